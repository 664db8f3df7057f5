/** Everything an empty demonstration server is filled with. */
import type { OfficeSettings } from '#protocol/office.ts';
import { DEMO_OFFICE, DEMO_PEOPLE, type DemoPerson } from './office.ts';

/** What a demonstration starts from: the office as set up, and the accounts of its officers. */
export type DemoSeed = {
  readonly office: OfficeSettings;
  readonly officers: readonly DemoPerson[];
};

/** The demonstration of "Phường Minh Phụng". */
export const DEMO_SEED: DemoSeed = { office: DEMO_OFFICE, officers: DEMO_PEOPLE };
