/**
 * The floor of "call → every display": the smallest server that keeps the same promise (one durable transaction, then one
 * room emit of a message as large as the product's), with none of the product's checks, rules or views.
 * Told by its parent `{commit, bytes}` in argv; answers with its port.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Server, type Socket } from 'socket.io';
import { openFloorQueue } from './floor-queue.ts';

const [commit = 'each', bytes = '3000'] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'motcua-floor-'));
const queue = openFloorQueue(path.join(folder, 'floor.db'));
for (let index = 0; index < 20_000; index += 1) queue.issue(index % 8);
const filling = 'x'.repeat(Math.max(0, Number(bytes) - 100));

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
type Wanted = { readonly service: number; readonly counter: number };
type Pending = { readonly wanted: Wanted; readonly answer: (key: string) => void };
let pending: Pending[] = [];

const publish = (id: number | null): string => {
  const key = `floor/${String(id)}`;
  io.of('/display').emit('view', { revision: 1, calls: [{ ticketId: key, callCount: 1 }], filling });
  return key;
};
const flush = (): void => {
  const batch = pending;
  pending = [];
  const ids = queue.callGrouped(batch.map(({ wanted }) => wanted));
  batch.forEach(({ answer }, index) => {
    answer(publish(ids[index] ?? null));
  });
};
io.of('/display').on('connection', () => undefined);
io.of('/counter').on('connection', (socket: Socket) => {
  socket.on('call', (wanted: Wanted, answer: (key: string) => void) => {
    if (commit === 'each') answer(publish(queue.call(wanted.service, wanted.counter)));
    else if (pending.push({ wanted, answer }) === 1) setImmediate(flush);
  });
});
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }));
process.on('disconnect', () => {
  queue.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
