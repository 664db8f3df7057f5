/** Puts the looking up of files together: the list that is kept, the service that may be asked instead, and what passes with time. */
import { wallTimeAt } from '#server/domain/office-hours.ts';
import type { FileStore } from '#server/storage/store.ts';
import type { Clock } from '../clock.ts';
import type { Executor } from '../execute.ts';
import { createFileList, type KeptFileList } from './file-list.ts';
import { createFileLookUp, type FileLookUp } from './file-lookup.ts';
import { createFileService, type FileServiceSettings } from './file-service.ts';
import { openProofs } from './proof.ts';

/** Files handed over are forgotten by the day; looked at by the hour, whenever the day changes. */
const FORGETTING_INTERVAL_MS = 3_600_000;

export type Files = {
  readonly lookUp: FileLookUp;
  readonly list: KeptFileList;
  /** The host that is asked instead of the list; null while the list is asked. */
  readonly serviceHost: string | null;
  readonly close: () => void;
};

export type FilesParts = {
  readonly store: FileStore;
  readonly dataFolder: string;
  readonly timeZone: () => string;
  readonly service: FileServiceSettings | null;
  readonly executor: Pick<Executor, 'now'>;
  readonly clock: Clock;
  readonly onChange: () => void;
  readonly onFault: (error: unknown, message: string) => void;
  /** The service could not be used. */
  readonly onTrouble: (why: string) => void;
};

export async function openFiles(parts: FilesParts): Promise<Files> {
  const { store, executor, onFault } = parts;
  const { now } = executor;
  const { monotonicMs } = parts.clock;
  const list = createFileList({
    store,
    proofs: await openProofs(parts.dataFolder),
    now,
    today: () => wallTimeAt(parts.timeZone(), now()).date,
    onChange: parts.onChange,
  });
  const service =
    parts.service === null
      ? null
      : createFileService(parts.service, { now, monotonicMs, onTrouble: parts.onTrouble });
  const forgetReturned = (): void => {
    try {
      list.forgetReturned();
    } catch (error) {
      onFault(error, 'files handed over could not be forgotten');
    }
  };
  forgetReturned();
  const forgetting = setInterval(forgetReturned, FORGETTING_INTERVAL_MS);
  return {
    lookUp: createFileLookUp({
      source: service ?? list,
      monotonicMs,
      onFault: (error) => {
        onFault(error, 'a file could not be looked up');
      },
    }),
    list,
    serviceHost: parts.service?.url.host ?? null,
    close: () => {
      clearInterval(forgetting);
    },
  };
}
