/** HTTP as a stranger writes it: any bytes, any headers, no client library in between. */
import { connect, type Socket } from 'node:net';

export type RawAnswer = {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type RawRequest = {
  readonly method?: string;
  readonly path: string;
  /** `Host` is the server's own and the connection is closed afterwards unless said otherwise; null leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string;
};

const ANSWER_LIMIT_MS = 8_000;

/** Sends one request and resolves with its answer. Rejects when the connection ends without one. */
export async function rawRequest(port: number, request: RawRequest): Promise<RawAnswer> {
  const { method = 'GET', body } = request;
  const headers: Readonly<Record<string, string | null>> = {
    host: `127.0.0.1:${String(port)}`,
    connection: 'close',
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...request.headers,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  const { text } = await rawExchange(
    port,
    `${method} ${request.path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body ?? ''}`,
  );
  return parseAnswer(text);
}

const DRIBBLE_INTERVAL_MS = 50;

/**
 * Writes bytes as they are, and resolves with all that came back and how long it took once the other side hangs up.
 * `dribble` is then written again and again, little by little.
 */
export function rawExchange(
  port: number,
  text: string,
  dribble = '',
): Promise<{ readonly text: string; readonly tookMs: number }> {
  const beganMs = performance.now();
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
    });
    const dribbling = setInterval(() => {
      if (dribble !== '' && socket.writable) socket.write(dribble);
    }, DRIBBLE_INTERVAL_MS);
    let received = '';
    socket.setEncoding('utf8').setTimeout(ANSWER_LIMIT_MS);
    socket.on('data', (chunk: string) => {
      received += chunk;
    });
    // A server that cuts off a body in the middle resets the connection: what it said before that counts.
    socket.on('error', () => undefined);
    socket.on('timeout', () => {
      socket.destroy();
      reject(new Error(`nobody hung up; heard: ${received.slice(0, 300)}`));
    });
    socket.on('close', () => {
      clearInterval(dribbling);
      resolve({ text: received, tookMs: performance.now() - beganMs });
    });
  });
}

function parseAnswer(text: string): RawAnswer {
  const match = /^HTTP\/1\.1 (?<status>\d{3})[^\r]*\r\n(?<head>.*?)\r\n\r\n(?<body>.*)$/s.exec(text);
  if (match?.groups === undefined) throw new Error(`no HTTP answer: ${text.slice(0, 300)}`);
  const { status, head = '', body = '' } = match.groups;
  const headers = head.split('\r\n').map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(status), headers: Object.fromEntries(headers), body };
}
