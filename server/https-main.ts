/**
 * `npm run https -- on | off | status`: the office's secure connection without the desk. It writes down what is wished
 * for; a server that runs follows within ten seconds, one that does not when it is started. Exit 0 = done or told, 1 = not.
 */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'node:tls';
import { parseArgs } from 'node:util';
import { NETWORK_NAME } from '#protocol/https.ts';
import { factsOf } from './app/https/certificates.ts';
import { HTTPS_FOLDER, openKeyFolder } from './app/https/key-folder.ts';
import { askedOfficeFolder } from './storage/office-folder.ts';
import { StoreUnusable } from './storage/store.ts';

const USAGE =
  'npm run https -- on|off|status [--name <tên / name>] [--data <thư mục dữ liệu / data folder>] [--port <HTTPS_PORT>]';
/** A server looks every ten seconds. */
const PATIENCE_MS = 15_000;
const TRY_INTERVAL_MS = 500;
const HANDSHAKE_MS = 2_000;
const LOOPBACK = '127.0.0.1';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, name: { type: 'string' }, port: { type: 'string' } },
});
const [command = '', ...more] = positionals;
if (more.length > 0 || !['on', 'off', 'status'].includes(command)) end(USAGE);
const dataFolder = officeFolder();
const givenPort = values.port ?? process.env['HTTPS_PORT'] ?? '';
const port = Number(givenPort === '' ? '8443' : givenPort);
const folder = openKeyFolder(dataFolder);

/** Nothing was changed, and why. */
function end(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function officeFolder(): string {
  try {
    return askedOfficeFolder(values.data);
  } catch (error) {
    if (!(error instanceof StoreUnusable)) throw error;
    return end(error.message);
  }
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Whether somebody on this machine serves under the office's authority. */
async function isServed(): Promise<boolean> {
  const authority = await folder.read('authority');
  if (authority === null) return false;
  return new Promise((resolve) => {
    const socket = connect({ host: LOOPBACK, port, servername: 'localhost', ca: authority.certificate });
    const end = (answer: boolean) => (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(HANDSHAKE_MS, end(false));
    socket.once('secureConnect', end(true)).once('error', end(false));
  });
}

async function servedAs(wished: boolean): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += TRY_INTERVAL_MS) {
    if ((await isServed()) === wished) return true;
    await pause(TRY_INTERVAL_MS);
  }
  return false;
}

async function tell(): Promise<void> {
  const { isOn, name } = await folder.choice();
  const [authority, office] = [await folder.read('authority'), await folder.read('office')];
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  say(`Mong muốn / wished for: ${isOn ? 'bật / on' : 'tắt / off'}, ${name}.local`);
  say(`Đang phục vụ / served now: ${(await isServed()) ? `có / yes, ${String(port)}` : 'không / no'}`);
  if (authority !== null) {
    const { fingerprint, endsAt } = factsOf(authority.certificate);
    say(`Chứng thực / authority, SHA-256: ${fingerprint} (→ ${day(endsAt)})`);
  }
  if (office !== null) {
    const { served, endsAt } = factsOf(office.certificate);
    say(`Chứng chỉ / certificate: ${[...served.names, ...served.addresses].join(', ')} (→ ${day(endsAt)})`);
  }
  say('Thiết bị tin cậy tại / devices learn to trust at: http://…/tin-cay');
}

async function turn(isOn: boolean): Promise<boolean> {
  const before = await folder.choice();
  const name = values.name ?? before.name;
  if (!NETWORK_NAME.test(name)) {
    process.stderr.write(
      `--name ${name}: chỉ chữ thường không dấu, số, gạch nối. / small plain letters, figures and hyphens only.\n`,
    );
    return false;
  }
  await folder.choose({ isOn, name });
  if (!(await servedAs(isOn)))
    say(
      `Đã ghi; có hiệu lực khi máy chủ chạy với thư mục ${dataFolder}. / Written down; it holds once the server runs on that folder.`,
    );
  await tell();
  return true;
}

try {
  if (command === 'status') await tell();
  else process.exitCode = (await turn(command === 'on')) ? 0 : 1;
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `Không đọc hoặc ghi được ${path.join(dataFolder, HTTPS_FOLDER)}. / It cannot be read or written: ${why}\n`,
  );
  process.exitCode = 1;
}
