import { kioskPriorityClasses } from '../priority/priority-classes.ts';
import { serviceOf, type Scene } from '../scene.ts';

/** Whether a scan has something to say here: an offer that the open service does not make is not said. */
export function hasScanSheet({ state, office }: Scene): boolean {
  const { scanNotice, ageClass, screen } = state;
  if (scanNotice === null) return false;
  if (scanNotice.kind !== 'card' || ageClass === null || !('serviceId' in screen)) return true;
  const fieldId = serviceOf(office, screen.serviceId)?.fieldId;
  const field = office.fields.find((candidate) => candidate.fieldId === fieldId);
  return (
    field !== undefined &&
    kioskPriorityClasses(office, field).some(({ priorityId }) => priorityId === ageClass)
  );
}
