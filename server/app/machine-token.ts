/** The token under which the machine's own watchers may ask how it is: made once, kept in a file that only this account reads. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import path from 'node:path';
import { newToken } from './tokens.ts';
import { writeWhole } from './whole-file.ts';

export const MACHINE_TOKEN_FILE = 'metrics.token';
const TOKEN = /^[A-Za-z0-9_-]{32,}$/;

/** Whether that is the token. How long it takes tells nothing of it. */
export type IsMachineToken = (token: string) => boolean;

/** Reads the folder's token, or makes one where there is none. */
export async function openMachineToken(folder: string): Promise<IsMachineToken> {
  const known = hashOf((await readToken(folder)) ?? (await makeToken(folder)));
  return (token) => timingSafeEqual(hashOf(token), known);
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

async function readToken(folder: string): Promise<string | null> {
  try {
    const token = (await readFile(path.join(folder, MACHINE_TOKEN_FILE), 'utf8')).trim();
    return TOKEN.test(token) ? token : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function makeToken(folder: string): Promise<string> {
  const token = newToken();
  await writeWhole(folder, MACHINE_TOKEN_FILE, Buffer.from(`${token}\n`), 0o600);
  await chmod(path.join(folder, MACHINE_TOKEN_FILE), 0o600);
  return token;
}
