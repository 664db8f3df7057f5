import { useSyncExternalStore } from 'react';
import type { Role } from '#protocol/vocabulary.ts';
import type { Connection, ConnectionState } from './connection.ts';

/** The connection's state, re-rendering whenever it changes. */
export function useConnection<R extends Role>(connection: Connection<R>): ConnectionState<R> {
  return useSyncExternalStore(connection.subscribe, connection.state);
}
