/** What the desk sets beside the office itself, and what it shows and tries by hand. */
import type { PrintingSettings } from '#protocol/printing.ts';
import { createBulletins, type Bulletins } from './app/bulletins.ts';
import type { Executor } from './app/execute.ts';
import { createFeedbackSettings, type FeedbackSettingsKeeper } from './app/feedback.ts';
import { createPosters, type Posters } from './app/posters.ts';
import { createPrinting, type Printing } from './app/printing.ts';
import { createRating, type Rating } from './app/rating.ts';
import { createStartList, type StartLists } from './app/start-list.ts';
import { createTargets, type Targets } from './app/targets.ts';
import { createTrialCall, type TrialCall } from './app/trial-call.ts';
import type { Store } from './storage/store.ts';

export type SettingsParts = {
  readonly store: Store;
  readonly executor: Executor;
  readonly dayKey: () => Uint8Array;
  readonly isDemonstration: boolean;
  readonly firstPrinting: PrintingSettings;
  readonly onPrinting: () => void;
  readonly onPosters: () => void;
  /** What screens are shown is another one than before. */
  readonly onChange: () => void;
};

export type OpenSettings = {
  readonly printing: Printing;
  readonly posters: Posters;
  readonly targets: Targets;
  readonly start: StartLists;
  readonly trialCall: TrialCall;
  readonly bulletins: Bulletins;
  readonly rating: Rating;
  readonly feedbackSettings: FeedbackSettingsKeeper;
};

/** Each from what is stored, else from what an office begins with. Throws what the store throws. */
export function openSettings(parts: SettingsParts): OpenSettings {
  const { store, executor, dayKey, isDemonstration, onChange } = parts;
  const { now } = executor;
  return {
    printing: createPrinting({ store, first: parts.firstPrinting, now, onChange: parts.onPrinting }),
    posters: createPosters({ store, dayKey, now, onChange: parts.onPosters }),
    targets: createTargets(store, now),
    start: createStartList({ store, isDemonstration, now, onChange }),
    trialCall: createTrialCall({ office: () => executor.day().settings, now, onChange }),
    bulletins: createBulletins({ store, now, today: () => executor.day().date, onChange }),
    rating: createRating(store, now, onChange),
    feedbackSettings: createFeedbackSettings(store, now, onChange),
  };
}
