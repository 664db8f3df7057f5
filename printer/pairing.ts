/**
 * How an agent becomes a device of an office: a person reads a code at the supervisor's desk and types it here, once.
 */
import type { AgentFolder } from './agent-folder.ts';
import type { AgentIdentity, StartOrder } from './config.ts';
import { ConfigurationWrong } from './config.ts';

const ANSWER_MS = 10_000;
/** A token and a few words are all that is answered. */
const MOST_ANSWER_BYTES = 16_384;
/** As long as a token may be; anything longer is no answer of an office. */
const TOKEN = /^[\x21-\x7e]{8,512}$/;

const refusalOf = (status: number): string => {
  switch (status) {
    case 400:
      return 'Máy chủ không nhận mã ghép này: hãy xem lại mã. / The server does not take this pairing code: check it.';
    case 404:
      return 'Không có mã ghép này: hãy xem lại mã, hoặc tạo mã mới ở bàn giám sát. / There is no such pairing code: check it, or make a new one at the supervisor’s desk.';
    case 410:
      return 'Mã ghép đã dùng hoặc đã hết hạn: hãy tạo mã mới ở bàn giám sát. / The pairing code was used or has expired: make a new one at the supervisor’s desk.';
    case 429:
      return 'Thử quá nhiều lần: hãy đợi một phút rồi thử lại. / Too many tries: wait a minute and try again.';
    default:
      return `Máy chủ trả lời ${String(status)}: đây có phải là máy chủ Một Cửa không? / The server answered ${String(status)}: is it a Một Cửa server?`;
  }
};

/** The body as text, or null when there is too much of it. */
const shortBody = async (response: Response): Promise<string | null> => {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const tokenIn = (text: string | null): string | null => {
  try {
    const value: unknown = JSON.parse(text ?? '');
    const token: unknown = Reflect.get(Object(value) as object, 'deviceToken');
    return typeof token === 'string' && TOKEN.test(token) ? token : null;
  } catch {
    return null;
  }
};

/**
 * Hands a pairing code to the office's server and returns the token this device is known by from now on. A code is asked
 * for once only. Throws ConfigurationWrong with a sentence when it is refused or nobody answers.
 */
export const pairWith = async (serverUrl: string, code: string, answerMs = ANSWER_MS): Promise<string> => {
  const exchange = async (): Promise<{ readonly status: number; readonly text: string | null }> => {
    const response = await fetch(new URL('/pair', serverUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(serverUrl).origin },
      body: JSON.stringify({ code }),
      // Where another address sends us, no secret goes.
      redirect: 'error',
      signal: AbortSignal.timeout(answerMs),
    });
    return { status: response.status, text: await shortBody(response) };
  };
  const answer = await exchange().catch(() => null);
  if (answer === null) {
    throw new ConfigurationWrong(
      `Không gặp được máy chủ ở ${serverUrl}: hãy xem lại địa chỉ và mạng. / Nobody answers at ${serverUrl}: check the address and the network.`,
    );
  }
  if (answer.status !== 200) throw new ConfigurationWrong(refusalOf(answer.status));
  const token = tokenIn(answer.text);
  if (token !== null) return token;
  throw new ConfigurationWrong(
    `Nơi trả lời ở ${serverUrl} không phải là máy chủ Một Cửa. / What answers at ${serverUrl} is no Một Cửa server.`,
  );
};

/**
 * Which office this agent works for, and as whom: what it is told outright, what it pairs for now, or what it remembers,
 * in this order. The same code for the same office is not used twice. Throws ConfigurationWrong.
 */
export const identify = async (order: StartOrder, folder: AgentFolder): Promise<AgentIdentity> => {
  const { serverUrl, deviceToken, code } = order;
  if (code === null && deviceToken !== null && serverUrl !== null) return { serverUrl, deviceToken };
  // A damaged memory does not stand in the way of pairing anew.
  const remembered = code === null ? folder.read() : readOrNull(folder);
  if (code === null) {
    if (remembered !== null) return { ...remembered, serverUrl: serverUrl ?? remembered.serverUrl };
    throw new ConfigurationWrong(
      'Máy này chưa được ghép: npm run printer -- --server http://192.168.1.10:4100 --code ABCD-EFGH. / This machine is not paired yet: npm run printer -- --server http://192.168.1.10:4100 --code ABCD-EFGH.',
    );
  }
  const office = serverUrl ?? remembered?.serverUrl ?? null;
  if (office === null) {
    throw new ConfigurationWrong(
      'Thiếu --server, ví dụ http://192.168.1.10:4100. / --server is missing, for example http://192.168.1.10:4100.',
    );
  }
  if (remembered?.code === code && remembered.serverUrl === office) return remembered;
  folder.checkWritable();
  const pairing = { serverUrl: office, deviceToken: await pairWith(office, code), code };
  folder.write(pairing);
  return pairing;
};

const readOrNull = (folder: AgentFolder): ReturnType<AgentFolder['read']> => {
  try {
    return folder.read();
  } catch {
    return null;
  }
};
