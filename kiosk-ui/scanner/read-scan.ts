/** From a recognised code to what the kiosk does with it: asks the server where only it can tell, and drops the card's number. */
import type { Connection } from '#ui-kit/connection.ts';
import { ageInYear, type CitizenNumber } from '#protocol/codes/citizen-number.ts';
import type { ScannedCode } from '#protocol/codes/scanned-code.ts';
import type { Field, OfficeSettings } from '#protocol/office.ts';
import type { PriorityClass } from '#protocol/queue-rules.ts';
import type { BusinessDate, PriorityId } from '#protocol/vocabulary.ts';
import { kioskPriorityClasses } from '../priority/priority-classes.ts';
import type { Scanned } from './scanned.ts';

/** What a scan is read against. */
export type ScanWorld = {
  readonly office: OfficeSettings;
  readonly today: BusinessDate;
  /** Of the page that is open; undefined where no service was chosen yet. */
  readonly field: Field | undefined;
  readonly send: Connection<'kiosk'>['send'];
};

/** A person stands there: who gets no answer by then is told so, in ms. */
const PATIENCE_MS = 3_000;

/** What the scan comes to. Never rejects. */
export async function readScan(code: ScannedCode, world: ScanWorld): Promise<Scanned> {
  switch (code.kind) {
    case 'citizen_card':
      return readCard(code.number, world);
    case 'file': {
      const { resultServiceId } = world.office;
      return resultServiceId === null
        ? { kind: 'declined', why: 'no_result_desk' }
        : { kind: 'file', fileCode: code.fileCode, resultServiceId };
    }
    case 'ticket': {
      const sent = await world.send('findTicket', { link: code.link }, PATIENCE_MS);
      if (sent.ok !== true) return { kind: 'declined', why: 'no_answer' };
      return sent.result === null
        ? { kind: 'declined', why: 'old_ticket' }
        : { kind: 'ticket', standing: sent.result, link: code.link };
    }
    default:
      return { kind: 'declined', why: code.kind };
  }
}

async function readCard(number: CitizenNumber, world: ScanWorld): Promise<Scanned> {
  const { office, today, field, send } = world;
  const age = ageInYear(number, today);
  if (age === null) return { kind: 'declined', why: 'unknown' };
  const ageClass = ageClassAt(office, field, age);
  if (office.rules.openNumbersPerPerson === null) return { kind: 'card', ageClass, person: null };
  const sent = await send('markPerson', { number }, PATIENCE_MS);
  return sent.ok === true && sent.result.person !== null
    ? { kind: 'card', ageClass, person: sent.result.person }
    : { kind: 'declined', why: 'no_answer' };
}

/** The class of that age: among several the one with the highest, as 80 before 60. */
function ageClassAt(office: OfficeSettings, field: Field | undefined, age: number): PriorityId | null {
  const offered =
    field === undefined
      ? office.fields.flatMap((every) => kioskPriorityClasses(office, every))
      : kioskPriorityClasses(office, field);
  const fitting = offered.filter(({ fromAge }) => fromAge !== null && fromAge <= age);
  const oldest = fitting.reduce<PriorityClass | null>(
    (best, one) => (best === null || (one.fromAge ?? 0) > (best.fromAge ?? 0) ? one : best),
    null,
  );
  return oldest?.priorityId ?? null;
}
