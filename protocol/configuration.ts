/** The whole configuration of an office as a file. */
import type { Json, SettingsName } from '#protocol/audit.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';

export const CONFIGURATION_PRODUCT = 'mot-cua';
/** Another one when a file of before could be misunderstood. */
export const CONFIGURATION_SCHEMA = 1;
export const MOST_CONFIGURATION_BYTES = 8 * 1024 * 1024;

/** People, passwords, devices and keys are in no such file. */
export type Configuration = {
  readonly product: typeof CONFIGURATION_PRODUCT;
  readonly schema: number;
  readonly madeAt: InstantMs;
  readonly settings: { readonly [Name in SettingsName]?: Json };
};

export type ConfigurationOutcome =
  /** `changed`: the kinds of settings that were others before. */
  | { readonly outcome: 'taken'; readonly changed: readonly SettingsName[] }
  | { readonly outcome: 'no_configuration' }
  | { readonly outcome: 'other_schema'; readonly schema: number }
  /** `where`: the path of the first thing that is wrong in those settings. */
  | { readonly outcome: 'wrong'; readonly settings: SettingsName; readonly where: string };
