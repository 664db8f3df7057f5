import type { Connection } from '#ui-kit/connection.ts';
import { stepAfter, type PendingPress, type PressOutcome } from './pending-press.ts';

const TRY_PATIENCE_MS = 4_000;

/** What the runner needs of the world; tests hand in their own clock and server. */
export type PressWorld = {
  readonly send: Connection<'kiosk'>['send'];
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
};

/**
 * Sends one press, always under its own requestId, until the server says what became of it. Resolves with the outcome,
 * or with null once `signal` is aborted: then nothing more is sent.
 */
export async function runPress(
  press: PendingPress,
  world: PressWorld,
  signal: AbortSignal,
): Promise<PressOutcome | null> {
  const isGivenUp = (): boolean => signal.aborted;
  let hadSilence = press.isTakenUp === true;
  while (!isGivenUp()) {
    const { requestId, serviceId, priorityId, language, pressedAtMs, person, furtherServiceIds } = press;
    const input = {
      ...{ requestId, serviceId, priorityId, language },
      ...(furtherServiceIds === undefined ? {} : { furtherServiceIds: [...furtherServiceIds] }),
      ...(person === undefined ? {} : { person }),
    };
    const sent = await world.send('issueTicket', input, TRY_PATIENCE_MS);
    if (sent.ok === null) hadSilence = true;
    const step = stepAfter(sent, { pressedAtMs, hadSilence }, world.now());
    if (step.kind === 'settled') return isGivenUp() ? null : step.outcome;
    await world.pause(step.afterMs);
  }
  return null;
}
