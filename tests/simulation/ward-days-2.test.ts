import { describe } from 'vitest';
import { daysOfSeeds } from './seeds.ts';

describe('the ward lives through its days, part 2', () => {
  daysOfSeeds(101, 100);
});
