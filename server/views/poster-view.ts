import type { PosterOffice, PosterSettings, PosterView } from '#protocol/poster.ts';
import type { FieldLoad } from '#protocol/views.ts';
import type { InstantMs, Revision } from '#protocol/vocabulary.ts';
import { phonesClosure } from '#server/domain/decide-issuing.ts';
import { closures } from '#server/domain/office-hours.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';

/** What there is to choose from, in words; the rest of the office is no phone's business. */
export const posterOffice = ({ date, settings }: QueueDay): PosterOffice => ({
  date,
  name: settings.name,
  unitName: settings.unitName,
  helpDesk: settings.helpDesk,
  timeZone: settings.timeZone,
  fields: settings.fields.map(({ fieldId, letter, name, examples }) => ({ fieldId, letter, name, examples })),
  services: settings.services.map(({ serviceId, fieldId, name, isCommon }) => ({
    serviceId,
    fieldId,
    name,
    isCommon,
  })),
});

/** What every phone before a poster may see: loads, what is closed, and what it will be asked for. */
export const toPosterView = (
  day: QueueDay,
  loads: readonly FieldLoad[],
  at: InstantMs,
  posters: PosterSettings,
): PosterView => ({
  revision: day.sequence as Revision,
  at,
  date: day.date,
  fields: loads,
  closures: closures(day, at),
  closedTo: phonesClosure(day, posters),
  asksForHallCode: posters.asksForHallCode,
});
