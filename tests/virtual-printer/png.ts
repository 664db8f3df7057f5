/**
 * Dots → PNG (one bit grey, ISO/IEC 15948), so that a browser shows exactly what was burnt.
 */
import { crc32, deflateSync } from 'node:zlib';
import type { Slip } from './mechanism.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};

/** A picture of a slip, one pixel a dot. */
export const slipPng = ({
  widthDots,
  heightDots,
  rows,
}: Pick<Slip, 'widthDots' | 'heightDots' | 'rows'>): Buffer => {
  const bytesPerRow = widthDots / 8;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthDots, 0);
  header.writeUInt32BE(heightDots, 4);
  // Bit depth 1, greyscale.
  header.set([1, 0, 0, 0, 0], 8);
  const lines = Buffer.alloc(heightDots * (bytesPerRow + 1));
  for (let row = 0; row < heightDots; row += 1) {
    // Each line begins with its filter type, 0; in a PNG 1 is white, on paper 1 is black.
    for (let index = 0; index < bytesPerRow; index += 1) {
      lines[row * (bytesPerRow + 1) + 1 + index] = ~(rows[row * bytesPerRow + index] ?? 0) & 0xff;
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', new Uint8Array()),
  ]);
};
