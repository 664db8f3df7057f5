/** A screen's habit: one press at a time, asked again under the same requestId until it is answered. */
import type { Answer, MessageName } from '#protocol/messages.ts';
import type { SimulatedRole } from './audience.ts';
import type { Evidence } from './evidence.ts';
import type { Line } from './line.ts';
import type { World } from './world.ts';

const ACK_TIMEOUT_MS = 2_000;
const RETRY_PAUSE_MS = 500;
/** The server remembers answers for two days of its own time; nobody asks again later than that. */
const LONGEST_DOUBT_MS = 40 * 3_600_000;
/** Refusals of the door: nothing was decided, the same press may be tried again. */
const TRY_AGAIN = ['unavailable', 'storage_failed', 'too_fast', 'too_many_tries'];

export type Asker<R extends SimulatedRole> = {
  readonly isBusy: () => boolean;
  /** The callback hears the outcome once; null when it will never be known. */
  readonly press: (
    name: MessageName<R>,
    body: object,
    onSettled: (answer: Answer<unknown> | null) => void,
  ) => void;
  /** Stops asking, as a program that is killed does. */
  readonly giveUp: () => void;
};

/** `isBusy` is asked before `press`: a screen has one press in flight. */
export function createAsker<R extends SimulatedRole>(
  world: World,
  line: Line<R>,
  evidence: Evidence,
  clientName: string,
): Asker<R> {
  let presses = 0;
  let isBusy = false;
  let giveUp = (): void => {};
  return {
    isBusy: () => isBusy,
    giveUp: () => giveUp(),
    press: (name, body, onSettled) => {
      presses += 1;
      const requestId = `${clientName}-${String(presses).padStart(16, '0')}`;
      const firstAskedAt = world.latestWallTime();
      let isSettled = false;
      isBusy = true;
      const settle = (answer: Answer<unknown> | null): void => {
        if (isSettled) return;
        isSettled = true;
        isBusy = false;
        evidence.settled(name, answer);
        world.note(
          clientName,
          name,
          requestId,
          answer === null ? 'given up' : answer.ok ? 'ok' : answer.refusal.code,
        );
        onSettled(answer);
      };
      giveUp = () => settle(null);
      let tries = 0;
      const ask = (): void => {
        if (isSettled) return;
        if (world.latestWallTime() - firstAskedAt > LONGEST_DOUBT_MS) {
          settle(null);
          return;
        }
        tries += 1;
        const thisTry = tries;
        line.ask(name, { requestId, ...body }, (answer) => {
          if (isSettled) return;
          // An earlier try may have been heard while the session was still good.
          if (!answer.ok && answer.refusal.code === 'not_signed_in' && tries > 1) settle(null);
          else if (answer.ok || !TRY_AGAIN.includes(answer.refusal.code)) settle(answer);
          else if (thisTry === tries) askAfter(answer.refusal.retryAfterMs ?? RETRY_PAUSE_MS);
        });
        askAfter(ACK_TIMEOUT_MS);
      };
      let nextAsk = 0;
      const askAfter = (delayMs: number): void => {
        nextAsk += 1;
        const planned = nextAsk;
        world.after(delayMs, () => {
          if (planned === nextAsk) ask();
        });
      };
      ask();
    },
  };
}
