import { expect, test } from 'vitest';
import { campaign } from './print-campaign.ts';
import { PRINTER_FAULTS } from './printer-faults.ts';

const SLIPS = 12;

test.each(PRINTER_FAULTS)(
  '$name: nothing is called printed without whole paper, nothing doubled, one press is one number',
  async (fault) => {
    const { wrong, presses } = await campaign(fault, SLIPS, 1);
    expect(wrong).toEqual([]);
    expect(presses).toBe(SLIPS);
  },
  120_000,
);
