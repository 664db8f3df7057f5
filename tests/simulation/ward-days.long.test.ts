import { describe } from 'vitest';
import { daysOfSeeds } from './seeds.ts';

describe('the ward lives through five hundred days more', () => {
  daysOfSeeds(201, 500);
});
