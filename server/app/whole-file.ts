import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file that is there whole or not at all, also after a power cut: hidden until every byte is on the disk.
 * `mode`: the rights of a file that is made anew.
 */
export async function writeWhole(
  folder: string,
  name: string,
  bytes: Uint8Array,
  mode = 0o666,
): Promise<void> {
  const arriving = path.join(folder, `.${name}.arriving`);
  await writeFile(arriving, bytes, { flush: true, mode });
  await rename(arriving, path.join(folder, name));
}
