/**
 * What the secure connection keeps: `https/` beside the data, for this account's eyes only. It is of this machine, not of
 * the office's records: no backup holds it, and putting a backup in the data's place leaves it alone.
 */
import { chmod, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { FIRST_NETWORK_NAME, NETWORK_NAME } from '#protocol/https.ts';
import { writeWhole } from '../whole-file.ts';
import type { KeyedCertificate } from './certificates.ts';

export const HTTPS_FOLDER = 'https';
const CHOICE_FILE = 'choice.json';
/** Key and certificate in one file each: neither is ever there without the other. */
const FILES = { authority: 'authority.pem', office: 'office.pem' } as const;
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;
const PEM = /-----BEGIN (?<kind>[A-Z ]+)-----[^-]+-----END \k<kind>-----\n?/g;

const choiceShape = z.strictObject({ isOn: z.boolean(), name: z.string().regex(NETWORK_NAME) });

/** What the office has decided, at the desk or by the command. */
export type HttpsChoice = Readonly<z.infer<typeof choiceShape>>;
export const FIRST_CHOICE: HttpsChoice = { isOn: false, name: FIRST_NETWORK_NAME };

export type KeyFolder = {
  /** Throws when somebody has written into the file what it cannot mean. */
  readonly choice: () => Promise<HttpsChoice>;
  readonly choose: (choice: HttpsChoice) => Promise<void>;
  /** Null when there is none; throws when the file is no key with its certificate. */
  readonly read: (which: keyof typeof FILES) => Promise<KeyedCertificate | null>;
  readonly write: (which: keyof typeof FILES, keyed: KeyedCertificate) => Promise<void>;
};

export function openKeyFolder(dataFolder: string): KeyFolder {
  const folder = path.join(dataFolder, HTTPS_FOLDER);
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
    await chmod(folder, OWN_FOLDER);
    await writeWhole(folder, name, Buffer.from(text), OWN_FILE);
  };
  const read = async (name: string): Promise<string | null> => {
    try {
      return await readFile(path.join(folder, name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  };
  return {
    choice: async () => {
      const text = await read(CHOICE_FILE);
      return text === null ? FIRST_CHOICE : choiceShape.parse(JSON.parse(text));
    },
    choose: (choice) => write(CHOICE_FILE, `${JSON.stringify(choice)}\n`),
    read: async (which) => {
      const text = await read(FILES[which]);
      if (text === null) return null;
      const blocks = [...text.matchAll(PEM)].map(([pem, kind]) => ({ pem, kind }));
      const key = blocks.find(({ kind }) => kind === 'PRIVATE KEY')?.pem;
      const certificate = blocks.find(({ kind }) => kind === 'CERTIFICATE')?.pem;
      if (key === undefined || certificate === undefined)
        throw new Error(`${FILES[which]} holds no key with its certificate`);
      return { key, certificate };
    },
    write: (which, { key, certificate }) => write(FILES[which], `${key}${certificate}`),
  };
}
