/**
 * Tells the server what this display really showed and spoke, and whether it can be heard: at every change, and every
 * second anew, so that a page that hangs is noticed by its silence.
 */
import { MOST_SPOKEN_LETTERS } from '#protocol/hall.ts';
import type { MessageInput } from '#protocol/messages.ts';
import type { Call } from '#protocol/views.ts';
import type { PageId } from '#protocol/vocabulary.ts';

export type AnnouncementReport = MessageInput<'display', 'reportAnnouncements'>;
type ShownCall = AnnouncementReport['shown'][number];
type SpokenCall = AnnouncementReport['spoken'][number];
export type LoudspeakerCondition = Pick<AnnouncementReport, 'sound' | 'isSpeaking'>;

/** As many of each as one message may carry. */
const REPORTED_AT_ONCE = 20;
/** The server takes a display for away that it has not heard of for two and a half seconds. */
export const REPORT_INTERVAL_MS = 1_000;

export type AnnouncementReporter = {
  /** The call was heard to its end, in those words. */
  readonly spoken: (call: Call, words: string) => void;
  /** These stand on the large plates now; what was shown before is not told twice. */
  readonly shown: (calls: readonly Call[]) => void;
  readonly condition: (condition: LoudspeakerCondition) => void;
  /** Says again how things are; to be called every `REPORT_INTERVAL_MS`. */
  readonly tick: () => void;
  /** The server may have restarted and forgotten: it is told everything again. */
  readonly reconnected: () => void;
};

/**
 * Reports one message at a time. What was `heard` before the page was loaded is told as well: its report may not have arrived,
 * or the server may have restarted since. `send` answers whether the server took the message; what it did not take goes out again
 * with the next one.
 */
export function createAnnouncementReporter(
  pageId: PageId,
  send: (report: AnnouncementReport) => Promise<boolean>,
  heard: readonly SpokenCall[] = [],
): AnnouncementReporter {
  let condition: LoudspeakerCondition = { sound: 'starting', isSpeaking: false };
  const spoken = toldCalls(heard.map((told) => ({ ...told, words: inBounds(told.words) })));
  const shown = toldCalls<ShownCall>([]);
  let isSending = false;
  let hasNews = false;

  const flush = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    while (hasNews) {
      hasNews = false;
      const sending = { spoken: spoken.unsent(), shown: shown.unsent() };
      const isTaken = await send({
        pageId,
        ...condition,
        spoken: [...sending.spoken],
        shown: [...sending.shown],
      }).catch(() => false);
      if (!isTaken) continue;
      spoken.taken(sending.spoken);
      shown.taken(sending.shown);
    }
    isSending = false;
  };
  const tell = (): void => {
    hasNews = true;
    void flush();
  };

  return {
    spoken: ({ ticketId, calledAt }, words) => {
      if (spoken.add({ ticketId, calledAt, words: inBounds(words) })) tell();
    },
    shown: (calls) => {
      const added = calls.filter(({ ticketId, calledAt }) => shown.add({ ticketId, calledAt }));
      if (added.length > 0) tell();
    },
    condition: (next) => {
      if (next.sound === condition.sound && next.isSpeaking === condition.isSpeaking) return;
      condition = next;
      tell();
    },
    tick: tell,
    reconnected: () => {
      spoken.forgetTaken();
      shown.forgetTaken();
      tell();
    },
  };
}

/** A caption longer than a message may carry is told with its end left out: better than not being told at all. */
const inBounds = (words: string): string =>
  words.length <= MOST_SPOKEN_LETTERS ? words : `${words.slice(0, MOST_SPOKEN_LETTERS - 1).trimEnd()}…`;

/** Calls once told of, newest last, bounded; and those that the server has not taken yet. */
function toldCalls<Told extends ShownCall>(first: readonly Told[]) {
  let recent = first.slice(-REPORTED_AT_ONCE);
  let unsent: readonly Told[] = recent;
  return {
    unsent: (): readonly Told[] => unsent,
    /** False for a call that was added before. */
    add: (told: Told): boolean => {
      const isSame = ({ ticketId, calledAt }: Told): boolean =>
        told.ticketId === ticketId && told.calledAt === calledAt;
      if (recent.some(isSame)) return false;
      recent = [...recent, told].slice(-REPORTED_AT_ONCE);
      unsent = [...unsent, told].slice(-REPORTED_AT_ONCE);
      return true;
    },
    taken: (calls: readonly Told[]): void => {
      unsent = unsent.filter((told) => !calls.includes(told));
    },
    forgetTaken: (): void => {
      unsent = recent;
    },
  };
}
