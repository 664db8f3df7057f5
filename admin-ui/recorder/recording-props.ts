import type { OwnClip } from '#protocol/announcement.ts';
import type { HallSettings } from '#protocol/hall.ts';
import type { HallFacts } from '../desk-props.ts';
import type { Route } from '../route.ts';
import type { Phrase } from './phrases.ts';

export type RecorderPageProps = HallFacts & {
  readonly route: Extract<Route, { readonly page: 'recorder' }>;
};
/** What the parts of the recorder's page are given once everything has been heard. */
export type RecordingProps = RecorderPageProps & {
  readonly draft: HallSettings;
  readonly clips: readonly OwnClip[];
  readonly phrases: readonly Phrase[];
  readonly chosen: Phrase;
  readonly choose: (clipId: string) => void;
};
