/**
 * The printer's paper on disk, one file a slip: a printer that starts again finds its paper as it was left.
 * Whatever is wrong with the disk costs paper at most, never the printer.
 */
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import type { Slip } from './mechanism.ts';

export type PaperFolder = {
  /** What lay in the folder when it was opened, newest first. */
  readonly slips: readonly Slip[];
  /** Higher than the number of any slip in the folder. */
  readonly nextSlipId: number;
  /** Writes a slip, whole or not at all, and removes the oldest beyond those to be kept. */
  readonly keep: (slip: Slip) => void;
  /** Removes every slip. What else lies in the folder stays. */
  readonly clear: () => void;
};

const SLIP_FILE = /^slip-([1-9]\d{0,11})\.paper$/;
/** A slip that is being written; one that is found was broken off. */
const HALF_FILE = 'slip.half';
/** 29 m of paper: a file that unpacks to more is none of ours. */
const MAX_SLIP_BYTES = 16 * 1024 * 1024;
const LINE_END = 0x0a;

const headerSchema = z.strictObject({
  // The last moment a Date can tell.
  at: z.int().min(0).max(8.64e15),
  widthDots: z.int().positive().multipleOf(8),
  heightDots: z.int().positive(),
  end: z.enum(['cut', 'torn', 'refused']),
});

/** A line of JSON and the packed rows, deflated together: the checksum of the zlib format (RFC 1950) covers both. */
const pack = ({ at, widthDots, heightDots, end, rows }: Slip): Buffer => {
  const header = JSON.stringify({ at, widthDots, heightDots, end } satisfies z.infer<typeof headerSchema>);
  return deflateSync(Buffer.concat([Buffer.from(`${header}\n`, 'utf8'), rows]));
};

/** Throws when this is not what `pack` made. */
const unpack = (id: number, packed: Buffer): Slip => {
  const content = inflateSync(packed, { maxOutputLength: MAX_SLIP_BYTES });
  const headerLength = content.indexOf(LINE_END);
  const header = headerSchema.parse(JSON.parse(content.toString('utf8', 0, headerLength)));
  const rows = content.subarray(headerLength + 1);
  if (rows.length !== (header.widthDots / 8) * header.heightDots) throw new Error('rows are missing');
  return { id, ...header, rows };
};

/** In one word, since messages of parsers run over several lines. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};

/** Numbers of the slips in a folder, highest first; `onForeign` hears the name of everything else. */
const findSlipIds = (folder: string, onForeign: (name: string) => void): readonly number[] => {
  const ids: number[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const id = entry.isFile() ? SLIP_FILE.exec(entry.name)?.[1] : undefined;
    if (id !== undefined) ids.push(Number(id));
    else if (entry.name !== HALF_FILE) onForeign(entry.name);
  }
  return ids.sort((one, other) => other - one);
};

/**
 * Opens a folder of slips; one that does not exist is made with the first slip. At most `keepSlips` slips stay in it,
 * the newest. Never throws: `complain` gets one line for each file that is not a readable slip (it stays where it is) and
 * for each thing the disk refused.
 * Slips outlive the program however it ends; they are not forced to the disk against a loss of power.
 */
export const openPaperFolder = ({
  folder,
  keepSlips,
  complain,
}: {
  readonly folder: string;
  readonly keepSlips: number;
  readonly complain: (line: string) => void;
}): PaperFolder => {
  const fileOf = (id: number): string => path.join(folder, `slip-${String(id)}.paper`);
  const attempt = <Result>(act: () => Result, failure: string, at: string): Result | null => {
    try {
      return act();
    } catch (error) {
      // Quoted, since a name may hold anything, even the end of a line.
      complain(`The virtual printer ${failure} ${JSON.stringify(at)} (${reasonOf(error)}).`);
      return null;
    }
  };
  const remove = (removed: readonly number[]): void => {
    for (const id of removed) {
      attempt(() => rmSync(fileOf(id), { force: true }), 'could not remove', fileOf(id));
    }
  };

  const find = (): readonly number[] => {
    try {
      rmSync(path.join(folder, HALF_FILE), { force: true });
      return findSlipIds(folder, (name) =>
        complain(`The virtual printer skipped ${JSON.stringify(path.join(folder, name))}: not a slip.`),
      );
    } catch (error) {
      if (reasonOf(error) === 'ENOENT') return [];
      throw error;
    }
  };
  /** Numbers of all slips on disk, highest first; those that cannot be read count too, and are never written over. */
  let ids = attempt(find, 'cannot read its paper folder', folder) ?? [];
  const nextSlipId = (ids[0] ?? 0) + 1;
  const forgetOldest = (): void => {
    remove(ids.slice(keepSlips));
    ids = ids.slice(0, keepSlips);
  };
  forgetOldest();
  const slips = ids.flatMap(
    (id) =>
      attempt(() => [unpack(id, readFileSync(fileOf(id)))], 'skipped a slip it cannot read,', fileOf(id)) ??
      [],
  );

  return {
    slips,
    nextSlipId,
    keep: (slip) => {
      const write = (): void => {
        // Made again each time: somebody may have cleared the data away under the running printer.
        mkdirSync(folder, { recursive: true });
        const half = path.join(folder, HALF_FILE);
        writeFileSync(half, pack(slip));
        renameSync(half, fileOf(slip.id));
      };
      attempt(write, 'could not keep a slip in', fileOf(slip.id));
      ids = [slip.id, ...ids];
      forgetOldest();
    },
    clear: () => {
      remove(ids);
      ids = [];
    },
  };
};
