/**
 * The demonstration office's catalogue: seven fields and the forty-five procedures of a ward.
 *
 * What a citizen reads here as a fee or a term is borne out by a primary or a secondary source. A value known only
 * from memory or by estimate, an unmarked "0", and "as the People's Council decides" are `null`: the screens then say
 * "ask the staff". Where only part of a value is sure, only that part stands. Minutes at the counter are estimates
 * and are used to estimate waits, never shown as a term.
 */
import type { Field, Service } from '#protocol/office.ts';
import { CERTIFICATION } from './certification.ts';
import { CIVIL_STATUS } from './civil-status.ts';
import type { BuiltInEntry, CatalogueSection } from './entry.ts';
import { HOUSEHOLD_BUSINESS } from './household-business.ts';
import { LAND_CONSTRUCTION } from './land-construction.ts';
import { RESIDENCE_IDENTITY } from './residence-identity.ts';
import { RESULTS } from './results.ts';
import { SOCIAL_SUPPORT } from './social-support.ts';

/** The order in which the screens offer the fields. */
const SECTIONS: readonly CatalogueSection[] = [
  CERTIFICATION,
  CIVIL_STATUS,
  HOUSEHOLD_BUSINESS,
  SOCIAL_SUPPORT,
  LAND_CONSTRUCTION,
  RESIDENCE_IDENTITY,
  RESULTS,
];

/** All fields, in the order in which the screens offer them. */
export const DEMO_FIELDS: readonly Field[] = SECTIONS.map(({ field }) => field);

/** All procedures, field by field, the common ones of each field first. */
export const BUILT_IN_ENTRIES: readonly BuiltInEntry[] = SECTIONS.flatMap(({ entries }) => entries);

/** The services that numbers are taken for, in the same order. */
export const DEMO_SERVICES: readonly Service[] = BUILT_IN_ENTRIES.map(({ service }) => service);
