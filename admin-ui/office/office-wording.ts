/** The office's changes and obstacles in words. */
import type { InUse } from '#protocol/office-desk.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { idOf, type OfficePart } from './office-changes.ts';
import { officeObstacle } from './office-obstacle.ts';
import type { OfficeTexts } from './texts.ts';

export function obstacleWords(
  draft: OfficeSettings | null,
  words: OfficeTexts,
  language: Language,
): string | null {
  const obstacle = officeObstacle(draft);
  if (obstacle === null) return null;
  switch (obstacle.kind) {
    case 'same_letter':
      return words.sameLetter(obstacle.letter);
    case 'same_number':
      return words.sameNumber(obstacle.number);
    case 'wrong_minutes':
      return words.wrongMinutes(pick(obstacle.name, language));
    case 'nothing_left':
      return words.obstacles[obstacle.of];
    default:
      return words.obstacles[obstacle.kind];
  }
}

/** Named by what stands on the screen, else by what was saved: one of them has it. */
export function partWords(
  part: OfficePart,
  known: readonly (OfficeSettings | null)[],
  words: OfficeTexts,
  language: Language,
): string {
  const found = <T extends OfficeSettings['fields' | 'services' | 'counters'][number]>(
    list: (settings: OfficeSettings) => readonly T[],
    id: string,
  ): T | undefined =>
    known.flatMap((settings) => (settings === null ? [] : list(settings))).find((item) => idOf(item) === id);
  switch (part.kind) {
    case 'setting':
      return words.parts[part.name];
    case 'rule':
      return words.rules[part.name];
    case 'order':
      return words.orders[part.of];
    case 'field':
      return pick(found(({ fields }) => fields, part.id)?.name ?? { vi: part.id, en: part.id }, language);
    case 'service':
      return pick(found(({ services }) => services, part.id)?.name ?? { vi: part.id, en: part.id }, language);
    case 'counter':
      return words.counterName(found(({ counters }) => counters, part.id)?.number ?? 0);
  }
}

/** What keeps a change waiting, named by the office as today's queue knows it. */
export function inUseWords(
  use: InUse,
  office: OfficeSettings,
  words: OfficeTexts,
  language: Language,
): string {
  switch (use.kind) {
    case 'service': {
      const service = office.services.find(({ serviceId }) => serviceId === use.serviceId);
      return words.inUse(
        use.kind,
        service === undefined ? use.serviceId : pick(service.name, language),
        use.people,
      );
    }
    case 'field': {
      const field = office.fields.find(({ fieldId }) => fieldId === use.fieldId);
      return words.inUse(use.kind, field === undefined ? use.fieldId : pick(field.name, language), 0);
    }
    case 'counter': {
      const counter = office.counters.find(({ counterId }) => counterId === use.counterId);
      return words.inUse(use.kind, words.counterName(counter?.number ?? 0), 0);
    }
    case 'priority': {
      const known = office.rules.priorityClasses.find(({ priorityId }) => priorityId === use.priorityId);
      return words.inUse(use.kind, known === undefined ? use.priorityId : pick(known.name, language), 0);
    }
    case 'time_zone':
      return words.inUse(use.kind, '', 0);
  }
}
