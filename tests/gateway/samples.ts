/** For every row of the message table, a situation and a message in it that the right identity would be granted. */
import type { MessageInput, MessageName, RoleOf } from '#protocol/messages.ts';
import type { IssuedTicket } from '#protocol/views.ts';
import { MESSAGES } from '#protocol/messages.ts';
import type { TicketId } from '#protocol/vocabulary.ts';
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

/** An office with one of everybody: officers at counters 3 and 5, one displaced from 3, and a ticket waiting. */
export type Scene = {
  readonly server: GatewayServer;
  readonly devices: { readonly [R in RoleOf]: Enrolled };
  /** At counter 3 by right. */
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

async function call({ officer: { client }, server }: Scene): Promise<TicketId> {
  const { counterRevision } = await client.resync();
  const input = { requestId: newRequestId(), seenCounterRevision: counterRevision };
  const { ticketId } = resultOf<{ ticketId: TicketId }>(await client.say('callNext', input));
  await client.viewWhere(({ revision }) => revision === server.sequence());
  return ticketId;
}

const onCalledTicket = async (
  scene: Scene,
): Promise<{ readonly requestId: ReturnType<typeof newRequestId>; readonly ticketId: TicketId }> => ({
  ticketId: await call(scene),
  requestId: newRequestId(),
});

/** The compiler asks for a sample of every row; `rowsWithoutSample` asks again at run time. */
export const SAMPLES: Samples = {
  kiosk: {
    issueTicket: () =>
      Promise.resolve({ requestId: newRequestId(), serviceId: serviceOfField('certification') }),
  },
  display: {
    reportAnnouncements: async (scene) => ({
      sound: 'on',
      spoken: [{ ticketId: await call(scene), callCount: 1, at: scene.server.clock.now() }],
    }),
  },
  counter: {
    signIn: () =>
      Promise.resolve({ requestId: newRequestId(), username: 'lan', password: passwordOf('lan') }),
    signOut: () => Promise.resolve({ requestId: newRequestId() }),
    callNext: async ({ officer }) => {
      const { counterRevision } = await officer.client.resync();
      return { requestId: newRequestId(), seenCounterRevision: counterRevision };
    },
    recall: async (scene) => ({ ...(await onCalledTicket(scene)), seenCallCount: 1 }),
    startService: onCalledTicket,
    finish: async (scene) => {
      const input = await onCalledTicket(scene);
      resultOf(await scene.officer.client.say('startService', input));
      return { ...input, requestId: newRequestId() };
    },
    markMissed: onCalledTicket,
  },
  printer: {
    reportPrintJob: ({ ticket }) =>
      Promise.resolve({
        requestId: newRequestId(),
        jobId: ticket.printJobId,
        state: 'sending',
        problem: null,
      }),
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
