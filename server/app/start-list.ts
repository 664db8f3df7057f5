/** What an office still needs before its first working day: what people said of it is kept, everything else is looked up. */
import type { StartSettings } from '#protocol/start-list.ts';
import { startSettings } from '#protocol/start-messages.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import type { AccessStore } from '#server/storage/store.ts';
import type { StartStore } from '#server/storage/start-statements.ts';
import {
  createRevisedSettings,
  type RevisedSettings,
  type SettingsTrail,
  type UndoableSettings,
} from './revised-settings.ts';

export type StartLists = RevisedSettings<StartSettings> &
  UndoableSettings & {
    readonly hasIssued: () => boolean;
    readonly hasCalled: () => boolean;
    /** Accounts that may come in. */
    readonly officers: () => number;
  };

export type StartListParts = {
  readonly store: StartStore & SettingsTrail & Pick<AccessStore, 'officers'>;
  /** An office that only shows how it would be needs no list. */
  readonly isDemonstration: boolean;
  readonly now: () => InstantMs;
  readonly onChange: () => void;
};

/** What happened once stays so: it is asked for only until then. */
function onceTrue(ask: () => boolean): () => boolean {
  let isSo = false;
  return () => {
    isSo ||= ask();
    return isSo;
  };
}

/** Starts from what is stored. An office that worked before there was such a list begins with it put away. */
export function createStartList({ store, isDemonstration, now, onChange }: StartListParts): StartLists {
  const revised = createRevisedSettings<StartSettings>({
    name: 'start',
    stored: store.startSettings(),
    first: () => ({
      revision: 1,
      rightPrinterIds: [],
      isVoiceHeard: false,
      later: [],
      isPutAway: isDemonstration || store.hasIssued(),
    }),
    keep: store.saveStartSettings,
    shape: startSettings,
    store,
    now,
    onChange,
  });
  return {
    ...revised,
    hasIssued: onceTrue(store.hasIssued),
    hasCalled: onceTrue(store.hasCalled),
    officers: () => store.officers().filter(({ disabledAt }) => disabledAt === null).length,
  };
}
