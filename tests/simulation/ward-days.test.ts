import { describe } from 'vitest';
import { daysOfSeeds } from './seeds.ts';

describe('the ward lives through its days', () => {
  daysOfSeeds(1, 20);
});
