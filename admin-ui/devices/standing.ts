/** How a device is, in words, and what to do about it. */
import { clockTime } from '#ui-kit/language.ts';
import type { DeviceStanding } from '#protocol/admin-view.ts';
import { isOfOneCounter } from '#protocol/vocabulary.ts';
import type { DeskFacts } from '../desk-props.ts';
import { printerTrouble } from '../live/alarms.ts';
import type { DevicesTexts } from './texts.ts';

/** `needs`: somebody should see to it; `broken`: it does not work. */
export type StandingWords = {
  readonly look: 'works' | 'needs' | 'broken' | 'away';
  readonly what: string;
  readonly cure: string | null;
};

type Facts = Pick<DeskFacts, 'view' | 'office' | 'texts'>;

export function standingOf(device: DeviceStanding, facts: Facts, words: DevicesTexts): StandingWords {
  const { role, isConnected, lastSeenAt } = device;
  if (!isConnected) {
    const cure = words.goneCures[role];
    return lastSeenAt === null
      ? { look: 'away', what: words.unseen, cure }
      : { look: 'broken', what: words.gone(clockTime(lastSeenAt, facts.office.timeZone)), cure };
  }
  if (role === 'display' && device.sound === 'blocked') return { look: 'needs', ...words.muted };
  if (role === 'printer') return printerStanding(device, facts, words);
  return {
    look: 'works',
    what: role === 'counter' ? counterWords(device, facts, words) : words.works,
    cure: null,
  };
}

function printerStanding(device: DeviceStanding, { view, texts }: Facts, words: DevicesTexts): StandingWords {
  const printer = view.printers.find(({ printerId }) => printerId === device.printerId);
  const trouble = printer === undefined ? null : printerTrouble(printer);
  if (trouble === null) return { look: 'works', what: words.works, cure: null };
  const { what, cure } = texts.troubles[trouble];
  return { look: trouble === 'paper_near_end' ? 'needs' : 'broken', what: `${capital(what)}.`, cure };
}

function counterWords({ counterId }: DeviceStanding, { view }: Facts, words: DevicesTexts): string {
  const seat = view.counters.find((counter) => counter.counterId === counterId);
  // A help desk calls nobody and is not among them.
  if (seat === undefined) return words.works;
  const name = seat.officerName;
  if (name === null) return words.nobody;
  return seat.state === 'paused' ? words.paused(name) : words.officer(name);
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Where it belongs: its role, with its counter or printer. */
export function placeOf(
  { role, counterId, printerId }: DeviceStanding,
  { office, view }: Facts,
  words: DevicesTexts,
): string {
  if (isOfOneCounter(role)) {
    const counter = office.counters.find((candidate) => candidate.counterId === counterId);
    if (counter === undefined) return `${words.roles[role]}, ${words.noRoom}`;
    const place = words.counter(counter.number);
    return role === 'counter' ? place : `${words.roles[role]}, ${place}`;
  }
  if (role !== 'printer') return words.roles[role];
  const printer = view.printers.find((candidate) => candidate.printerId === printerId);
  return `${words.roles[role]}, ${printer?.name ?? words.noRoom}`;
}
