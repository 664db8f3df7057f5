/**
 * The virtual printer as a program of its own.
 * HOST (127.0.0.1), PRINTER_PORT (9109) for print data, PAPER_PORT (4101) for the page; 0 takes any free port.
 * WIDTH_DOTS (576) is the width of its paper, a multiple of 8.
 * PAPER_DIR is the folder in which slips outlive the program; without it they are in memory only.
 * Prints one line of JSON when it listens; ends on SIGTERM and SIGINT, and with STOP_ON_STDIN_END=1 when stdin ends.
 * Exit code 1 says why it cannot run; 70 is a crash, after which it may be started again.
 */
import { inspect } from 'node:util';
import { startVirtualPrinter } from './virtual-printer.ts';

const DEFAULT_PRINTER_PORT = 9_109;
const DEFAULT_PAPER_PORT = 4_101;
const DEFAULT_WIDTH_DOTS = 576;
/** EX_SOFTWARE of sysexits.h: an error within the program. */
const CRASH_EXIT_CODE = 70;

const portFrom = (name: string, fallback: number): number => {
  const given = process.env[name];
  if (given === undefined || given === '') return fallback;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`${name} must be a port number from 0 to 65535, not "${given}".`);
  }
  return port;
};

const widthFrom = (given: string | undefined): number => {
  if (given === undefined || given === '') return DEFAULT_WIDTH_DOTS;
  const widthDots = Number(given);
  if (!Number.isInteger(widthDots) || widthDots < 8 || widthDots % 8 !== 0) {
    throw new Error(`WIDTH_DOTS must be a positive multiple of 8, not "${given}".`);
  }
  return widthDots;
};

const sentenceFor = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : '';
    return `Port ${port} is taken: stop the other program or choose PRINTER_PORT and PAPER_PORT.`;
  }
  return error.message;
};

// Node.js would end with 1, which a supervisor reads as "it said why it cannot run".
process.on('uncaughtException', (error) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(CRASH_EXIT_CODE);
});

try {
  const paperFolder = process.env['PAPER_DIR'] ?? '';
  const printer = await startVirtualPrinter({
    host: process.env['HOST'] ?? '127.0.0.1',
    printerPort: portFrom('PRINTER_PORT', DEFAULT_PRINTER_PORT),
    paperPort: portFrom('PAPER_PORT', DEFAULT_PAPER_PORT),
    widthDots: widthFrom(process.env['WIDTH_DOTS']),
    paperFolder: paperFolder === '' ? null : paperFolder,
  });
  const stop = (): void => {
    void printer.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  // For a supervisor that must not leave children behind, however it ends.
  if (process.env['STOP_ON_STDIN_END'] === '1') process.stdin.resume().on('end', stop).on('error', stop);
  process.stdout.write(
    `${JSON.stringify({ printerPort: printer.printerPort, paperPort: printer.paperPort })}\n`,
  );
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
}
