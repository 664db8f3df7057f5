/** A server that answers the desk as a test tells it to. */
import type { Connection, Sent } from '#ui-kit/connection.ts';
import type { Answer, Refusal } from '#protocol/messages.ts';
import type { RefusalCode, RejectionCode, RequestId, Revision } from '#protocol/vocabulary.ts';

export type Asked = { readonly name: string; readonly input: unknown };

/** An answer that grants what was asked. */
export const done = <Output>(result: Output): Answer<Output> => ({
  ok: true,
  revision: 1 as Revision,
  result,
});
/** An answer that refuses it. */
export const refused = (code: RejectionCode | RefusalCode, more: Partial<Refusal> = {}): Answer<never> => ({
  ok: false,
  refusal: { code, message: 'in the log', ...more },
});

export type StandIn = {
  readonly send: Connection<'admin'>['send'];
  /** Everything that was asked, oldest first. */
  readonly asked: readonly Asked[];
};

/** Hands every question to `answer`; null stands for silence. */
export function standIn(
  answer: (asked: Asked) => Answer<unknown> | null | Promise<Answer<unknown> | null>,
): StandIn {
  const asked: Asked[] = [];
  const send = async (name: string, input: unknown): Promise<Sent<unknown>> => {
    const question = { name, input };
    asked.push(question);
    return (await answer(question)) ?? { ok: null };
  };
  return { send: send as Connection<'admin'>['send'], asked };
}

/** Request ids that can be told apart. */
export function countedIds(): () => RequestId {
  let count = 0;
  return () => {
    count += 1;
    return `request-${String(count).padStart(10, '0')}` as RequestId;
  };
}

/** A tab's own storage. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}

/** Lets everything that has been answered be heard. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
