import { describe } from 'vitest';
import { daysOfSeeds } from './seeds.ts';

describe('the ward lives through its days, part 1', () => {
  daysOfSeeds(1, 100);
});
