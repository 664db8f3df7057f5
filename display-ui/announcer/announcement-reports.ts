/** Tells the server what this display really spoke and whether it can be heard: best effort, healed by the next change. */
import type { MessageInput } from '#protocol/messages.ts';
import type { Call } from '#protocol/views.ts';

export type AnnouncementReport = MessageInput<'display', 'reportAnnouncements'>;
type SpokenReport = AnnouncementReport['spoken'][number];

/** As many as one message may carry. */
const REPORTED_AT_ONCE = 20;

export type AnnouncementReporter = {
  readonly spoken: (call: Call) => void;
  readonly sound: (sound: AnnouncementReport['sound']) => void;
  /** The server may have restarted and forgotten: it is told again. */
  readonly reconnected: () => void;
};

/**
 * Reports changes one message at a time. `send` answers whether the server took the message; what it did not take goes
 * out again with the next change or reconnect.
 */
export function createAnnouncementReporter(
  send: (report: AnnouncementReport) => Promise<boolean>,
): AnnouncementReporter {
  let sound: AnnouncementReport['sound'] = 'starting';
  let recent: readonly SpokenReport[] = [];
  let unsent: readonly SpokenReport[] = [];
  let isSending = false;
  let hasNews = false;

  const flush = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    while (hasNews) {
      hasNews = false;
      const sending = unsent;
      const isTaken = await send({ sound, spoken: [...sending] }).catch(() => false);
      if (isTaken) unsent = unsent.filter((report) => !sending.includes(report));
    }
    isSending = false;
  };
  const tell = (): void => {
    hasNews = true;
    void flush();
  };

  return {
    spoken: ({ ticketId, calledAt }) => {
      const report: SpokenReport = { ticketId, calledAt };
      recent = [...recent, report].slice(-REPORTED_AT_ONCE);
      unsent = [...unsent, report].slice(-REPORTED_AT_ONCE);
      tell();
    },
    sound: (next) => {
      if (next === sound) return;
      sound = next;
      tell();
    },
    reconnected: () => {
      unsent = recent;
      tell();
    },
  };
}
