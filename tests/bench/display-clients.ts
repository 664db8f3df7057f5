/**
 * Many displays in one process that only note when they heard of which call: bare WebSockets that speak the handshake,
 * so that the receiver's own cost is small and the same for floor and product. argv: port, how many, device token.
 */
import WebSocket from 'ws';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import { nowMs } from './measure.ts';

const [port = '', count = '1', deviceToken = ''] = process.argv.slice(2);
const total = Number(count);
/** When each call was heard by how many. */
const heard = new Map<string, { times: number; lastMs: number }>();

/** The newest call of a view: what stands first in `calls`. */
const NEWEST_CALL = /"calls":\[\{"ticketId":"([^"]+)"(?:(?!"callCount").)*"callCount":(\d+)/;

function note(message: string): void {
  const match = NEWEST_CALL.exec(message);
  if (match === null) return;
  const key = `${match[1] ?? ''} ${match[2] ?? ''}`;
  const entry = heard.get(key) ?? { times: 0, lastMs: 0 };
  // Later views still have the call in them; only its arrival counts.
  if (entry.times === total) return;
  entry.times += 1;
  entry.lastMs = nowMs();
  heard.set(key, entry);
}

const connect = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      origin: `http://127.0.0.1:${port}`,
    });
    socket.on('message', (data: Buffer) => {
      const message = data.toString('latin1');
      if (message.startsWith('0'))
        socket.send(`40/display,${JSON.stringify({ protocol: PROTOCOL_VERSION, deviceToken })}`);
      else if (message === '2') socket.send('3');
      else if (message.startsWith('40/display')) resolve();
      else if (message.startsWith('42/display,["view"')) note(message);
      else if (message.startsWith('44')) reject(new Error(message));
    });
    socket.on('error', reject);
  });

for (let done = 0; done < total; done += 50) {
  await Promise.all(Array.from({ length: Math.min(50, total - done) }, connect));
}
process.send?.({ connected: total });
process.on('message', (question) => {
  if (question === 'reset') heard.clear();
  else {
    const complete = Array.from(heard).filter(([, { times }]) => times >= total);
    process.send?.({
      lastMs: Object.fromEntries(complete.map(([key, { lastMs }]) => [key, lastMs])),
      incomplete: heard.size - complete.length,
    });
  }
});
process.on('disconnect', () => process.exit(0));
