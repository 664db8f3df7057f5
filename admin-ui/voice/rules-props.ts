import type { OwnClip } from '#protocol/announcement.ts';
import type { AnnouncementRules, HallSettings } from '#protocol/hall.ts';
import type { HallFacts } from '../desk-props.ts';

/** What the parts of the voice's page are given once the settings have been heard. */
export type RulesProps = HallFacts & {
  readonly rules: AnnouncementRules;
  /** The office's own sounds; none while they have not been heard of. */
  readonly clips: readonly OwnClip[];
  readonly edit: (change: (settings: HallSettings) => HallSettings) => void;
};
