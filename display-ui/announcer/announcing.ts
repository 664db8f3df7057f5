/** An announcer that remembers over reloads, and tells the server what it really did. */
import type { Connection } from '#ui-kit/connection.ts';
import type { PageId } from '#protocol/vocabulary.ts';
import { loadMemory, saveMemory } from './announcement-memory.ts';
import {
  createAnnouncementReporter,
  type AnnouncementReport,
  type AnnouncementReporter,
} from './announcement-reports.ts';
import { createAnnouncer, isAudible, isStarting, type Announcer, type Timing } from './announcer.ts';
import type { Player } from './player.ts';

const REPORT_PATIENCE_MS = 2_000;

export type AnnouncingParts = {
  readonly pageId: PageId;
  readonly connection: Pick<Connection<'display'>, 'state' | 'subscribe' | 'send'>;
  readonly player: Player;
  readonly timing: Timing;
  /** Lives as long as the tab. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
};

/** The two of them, joined; `reporter.tick` is to be called by whoever keeps the time. */
export function createAnnouncing({ pageId, connection, player, timing, storage }: AnnouncingParts): {
  readonly announcer: Announcer;
  readonly reporter: AnnouncementReporter;
} {
  const memory = loadMemory(storage);
  const heard = memory.flatMap(({ ticketId, calledAt, words }) =>
    words === null ? [] : [{ ticketId, calledAt, words }],
  );
  const report = async (news: AnnouncementReport): Promise<boolean> => {
    const answer = await connection.send('reportAnnouncements', news, REPORT_PATIENCE_MS);
    // Refused for the moment is not taken; refused for its shape it would be for ever.
    return answer.ok === true || (answer.ok === false && answer.refusal.code === 'invalid_message');
  };
  const reporter = createAnnouncementReporter(pageId, report, heard);
  const announcer = createAnnouncer({
    player,
    timing,
    memory,
    saveMemory: (next) => {
      saveMemory(storage, next);
    },
    onSpoken: reporter.spoken,
  });
  const reportCondition = (): void => {
    const condition = player.condition();
    reporter.condition({
      sound: isStarting(condition) ? 'starting' : isAudible(condition) ? 'on' : 'blocked',
      isSpeaking: announcer.state().current?.isAudible === true,
    });
  };
  player.subscribe(reportCondition);
  announcer.subscribe(reportCondition);
  let wasOnline = false;
  connection.subscribe(() => {
    const isOnline = connection.state().status === 'online';
    if (isOnline && !wasOnline) reporter.reconnected();
    wasOnline = isOnline;
  });
  return { announcer, reporter };
}
