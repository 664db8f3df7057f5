/**
 * The printer agent as a program of its own, or as a thread of the office server.
 * Program: SERVER_URL, DEVICE_TOKEN, PRINTER_ADDRESS, and LOG_LEVEL if wanted; ends on SIGTERM and SIGINT with 0, on a wrong setting with 1.
 * Thread: the same three as workerData; ends on the message "stop".
 */
import { randomUUID } from 'node:crypto';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { startPrinterAgent } from './agent.ts';
import { ConfigurationWrong, parseAgentConfig } from './config.ts';
import { findFontFiles, openFontMeasure } from './font-files.ts';
import { createLog } from './log.ts';
import { openOfficeLink } from './office-link.ts';
import { createSlipRenderer, warmUp } from './render-slip.ts';
import { openTcpPrinter } from './transports/tcp.ts';

/** Whatever hangs, the process ends: what was in hand is then found as `sending` and becomes `uncertain`. */
const STOP_LIMIT_MS = 2_800;
/** Levels of LOG_LEVEL at which the ordinary is told as well. */
const CHATTY_LEVELS: readonly string[] = ['trace', 'debug', 'info'];

const start = (): (() => void) => {
  const config = isMainThread
    ? parseAgentConfig('environment', process.env)
    : parseAgentConfig('parent', Object(workerData) as object);
  const logLevel = process.env['LOG_LEVEL'] ?? 'info';
  const log = createLog(process.stderr, CHATTY_LEVELS.includes(logLevel) ? 'info' : 'warn');
  const fontFiles = findFontFiles();
  const font = openFontMeasure(fontFiles);
  // The first drawing reads the fonts; done now, the first citizen does not wait for it.
  void warmUp(fontFiles, font);
  const agent = startPrinterAgent({
    office: openOfficeLink(config.serverUrl, config.deviceToken, log),
    printer: openTcpPrinter(config.printerAddress),
    render: createSlipRenderer(fontFiles, font),
    agentId: randomUUID(),
    log,
  });
  return () => {
    setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
    void agent.stop().then(() => process.exit(0));
  };
};

try {
  const stop = start();
  process.once('SIGTERM', stop).once('SIGINT', stop);
  parentPort?.on('message', (message) => {
    if (message === 'stop') stop();
  });
} catch (error) {
  if (!(error instanceof ConfigurationWrong)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
