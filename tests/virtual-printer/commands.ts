/**
 * The commands this printer knows, as bytes, written from Epson's ESC/POS reference and not from our encoder:
 * what is not here exactly as it stands there is refused.
 */

/** What the bytes ask for. Real-time requests come out of turn; everything else waits for what stands before it. */
export type Operation =
  | { readonly kind: 'initialize' }
  | { readonly kind: 'raster'; readonly bytesPerRow: number; readonly rows: Uint8Array }
  | { readonly kind: 'feed'; readonly dots: number }
  | { readonly kind: 'cut'; readonly feedDots: number }
  | { readonly kind: 'transmitStatus' }
  | { readonly kind: 'realTimeStatus'; readonly which: 1 | 2 | 3 | 4 }
  /** Bits of what is told on its own accord; none = nothing is. */
  | { readonly kind: 'autoStatus'; readonly items: number }
  /** Four printable characters that are wanted back once everything before them is done. */
  | { readonly kind: 'processId'; readonly characters: readonly number[] }
  /** -6 (light) to 6 (dark). */
  | { readonly kind: 'density'; readonly level: number }
  | { readonly kind: 'identify'; readonly about: IdentityQuestion }
  /** No command of this printer: nothing after it can be trusted. `offset` counts from the connection's first byte. */
  | { readonly kind: 'refused'; readonly offset: number; readonly bytes: readonly number[] };

export type IdentityQuestion = 'modelId' | 'typeId' | 'versionId' | 'firmware' | 'maker' | 'model' | 'serial';

/** What a printer of this kind can carry out at all. */
export type Abilities = { readonly widthDots: number; readonly hasCutter: boolean };

/** What a beginning of bytes is. `band`: the head of a raster command, whose dots follow. */
export type Match =
  | Operation
  | 'incomplete'
  | 'unknown'
  | { readonly kind: 'band'; readonly bytesPerRow: number; readonly rowCount: number };

/** The longest band that fits the memory of a printer of this class. */
const MAX_BAND_ROWS = 2_303;
/** Height of a line of text at the default line spacing (1/6 inch at 203 dpi), the unit of ESC d. */
const LINE_DOTS = 34;
const MAX_DENSITY = 6;

const ESC = 0x1b;
const GS = 0x1d;
const DLE = 0x10;

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
const matchCut = ([, , mode, feedDots]: readonly number[], { hasCutter }: Abilities): Match => {
  if (!hasCutter) return 'unknown';
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

/** GS v 0 m xL xH yL yH ("Print raster bit image"), dot for dot only, and no wider than the paper. */
const matchRaster = (bytes: readonly number[], { widthDots }: Abilities): Match => {
  const [, , zero, mode, widthLow, widthHigh, rowsLow, rowsHigh] = bytes;
  if (zero !== undefined && zero !== 0x30) return 'unknown';
  if (mode !== undefined && mode !== 0) return 'unknown';
  if (widthLow === undefined || widthHigh === undefined) return 'incomplete';
  const bytesPerRow = widthLow + widthHigh * 256;
  if (bytesPerRow === 0 || bytesPerRow * 8 > widthDots) return 'unknown';
  if (rowsLow === undefined || rowsHigh === undefined) return 'incomplete';
  const rowCount = rowsLow + rowsHigh * 256;
  if (rowCount === 0 || rowCount > MAX_BAND_ROWS) return 'unknown';
  return { kind: 'band', bytesPerRow, rowCount };
};

/** Whether what has come so far begins with `expected`, as far as it goes. */
const beginsLike = (bytes: readonly number[], expected: readonly number[]): boolean =>
  expected.every((byte, index) => bytes[index] === undefined || bytes[index] === byte);

/** GS ( H pL pH fn m d1 to d4 ("Request transmission of response", function 48: process id). */
const matchProcessId = (bytes: readonly number[]): Match => {
  if (!beginsLike(bytes, [GS, 0x28, 0x48, 6, 0, 48, 48])) return 'unknown';
  const characters = bytes.slice(7);
  if (characters.some((character) => character < 32 || character > 126)) return 'unknown';
  return characters.length < 4 ? 'incomplete' : { kind: 'processId', characters };
};

/** GS ( K pL pH fn m ("Select print control method", function 49: print density); m is a signed byte. */
const matchDensity = (bytes: readonly number[]): Match => {
  if (!beginsLike(bytes, [GS, 0x28, 0x4b, 2, 0, 49])) return 'unknown';
  const amount = bytes[6];
  if (amount === undefined) return 'incomplete';
  const level = amount > 127 ? amount - 256 : amount;
  return Math.abs(level) <= MAX_DENSITY ? { kind: 'density', level } : 'unknown';
};

/** GS I n ("Transmit printer ID"): n = 1 to 3 and 49 to 51 are single bytes, 65 to 68 are words. */
const matchIdentity = (which: number | undefined): Match => {
  switch (which) {
    case undefined:
      return 'incomplete';
    case 1:
    case 49:
      return { kind: 'identify', about: 'modelId' };
    case 2:
    case 50:
      return { kind: 'identify', about: 'typeId' };
    case 3:
    case 51:
      return { kind: 'identify', about: 'versionId' };
    case 65:
      return { kind: 'identify', about: 'firmware' };
    case 66:
      return { kind: 'identify', about: 'maker' };
    case 67:
      return { kind: 'identify', about: 'model' };
    case 68:
      return { kind: 'identify', about: 'serial' };
    default:
      return 'unknown';
  }
};

const matchGroup = (bytes: readonly number[], abilities: Abilities): Match => {
  switch (bytes[1]) {
    case undefined:
      return 'incomplete';
    case 0x28:
      if (bytes[2] === undefined) return 'incomplete';
      return bytes[2] === 0x48 ? matchProcessId(bytes) : matchDensity(bytes);
    case 0x49:
      return matchIdentity(bytes[2]);
    case 0x56:
      return matchCut(bytes, abilities);
    // GS a n ("Enable/disable Automatic Status Back").
    case 0x61:
      return bytes[2] === undefined ? 'incomplete' : { kind: 'autoStatus', items: bytes[2] };
    // GS r 1 ("Transmit status": paper sensor), answered in its turn.
    case 0x72:
      if (bytes[2] === undefined) return 'incomplete';
      return bytes[2] === 1 || bytes[2] === 49 ? { kind: 'transmitStatus' } : 'unknown';
    case 0x76:
      return matchRaster(bytes, abilities);
    default:
      return 'unknown';
  }
};

/** Whether bytes begin with DLE, the mark of a request in real time. */
export const isRealTime = (bytes: readonly number[]): boolean => bytes[0] === DLE;

/** What the bytes of one command are, as far as they have come. */
export const matchCommand = (bytes: readonly number[], abilities: Abilities): Match => {
  switch (bytes[0]) {
    case DLE:
      return matchRealTime(bytes);
    case ESC:
      return matchEscape(bytes);
    case GS:
      return matchGroup(bytes, abilities);
    default:
      return 'unknown';
  }
};
