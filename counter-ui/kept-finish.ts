/** A finish pressed while the server was away, kept over reloads until the server has decided about it. */
import { OUTCOMES, type Outcome } from '#protocol/officer-words.ts';
import type { CounterId, RequestId, ServiceId, TicketId } from '#protocol/vocabulary.ts';
import type { CounterCommand } from './counter-command.ts';

export type FinishCommand = Extract<CounterCommand, { readonly name: 'finish' }>;
type DoneService = FinishCommand['input']['done'][number];

export type KeptFinish = {
  readonly requestId: RequestId;
  readonly command: FinishCommand;
  /** Server time of the press, in ms. */
  readonly pressedAtMs: number;
};

export type KeptFinishStorage = {
  readonly kept: () => KeptFinish | null;
  readonly keep: (finish: KeptFinish) => void;
  readonly forget: () => void;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isOutcome = (value: unknown): value is Outcome => OUTCOMES.some((outcome) => outcome === value);

function parseDone(value: unknown): DoneService | null {
  if (!isRecord(value)) return null;
  const { serviceId, count, outcome } = value;
  if (typeof serviceId !== 'string' || typeof count !== 'number' || !isOutcome(outcome)) return null;
  return { serviceId: serviceId as ServiceId, count, outcome };
}

function parse(text: string | null): KeptFinish | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(value)) return null;
    const { requestId, pressedAtMs, ticketId, done } = value;
    if (typeof requestId !== 'string' || typeof pressedAtMs !== 'number') return null;
    if (typeof ticketId !== 'string' || !Array.isArray(done)) return null;
    const services = done.map(parseDone).filter((service) => service !== null);
    if (services.length !== done.length) return null;
    const command = { name: 'finish', input: { ticketId: ticketId as TicketId, done: services } } as const;
    return { requestId: requestId as RequestId, pressedAtMs, command };
  } catch {
    return null;
  }
}

/** The kept finish of one counter in the given storage; unreadable leftovers count as none. */
export function keptFinishIn(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  counterId: CounterId,
): KeptFinishStorage {
  const key = `motcua.finish.${counterId}`;
  return {
    kept: () => parse(storage.getItem(key)),
    keep: ({ requestId, pressedAtMs, command }) => {
      storage.setItem(key, JSON.stringify({ requestId, pressedAtMs, ...command.input }));
    },
    forget: () => {
      storage.removeItem(key);
    },
  };
}
