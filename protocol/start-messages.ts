/** What the desk may say of the list of beginnings: rows of the one table. */
import { z } from 'zod';
import { requestId, row } from '#protocol/message-row.ts';
import { branded, count } from '#protocol/shapes.ts';
import { START_STEPS } from '#protocol/start-list.ts';
import type { PrinterId } from '#protocol/vocabulary.ts';

/** As many as an office may have printers. */
const MOST_PRINTERS = 20;

export const startSettings = z.strictObject({
  revision: count,
  rightPrinterIds: z.array(branded<PrinterId>(40)).max(MOST_PRINTERS),
  isVoiceHeard: z.boolean(),
  later: z.array(z.enum(START_STEPS)).max(START_STEPS.length),
  isPutAway: z.boolean(),
});

export const START_MESSAGES = {
  /** Replaces all of them, as `savePrinting` does. */
  saveStart: row<{ readonly revision: number }>().administrator(
    z.strictObject({ requestId, settings: startSettings }),
  ),
  /** The hall's loudspeakers call a number that nobody holds. Changes nothing; a second one within seconds is the first. */
  tryVoice: row<null>().supervisor(z.strictObject({ requestId })),
} as const;
