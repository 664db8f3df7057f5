/** People of a journey who need no screen: citizens at kiosks, and a colleague at another counter. */
import { connectClient, newRequestId, type ProtocolClient } from '#demo/protocol-client.ts';
import type { CounterView, IssuedTicket } from '#protocol/views.ts';
import type { CounterId, PriorityId, Role, ServiceId, TicketId, TicketNumber } from '#protocol/vocabulary.ts';
import type { DemoOffice } from '#tests/support/demo-office.ts';

const VIEW_PATIENCE_MS = 20_000;

/** A device of the office with a screen of its own, enrolled as the launcher enrols one. */
async function enter<R extends Role>(
  { url }: DemoOffice,
  role: R,
  counterId: string | null,
): Promise<ProtocolClient<R>> {
  const response = await fetch(`${url}/demo/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ role, counterId }),
  });
  if (!response.ok) throw new Error(`not enrolled: ${String(response.status)}`);
  const { deviceToken } = (await response.json()) as { readonly deviceToken: string };
  return connectClient({ serverUrl: url, role, deviceToken });
}

/** What one citizen presses. */
export type Wish = { readonly serviceId: string; readonly priorityId?: string };

/** Takes a number for every wish, at several kiosks at once and at their pace; answers when the last is out. */
export async function takeNumbers(
  office: DemoOffice,
  kiosks: number,
  wishes: readonly Wish[],
): Promise<readonly IssuedTicket[]> {
  const left = [...wishes];
  const takenAt = async (kiosk: ProtocolClient<'kiosk'>): Promise<readonly IssuedTicket[]> => {
    const taken: IssuedTicket[] = [];
    const requestOf = ({ serviceId, priorityId }: Wish) => ({
      requestId: newRequestId(),
      serviceId: serviceId as ServiceId,
      priorityId: priorityId === undefined ? null : (priorityId as PriorityId),
      language: 'vi' as const,
    });
    for (let wish = left.shift(); wish !== undefined; wish = left.shift()) {
      const request = requestOf(wish);
      for (let answer = await kiosk.send('issueTicket', request); ;) {
        if (answer.ok) {
          taken.push(answer.result);
          break;
        }
        const { code, retryAfterMs } = answer.refusal;
        if (code !== 'too_fast') throw new Error(`no number: ${code}`);
        await new Promise((resolve) => setTimeout(resolve, retryAfterMs ?? 1_000));
        answer = await kiosk.send('issueTicket', request);
      }
    }
    kiosk.close();
    return taken;
  };
  const clients = await Promise.all(Array.from({ length: kiosks }, () => enter(office, 'kiosk', null)));
  return (await Promise.all(clients.map(takenAt))).flat();
}

export type Colleague = {
  /** Calls the next one; answers with the number. Waits until somebody is there. */
  readonly callNext: () => Promise<{ readonly ticketId: TicketId; readonly number: TicketNumber }>;
  /** Calls the present one again, as soon as that may be done. */
  readonly recall: () => Promise<void>;
  /** Waits until the counter knows that a display has spoken the present one's call of this count. */
  readonly spoken: (callCount: number) => Promise<void>;
  /** The displays as this counter knows them, once they are as wanted. */
  readonly displaysWhere: (
    isWanted: (displays: CounterView['displays']) => boolean,
  ) => Promise<CounterView['displays']>;
  /** Whether a display has spoken the present one's call before this much time has passed. */
  readonly isHeardWithin: (patienceMs: number) => Promise<boolean>;
  /** Serves and finishes who was called. */
  readonly serve: (ticketId: TicketId) => Promise<void>;
  /** Calls the next one, serves and finishes; answers with the ticket. Waits until somebody is there. */
  readonly serveNext: () => Promise<TicketId>;
  readonly close: () => void;
};

/** An officer who works at another counter by the protocol alone. */
export async function openColleague(
  office: DemoOffice,
  counterId: string,
  username: string,
  password: string,
): Promise<Colleague> {
  const client = await enter(office, 'counter', counterId as CounterId);
  const signedIn = await client.send('signIn', { requestId: newRequestId(), username, password });
  if (!signedIn.ok) throw new Error(`the colleague was not let in: ${signedIn.refusal.code}`);
  client.identifyAs(signedIn.result.sessionToken);
  const viewWhere = async (wish: string, isWanted: (view: CounterView) => boolean): Promise<CounterView> => {
    const view = await client.viewWhere(isWanted, VIEW_PATIENCE_MS);
    if (view === null) throw new Error(`the colleague waited in vain: ${wish}`);
    return view;
  };
  const callNext: Colleague['callNext'] = async () => {
    const view = await viewWhere(
      'for somebody to call',
      ({ allowed, officer }) => officer !== null && allowed.callNext === null,
    );
    const requestId = newRequestId();
    const called = await client.send('callNext', { requestId, seenCounterRevision: view.counterRevision });
    if (!called.ok) throw new Error(`the colleague could not call: ${called.refusal.code}`);
    const { ticketId } = called.result;
    const { current } = await viewWhere('for the call', (after) => after.current?.ticketId === ticketId);
    if (current === null) throw new Error('the colleague has nobody');
    return { ticketId, number: current.number };
  };
  const serve: Colleague['serve'] = async (ticketId) => {
    for (const name of ['startService', 'finish'] as const) {
      const step = { requestId: newRequestId(), ticketId };
      const answer =
        name === 'finish' ? await client.send(name, { ...step, done: [] }) : await client.send(name, step);
      if (!answer.ok) throw new Error(`the colleague could not ${name}: ${answer.refusal.code}`);
    }
  };
  return {
    callNext,
    serve,
    isHeardWithin: async (patienceMs) => {
      const view = await client.viewWhere(
        ({ current }) => current?.announcement.state === 'announced',
        patienceMs,
      );
      return view !== null;
    },
    recall: async () => {
      const { current } = await viewWhere('to call again', ({ allowed }) => allowed.recall === null);
      if (current === null) throw new Error('the colleague has nobody to call again');
      const { ticketId, callCount: seenCallCount } = current;
      const answer = await client.send('recall', { requestId: newRequestId(), ticketId, seenCallCount });
      if (!answer.ok) throw new Error(`the colleague could not call again: ${answer.refusal.code}`);
    },
    spoken: async (callCount) => {
      await viewWhere(
        'for the loudspeaker',
        ({ current }) => current?.callCount === callCount && current.announcement.state === 'announced',
      );
    },
    displaysWhere: async (isWanted) =>
      (await viewWhere('for the displays', ({ displays }) => isWanted(displays))).displays,
    serveNext: async () => {
      const { ticketId } = await callNext();
      await serve(ticketId);
      return ticketId;
    },
    close: client.close,
  };
}
