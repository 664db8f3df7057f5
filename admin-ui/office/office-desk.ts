/** The office's settings on the desk: see `settings-desk.ts`. */
import type { OfficeSettings } from '#protocol/office.ts';
import { createSettingsDesk, type SettingsDesk, type SettingsDeskState } from '../settings-desk.ts';
import { changesBetween, isSamePart, rebase, type OfficePart } from './office-changes.ts';
import type { ConfigurationHttp, OfficeHttp } from './office-http.ts';

export type OfficeDeskState = SettingsDeskState<OfficeSettings, OfficePart>;
export type OfficeSettingsDesk = SettingsDesk<OfficeSettings, OfficePart> & {
  /** Everything that is set, as a file out and in. */
  readonly configuration: ConfigurationHttp;
};

/** What a press on the pages leads to. */
export type OfficeActions = Pick<OfficeSettingsDesk, 'edit' | 'discard' | 'save' | 'configuration'>;

export type OfficeDeskParts = {
  readonly http: OfficeHttp;
  readonly now: () => number;
  readonly onSessionEnd: () => void;
};

/** A desk that knows nothing yet. */
export const createOfficeDesk = ({ http, now, onSessionEnd }: OfficeDeskParts): OfficeSettingsDesk => ({
  ...createSettingsDesk({ changesBetween, isSamePart, rebase }, { ...http, now, onSessionEnd }),
  configuration: http.configuration,
});
