/**
 * What an agent remembers from one start to the next: the office it was paired with, and as whom.
 * The token is a secret: one file that only its owner can read.
 */
import {
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
  fsyncSync,
} from 'node:fs';
import path from 'node:path';
import type { AgentIdentity } from './config.ts';
import { ConfigurationWrong } from './config.ts';

export type RememberedPairing = AgentIdentity & {
  /** The code it was paired with, used up since: the same command line starts the agent again. */
  readonly code: string;
};

export type AgentFolder = {
  /** Null while it was never paired. Throws ConfigurationWrong when what is there cannot be read. */
  readonly read: () => RememberedPairing | null;
  /** Durable when it returns. Throws ConfigurationWrong when nothing can be written there. */
  readonly write: (pairing: RememberedPairing) => void;
  /** Throws ConfigurationWrong when nothing can be written there: to be known before a code is used up. */
  readonly checkWritable: () => void;
};

const FILE = 'agent.json';
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const parse = (text: string): RememberedPairing | null => {
  try {
    const value: unknown = JSON.parse(text);
    const { serverUrl, deviceToken, code } = Object(value) as Record<string, unknown>;
    return isText(serverUrl) && isText(deviceToken) && isText(code) ? { serverUrl, deviceToken, code } : null;
  } catch {
    return null;
  }
};

/** The folder of one agent; made when something is first written. */
export const openAgentFolder = (folder: string): AgentFolder => {
  const file = path.join(folder, FILE);
  const put = (name: string, text: string): void => {
    const descriptor = openSync(name, 'w', 0o600);
    try {
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  };
  const writing = (work: () => void): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      work();
    } catch {
      throw new ConfigurationWrong(
        `Không ghi được vào thư mục ${folder}. / Nothing can be written to the folder ${folder}.`,
      );
    }
  };
  return {
    read: () => {
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch (error) {
        if (Reflect.get(Object(error) as object, 'code') === 'ENOENT') return null;
        throw new ConfigurationWrong(`Không đọc được ${file}. / ${file} cannot be read.`);
      }
      const pairing = parse(text);
      if (pairing !== null) return pairing;
      throw new ConfigurationWrong(
        `${file} bị hỏng: hãy ghép lại bằng --server và --code. / ${file} is damaged: pair again with --server and --code.`,
      );
    },
    write: (pairing) => {
      writing(() => {
        // Written aside and then put in its place: a power cut leaves the old one or the new one, never half of it.
        rmSync(`${file}.new`, { force: true });
        put(`${file}.new`, `${JSON.stringify(pairing)}\n`);
        renameSync(`${file}.new`, file);
      });
    },
    checkWritable: () => {
      writing(() => {
        put(`${file}.new`, '');
        rmSync(`${file}.new`);
      });
    },
  };
};
