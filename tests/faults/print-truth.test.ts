import { describe, expect, test } from 'vitest';
import type { PrinterPort } from '#printer/printer-port.ts';
import { campaign } from './print-campaign.ts';
import { PRINTER_FAULTS, type PrinterFault } from './printer-faults.ts';

const SLIPS = 12;
const PATIENCE_MS = 120_000;

test.each(PRINTER_FAULTS)(
  '$name: nothing is called printed without whole paper, nothing doubled, one press is one number',
  async (fault) => {
    const { wrong, presses, ended } = await campaign(fault, SLIPS, 1);
    expect(wrong).toEqual([]);
    expect(presses).toBe(SLIPS);
    if (fault.name.startsWith('nothing wrong')) expect(ended).toEqual({ printed: SLIPS });
    if (fault.name === 'it never says anything') expect(ended['printed']).toBeUndefined();
  },
  PATIENCE_MS,
);

describe('the campaign notices', () => {
  const named = (name: string): PrinterFault => {
    const found = PRINTER_FAULTS.find((fault) => fault.name === name);
    if (found === undefined) throw new Error(`no fault ${name}`);
    return found;
  };
  const says = (port: PrinterPort, state: 'printed' | 'failed'): PrinterPort => ({
    ...port,
    print: async (slip, onStatus) => {
      await port.print(slip, onStatus);
      return { state, problem: null };
    },
  });

  test(
    'a driver that takes sent bytes for paper',
    async () => {
      const { wrong } = await campaign(named('the line is reset'), SLIPS, 1, (port) => says(port, 'printed'));
      expect(wrong.join()).toContain('called printed without whole paper');
    },
    PATIENCE_MS,
  );

  test(
    'a driver that calls failed what came out',
    async () => {
      const { wrong } = await campaign(named('nothing wrong'), SLIPS, 1, (port) => says(port, 'failed'));
      expect(wrong.join()).toContain('called failed, and its paper came out');
    },
    PATIENCE_MS,
  );

  test(
    'a driver that tries again by itself',
    async () => {
      const { wrong } = await campaign(named('no echo'), SLIPS, 1, (port) => ({
        ...port,
        print: async (slip, onStatus) => {
          const outcome = await port.print(slip, onStatus);
          return outcome.state === 'printed' ? outcome : port.print(slip, onStatus);
        },
      }));
      expect(wrong.join()).toContain('times unmarked');
    },
    PATIENCE_MS,
  );
});
