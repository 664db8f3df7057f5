/** Numbers by phone from a poster in the hall: how the office has it set, read once, and the code that its screens show. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { HALL_CODE_DIGITS, type PosterSettings } from '#protocol/poster.ts';
import type { HallCode, InstantMs, PosterKey } from '#protocol/vocabulary.ts';
import { posterSettings } from '#protocol/poster-shapes.ts';
import type { PosterStore } from '#server/storage/settings-stores.ts';
import {
  createRevisedSettings,
  type RevisedSettings,
  type SettingsTrail,
  type UndoableSettings,
} from './revised-settings.ts';

/** A code is shown this long, and taken for as long again: who reads it may still have to type it. */
const HALL_CODE_MS = 10 * 60_000;
/** The key also makes the links of tickets and the marks of persons: nothing of theirs must ever read like this. */
const PURPOSE = 'hall-code:';
const KEY_BYTES = 16;

/** What an office begins with: off, and careful once it is switched on. */
const firstPosters = (): PosterSettings => ({
  revision: 1,
  isOn: false,
  posterKey: randomBytes(KEY_BYTES).toString('base64url') as PosterKey,
  asksForHallCode: false,
  perMinute: 6,
  mostWaiting: 20,
  mostADay: 200,
  wifi: '',
});

export type Posters = RevisedSettings<PosterSettings> &
  UndoableSettings & {
    /** Whether that is the key of the posters that hold now. How long it takes does not tell how near a guess was. */
    readonly isPosterKey: (key: string) => boolean;
    /** What the hall's screens show now; null while nobody is asked for it. */
    readonly hallCode: () => HallCode | null;
    /** Whether that code is shown, or was until a moment ago. */
    readonly isHallCode: (code: HallCode) => boolean;
  };

export type PosterParts = {
  readonly store: PosterStore & SettingsTrail;
  /** That of today. */
  readonly dayKey: () => Uint8Array;
  readonly now: () => InstantMs;
  /** Hears of every change. */
  readonly onChange: () => void;
};

/** Starts from what is stored, else from what an office begins with, which is then stored. */
export function createPosters({ store, dayKey, now, onChange }: PosterParts): Posters {
  const revised = createRevisedSettings({
    name: 'posters',
    stored: store.posterSettings(),
    first: firstPosters,
    keep: store.savePosterSettings,
    shape: posterSettings,
    store,
    now,
    onChange,
  });
  const codeOf = (period: number): HallCode => {
    const digest = createHmac('sha256', dayKey())
      .update(PURPOSE + String(period))
      .digest();
    const code = digest.readUInt32BE(0) % 10 ** HALL_CODE_DIGITS;
    return String(code).padStart(HALL_CODE_DIGITS, '0') as HallCode;
  };
  const period = (): number => Math.floor(now() / HALL_CODE_MS);
  return {
    ...revised,
    isPosterKey: (key) => {
      const { posterKey } = revised.settings();
      const [given, known] = [Buffer.from(key, 'utf8'), Buffer.from(posterKey, 'utf8')];
      return given.length === known.length && timingSafeEqual(given, known);
    },
    hallCode: () => {
      const { isOn, asksForHallCode } = revised.settings();
      return isOn && asksForHallCode ? codeOf(period()) : null;
    },
    isHallCode: (code) => code === codeOf(period()) || code === codeOf(period() - 1),
  };
}
