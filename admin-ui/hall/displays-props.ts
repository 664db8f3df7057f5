/** What the parts of the displays' page are given. */
import type { DisplaySetup, HallSettings } from '#protocol/hall.ts';
import type { HallFacts } from '../desk-props.ts';
import type { OpenInHall, Route } from '../route.ts';
import type { SetupTarget } from './display-draft.ts';

export type DisplaysPageProps = HallFacts & {
  readonly route: Extract<Route, { readonly page: 'displays' }>;
};
/** Once the settings have been heard. */
export type HallDraftProps = DisplaysPageProps & { readonly draft: HallSettings };

/** The lists: which of their rows stands open beside them. */
export type HallListProps = HallDraftProps & { readonly open: NonNullable<OpenInHall> };

export type DisplayPanelProps = HallDraftProps & { readonly target: SetupTarget };
/** Each part of a display's form. */
export type SetupFormProps = DisplayPanelProps & {
  readonly setup: DisplaySetup;
  readonly onChange: (change: Partial<DisplaySetup>) => void;
};
