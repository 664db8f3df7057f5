/** A finish pressed while the server was away, kept over reloads until the server has decided about it. */
import type { CounterId, RequestId, TicketId, TicketNumber } from '#protocol/vocabulary.ts';
import type { CommandTarget } from './dispatch.ts';

export type KeptFinish = {
  readonly requestId: RequestId;
  readonly target: CommandTarget;
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

function parse(text: string | null): KeptFinish | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(value) || !isRecord(value['target'])) return null;
    const { requestId, pressedAtMs, target } = value;
    const { ticketId, number, counterRevision, callCount } = target;
    if (typeof requestId !== 'string' || typeof pressedAtMs !== 'number') return null;
    if (typeof ticketId !== 'string' || typeof number !== 'string') return null;
    if (typeof counterRevision !== 'number' || typeof callCount !== 'number') return null;
    return {
      requestId: requestId as RequestId,
      pressedAtMs,
      target: { ticketId: ticketId as TicketId, number: number as TicketNumber, counterRevision, callCount },
    };
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
    keep: (finish) => {
      storage.setItem(key, JSON.stringify(finish));
    },
    forget: () => {
      storage.removeItem(key);
    },
  };
}
