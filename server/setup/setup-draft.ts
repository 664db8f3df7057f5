/** What was entered of a new office so far: one file beside the data, gone once the office is there. */
import { rename, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SetupDraft } from '#protocol/setup.ts';
import { setupDraft } from '#protocol/setup-shapes.ts';

const FILE = 'setup.json';

export type DraftFile = {
  /** Null when there is none, or none that can be read. */
  readonly read: () => Promise<SetupDraft | null>;
  readonly write: (draft: SetupDraft) => Promise<void>;
  readonly remove: () => Promise<void>;
};

export function openDraft(folder: string): DraftFile {
  const file = path.join(folder, FILE);
  return {
    read: async () => {
      try {
        const parsed = setupDraft.safeParse(JSON.parse(await readFile(file, 'utf8')));
        return parsed.success ? (parsed.data as unknown as SetupDraft) : null;
      } catch {
        return null;
      }
    },
    write: async (draft) => {
      await writeFile(`${file}.half`, JSON.stringify(draft), { mode: 0o600 });
      await rename(`${file}.half`, file);
    },
    remove: () => rm(file, { force: true }),
  };
}
