/** Whether a zip archive holds what it says and no more than fits: asked before any library unpacks it. */
import { crc32, inflateRawSync } from 'node:zlib';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
const MOST_ENTRIES = 500;

export type ZipVerdict = 'fits' | 'broken' | 'too_large';

/** Unpacks every entry once, stopping at the size that it declares; together they may take `mostBytes`. */
export function zipVerdict(zip: Buffer, mostBytes: number): ZipVerdict {
  try {
    return verdictOf(zip, mostBytes);
  } catch {
    // Read beyond its end, or unpacked to more than it declares.
    return 'broken';
  }
}

function verdictOf(zip: Buffer, mostBytes: number): ZipVerdict {
  const end = endOf(zip);
  if (end === null) return 'broken';
  const count = zip.readUInt16LE(end + 10);
  // Of two counts that differ, the library might believe the other one.
  if (count !== zip.readUInt16LE(end + 8)) return 'broken';
  if (count > MOST_ENTRIES) return 'too_large';
  let total = 0;
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== ENTRY_SIGNATURE) return 'broken';
    const declared = zip.readUInt32LE(at + 24);
    total += declared;
    if (total > mostBytes) return 'too_large';
    if (!holdsWhatItSays(zip, at, declared)) return 'broken';
    at += ENTRY_BYTES + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return 'fits';
}

function endOf(zip: Buffer): number | null {
  const first = Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT);
  for (let at = zip.length - END_BYTES; at >= first; at -= 1)
    if (zip.readUInt32LE(at) === END_SIGNATURE) return at;
  return null;
}

function holdsWhatItSays(zip: Buffer, entry: number, declared: number): boolean {
  const method = zip.readUInt16LE(entry + 10);
  const packed = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (zip.readUInt32LE(local) !== LOCAL_SIGNATURE) return false;
  const from = local + LOCAL_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (from + packed > zip.length) return false;
  if (method !== STORED && method !== DEFLATED) return false;
  const bytes = zip.subarray(from, from + packed);
  const content =
    method === STORED ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(1, declared) });
  // The library does not look at the sum: a file damaged on the way would be read with wrong letters in it.
  return content.length === declared && crc32(content) === zip.readUInt32LE(entry + 16);
}
