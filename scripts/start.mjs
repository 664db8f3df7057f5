/**
 * `npm start`: from a fresh clone to a page to open: the office that was set up here, else a whole demonstration.
 * Runs the server and the demonstration's printer as programs of their own, and starts them again when they crash.
 */
import { createServer } from 'node:net';
import path from 'node:path';
import { projectFolder, run } from './run-program.mjs';
import { supervise } from './supervisor.mjs';

const DEFAULT_PORT = 4100;
const DEFAULT_PRINTER_PORT = 9109;
const LOOPBACK = '127.0.0.1';

// In a process of its own: the compilers are large, and this process stays.
const { exitCode: buildExitCode } = await run(process.execPath, [
  path.join(projectFolder, 'scripts/build.mjs'),
]);
if (buildExitCode !== 0) process.exit(1);

/** `START_PROGRAM` tells the server that somebody hears what it wants. */
const env = {
  HOST: LOOPBACK,
  PORT: String(DEFAULT_PORT),
  LOG_LEVEL: 'warn',
  ...process.env,
  START_PROGRAM: '1',
};
/** Neither ever sees the other's data. Who has begun to set up an office wants it from then on; `npm start -- --demo` shows the demonstration all the same. */
const { isOfficeBegun, ...FOLDERS } = await askForFolders();
/** A double press asks twice. */
let isChanging = false;
let programs = await begin(process.argv.includes('--demo') || !isOfficeBegun ? 'demonstration' : 'office');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void endEverything(0));
endWithNpm();

/** The same that restoring, verifying and every other command takes when it is given the same `DATA_DIR`. */
async function askForFolders() {
  const program = path.join(projectFolder, 'dist/office-folders.mjs');
  const { exitCode, text } = await run(process.execPath, [program], { output: 'collect', env });
  const lines = text.split('\n');
  if (exitCode === 0) return JSON.parse(lines.find((line) => line.startsWith('{')));
  process.stderr.write(text);
  process.exit(1);
}

/** Starts one kind of office; answers with its programs. */
async function begin(kind) {
  const dataFolder = FOLDERS[kind];
  const onLine = announcer(dataFolder);
  if (kind === 'office')
    return [superviseProgram('server', 'dist/server.mjs', { ...env, DATA_DIR: dataFolder }, onLine)];
  const printerPort = await freePort(Number(env.PRINTER_PORT ?? DEFAULT_PRINTER_PORT));
  const paperPort = await freePort(Number(env.PAPER_PORT ?? Number(env.PORT) + 1));
  const virtualPrinter = superviseProgram('printer', 'dist/virtual-printer.mjs', {
    ...env,
    HOST: LOOPBACK,
    PRINTER_PORT: String(printerPort),
    PAPER_PORT: String(paperPort),
    PAPER_DIR: path.join(dataFolder, 'paper'),
  });
  const server = superviseProgram(
    'server',
    'dist/server.mjs',
    {
      ...env,
      DATA_DIR: dataFolder,
      DEMO: '1',
      DEMO_PAST: env.DEMO_PAST || '1',
      PRINTER_ADDRESS: `${LOOPBACK}:${printerPort}`,
      PAPER_URL_PORT: String(paperPort),
    },
    onLine,
  );
  return [server, virtualPrinter];
}

/** The other kind of office takes this one's place, at the same address. */
async function change(kind) {
  if (isChanging) return;
  isChanging = true;
  const ending = programs;
  programs = [];
  await Promise.all(ending.map((program) => program.stop()));
  programs = await begin(kind);
  isChanging = false;
}

function superviseProgram(name, file, programEnv, onLine = () => {}) {
  return supervise({
    name,
    nodeArguments: ['--enable-source-maps', path.join(projectFolder, file)],
    env: programEnv,
    onLine,
    onEnd: (exitCode) => void endEverything(exitCode),
    say: (message) => process.stderr.write(`${message}\n`),
  });
}

/** The server's one line of standard output says where it listens; everything else it says is its log. */
function announcer(dataFolder) {
  let announced = '';
  let network = '';
  return (line) => {
    const told = JSON.parse(line);
    if (told.wants !== undefined) {
      void change(told.wants);
      return;
    }
    if (told.network !== undefined) {
      const words = found(told.network);
      if (words !== network) process.stdout.write(words);
      network = words;
      return;
    }
    const words = welcome(told, dataFolder);
    process.stdout.write(words === announced ? 'Máy chủ đã chạy lại · The server is running again\n' : words);
    announced = words;
  };
}

/** Where other machines find the office; known a moment later, and whenever it changes. */
function found(addresses) {
  return [
    '  Từ máy khác · From other machines:',
    '',
    ...addresses.map((each) => `      ${each}`),
    '',
    '',
  ].join('\n');
}

function welcome({ listening, office, setupCode }, dataFolder) {
  const isSetup = setupCode !== undefined;
  const title = isSetup
    ? 'Thiết lập cơ quan · Setting up an office'
    : (office ?? 'Phường Minh Phụng (bản chạy thử · demonstration)');
  const page = isSetup || office === null ? listening : `${listening}/admin`;
  return [
    '',
    `  Một Cửa · ${title}`,
    '',
    '  Mở trang này trong trình duyệt · Open this page in a browser:',
    '',
    `      ${page}`,
    '',
    ...(isSetup
      ? [
          '  Từ máy khác, trang hỏi mã · From another machine the page asks for this code:',
          '',
          `      ${setupCode}`,
          '',
        ]
      : []),
    `  Dữ liệu · Data: ${dataFolder}`,
    '  Dừng bằng Ctrl+C · Stop with Ctrl+C',
    '',
    '',
  ].join('\n');
}

/**
 * A signal to npm ends npm and its shell but is not handed on to us; then our parent is another one.
 * Only under npm: started by hand, this office may well outlive the shell it was typed in.
 */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void endEverything(0);
  }, 500).unref();
}

async function endEverything(exitCode) {
  await Promise.all(programs.map((program) => program.stop()));
  process.exit(exitCode);
}

/** The wished-for port of this machine where it can be had, else any free one. */
async function freePort(wished) {
  const isPort = Number.isInteger(wished) && wished > 0 && wished < 65_536;
  return (isPort ? await tryPort(wished) : undefined) ?? (await tryPort(0));
}

function tryPort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, LOOPBACK, () => {
      const taken = probe.address().port;
      probe.close(() => resolve(taken));
    });
  });
}
