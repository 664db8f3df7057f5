import { describe } from 'vitest';
import { daysOfSeeds } from './seeds.ts';

describe('the ward lives through six hundred and fifty days more', () => {
  daysOfSeeds(51, 650);
});
