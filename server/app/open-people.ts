/** The people of the office with the trail of what they do: put together here, so that the server's root need not know how. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { OfficerId } from '#protocol/vocabulary.ts';
import type { Store } from '#server/storage/store.ts';
import { createDaySeals } from './day-seals.ts';
import type { Executor } from './execute.ts';
import { createLeftCounters } from './left-counters.ts';
import { createPeople, type People } from './people.ts';
import type { UndoableSettings } from './revised-settings.ts';
import { createTrail, type Trail } from './trail.ts';

export type OpenPeopleParts = {
  readonly store: Store;
  readonly executor: Executor;
  readonly settings: readonly UndoableSettings[];
  readonly office: () => OfficeSettings;
  /** Something was noted in the trail. */
  readonly onNoted: () => void;
  readonly onFault: (error: unknown, message: string) => void;
};

export type OpenPeople = {
  readonly people: People;
  readonly trail: Trail;
  readonly nameOf: (officerId: OfficerId) => string | null;
  /** Somebody's session was ended: a counter that nobody sits at any more closes. */
  readonly onSignedOut: (officerId: OfficerId) => void;
  /** Seals the days that are over. */
  readonly sealDays: () => void;
};

export function openPeople(parts: OpenPeopleParts): OpenPeople {
  const { store, executor, settings, office, onNoted, onFault } = parts;
  const { now } = executor;
  const nameOf = (officerId: OfficerId): string | null => store.officerById(officerId)?.displayName ?? null;
  const trail = createTrail({ store, now, nameOf, deviceName: store.deviceName, settings, onNoted });
  const onSignedOut = createLeftCounters(executor, store).closeFor;
  const people = createPeople({
    access: store,
    trail,
    office,
    now,
    dayOpenedAt: () => executor.day().openedAt,
    onChange: onSignedOut,
  });
  const seals = createDaySeals(store, trail);
  const sealDays = (): void => {
    seals.look().catch((error: unknown) => {
      onFault(error, 'days that are over could not be sealed');
    });
  };
  return { people, trail, nameOf, onSignedOut, sealDays };
}
