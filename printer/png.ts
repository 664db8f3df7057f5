/**
 * Pictures as PNG (ISO/IEC 15948): one bit a dot as on paper, or eight bits of grey.
 */
import { crc32, deflate } from 'node:zlib';
import { promisify } from 'node:util';

/** The eight bytes that every PNG begins with. */
export const PNG_SIGNATURE: Uint8Array = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const deflated = promisify(deflate);

/** One chunk: its length, its four letters, its data, and the check over both. */
export const pngChunk = (type: string, data: Uint8Array): Uint8Array => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};

const encode = async (
  bitDepth: 1 | 8,
  width: number,
  height: number,
  bytesPerRow: number,
  byteAt: (index: number) => number,
): Promise<Uint8Array> => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Greyscale, one way of compressing, no interlacing.
  header.set([bitDepth, 0, 0, 0, 0], 8);
  const lines = new Uint8Array(height * (bytesPerRow + 1));
  for (let row = 0; row < height; row += 1) {
    // Each line begins with its filter, 0: none.
    const start = row * (bytesPerRow + 1) + 1;
    for (let index = 0; index < bytesPerRow; index += 1)
      lines[start + index] = byteAt(row * bytesPerRow + index);
  }
  const [ihdr, idat, iend] = [
    pngChunk('IHDR', header),
    pngChunk('IDAT', await deflated(lines)),
    pngChunk('IEND', new Uint8Array()),
  ] as const;
  return Buffer.concat([PNG_SIGNATURE, ihdr, idat, iend]);
};

/** A bitmap as a picture, one pixel a dot. In a PNG 1 is white, on paper 1 is black. */
export const bitmapPng = (bitmap: {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bytesPerRow: number;
  readonly rows: Uint8Array;
}): Promise<Uint8Array> =>
  encode(
    1,
    bitmap.widthDots,
    bitmap.heightDots,
    bitmap.bytesPerRow,
    (index) => ~(bitmap.rows[index] ?? 0) & 0xff,
  );

/** A grey picture, a byte a pixel, 0 = black. */
export const greyPng = (grey: Uint8Array, width: number, height: number): Promise<Uint8Array> =>
  encode(8, width, height, width, (index) => grey[index] ?? 255);
