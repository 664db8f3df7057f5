/** What the two programs of this room have in common: which office, which day, which language. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { openDayLog } from '#server/storage/day-log.ts';
import { StoreUnusable } from '#server/storage/store.ts';
import { replayWords } from './words.ts';

export const DAY_OPTIONS = {
  data: { type: 'string' },
  date: { type: 'string' },
  en: { type: 'boolean', default: false },
} as const;

export type AskedDay = {
  readonly data?: string | undefined;
  readonly date?: string | undefined;
  readonly en: boolean;
};

/** The folder named, else that of the environment, else where an office or its demonstration keeps its data. */
export function dataFolder({ data }: Pick<AskedDay, 'data'>): string {
  const usual = ['office', 'demo'].map((name) => path.join('data', name));
  const found = usual.find((folder) => existsSync(path.join(folder, 'office.db')));
  return data ?? process.env['DATA_DIR'] ?? found ?? path.join('data', 'office');
}

/**
 * Gives the events of the day that was asked for (the newest when none was) to `tell`, whose exit code it sets.
 * Says in a sentence when there is no such day or no office, with exit code 1.
 */
export function withAskedDay(
  asked: AskedDay,
  tell: (events: readonly RecordedEvent[], date: string, language: Language) => number,
): void {
  const language = asked.en ? 'en' : 'vi';
  try {
    const log = openDayLog(dataFolder(asked));
    const dates = log.dates();
    const date = asked.date ?? dates.at(-1) ?? '';
    const events = log.eventsOf(date);
    log.close();
    if (events.length > 0) {
      process.exitCode = tell(events, date, language);
      return;
    }
    process.stderr.write(`${replayWords[language].audit.noDay(date, dates)}\n`);
  } catch (error) {
    if (!(error instanceof StoreUnusable)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
  process.exitCode = 1;
}
