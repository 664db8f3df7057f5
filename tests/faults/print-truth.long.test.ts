import { expect, test } from 'vitest';
import { campaign } from './print-campaign.ts';
import { PRINTER_FAULTS } from './printer-faults.ts';
import { startPrintWorld } from './print-world.ts';

/** A thousand of each fault, or as many as `SLIPS` says. */
const SLIPS = Number(process.env['SLIPS'] ?? 1_000);
/** What staff are promised, from the fault to the word at the counter. */
const ALARM_WITHIN_MS = 5_000;

test.each(PRINTER_FAULTS)(
  `${String(SLIPS)} slips, $name: nothing is called printed without whole paper, nothing doubled, one press is one number`,
  async (fault) => {
    const { wrong, presses, ended, reprints } = await campaign(fault, SLIPS, 2);
    process.stdout.write(`${fault.name}: ${JSON.stringify({ ...ended, reprints, wrong })}\n`);
    expect(wrong).toEqual([]);
    expect(presses).toBe(SLIPS);
  },
);

test.each(PRINTER_FAULTS.filter(({ alarm }) => alarm !== null))(
  '$name: the counter is told within five seconds',
  async (fault) => {
    const world = await startPrintWorld(fault.profile, 'as in an office');
    try {
      const isTold = (): boolean => {
        const told = world.alarm();
        return fault.alarm === 'near_end' ? told?.paperNearEnd === true : told?.problem != null;
      };
      const tookMs = async (): Promise<number> => {
        const began = performance.now();
        while (!isTold() && performance.now() - began < 30_000)
          await new Promise((resolve) => setTimeout(resolve, 50));
        return performance.now() - began;
      };
      while (isTold()) await new Promise((resolve) => setTimeout(resolve, 100));
      await world.printer.setFault(fault.begin(() => 0.5));
      // What only shows while a slip is printed needs one.
      await world.press(false);
      const atWorkMs = await tookMs();
      process.stdout.write(`${fault.name}: told after ${(atWorkMs / 1_000).toFixed(1)} s\n`);
      expect(atWorkMs).toBeLessThan(ALARM_WITHIN_MS);
    } finally {
      await world.close();
    }
  },
);
