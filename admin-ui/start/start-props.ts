/** What the steps of the list are given. */
import type { StartSettings } from '#protocol/start-list.ts';
import type { SettingsFacts } from '../desk-props.ts';
import type { StartTexts } from './texts.ts';

export type StartPageProps = SettingsFacts & {
  /** Where this page was loaded from, e.g. `http://10.0.0.5:4100`. */
  readonly origin: string;
};

export type StepProps = StartPageProps & {
  readonly said: StartTexts;
  /** Keeps what somebody said of the list. */
  readonly tell: (change: Partial<StartSettings>) => void;
};
