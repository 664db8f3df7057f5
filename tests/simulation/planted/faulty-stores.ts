/** Stores that break a promise, each in one way. */
import type { RequestId } from '#protocol/vocabulary.ts';
import {
  StorageFailed,
  type Store,
  type StoredAnswer,
  type WriteTransaction,
} from '#server/storage/store.ts';

/** The store with something else in its transactions. */
export const inTransactions =
  (change: (transaction: WriteTransaction) => Partial<WriteTransaction>) =>
  (store: Store): Store => ({
    ...store,
    write: (work) => store.write((transaction) => work({ ...transaction, ...change(transaction) })),
  });

/** Answers only in memory: gone with the process. */
export function forgetfulStore(store: Store): Store {
  const answers = new Map<RequestId, StoredAnswer>();
  return {
    ...store,
    write: (work) => {
      const given = new Map(answers);
      const result = store.write((transaction) =>
        work({
          ...transaction,
          findAnswer: (requestId) => given.get(requestId) ?? null,
          saveAnswer: (requestId, answer) => {
            given.set(requestId, answer);
          },
        }),
      );
      for (const [requestId, answer] of given) answers.set(requestId, answer);
      return result;
    },
  };
}

/** Says "done" at once, and writes with the next one. */
export function lateStore(store: Store): Store {
  const late: (() => void)[] = [];
  return {
    ...store,
    write: (work) =>
      store.write((transaction) => {
        for (const write of late.splice(0)) write();
        return work({
          ...transaction,
          appendEvent: (...event) => {
            late.push(() => transaction.appendEvent(...event));
          },
        });
      }),
  };
}

/** Takes a failed commit for a good one. */
export function hopefulStore(store: Store): Store {
  let writes = 0;
  const hope = (results: readonly unknown[], error: unknown): unknown => {
    if (results.length === 0) throw error;
    return results[0];
  };
  return {
    ...store,
    write: (work) => {
      const results: ReturnType<typeof work>[] = [];
      try {
        return store.write((transaction) => {
          const result = work(transaction);
          results.push(result);
          writes += 1;
          if (writes % 20 === 0) throw new StorageFailed('the disk is full');
          return result;
        });
      } catch (error) {
        return hope(results, error) as never;
      }
    },
  };
}

/** Loses every fortieth event on its way to the disk. */
export function leakyStore(store: Store): Store {
  let appended = 0;
  return inTransactions((transaction) => ({
    appendEvent: (...event) => {
      appended += 1;
      if (appended % 40 !== 0) transaction.appendEvent(...event);
    },
  }))(store);
}
