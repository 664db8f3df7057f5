/**
 * Second factors as they are kept: a keyed hash that only this office can make again. Four digits can be tried out under
 * any hash, however slow; what protects them is the key, and that lies beside the database, not in it: a copy of the
 * database tells nobody a digit.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { chmod, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileCode } from '#protocol/codes/file-code.ts';
import type { SecondFactor } from '#protocol/file-lookup.ts';

const KEY_FILE = 'file-look-up.key';
const KEY_BYTES = 32;

export type Proofs = {
  readonly proofOf: (code: FileCode, factor: SecondFactor, digits: string) => Uint8Array;
  /** Stands for a file in what is counted of files, also when the file itself is forgotten. */
  readonly resultMarkOf: (code: FileCode) => Uint8Array;
  /** Names the key without telling anything of it. */
  readonly keyMark: string;
};

/** Reads the folder's key, or makes one where there is none or only half of one. */
export async function openProofs(folder: string): Promise<Proofs> {
  const key = (await readKey(folder)) ?? (await makeKey(folder));
  const hmac = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    proofOf: (code, factor, digits) => hmac(`proof\n${code}\n${factor}\n${digits}`),
    resultMarkOf: (code) => hmac(`result\n${code}`),
    keyMark: hmac('mark').toString('hex', 0, 8),
  };
}

async function readKey(folder: string): Promise<Uint8Array | null> {
  try {
    const key = await readFile(path.join(folder, KEY_FILE));
    return key.length === KEY_BYTES ? key : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function makeKey(folder: string): Promise<Uint8Array> {
  const key = randomBytes(KEY_BYTES);
  const name = path.join(folder, KEY_FILE);
  const file = await open(name, 'w', 0o600);
  try {
    await file.writeFile(key);
    await file.sync();
  } finally {
    await file.close();
  }
  // One that was there already keeps the rights it had.
  await chmod(name, 0o600);
  return key;
}
