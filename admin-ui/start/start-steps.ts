/** How each step of a new office stands, from what the server says: a person's word counts only where no fact can. */
import type { DeviceStanding } from '#protocol/admin-view.ts';
import type { Counter, OfficeSettings } from '#protocol/office.ts';
import type { PrinterConnection, PrinterStanding } from '#protocol/printing.ts';
import { START_STEPS, type StartSettings, type StartStep } from '#protocol/start-list.ts';
import type { Announcement } from '#protocol/views.ts';
import type { CounterId, DeviceRole } from '#protocol/vocabulary.ts';
import { printerTrouble, type HallView, type PrinterTrouble } from '../live/alarms.ts';

/** `needs`: begun, and it goes no further without a person; `later`: somebody left it for another time. */
export type StepState = 'done' | 'needs' | 'todo' | 'later';

/** A printer whose paper nobody has found right yet. */
export type PrinterMoment =
  | { readonly kind: 'trouble'; readonly printer: PrinterStanding; readonly trouble: PrinterTrouble }
  /** `failed`: no paper, or nobody knows; `look`: it came out, as far as that printer can tell. */
  | {
      readonly kind: 'untested' | 'printing' | 'failed' | 'look';
      readonly printer: PrinterStanding;
    };

/** Where the paper of an office stands; of several printers the first that is not through with it. */
export type PaperMoment = { readonly kind: 'no_printer' | 'right' } | PrinterMoment;

export function paperMoment({ printers, start }: HallView): PaperMoment {
  const right = start.settings.rightPrinterIds;
  const printer = printers.find(({ printerId }) => !right.includes(printerId));
  if (printer === undefined) return { kind: printers.length === 0 ? 'no_printer' : 'right' };
  const page = start.facts?.testPages.find(({ printerId }) => printerId === printer.printerId);
  const trouble = printerTrouble(printer);
  if (page?.state === 'printed' || page?.state === 'sent') return { kind: 'look', printer };
  if (page?.state === 'queued' || page?.state === 'sending') {
    // An agent that has just been started says nothing of its printer for a moment: that is no trouble yet.
    return trouble === null || trouble === 'unknown' || trouble === 'no_agent' || trouble === 'paper_near_end'
      ? { kind: 'printing', printer }
      : { kind: 'trouble', printer, trouble };
  }
  if (page !== undefined) return { kind: 'failed', printer };
  return { kind: 'untested', printer };
}

/** The devices at one place, those that are there first. */
export const devicesAt = (
  { devices }: HallView,
  role: DeviceRole,
  counterId: CounterId | null,
): readonly DeviceStanding[] =>
  devices
    .filter((device) => device.role === role && device.counterId === counterId)
    .toSorted((one, other) => Number(other.isConnected) - Number(one.isConnected));

/** Of one place: nobody was paired for it, it is there, or it is away. */
export type PlaceState = 'empty' | 'here' | 'away';
export function placeState(view: HallView, role: DeviceRole, counterId: CounterId | null): PlaceState {
  const [first] = devicesAt(view, role, counterId);
  if (first === undefined) return 'empty';
  return first.isConnected ? 'here' : 'away';
}

export const servingCounters = ({ counters }: OfficeSettings): readonly Counter[] =>
  counters.filter(({ kind }) => kind === 'service');

export type VoiceMoment =
  | { readonly kind: 'no_display' | 'muted' | 'untried' | 'speaking' | 'heard' }
  | { readonly kind: 'silent'; readonly why: Extract<Announcement, { state: 'not_announced' }>['why'] }
  /** The loudspeaker said those words; whether anybody heard them only a person knows. */
  | { readonly kind: 'listen'; readonly words: string };

export function voiceMoment({ displays, start }: HallView): VoiceMoment {
  if (start.settings.isVoiceHeard) return { kind: 'heard' };
  const trial = start.facts?.trial ?? null;
  if (trial?.announcement.state === 'announced') return { kind: 'listen', words: trial.announcement.words };
  if (displays.connected === 0) return { kind: 'no_display' };
  if (displays.muted >= displays.connected) return { kind: 'muted' };
  if (trial === null) return { kind: 'untried' };
  return trial.announcement.state === 'waiting'
    ? { kind: 'speaking' }
    : { kind: 'silent', why: trial.announcement.why };
}

/** Every place filled and there; somebody must see to one that is away. */
function placesState(places: readonly PlaceState[]): StepState {
  if (places.includes('away')) return 'needs';
  return places.length > 0 && places.every((place) => place === 'here') ? 'done' : 'todo';
}

function truth(step: StartStep, view: HallView, office: OfficeSettings): StepState {
  const { facts } = view.start;
  switch (step) {
    case 'printer': {
      const { kind } = paperMoment(view);
      if (kind === 'right') return 'done';
      return kind === 'trouble' || kind === 'failed' || kind === 'look' ? 'needs' : 'todo';
    }
    case 'kiosk':
    case 'display':
      return placesState([placeState(view, step, null)]);
    case 'voice': {
      const { kind } = voiceMoment(view);
      if (kind === 'heard') return 'done';
      return kind === 'muted' || kind === 'silent' || kind === 'listen' ? 'needs' : 'todo';
    }
    case 'counters':
      return placesState(
        servingCounters(office).map(({ counterId }) => placeState(view, 'counter', counterId)),
      );
    case 'rating':
      return placesState(
        servingCounters(office).map(({ counterId }) => placeState(view, 'rating', counterId)),
      );
    case 'people':
      return (facts?.officers ?? 0) > 1 ? 'done' : 'todo';
    case 'number':
      return facts?.hasIssued === true ? 'done' : 'todo';
    case 'call':
      return facts?.hasCalled === true ? 'done' : 'todo';
    default:
      return step satisfies never;
  }
}

/** What was left for later and came about all the same is done. */
export function stepState(step: StartStep, view: HallView, office: OfficeSettings): StepState {
  const state = truth(step, view, office);
  return state !== 'done' && view.start.settings.later.includes(step) ? 'later' : state;
}

/** What somebody still has to do, in order. */
export const openSteps = (view: HallView, office: OfficeSettings): readonly StartStep[] =>
  START_STEPS.filter((step) => ['todo', 'needs'].includes(stepState(step, view, office)));

export const leftForLater = (settings: StartSettings, step: StartStep, isLater: boolean): StartSettings => ({
  ...settings,
  later: START_STEPS.filter((each) => (each === step ? isLater : settings.later.includes(each))),
});

const MOST_PORT = 65_535;

/** `192.168.1.50` or `192.168.1.50:9100` as it stands on a printer's own test page; null when it is none. */
export function readAddress(typed: string): PrinterConnection | null {
  const { host, port } = /^(?<host>[A-Za-z0-9][A-Za-z0-9._-]*?)(?::(?<port>\d{1,5}))?$/.exec(typed.trim())
    ?.groups ?? { host: undefined, port: undefined };
  if (host === undefined || host.endsWith('.') || host.endsWith('-')) return null;
  const number = port === undefined ? 9_100 : Number(port);
  return number >= 1 && number <= MOST_PORT ? { kind: 'tcp', host, port: number } : null;
}

/** Under which address other machines open the office's pages; the one of this page where the server knows no better. */
export const officeOrigin = (phoneAddress: string | null, origin: string): string =>
  phoneAddress === null ? origin : new URL(phoneAddress).origin;
