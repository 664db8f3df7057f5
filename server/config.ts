/** The process's settings: read once from the environment, checked, frozen; a fault is a sentence a person can act on. */
import path from 'node:path';
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#protocol/announcement.ts';
import { SECOND_FACTORS } from '#protocol/file-lookup.ts';
import type { PrinterConnection } from '#protocol/printing.ts';
import type { FileServiceSettings } from './app/file-lookup/file-service.ts';
import type { SpeechCommand, SpeechCommands } from './app/speech-program.ts';

export type Config = {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly dataFolder: string;
  /** Where the screens are served over TLS too, once the office turns that on; 0 lets the system choose. */
  readonly httpsPort: number;
  /** Whether the office's name may be told to the network; a server that listens to its own machine only has none. */
  readonly hasNetworkName: boolean;
  /** Further names this server is reached by on the LAN, beside addresses, localhost and the machine's own name. */
  readonly ownNames: readonly string[];
  /** The printer of an office that has not set up any yet, from `host:port`; null = none. */
  readonly printerConnection: PrinterConnection | null;
  readonly logLevel: string;
  /** The office's own speech programs. */
  readonly speechCommands: SpeechCommands;
  /** Where files are looked up instead of in an imported list; null = in the list. */
  readonly fileService: FileServiceSettings | null;
  /** Runs the demonstration office: seeded data, launcher, enrolment without pairing on this machine only. */
  readonly demonstration: {
    readonly paperPort: number | null;
    /** Whether a new one is given some weeks of past. */
    readonly hasPast: boolean;
  } | null;
  /** Who started this process hears what it wants on standard output, and can open the other kind of office in its place. */
  readonly hasStartProgram: boolean;
  /** Ends when standard input ends: for a supervisor that must not leave children behind. */
  readonly stopsOnStdinEnd: boolean;
};

/** The configuration is wrong; the message says which variable, what it was and what it may be. */
export class ConfigurationWrong extends Error {
  override readonly name = 'ConfigurationWrong';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

type Environment = Readonly<Record<string, string | undefined>>;

/** A voice speaks one language: none is ever heard in another's words. */
const SPEECH_VARIABLES: { readonly [L in SpokenLanguage]: string } = {
  vi: 'SPEECH_COMMAND',
  en: 'SPEECH_COMMAND_EN',
  zh: 'SPEECH_COMMAND_ZH',
};

/**
 * Reads `HOST`, `PORT`, `HTTPS_PORT`, `MDNS`, `DATA_DIR`, `OWN_NAMES`, `PRINTER_ADDRESS`, `LOG_LEVEL`, `SPEECH_COMMAND` (and `_EN`, `_ZH`),
 * `FILE_LOOKUP_URL`, `FILE_LOOKUP_TOKEN`, `FILE_LOOKUP_FACTOR`, `DEMO`, `DEMO_PAST`, `PAPER_URL_PORT`, `START_PROGRAM` and `STOP_ON_STDIN_END`; one that is empty counts as not given. Throws `ConfigurationWrong`.
 */
export function readConfig(environment: Environment): Config {
  const isDemonstration = flag(environment, 'DEMO');
  const paperPort = nonEmpty(environment, 'PAPER_URL_PORT', '');
  const host = nonEmpty(environment, 'HOST', '127.0.0.1');
  return Object.freeze({
    host,
    port: portNumber('PORT', nonEmpty(environment, 'PORT', '4100')),
    dataFolder: path.resolve(
      nonEmpty(environment, 'DATA_DIR', path.join('data', isDemonstration ? 'demo' : 'office')),
    ),
    httpsPort: portNumber('HTTPS_PORT', nonEmpty(environment, 'HTTPS_PORT', '8443')),
    hasNetworkName: flag(environment, 'MDNS', '1') && !isOwnMachineOnly(host),
    ownNames: hostNames(environment['OWN_NAMES'] ?? ''),
    printerConnection: printerConnection(environment['PRINTER_ADDRESS']),
    logLevel: oneOf('LOG_LEVEL', nonEmpty(environment, 'LOG_LEVEL', 'info'), LOG_LEVELS),
    speechCommands: speechCommands(environment),
    fileService: fileService(environment),
    demonstration: isDemonstration
      ? {
          paperPort: paperPort === '' ? null : portNumber('PAPER_URL_PORT', paperPort),
          hasPast: flag(environment, 'DEMO_PAST'),
        }
      : null,
    hasStartProgram: flag(environment, 'START_PROGRAM'),
    stopsOnStdinEnd: flag(environment, 'STOP_ON_STDIN_END'),
  });
}

function nonEmpty(environment: Environment, name: string, otherwise: string): string {
  const value = environment[name]?.trim();
  return value === undefined || value === '' ? otherwise : value;
}

const isOwnMachineOnly = (host: string): boolean => /^(localhost|::1|127(\.\d{1,3}){3})$/.test(host);

/** Off unless it is `1`, or on unless it is `0`. A hopeful `true` or `yes` would silently start something else than was meant, so it is refused. */
function flag(environment: Environment, name: string, otherwise = '0'): boolean {
  return oneOf(name, nonEmpty(environment, name, otherwise), ['0', '1']) === '1';
}

/** Names as they stand in a Host header: without scheme, port or path, which would never match. */
function hostNames(value: string): readonly string[] {
  const names = value
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const wrong = names.find((name) => !/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name));
  if (wrong === undefined) return names;
  throw new ConfigurationWrong(
    `OWN_NAMES=${value}: “${wrong}” không phải tên máy; viết các tên cách nhau bằng dấu phẩy, không có http:// và cổng. / “${wrong}” is not a host name; write names separated by commas, without http:// and port.`,
  );
}

function portNumber(name: string, value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new ConfigurationWrong(
    `${name}=${value}: cần một số từ 0 đến 65535. / ${name} must be a whole number from 0 to 65535.`,
  );
}

function printerConnection(value: string | undefined): PrinterConnection | null {
  if (value === undefined || value.trim() === '') return null;
  const match = /^(?:\[(?<address>[0-9A-Fa-f:.]+)\]|(?<name>[A-Za-z0-9._-]+)):(?<port>\d{1,5})$/.exec(
    value.trim(),
  );
  const port = Number(match?.groups?.['port'] ?? 0);
  if (port < 1 || port > 65_535) {
    throw new ConfigurationWrong(
      `PRINTER_ADDRESS=${value}: cần dạng địa-chỉ:cổng, ví dụ 192.168.1.50:9100. / PRINTER_ADDRESS must be host:port, such as 192.168.1.50:9100.`,
    );
  }
  const host = match?.groups?.['address'] ?? match?.groups?.['name'] ?? '';
  return { kind: 'tcp', host, port };
}

const speechCommands = (environment: Environment): SpeechCommands =>
  Object.fromEntries(
    SPOKEN_LANGUAGES.flatMap((language) => {
      const name = SPEECH_VARIABLES[language];
      const value = nonEmpty(environment, name, '');
      return value === '' ? [] : [[language, speechCommand(name, value)] as const];
    }),
  );

/** A JSON array of program and arguments, or words that are split at spaces; nothing in either means more than it says. */
function speechCommand(name: string, value: string): SpeechCommand {
  const [program, ...words] = value.startsWith('[') ? stringsIn(value) : plainWords(value);
  if (program !== undefined && program !== '') return [program, ...words];
  throw new ConfigurationWrong(
    `${name}=${value}: viết chương trình và các tham số thành mảng JSON, ví dụ ["piper","--model","vi.onnx"], hoặc cách nhau bằng dấu cách và không có dấu nháy. / ${name} must be the program and its arguments as a JSON array, such as ["piper","--model","vi.onnx"], or as words between spaces without quotes.`,
  );
}

/** The strings of a JSON array; nothing when it is anything else, or holds what no argument can. */
function stringsIn(json: string): readonly string[] {
  try {
    const strings = JSON.parse(json) as readonly unknown[];
    const isArgument = (each: unknown): each is string => typeof each === 'string' && !each.includes('\0');
    return strings.every(isArgument) ? strings : [];
  } catch {
    return [];
  }
}

/** Whoever writes a quote means it to hold words together, which only the array can. */
const plainWords = (value: string): readonly string[] => (/["'`]/.test(value) ? [] : value.split(/\s+/));

/** The token and the factor mean nothing without an address. */
function fileService(environment: Environment): FileServiceSettings | null {
  const address = nonEmpty(environment, 'FILE_LOOKUP_URL', '');
  if (address === '') return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  // A name and password in an address would stand in logs; a fragment is never sent.
  if (url === null || !isWeb || url.username !== '' || url.password !== '' || url.hash !== '') {
    throw new ConfigurationWrong(
      'FILE_LOOKUP_URL: cần một địa chỉ http:// hoặc https://, không kèm tên, mật khẩu hay dấu #; mã truy cập đặt ở FILE_LOOKUP_TOKEN. / FILE_LOOKUP_URL must be an http:// or https:// address without a name, password or #; the token goes into FILE_LOOKUP_TOKEN.',
    );
  }
  const token = nonEmpty(environment, 'FILE_LOOKUP_TOKEN', '');
  if (!/^[\x21-\x7e]*$/.test(token)) {
    throw new ConfigurationWrong(
      'FILE_LOOKUP_TOKEN: chỉ gồm chữ không dấu, số và ký hiệu, không có dấu cách. / FILE_LOOKUP_TOKEN must be plain letters, digits and signs without spaces.',
    );
  }
  const wished = nonEmpty(environment, 'FILE_LOOKUP_FACTOR', 'phone_last_four');
  const factor = SECOND_FACTORS.find((known) => known === wished);
  if (factor === undefined) {
    throw new ConfigurationWrong(
      `FILE_LOOKUP_FACTOR=${wished}: chọn một trong / choose one of ${SECOND_FACTORS.join(', ')}.`,
    );
  }
  return { url, token: token === '' ? null : token, factor };
}

function oneOf(name: string, value: string, allowed: readonly string[]): string {
  if (allowed.includes(value)) return value;
  throw new ConfigurationWrong(`${name}=${value}: chọn một trong / choose one of ${allowed.join(', ')}.`);
}
