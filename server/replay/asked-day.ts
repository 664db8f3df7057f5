/** What the two programs of this room have in common: which office, which day, which language. */
import type { Language } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { openDayLog } from '#server/storage/day-log.ts';
import { askedOfficeFolder } from '#server/storage/office-folder.ts';
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
    const log = openDayLog(askedOfficeFolder(asked.data));
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
