/** What the pages about the office are given. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { DeskFacts } from '../desk-props.ts';
import type { OfficeActions, OfficeDeskState } from './office-desk.ts';
import type { OfficeTexts } from './texts.ts';

export type OfficePagesProps = DeskFacts & {
  readonly officeDesk: OfficeDeskState;
  readonly officeActions: OfficeActions;
};

/** The same with what stands on the screen and its words. */
export type OfficeDraftProps = OfficePagesProps & {
  readonly draft: OfficeSettings;
  readonly words: OfficeTexts;
};
