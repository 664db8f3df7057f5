import { expect, test } from 'vitest';
import { killUnderLoad } from './killing.ts';

const KILLS = 12;

test(`${String(KILLS)} kills under load: nothing acknowledged is lost, nothing doubled, nobody called twice`, async ({
  annotate,
}) => {
  const { wrong, startMs, seconds, tickets, called } = await killUnderLoad(KILLS, 1);
  await annotate(
    `${String(KILLS)} kills in ${seconds.toFixed(1)} s, ${String(tickets)} tickets, ${String(called)} called, ` +
      `listening again after ${startMs.median.toFixed(0)} ms (median), ${startMs.longest.toFixed(0)} ms (longest)`,
  );
  expect(wrong).toEqual([]);
  expect(tickets).toBeGreaterThan(KILLS / 2);
  expect(called).toBeGreaterThan(KILLS / 4);
}, 900_000);
