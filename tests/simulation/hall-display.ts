/** The display in the hall, with its real rule of what to announce: every call is spoken once, while it is young and awaited. */
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { DisplayView, RoomCall } from '#protocol/views.ts';
import type { CallMade } from './evidence.ts';
import { YOUNG_FOR_MS } from '#protocol/hall.ts';
import {
  dueCalls,
  nextAnnouncement,
  remember,
  type AnnouncementMemory,
} from '../../display-ui/announcer/announcement-queue.ts';
import { FIRST_HALL } from '#tests/support/hall-stand-in.ts';
import { openLine } from './line.ts';
import type { Person, Surroundings } from './people.ts';

const SENTENCE_MS = [3_000, 5_000] as const;

export type HallDisplay = Person & {
  readonly view: () => DisplayView | null;
  /** The clock was stepped: what is young and what is old has no answer for a while. */
  readonly disturb: () => void;
};

/** A display with its sound on. */
export function hallDisplay(surroundings: Surroundings, deviceToken: string): HallDisplay {
  const { world, office, evidence, weather } = surroundings;
  const spoken = new Map<string, number>();
  /** While the office's time stands still, a ticket that came back can be called the same way twice. */
  const made = new Map<string, number>();
  let memory: AnnouncementMemory = [];
  let isSpeaking = false;
  let latest: { readonly view: DisplayView; readonly heardAtMs: number } | null = null;
  /** When it was last not in a state to keep the promise: cut off, or its clock moved. */
  let disturbedAtMs = 0;
  let lastIdleAtMs = 0;

  const keyOf = ({ ticketId, callCount, calledAt }: CallMade): string =>
    `${ticketId} ${String(callCount)} of ${String(calledAt)}`;
  const due = (): readonly RoomCall[] => {
    if (latest === null) return [];
    const nowMs = latest.view.at + (world.nowMs() - latest.heardAtMs);
    return dueCalls(latest.view.calls, memory, nowMs, true);
  };
  const speak = (): void => {
    if (isSpeaking) return;
    const sentence = nextAnnouncement(due(), FIRST_HALL.announcements);
    if (sentence.length === 0) {
      lastIdleAtMs = world.nowMs();
      return;
    }
    isSpeaking = true;
    for (const call of sentence) {
      const key = keyOf(call);
      const times = (spoken.get(key) ?? 0) + 1;
      if (times > (made.get(key) ?? 0)) world.broken(`the hall hears call ${key} twice`);
      spoken.set(key, times);
    }
    world.note('the hall hears', ...sentence.map(keyOf));
    world.after(world.random.integer(...SENTENCE_MS), () => {
      isSpeaking = false;
      for (const call of sentence) memory = remember(memory, call, '');
      speak();
    });
  };
  const disturb = (): void => {
    disturbedAtMs = world.nowMs();
  };

  openLine({
    world,
    office,
    role: 'display',
    auth: () => ({ protocol: PROTOCOL_VERSION, deviceToken }),
    weather,
    onView: (view) => {
      if (latest === null) disturb();
      latest = { view, heardAtMs: world.nowMs() };
      speak();
    },
    // A line that is just back may have to wait for its first view.
    onCut: () => {
      latest = null;
      disturb();
    },
  });
  evidence.onCall((call) => {
    const key = keyOf(call);
    made.set(key, (made.get(key) ?? 0) + 1);
    const calledAtMs = world.nowMs();
    // A little early: at the very end of its youth both answers are right.
    world.after(YOUNG_FOR_MS - 500, () => {
      const wasUndisturbed = disturbedAtMs < calledAtMs && latest !== null;
      const isStillTheCall = latest?.view.calls.some(
        (shown) => keyOf(shown) === key && shown.status === 'called',
      );
      // A hall in which so much is called that it never falls silent may be late with one.
      const wasSilentSince = !isSpeaking && lastIdleAtMs > calledAtMs;
      if (wasUndisturbed && isStillTheCall === true && wasSilentSince && !spoken.has(key)) {
        world.broken(`the hall never heard call ${key}`);
      }
    });
  });
  return { isBusy: () => isSpeaking || due().length > 0, view: () => latest?.view ?? null, disturb };
}
