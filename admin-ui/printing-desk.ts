/** The printing settings on the desk: see `settings-desk.ts`. */
import type { Connection } from '#ui-kit/connection.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import { changesBetween, isSamePart, rebase, type ChangedPart } from './printing-changes.ts';
import {
  createSettingsDesk,
  SAVE_PATIENCE_MS,
  type SettingsDesk,
  type SettingsDeskState,
} from './settings-desk.ts';

export type PrintingDeskState = SettingsDeskState<PrintingSettings, ChangedPart>;
export type PrintingDesk = SettingsDesk<PrintingSettings, ChangedPart>;

export type PrintingDeskParts = {
  readonly send: Connection<'admin'>['send'];
  /** Server time in ms. */
  readonly now: () => number;
  readonly newRequestId: () => RequestId;
  readonly onSessionEnd: () => void;
};

/** Whether something stands on the screen that the server does not have. */
export const isChanged = ({ saved, draft }: PrintingDeskState): boolean =>
  saved !== null && draft !== null && changesBetween(saved, draft).length > 0;

/** A desk that knows nothing yet. */
export const createPrintingDesk = (parts: PrintingDeskParts): PrintingDesk =>
  createSettingsDesk(
    { changesBetween, isSamePart, rebase },
    {
      load: () => parts.send('getPrinting', {}, SAVE_PATIENCE_MS),
      save: (settings) => {
        const input = { requestId: parts.newRequestId(), settings } as unknown as Parameters<
          typeof parts.send<'savePrinting'>
        >[1];
        return parts.send('savePrinting', input, SAVE_PATIENCE_MS);
      },
      now: parts.now,
      onSessionEnd: parts.onSessionEnd,
    },
  );
