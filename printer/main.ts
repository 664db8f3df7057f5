/**
 * The printer agent as a program of its own, or as a thread of the office server.
 * Program: `--server`, `--code`, `--state`, or SERVER_URL, DEVICE_TOKEN, STATE_DIR; and LOG_LEVEL if wanted. Says one line
 * when it has begun; ends on SIGTERM and SIGINT (and, with STOP_ON_STDIN_END=1, when its input ends) with 0, on a wrong
 * setting with 1 and a sentence.
 * Thread: `serverUrl` and `deviceToken` as workerData; ends on the message "stop".
 */
import { randomUUID } from 'node:crypto';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { openAgentFolder } from './agent-folder.ts';
import { startPrinterAgent } from './agent.ts';
import type { AgentIdentity } from './config.ts';
import { ConfigurationWrong, parseStartOrder, parseThreadOrder } from './config.ts';
import { openFont } from './font-files.ts';
import type { Log } from './log.ts';
import { createLog } from './log.ts';
import { openOfficeLink } from './office-link.ts';
import { identify } from './pairing.ts';
import { createSlipRenderer, warmUp } from './render-slip.ts';
import { openPrinter } from './transports/open-printer.ts';

/** Whatever hangs, the process ends: what was in hand is then found as `sending` and becomes `uncertain`. */
const STOP_LIMIT_MS = 2_800;
/** Levels of LOG_LEVEL at which the ordinary is told as well. */
const CHATTY_LEVELS: readonly string[] = ['trace', 'debug', 'info'];

const NOT_ADMITTED =
  'Văn phòng không nhận máy in này (đã bị thu hồi, hoặc chưa được ghép): hãy tạo mã mới ở bàn giám sát và ghép lại bằng --code. / The office does not admit this printer (it was revoked, or never paired): make a new code at the supervisor’s desk and pair again with --code.';
const REFUSALS_FOR_GOOD: readonly unknown[] = ['unknown_device', 'revoked_device', 'wrong_role'];

/** Says in words, once, what only a person can mend. */
const withPlainWords = (log: Log): Log => {
  let isSaid = false;
  return (level, event, facts) => {
    log(level, event, facts);
    if (isSaid || event !== 'office_refused' || !REFUSALS_FOR_GOOD.includes(facts['code'])) return;
    isSaid = true;
    process.stderr.write(`${NOT_ADMITTED}\n`);
  };
};

const start = ({ serverUrl, deviceToken }: AgentIdentity): (() => void) => {
  const logLevel = process.env['LOG_LEVEL'] ?? 'info';
  const lines = createLog(process.stderr, CHATTY_LEVELS.includes(logLevel) ? 'info' : 'warn');
  const log = isMainThread ? withPlainWords(lines) : lines;
  const font = openFont();
  // The first drawing reads the fonts; done now, the first citizen does not wait for it.
  void warmUp(font);
  const agent = startPrinterAgent({
    office: openOfficeLink(serverUrl, deviceToken, log),
    openPrinter: ({ connection, profile }) => openPrinter(connection, profile, log),
    render: createSlipRenderer(font),
    agentId: randomUUID(),
    log,
  });
  return () => {
    setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
    void agent.stop().then(() => process.exit(0));
  };
};

const identifyProgram = (): Promise<AgentIdentity> => {
  const order = parseStartOrder(process.argv.slice(2), process.env);
  return identify(order, openAgentFolder(order.stateFolder));
};

const endOnStdinEnd = (stop: () => void): void => {
  if (process.env['STOP_ON_STDIN_END'] === '1') process.stdin.once('end', stop).resume();
};

try {
  const identity = isMainThread ? await identifyProgram() : parseThreadOrder(workerData);
  const stop = start(identity);
  process.once('SIGTERM', stop).once('SIGINT', stop);
  parentPort?.on('message', (message) => {
    if (message === 'stop') stop();
  });
  if (isMainThread) {
    endOnStdinEnd(stop);
    process.stdout.write(`${JSON.stringify({ printingFor: identity.serverUrl })}\n`);
  }
} catch (error) {
  if (!(error instanceof ConfigurationWrong)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
