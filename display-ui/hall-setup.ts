/** What this display is set to: fetched when the page comes online, and whenever the view names another revision. */
import type { HallSetup } from '#protocol/hall.ts';
import type { Connection } from '#ui-kit/connection.ts';

const PATIENCE_MS = 4_000;

export type HallSetupSource = {
  /** Null until it was fetched for the first time; from then on what was fetched last. */
  readonly setup: () => HallSetup | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Looks whether there is something newer; to be called with every change of the connection and now and then. */
  readonly look: () => void;
};

/** Never rejects: what could not be fetched is asked for again at the next look. */
export function createHallSetupSource(
  connection: Pick<Connection<'display'>, 'state' | 'send'>,
): HallSetupSource {
  let setup: HallSetup | null = null;
  /** A restarted server counts its revisions anew: its numbers say nothing about those of before. */
  let isOfThisConnection = false;
  let isFetching = false;
  const listeners = new Set<() => void>();

  const fetchSetup = async (): Promise<void> => {
    isFetching = true;
    const answer = await connection.send('getSetup', {}, PATIENCE_MS);
    isFetching = false;
    if (answer.ok !== true) return;
    setup = answer.result;
    isOfThisConnection = connection.state().status === 'online';
    for (const listener of listeners) listener();
  };

  return {
    setup: () => setup,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: () => {
      const { status, view } = connection.state();
      if (status !== 'online') isOfThisConnection = false;
      else if (!isFetching && !(isOfThisConnection && setup?.revision === view?.setupRevision))
        void fetchSetup();
    },
  };
}
