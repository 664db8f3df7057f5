/** Changes of an office's settings, as chance makes them. */
import type { OfficeSettings } from '#protocol/office.ts';
import { counterId } from '#tests/support/ward.ts';
import type { Draw } from './random-draws.ts';

/** The office with one thing changed, harmless or not. */
export function setOtherwise(
  settings: OfficeSettings,
  { choice, service, counter, field, priority, flag }: Draw,
): OfficeSettings {
  const { services, counters, fields, rules } = settings;
  const next = { ...settings, revision: settings.revision + 1 };
  switch (choice) {
    case 0:
      return { ...next, services: services.filter(({ serviceId }) => serviceId !== service) };
    case 1:
      return {
        ...next,
        services: services.map((known) =>
          known.serviceId === service ? { ...known, fieldId: field } : known,
        ),
      };
    case 2:
      return { ...next, counters: counters.filter(({ counterId: id }) => id !== counterId(counter)) };
    case 3:
      return {
        ...next,
        counters: counters.map((known) =>
          known.counterId === counterId(counter) ? { ...known, number: known.number + 20 } : known,
        ),
      };
    case 4:
      return {
        ...next,
        fields: fields.map((known) =>
          known.fieldId === field ? { ...known, letter: flag ? 'Y' : 'Z' } : known,
        ),
      };
    case 5: {
      const priorityClasses = rules.priorityClasses.filter(({ priorityId }) => priorityId !== priority);
      return { ...next, rules: { ...rules, priorityClasses } };
    }
    case 6:
      return { ...next, rules: { ...rules, recallLimit: flag ? 2 : 3 } };
    default:
      return {
        ...next,
        services: services.map((known) =>
          known.serviceId === service ? { ...known, isOffered: flag } : known,
        ),
      };
  }
}
