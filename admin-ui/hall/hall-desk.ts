/** The halls' settings on the desk: see `settings-desk.ts`. */
import type { HallSettings } from '#protocol/hall.ts';
import type { PrintingDeskParts } from '../printing-desk.ts';
import {
  createSettingsDesk,
  SAVE_PATIENCE_MS,
  type SettingsDesk,
  type SettingsDeskState,
} from '../settings-desk.ts';
import { changesBetween, isSamePart, rebase, type ChangedHallPart } from './hall-changes.ts';

export type HallDeskState = SettingsDeskState<HallSettings, ChangedHallPart>;
export type HallDesk = SettingsDesk<HallSettings, ChangedHallPart>;

/** A desk that knows nothing yet. */
export const createHallDesk = (parts: PrintingDeskParts): HallDesk =>
  createSettingsDesk(
    { changesBetween, isSamePart, rebase },
    {
      load: () => parts.send('getHall', {}, SAVE_PATIENCE_MS),
      save: (settings) => {
        const input = { requestId: parts.newRequestId(), settings } as unknown as Parameters<
          typeof parts.send<'saveHall'>
        >[1];
        return parts.send('saveHall', input, SAVE_PATIENCE_MS);
      },
      now: parts.now,
      onSessionEnd: parts.onSessionEnd,
    },
  );
