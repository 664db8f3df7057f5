import type { Field, OfficeSettings } from '#protocol/office.ts';
import type { PriorityClass } from '#protocol/queue-rules.ts';
import type { PriorityId } from '#protocol/vocabulary.ts';

/**
 * The classes that a person may choose at the kiosk for one field, in the office's order. Empty where only officers grant
 * priority, and where the field's line passes nobody: what changes nothing is not offered.
 */
export const kioskPriorityClasses = (office: OfficeSettings, field: Field): readonly PriorityClass[] =>
  (field.policy ?? office.rules.policy).kind === 'first_come'
    ? []
    : office.rules.priorityClasses.filter(({ grantedBy }) => grantedBy.includes('kiosk'));

/** The class a ticket was given under; undefined for an ordinary one, or after the classes were changed. */
export const priorityClassOf = (
  office: OfficeSettings,
  priorityId: PriorityId | null,
): PriorityClass | undefined =>
  office.rules.priorityClasses.find((candidate) => candidate.priorityId === priorityId);
