/**
 * The supervisor's errands: deeds that are over with one answer. Each goes out once under its own requestId, says how it
 * stands while it runs, and keeps its outcome in words until it is begun again.
 */
import type { Connection, Sent } from '#ui-kit/connection.ts';
import type { DeskTicket } from '#protocol/admin-view.ts';
import type { MessageInput } from '#protocol/messages.ts';
import type { SUPERVISION_MESSAGES } from '#protocol/supervision-messages.ts';
import type { ConnectionCheck, FoundPrinter, PrinterConnection } from '#protocol/printing.ts';
import type { StartSettings } from '#protocol/start-list.ts';
import type {
  CounterId,
  DeviceId,
  InstantMs,
  PrinterId,
  PrintJobId,
  RefusalCode,
  RejectionCode,
  RequestId,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';

/** After this long without an answer a deed is given up; it may still have been done. */
export const ERRAND_PATIENCE_MS = 6_000;
/** Asking a few hundred addresses takes its time. */
export const SEARCH_PATIENCE_MS = 30_000;
const CHECK_PATIENCE_MS = 12_000;

export type ErrandState<Result> =
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly result: Result; readonly atMs: number }
  | { readonly kind: 'refused'; readonly code: RejectionCode | RefusalCode }
  | { readonly kind: 'unanswered' };

/** A deed that answers nothing but that it was done. */
export type Deed =
  | { readonly name: 'reprintJob'; readonly jobId: PrintJobId }
  | { readonly name: 'reprintTicket'; readonly ticketId: TicketId }
  | { readonly name: 'printSummary'; readonly printerId: PrinterId }
  | { readonly name: 'printTestPage'; readonly printerId: PrinterId }
  | { readonly name: 'renameDevice'; readonly deviceId: DeviceId; readonly deviceName: string }
  | { readonly name: 'revokeDevice'; readonly deviceId: DeviceId }
  | { readonly name: 'saveStart'; readonly settings: StartSettings }
  | { readonly name: 'tryVoice' }
  | SupervisorDeed;

/** Lists in it are only read. */
type AsRead<T> = { readonly [K in keyof T]: T[K] extends (infer Each)[] ? readonly Each[] : T[K] };

/** What a supervisor does to the hall from the live page. */
export type SupervisorDeed = {
  readonly [Name in Exclude<keyof typeof SUPERVISION_MESSAGES, 'findTicket'>]: {
    readonly name: Name;
  } & AsRead<Omit<MessageInput<'admin', Name>, 'requestId'>>;
}[Exclude<keyof typeof SUPERVISION_MESSAGES, 'findTicket'>];

/** A device that is to come: what it will be, where it stands, and what it is called. */
export type DeviceWish = { readonly name: string } & (
  | { readonly role: 'kiosk' | 'display' | 'admin' }
  | { readonly role: 'counter' | 'rating'; readonly counterId: CounterId }
  | { readonly role: 'printer'; readonly printerId: PrinterId }
);

export type PairingCode = { readonly code: string; readonly expiresAt: InstantMs };

export type ErrandDeskState = {
  /** By `deedKey`. */
  readonly deeds: ReadonlyMap<string, ErrandState<null>>;
  readonly search: ErrandState<readonly FoundPrinter[]> | null;
  readonly check: {
    readonly connection: PrinterConnection;
    readonly state: ErrandState<ConnectionCheck>;
  } | null;
  readonly pairing: { readonly printerId: PrinterId; readonly state: ErrandState<PairingCode> } | null;
  readonly invited: { readonly wish: DeviceWish; readonly state: ErrandState<PairingCode> } | null;
  /** The last code for each place, by `placeKey`. */
  readonly codes: ReadonlyMap<string, ErrandState<PairingCode>>;
  /** The ticket that was looked for last; `result` null = no open one has that number. */
  readonly found: {
    readonly number: TicketNumber;
    readonly state: ErrandState<DeskTicket | null>;
  } | null;
};

export const NO_ERRANDS: ErrandDeskState = {
  deeds: new Map(),
  search: null,
  check: null,
  pairing: null,
  invited: null,
  codes: new Map(),
  found: null,
};

export type ErrandDesk = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => ErrandDeskState;
  readonly run: (deed: Deed) => void;
  readonly findPrinters: () => void;
  readonly checkConnection: (connection: PrinterConnection) => void;
  readonly createPairingCode: (printerId: PrinterId, name: string) => void;
  readonly inviteDevice: (wish: DeviceWish) => void;
  readonly findTicket: (number: TicketNumber) => void;
  /** Clears the desk, e.g. because somebody signed out: a code must not be left lying on it. */
  readonly forget: () => void;
};

/** Two devices for the same place have the same key. */
export const placeKey = (wish: DeviceWish): string =>
  `${wish.role}:${'counterId' in wish ? wish.counterId : 'printerId' in wish ? wish.printerId : ''}`;

/** The same deed on the same thing has the same key. */
export function deedKey(deed: Deed): string {
  switch (deed.name) {
    case 'reprintJob':
      return `reprintJob:${deed.jobId}`;
    case 'reprintTicket':
      return `reprintTicket:${deed.ticketId}`;
    case 'printSummary':
    case 'printTestPage':
      return `${deed.name}:${deed.printerId}`;
    case 'renameDevice':
    case 'revokeDevice':
      return `${deed.name}:${deed.deviceId}`;
    case 'endTicket':
    case 'moveTicket':
      return `${deed.name}:${deed.ticketId}`;
    case 'closeServices':
    case 'openServices':
    case 'showBulletin':
    case 'takeBulletinBack':
    case 'saveStart':
    case 'tryVoice':
      return deed.name;
    default:
      return deed satisfies never;
  }
}

/** How an answer leaves an errand. */
export function outcomeOf<Output, Result>(
  sent: Sent<Output>,
  resultOf: (output: Output) => Result,
  nowMs: number,
): ErrandState<Result> {
  if (sent.ok === null) return { kind: 'unanswered' };
  if (!sent.ok) return { kind: 'refused', code: sent.refusal.code };
  return { kind: 'done', result: resultOf(sent.result), atMs: nowMs };
}

export type ErrandDeskParts = {
  readonly send: Connection<'admin'>['send'];
  /** Server time in ms. */
  readonly now: () => number;
  readonly newRequestId: () => RequestId;
  readonly onSessionEnd: () => void;
};

const isRunning = (state: ErrandState<unknown> | null | undefined): boolean => state?.kind === 'running';
const nothing = (): null => null;
const same = <T>(value: T): T => value;

/** A desk with nothing on it. */
export function createErrandDesk(parts: ErrandDeskParts): ErrandDesk {
  let state = NO_ERRANDS;
  /** Raised by every `forget`: an answer to somebody who has left is not put on the desk. */
  let sitting = 0;
  const listeners = new Set<() => void>();
  const update = (change: Partial<ErrandDeskState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const settle = <Output, Result>(
    asked: number,
    sent: Sent<Output>,
    resultOf: (output: Output) => Result,
    keep: (state: ErrandState<Result>) => void,
  ): void => {
    if (asked !== sitting) return;
    keep(outcomeOf(sent, resultOf, parts.now()));
    if (sent.ok === false && sent.refusal.code === 'not_signed_in') parts.onSessionEnd();
  };

  const sendDeed = (deed: Deed): Promise<Sent<unknown>> => {
    const requestId = parts.newRequestId();
    const patience = ERRAND_PATIENCE_MS;
    switch (deed.name) {
      case 'reprintJob':
        return parts.send('reprintJob', { requestId, jobId: deed.jobId }, patience);
      case 'reprintTicket':
        return parts.send('reprintTicket', { requestId, ticketId: deed.ticketId }, patience);
      case 'printSummary':
        return parts.send('printSummary', { requestId, printerId: deed.printerId }, patience);
      case 'printTestPage':
        return parts.send('printTestPage', { requestId, printerId: deed.printerId }, patience);
      case 'renameDevice':
        return parts.send(
          'renameDevice',
          { requestId, deviceId: deed.deviceId, name: deed.deviceName },
          patience,
        );
      case 'revokeDevice':
        return parts.send('revokeDevice', { requestId, deviceId: deed.deviceId }, patience);
      case 'saveStart': {
        const { rightPrinterIds, later } = deed.settings;
        const settings = { ...deed.settings, rightPrinterIds: [...rightPrinterIds], later: [...later] };
        return parts.send('saveStart', { requestId, settings }, patience);
      }
      case 'tryVoice':
        return parts.send('tryVoice', { requestId }, patience);
      case 'endTicket': {
        const { name, ...said } = deed;
        return parts.send(name, { requestId, ...said }, patience);
      }
      case 'moveTicket': {
        const { name, ...said } = deed;
        return parts.send(name, { requestId, ...said }, patience);
      }
      case 'closeServices': {
        const { name, serviceIds, ...said } = deed;
        return parts.send(name, { requestId, serviceIds: [...serviceIds], ...said }, patience);
      }
      case 'openServices':
        return parts.send(deed.name, { requestId, serviceIds: [...deed.serviceIds] }, patience);
      case 'showBulletin': {
        const { name, ...said } = deed;
        return parts.send(name, { requestId, ...said }, patience);
      }
      case 'takeBulletinBack':
        return parts.send(deed.name, { requestId, bulletinId: deed.bulletinId }, patience);
      default:
        return deed satisfies never;
    }
  };
  const run = async (deed: Deed): Promise<void> => {
    const key = deedKey(deed);
    if (isRunning(state.deeds.get(key))) return;
    const keep = (next: ErrandState<null>): void => update({ deeds: new Map(state.deeds).set(key, next) });
    const asked = sitting;
    keep({ kind: 'running' });
    settle(asked, await sendDeed(deed), nothing, keep);
  };
  const findPrinters = async (): Promise<void> => {
    if (isRunning(state.search)) return;
    const asked = sitting;
    update({ search: { kind: 'running' } });
    // One question with one long wait: asked again sooner it would be a second search.
    const sent = await parts.send('findPrinters', {}, SEARCH_PATIENCE_MS, SEARCH_PATIENCE_MS);
    settle(asked, sent, same, (search) => update({ search }));
  };
  const checkConnection = async (connection: PrinterConnection): Promise<void> => {
    if (isRunning(state.check?.state)) return;
    const asked = sitting;
    update({ check: { connection, state: { kind: 'running' } } });
    const sent = await parts.send('checkConnection', { connection }, CHECK_PATIENCE_MS, CHECK_PATIENCE_MS);
    settle(asked, sent, same, (next) => update({ check: { connection, state: next } }));
  };
  const createPairingCode = async (printerId: PrinterId, name: string): Promise<void> => {
    if (isRunning(state.pairing?.state)) return;
    const asked = sitting;
    update({ pairing: { printerId, state: { kind: 'running' } } });
    const input = { requestId: parts.newRequestId(), role: 'printer', printerId, name } as const;
    settle(asked, await parts.send('createPairingCode', input, ERRAND_PATIENCE_MS), same, (next) =>
      update({ pairing: { printerId, state: next } }),
    );
  };

  const inviteDevice = async (wish: DeviceWish): Promise<void> => {
    const key = placeKey(wish);
    if (isRunning(state.codes.get(key))) return;
    const asked = sitting;
    const keep = (next: ErrandState<PairingCode>): void =>
      update({ invited: { wish, state: next }, codes: new Map(state.codes).set(key, next) });
    keep({ kind: 'running' });
    const input = { requestId: parts.newRequestId(), ...wish };
    settle(asked, await parts.send('createPairingCode', input, ERRAND_PATIENCE_MS), same, keep);
  };

  const findTicket = async (number: TicketNumber): Promise<void> => {
    const asked = sitting;
    // What was done to it before says nothing of what is done to it next.
    const deeds = new Map(state.deeds);
    for (const key of deeds.keys())
      if (key.endsWith(`/${number}`) && !isRunning(deeds.get(key))) deeds.delete(key);
    update({ deeds, found: { number, state: { kind: 'running' } } });
    const sent = await parts.send('findTicket', { number }, ERRAND_PATIENCE_MS);
    // Whoever looked for another one meanwhile is not shown this one.
    if (state.found?.number !== number) return;
    settle(asked, sent, same, (next) => update({ found: { number, state: next } }));
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    run: (deed) => void run(deed),
    findPrinters: () => void findPrinters(),
    checkConnection: (connection) => void checkConnection(connection),
    createPairingCode: (printerId, name) => void createPairingCode(printerId, name),
    inviteDevice: (wish) => void inviteDevice(wish),
    findTicket: (number) => void findTicket(number),
    forget: () => {
      sitting += 1;
      update(NO_ERRANDS);
    },
  };
}
