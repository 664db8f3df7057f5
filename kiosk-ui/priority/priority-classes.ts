import type { OfficeSettings } from '#protocol/office.ts';
import type { PriorityClass } from '#protocol/queue-rules.ts';
import type { PriorityId } from '#protocol/vocabulary.ts';

/** The classes that a person may choose at the kiosk, in the office's order; empty where only officers grant priority. */
export const kioskPriorityClasses = (office: OfficeSettings): readonly PriorityClass[] =>
  office.rules.priorityClasses.filter(({ grantedBy }) => grantedBy.includes('kiosk'));

/** The class a ticket was given under; undefined for an ordinary one, or after the classes were changed. */
export const priorityClassOf = (
  office: OfficeSettings,
  priorityId: PriorityId | null,
): PriorityClass | undefined =>
  office.rules.priorityClasses.find((candidate) => candidate.priorityId === priorityId);
