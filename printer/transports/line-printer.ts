/**
 * A printer at the end of a line, over TCP or a device file: the conversation is the same.
 */
import { randomInt } from 'node:crypto';
import type { PrinterProfile } from '#protocol/printing.ts';
import type { PrinterPort, PrintOutcome } from '../printer-port.ts';
import type { Abilities, SendingLimits } from '../slip-sending.ts';
import { sendSlip } from '../slip-sending.ts';
import type { PrinterStatus } from '../status.ts';
import { processIdOf } from '../status.ts';
import { askStatus } from '../status-question.ts';
import type { Talk } from '../talk.ts';
import { openTalk } from '../talk.ts';
import type { OpenLine } from './line.ts';

export type LinePrinterLimits = SendingLimits;

/** Every step ends early enough for the office to hear of trouble within five seconds. */
export const LINE_PRINTER_LIMITS: LinePrinterLimits = {
  statusMs: 1_000,
  greetMs: 150,
  write: { quietMs: 2_500, stallMs: 5_000, totalMs: 60_000 },
  confirmMs: 10_000,
  confirmPollMs: 500,
  quietMs: 60,
  finishMs: 1_000,
};

/**
 * A printer behind a line that is opened for each conversation. One at a time: calls wait for one another.
 * One whose profile answers and that is silent is in trouble, from the first question on; one whose profile says that it
 * cannot answer is believed to be well, and what it is given is `sent`.
 */
export const openLinePrinter = (
  openLine: OpenLine,
  profile: PrinterProfile,
  limits: LinePrinterLimits = LINE_PRINTER_LIMITS,
): PrinterPort => {
  const shutdown = new AbortController();
  const abilities: Abilities = {
    hasConfirmed: false,
    lacksConfirmation: false,
    owesAnswer: false,
  };
  // Another process may have left an echo on its way: numbers begin anywhere.
  let slipNumber = randomInt(1_000_000);
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(
    work: (talk: Talk) => Promise<T>,
    otherwise: (problem: NonNullable<PrinterStatus['problem']>) => T,
  ): Promise<T> => {
    const mine = turn.then(async () => {
      const opening = await openLine(shutdown.signal);
      if (opening.kind === 'closed') return otherwise(opening.problem);
      try {
        return await work(openTalk(opening.line));
      } finally {
        await opening.line.finish(limits.finishMs);
      }
    });
    turn = mine;
    return mine;
  };

  const readStatus = async (talk: Talk): Promise<PrinterStatus> => {
    const answer = await askStatus(talk, profile.status, limits);
    switch (answer.kind) {
      case 'status':
        return answer.status;
      case 'silent':
        return { problem: profile.status === 'none' ? null : 'offline', paperNearEnd: false };
      case 'foreign':
        return { problem: 'not_a_printer', paperNearEnd: false };
      case 'lost':
        return { problem: 'offline', paperNearEnd: false };
      default:
        return answer satisfies never;
    }
  };

  return {
    readStatus: () => inTurn(readStatus, (problem) => ({ problem, paperNearEnd: false })),
    print: (slip, onStatus) =>
      inTurn<PrintOutcome>(
        async (talk) => {
          const status = await readStatus(talk);
          onStatus(status);
          if (status.problem !== null) return { state: 'failed', problem: status.problem };
          slipNumber += 1;
          const processId = processIdOf(slipNumber);
          return sendSlip(slip, { talk, profile, abilities, limits, processId, onStatus });
        },
        (problem) => ({ state: 'failed', problem }),
      ),
    close: () => shutdown.abort(),
  };
};
