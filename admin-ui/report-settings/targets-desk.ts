/** What the office aims at, on the desk: see `settings-desk.ts`. */
import type { ReportTargets, TargetKey } from '#protocol/report.ts';
import type { PrintingDeskParts } from '../printing-desk.ts';
import {
  createSettingsDesk,
  SAVE_PATIENCE_MS,
  type SettingsDesk,
  type SettingsDeskState,
} from '../settings-desk.ts';
import { changesBetween, isSamePart, rebase } from './target-changes.ts';

export type TargetsDeskState = SettingsDeskState<ReportTargets, TargetKey>;
export type TargetsDesk = SettingsDesk<ReportTargets, TargetKey>;
export type TargetsActions = Pick<TargetsDesk, 'edit' | 'discard' | 'save' | 'reload'>;

/** A desk that knows nothing yet. */
export const createTargetsDesk = (parts: PrintingDeskParts): TargetsDesk =>
  createSettingsDesk(
    { changesBetween, isSamePart, rebase },
    {
      load: () => parts.send('getTargets', {}, SAVE_PATIENCE_MS),
      save: (settings) =>
        parts.send('saveTargets', { requestId: parts.newRequestId(), settings }, SAVE_PATIENCE_MS),
      now: parts.now,
      onSessionEnd: parts.onSessionEnd,
    },
  );
