/**
 * Reads ESC/POS byte by byte, as strictly as a printer's firmware, and knows nothing of who wrote it:
 * written from Epson's command reference, not from our encoder.
 */

/** What the bytes ask for. Real-time requests come out of turn; everything else waits for what stands before it. */
export type Operation =
  | { readonly kind: 'initialize' }
  | { readonly kind: 'raster'; readonly bytesPerRow: number; readonly rows: Uint8Array }
  | { readonly kind: 'feed'; readonly dots: number }
  | { readonly kind: 'cut'; readonly feedDots: number }
  | { readonly kind: 'transmitStatus' }
  | { readonly kind: 'realTimeStatus'; readonly which: 1 | 2 | 3 | 4 }
  /** No command of this printer: nothing after it can be trusted. `offset` counts from the connection's first byte. */
  | { readonly kind: 'refused'; readonly offset: number; readonly bytes: readonly number[] };

export type Parser = {
  /** Takes the next byte; answers with the operation it completes, if any. After a refusal only real-time requests are heard. */
  readonly push: (byte: number) => Operation | null;
};

/** Dots across the paper and the longest band that fits the memory of a printer of this class. */
const MAX_BYTES_PER_ROW = 72;
const MAX_BAND_ROWS = 2_303;
/** Height of a line of text at the default line spacing (1/6 inch at 203 dpi), the unit of ESC d. */
const LINE_DOTS = 34;

const ESC = 0x1b;
const GS = 0x1d;
const DLE = 0x10;

type Match =
  | Operation
  | 'incomplete'
  | 'unknown'
  | { readonly kind: 'band'; readonly bytesPerRow: number; readonly rowCount: number };

const isRequestNumber = (byte: number): byte is 1 | 2 | 3 | 4 => byte >= 1 && byte <= 4;

/** DLE EOT n ("Transmit real-time status"). */
const matchRealTime = ([, second, which]: readonly number[]): Match => {
  if (second === undefined) return 'incomplete';
  if (second !== 0x04) return 'unknown';
  if (which === undefined) return 'incomplete';
  return isRequestNumber(which) ? { kind: 'realTimeStatus', which } : 'unknown';
};

/** ESC @ ("Initialize printer"), ESC J n ("Print and feed paper", dots), ESC d n ("Print and feed n lines"). */
const matchEscape = ([, second, amount]: readonly number[]): Match => {
  switch (second) {
    case undefined:
      return 'incomplete';
    case 0x40:
      return { kind: 'initialize' };
    case 0x4a:
      return amount === undefined ? 'incomplete' : { kind: 'feed', dots: amount };
    case 0x64:
      return amount === undefined ? 'incomplete' : { kind: 'feed', dots: amount * LINE_DOTS };
    default:
      return 'unknown';
  }
};

/** GS V m ("Select cut mode and cut paper"): 0, 1, 48, 49 cut here; 65 and 66 feed n dots past the cutter first. */
const matchCut = ([, , mode, feedDots]: readonly number[]): Match => {
  switch (mode) {
    case undefined:
      return 'incomplete';
    case 0:
    case 1:
    case 48:
    case 49:
      return { kind: 'cut', feedDots: 0 };
    case 65:
    case 66:
      return feedDots === undefined ? 'incomplete' : { kind: 'cut', feedDots };
    default:
      return 'unknown';
  }
};

/** GS v 0 m xL xH yL yH ("Print raster bit image"), dot for dot only. */
const matchRaster = (bytes: readonly number[]): Match => {
  const [, , zero, mode, widthLow, widthHigh, rowsLow, rowsHigh] = bytes;
  if (zero !== undefined && zero !== 0x30) return 'unknown';
  if (mode !== undefined && mode !== 0) return 'unknown';
  if (widthLow === undefined || widthHigh === undefined) return 'incomplete';
  const bytesPerRow = widthLow + widthHigh * 256;
  if (bytesPerRow === 0 || bytesPerRow > MAX_BYTES_PER_ROW) return 'unknown';
  if (rowsLow === undefined || rowsHigh === undefined) return 'incomplete';
  const rowCount = rowsLow + rowsHigh * 256;
  if (rowCount === 0 || rowCount > MAX_BAND_ROWS) return 'unknown';
  return { kind: 'band', bytesPerRow, rowCount };
};

const matchGroup = (bytes: readonly number[]): Match => {
  switch (bytes[1]) {
    case undefined:
      return 'incomplete';
    case 0x56:
      return matchCut(bytes);
    case 0x76:
      return matchRaster(bytes);
    // GS r 1 ("Transmit status": paper sensor), answered in its turn.
    case 0x72:
      if (bytes[2] === undefined) return 'incomplete';
      return bytes[2] === 1 || bytes[2] === 49 ? { kind: 'transmitStatus' } : 'unknown';
    default:
      return 'unknown';
  }
};

const match = (bytes: readonly number[]): Match => {
  switch (bytes[0]) {
    case DLE:
      return matchRealTime(bytes);
    case ESC:
      return matchEscape(bytes);
    case GS:
      return matchGroup(bytes);
    default:
      return 'unknown';
  }
};

/** A parser for one connection, at its first byte. */
export const createParser = (): Parser => {
  let pending: number[] = [];
  let band: { readonly bytesPerRow: number; readonly rows: Uint8Array; filled: number } | null = null;
  let offset = 0;
  let hasRefused = false;

  /** Behind a refusal any bytes may come; only what looks like a real-time request is still answered. */
  const listenOnly = (byte: number): Operation | null => {
    pending = [...pending, byte].slice(-3);
    const found = pending.length === 3 && pending[0] === DLE ? match(pending) : 'unknown';
    return typeof found === 'object' && found.kind === 'realTimeStatus' ? found : null;
  };

  const fillBand = (byte: number): Operation | null => {
    if (band === null) return null;
    band.rows[band.filled] = byte;
    band.filled += 1;
    if (band.filled < band.rows.length) return null;
    const { bytesPerRow, rows } = band;
    band = null;
    return { kind: 'raster', bytesPerRow, rows };
  };

  return {
    push: (byte) => {
      offset += 1;
      if (hasRefused) return listenOnly(byte);
      if (band !== null) return fillBand(byte);
      pending.push(byte);
      const found = match(pending);
      if (found === 'incomplete') return null;
      const bytes = pending;
      pending = [];
      if (found === 'unknown') {
        hasRefused = true;
        return { kind: 'refused', offset: offset - bytes.length, bytes };
      }
      if (found.kind !== 'band') return found;
      band = {
        bytesPerRow: found.bytesPerRow,
        rows: new Uint8Array(found.bytesPerRow * found.rowCount),
        filled: 0,
      };
      return null;
    },
  };
};
