/** Events as they lie in the log, and the way back. */
import type { RecordedEvent } from '#server/domain/events.ts';
import { upcastEvent } from './upcast.ts';

export type EventRow = {
  readonly sequence: number;
  readonly at: number;
  readonly type: string;
  readonly body: string;
};

/** The event of a row, as the domain of this release knows it. */
export const eventOf = ({ sequence, at, type, body }: EventRow): RecordedEvent =>
  // Written by the store and by nothing else: trusted as the domain of its release made it.
  upcastEvent({ ...(JSON.parse(body) as object), sequence, at, type } as unknown as RecordedEvent);
