/**
 * What a picture says of itself in its first bytes, read before anything is decoded.
 */
import { PNG_SIGNATURE } from '../png.ts';

export type PictureHeader = {
  readonly format: 'png' | 'jpeg' | 'gif';
  readonly widthPx: number;
  readonly heightPx: number;
};

const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean =>
  bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte);
const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Side lengths of a PNG: its first chunk must be IHDR. */
const pngHeader = (view: DataView): PictureHeader | null =>
  view.byteLength < 24 || view.getUint32(12) !== 0x49_48_44_52
    ? null
    : { format: 'png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) };

const gifHeader = (view: DataView): PictureHeader | null =>
  view.byteLength < 10
    ? null
    : { format: 'gif', widthPx: view.getUint16(6, true), heightPx: view.getUint16(8, true) };

/** C0 to CF begin a frame and give its size, but for DHT (C4), JPG (C8) and DAC (CC) (ITU-T T.81, table B.1). */
const isStartOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The frame's size stands behind any number of other segments; each tells its own length. */
const jpegHeader = (view: DataView): PictureHeader | null => {
  let offset = 2;
  while (offset + 9 <= view.byteLength) {
    if (view.getUint8(offset) !== 0xff) return null;
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (isStartOfFrame(marker))
      return { format: 'jpeg', widthPx: view.getUint16(offset + 7), heightPx: view.getUint16(offset + 5) };
    // The picture itself before its size: not one that can be read.
    if (marker === 0xda) return null;
    offset += 2 + Math.max(2, view.getUint16(offset + 2));
  }
  return null;
};

/** The format and declared size of a PNG, JPEG or GIF; null for anything else. Decodes nothing and never throws. */
export const pictureHeader = (bytes: Uint8Array): PictureHeader | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, PNG_SIGNATURE)) return pngHeader(view);
  if (startsWith(bytes, Uint8Array.of(0xff, 0xd8, 0xff))) return jpegHeader(view);
  if (startsWith(bytes, ascii('GIF87a')) || startsWith(bytes, ascii('GIF89a'))) return gifHeader(view);
  return null;
};

/** Most pixels that are decoded (96 MB for a moment), and the longest side: 24 megapixels are a good camera's. */
const MOST_PIXELS = 24_000_000;
const LONGEST_SIDE_PX = 10_000;

/** Whether decoding a picture of this size is affordable. */
export const isDecodable = ({ widthPx, heightPx }: PictureHeader): boolean =>
  widthPx <= LONGEST_SIDE_PX && heightPx <= LONGEST_SIDE_PX && widthPx * heightPx <= MOST_PIXELS;

/** Chunks without which a PNG is not the same picture. */
const NEEDED_CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/**
 * The same PNG without texts, profiles and other company, each of which may be packed a thousand times smaller than it
 * unpacks. What is broken is cut off at the break.
 */
export const neededChunks = (png: Uint8Array): Uint8Array => {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const kept: Uint8Array[] = [png.subarray(0, 8)];
  let offset = 8;
  while (offset + 12 <= png.byteLength) {
    const end = offset + 12 + view.getUint32(offset);
    if (end > png.byteLength) break;
    const type = Buffer.from(png.subarray(offset + 4, offset + 8)).toString('latin1');
    if (NEEDED_CHUNKS.has(type)) kept.push(png.subarray(offset, end));
    offset = end;
  }
  return Buffer.concat(kept);
};
