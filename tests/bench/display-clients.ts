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

/** The calls of a view, newest first. */
const CALL = /\{"ticketId":"([^"]+)"(?:(?!"callCount").)*"callCount":(\d+)/g;

/** Notes the calls that are new to this display; several when the server told of them at once. */
function note(message: string, known: Set<string>): void {
  for (const [, ticketId = '', callCount = ''] of message.matchAll(CALL)) {
    const key = `${ticketId} ${callCount}`;
    // Whatever stands behind a known call is older and known too.
    if (known.has(key)) return;
    known.add(key);
    const entry = heard.get(key) ?? { times: 0, lastMs: 0 };
    heard.set(key, { times: entry.times + 1, lastMs: nowMs() });
  }
}

const connect = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      origin: `http://127.0.0.1:${port}`,
    });
    const known = new Set<string>();
    socket.on('message', (data: Buffer) => {
      const message = data.toString('latin1');
      if (message.startsWith('0'))
        socket.send(`40/display,${JSON.stringify({ protocol: PROTOCOL_VERSION, deviceToken })}`);
      else if (message === '2') socket.send('3');
      else if (message.startsWith('40/display')) resolve();
      else if (message.startsWith('42/display,["view"')) note(message, known);
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
