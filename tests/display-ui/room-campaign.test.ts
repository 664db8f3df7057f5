import { expect, it } from 'vitest';
import { runRoomCampaign } from './room-campaign.ts';

it('x', async () => {
  for (const seed of (process.env['SEEDS']??'1,2,3').split(',').map(Number)) {
    const t = performance.now();
    const r = await runRoomCampaign(seed, Number(process.env['CALLS']??500));
    console.log(performance.now() - t, JSON.stringify(r, null, 1));
  }
  expect(1).toBe(1);
}, 120_000);
