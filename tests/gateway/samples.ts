/** For every row of the message table, a situation and a message in it that the right identity would be granted. */
import type { MessageInput, MessageName, RoleOf } from '#protocol/messages.ts';
import type { IssuedTicket } from '#protocol/views.ts';
import { MESSAGES } from '#protocol/messages.ts';
import type { CounterId, FieldId, PriorityId, RequestId, TicketId } from '#protocol/vocabulary.ts';
import {
  newRequestId,
  passwordOf,
  resultOf,
  serviceOfField,
  type Enrolled,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';

/**
 * An office with one of everybody: a supervisor at counter 3, an officer at 5, one displaced from 3, a ticket waiting for
 * certification; numbers of civil status come from a paper roll.
 */
export type Scene = {
  readonly server: GatewayServer;
  readonly devices: { readonly [R in RoleOf]: Enrolled };
  /** At counter 3 by right; a supervisor. */
  readonly officer: SignedInClient;
  /** Was at counter 3, over the same device, until the officer took it over. */
  readonly displaced: SignedInClient;
  /** At counter 5. */
  readonly neighbour: SignedInClient;
  readonly kiosk: GatewayClient<'kiosk'>;
  readonly ticket: IssuedTicket;
};

export type Samples = {
  readonly [R in RoleOf]: { readonly [N in MessageName<R>]: (scene: Scene) => Promise<MessageInput<R, N>> };
};

type OfTicket = { readonly requestId: RequestId; readonly ticketId: TicketId };

/** Says a message that must be granted. */
async function done<Result>(client: GatewayClient<'counter'>, name: string, input: object): Promise<Result> {
  return resultOf<Result>(await client.say(name, { requestId: newRequestId(), ...input }));
}

async function callAt({ client }: SignedInClient): Promise<TicketId> {
  const { counterRevision } = await client.resync();
  return (await done<{ ticketId: TicketId }>(client, 'callNext', { seenCounterRevision: counterRevision }))
    .ticketId;
}

const onWaitingTicket = ({ ticket: { ticketId } }: Scene): Promise<OfTicket> =>
  Promise.resolve({ requestId: newRequestId(), ticketId });

const onCalledTicket = async ({ officer }: Scene): Promise<OfTicket> => ({
  ticketId: await callAt(officer),
  requestId: newRequestId(),
});

/** The ticket in hand after one more step. */
const after =
  (name: 'startService' | 'markMissed') =>
  async (scene: Scene): Promise<OfTicket> => {
    const { ticketId } = await onCalledTicket(scene);
    await done(scene.officer.client, name, { ticketId });
    return { requestId: newRequestId(), ticketId };
  };
const onServedTicket = after('startService');

const parking = { reason: 'papers_missing', paperIndexes: [0], otherPapers: [], returnTime: null } as const;

const onParkedTicket = async (scene: Scene): Promise<OfTicket> => {
  const input = await onServedTicket(scene);
  await done(scene.officer.client, 'park', { ticketId: input.ticketId, ...parking, isPrinted: false });
  return input;
};

/** What counter 5 holds, called there. */
const onColleaguesTicket = async ({ neighbour }: Scene) =>
  ({
    requestId: newRequestId(),
    counterId: '5' as CounterId,
    ticketId: await callAt(neighbour),
  }) as const;

const atFreeCounter = async ({ officer }: Scene) => ({
  requestId: newRequestId(),
  seenCounterRevision: (await officer.client.resync()).counterRevision,
});

/** The compiler asks for a sample of every row; `rowsWithoutSample` asks again at run time. */
export const SAMPLES: Samples = {
  kiosk: {
    issueTicket: () =>
      Promise.resolve({
        requestId: newRequestId(),
        serviceId: serviceOfField('certification'),
        priorityId: 'elderly' as PriorityId,
      }),
  },
  display: {
    reportAnnouncements: async ({ officer, server }) => ({
      sound: 'on',
      spoken: [{ ticketId: await callAt(officer), calledAt: server.clock.now() }],
    }),
  },
  counter: {
    signIn: () =>
      Promise.resolve({ requestId: newRequestId(), username: 'lan', password: passwordOf('lan') }),
    signOut: () => Promise.resolve({ requestId: newRequestId() }),
    callNext: atFreeCounter,
    callTicket: async (scene) => ({
      ...(await atFreeCounter(scene)),
      ticketId: scene.ticket.ticketId,
      reason: { code: 'frail', note: 'Chân đau, không đứng lâu được' },
    }),
    callRollNumber: async (scene) => ({
      ...(await atFreeCounter(scene)),
      fieldId: 'civil-status' as FieldId,
      ordinal: 41,
    }),
    recall: async (scene) => ({ ...(await onCalledTicket(scene)), seenCallCount: 1 }),
    startService: onCalledTicket,
    finish: async (scene) => ({
      ...(await onServedTicket(scene)),
      done: [{ serviceId: scene.ticket.serviceId, count: 3, outcome: 'completed' }],
    }),
    markMissed: onCalledTicket,
    reinstate: after('markMissed'),
    park: async (scene) => ({
      ...(await onServedTicket(scene)),
      reason: 'papers_missing',
      paperIndexes: [0],
      otherPapers: ['Giấy ủy quyền có công chứng'],
      returnTime: 'this_afternoon',
      isPrinted: true,
    }),
    resume: onParkedTicket,
    transfer: async (scene) => ({
      ...(await onServedTicket(scene)),
      serviceId: serviceOfField('land-construction'),
      counterId: null,
      returnsHere: true,
      note: 'Cần trích lục bản đồ trước',
    }),
    addService: async (scene) => ({
      ...(await onServedTicket(scene)),
      serviceId: serviceOfField('residence-identity'),
    }),
    addNote: async (scene) => ({ ...(await onServedTicket(scene)), text: 'Đã xem bản chính' }),
    tickPaper: async (scene) => {
      const input = await onParkedTicket(scene);
      await done(scene.officer.client, 'resume', { ticketId: input.ticketId });
      await callAt(scene.officer);
      return { ...input, paperIndex: 0, isReceived: true };
    },
    grantPriority: async (scene) => ({
      ...(await onWaitingTicket(scene)),
      priorityId: 'elderly' as PriorityId,
    }),
    cancel: async (scene) => ({ ...(await onWaitingTicket(scene)), reason: 'left' }),
    serveWithoutTicket: async (scene) => ({
      ...(await atFreeCounter(scene)),
      serviceId: serviceOfField('certification'),
    }),
    issueAtCounter: () =>
      Promise.resolve({
        requestId: newRequestId(),
        serviceId: serviceOfField('social-support'),
        priorityId: null,
        isPrinted: true,
        ordinal: null,
      }),
    pauseCounter: () => Promise.resolve({ requestId: newRequestId(), reason: 'meeting' }),
    resumeCounter: async ({ officer }) => {
      await done(officer.client, 'pauseCounter', { reason: 'break' });
      return { requestId: newRequestId() };
    },
    undo: async (scene) => {
      await onServedTicket(scene);
      const { undo } = await scene.officer.client.resync();
      return { requestId: newRequestId(), sequence: undo?.sequence ?? 0 };
    },
    askForHelp: () => Promise.resolve({ requestId: newRequestId() }),
    endHelp: async ({ neighbour }) => {
      await done(neighbour.client, 'askForHelp', {});
      return { requestId: newRequestId(), counterId: '5' as CounterId };
    },
    takeOver: onColleaguesTicket,
    endForColleague: async (scene) => ({ ...(await onColleaguesTicket(scene)), ending: 'back_in_line' }),
    closeColleague: () => Promise.resolve({ requestId: newRequestId(), counterId: '5' as CounterId }),
  },
  printer: {
    reportPrintJob: ({ ticket }) => {
      if (ticket.printJobId === null) throw new Error('the ticket was not printed');
      const { printJobId: jobId } = ticket;
      return Promise.resolve({ requestId: newRequestId(), jobId, state: 'sending', problem: null });
    },
    reportPrinterStatus: () => Promise.resolve({ problem: 'paper_out', paperNearEnd: true }),
  },
};

/** Every row of a message table as `[role, name]`. */
export const rowsOf = (messages: Readonly<Record<string, object>>): readonly (readonly [RoleOf, string])[] =>
  Object.entries(messages).flatMap(([role, rows]) =>
    Object.keys(rows).map((name) => [role as RoleOf, name] as const),
  );

type SampleOfRow = (scene: Scene) => Promise<object>;

/** The sample of one row; throws when there is none. */
export function sampleOf(role: RoleOf, name: string): SampleOfRow {
  const samples = SAMPLES[role] as Readonly<Record<string, SampleOfRow>>;
  const sample = Object.hasOwn(samples, name) ? samples[name] : undefined;
  if (sample === undefined)
    throw new Error(`${role} ${name} has no sample: add one to tests/gateway/samples.ts`);
  return sample;
}

/** Rows of a table that no sample covers, as `role name`. */
export const rowsWithoutSample = (messages: Readonly<Record<string, object>>): readonly string[] =>
  rowsOf(messages)
    .filter(([role, name]) => !Object.hasOwn((SAMPLES as Partial<Samples>)[role] ?? {}, name))
    .map(([role, name]) => `${role} ${name}`);

/** Whether a row asks for an officer's session. */
export const needsSession = (role: RoleOf, name: string): boolean =>
  (MESSAGES[role] as Readonly<Record<string, { readonly needs: string }>>)[name]?.needs === 'session';
