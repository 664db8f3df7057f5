/** Numbers by phone on the desk: see `settings-desk.ts`. */
import type { PosterSettings } from '#protocol/poster.ts';
import type { PosterKey } from '#protocol/vocabulary.ts';
import type { PrintingDeskParts } from '../printing-desk.ts';
import {
  createSettingsDesk,
  SAVE_PATIENCE_MS,
  type SettingsDesk,
  type SettingsDeskState,
} from '../settings-desk.ts';
import { changesBetween, isSamePart, rebase, type PosterPart } from './poster-changes.ts';

export type PostersDeskState = SettingsDeskState<PosterSettings, PosterPart>;
export type PostersDesk = SettingsDesk<PosterSettings, PosterPart>;

/** What a press on the page leads to. */
export type PostersActions = Pick<PostersDesk, 'edit' | 'discard' | 'save'>;

/** A desk that knows nothing yet. */
export const createPostersDesk = (parts: PrintingDeskParts): PostersDesk =>
  createSettingsDesk(
    { changesBetween, isSamePart, rebase },
    {
      load: () => parts.send('getPosters', {}, SAVE_PATIENCE_MS),
      save: (settings) =>
        parts.send('savePosters', { requestId: parts.newRequestId(), settings }, SAVE_PATIENCE_MS),
      now: parts.now,
      onSessionEnd: parts.onSessionEnd,
    },
  );

const KEY_BYTES = 16;

/** 128 bits that nobody can guess, as they stand in an address. */
export function newPosterKey(): PosterKey {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const letters = btoa(String.fromCharCode(...bytes));
  return letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') as PosterKey;
}
