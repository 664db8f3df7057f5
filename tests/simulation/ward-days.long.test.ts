import { describe } from 'vitest';
import { daysOfSeeds } from './seeds.ts';

describe('the ward lives through the days after', () => {
  daysOfSeeds(21, 650);
});
