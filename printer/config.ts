/**
 * What the agent is told when it starts: by the words of the command line, by the environment, or by a parent thread.
 */
import { fileURLToPath } from 'node:url';

/** Which office, and as whom. */
export type AgentIdentity = {
  readonly serverUrl: string;
  readonly deviceToken: string;
};

/** How a program of its own was started. What is null is to be found in the folder, or missing. */
export type StartOrder = {
  readonly serverUrl: string | null;
  readonly deviceToken: string | null;
  /** A pairing code, eight letters and digits. */
  readonly code: string | null;
  readonly stateFolder: string;
};

/** A setting a person has to mend; the message is a sentence they can act on. */
export class ConfigurationWrong extends Error {}

/** This file and its bundle both stand one folder below the project. */
const DEFAULT_STATE_FOLDER = fileURLToPath(new URL('../data/printer', import.meta.url));
const SERVER_EXAMPLE = 'http://192.168.1.10:4100';
const CODE_LENGTH = 8;
/** Capital letters without I and O, digits without 0 and 1: none can be taken for another. */
const CODE = /^[A-HJ-NP-Z2-9]{8}$/;

/** The address of an office's server as a URL. `name` is what a person called it. Throws ConfigurationWrong. */
export const parseServerUrl = (value: string, name: string): string => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') {
    return url.href;
  }
  throw new ConfigurationWrong(
    `${name} ${value}: cần địa chỉ máy chủ, ví dụ ${SERVER_EXAMPLE}. / ${name} must be the office server's address, such as ${SERVER_EXAMPLE}.`,
  );
};

/** A pairing code as a person typed it: case, dashes and spaces do not matter. Throws ConfigurationWrong. */
export const parseCode = (value: string): string => {
  const code = value.replace(/[\s\p{Dash_Punctuation}]/gu, '').toUpperCase();
  if (code.length === CODE_LENGTH && CODE.test(code)) return code;
  throw new ConfigurationWrong(
    `Mã ghép ${value} không đúng dạng: cần 8 chữ cái và chữ số như ABCD-EFGH, không có I, O, 0, 1. / The pairing code ${value} is not one: it has 8 letters and digits like ABCD-EFGH, without I, O, 0 and 1.`,
  );
};

type Options = { readonly server?: string; readonly code?: string; readonly state?: string };

const usage = (word: string): ConfigurationWrong =>
  new ConfigurationWrong(
    `Không hiểu "${word}": npm run printer -- --server ${SERVER_EXAMPLE} --code ABCD-EFGH [--state THƯ-MỤC]. / "${word}" is not understood: npm run printer -- --server ${SERVER_EXAMPLE} --code ABCD-EFGH [--state FOLDER].`,
  );

/** "--name value" and "--name=value"; each at most once. */
const parseWords = (words: readonly string[]): Options => {
  const options: Record<string, string> = {};
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const match = /^--(?<name>server|code|state)(?:=(?<value>.*))?$/s.exec(word);
    const name = match?.groups?.['name'];
    if (name === undefined || Object.hasOwn(options, name)) throw usage(word);
    if (match?.groups?.['value'] === undefined) index += 1;
    const value = match?.groups?.['value'] ?? words[index] ?? '';
    if (value.trim() === '' || value.startsWith('--')) throw usage(word);
    options[name] = value.trim();
  }
  return options;
};

/**
 * Reads the command line (`--server`, `--code`, `--state`) and the environment (`SERVER_URL`, `DEVICE_TOKEN`,
 * `STATE_DIR`); the command line comes first. Throws ConfigurationWrong.
 */
export const parseStartOrder = (words: readonly string[], environment: NodeJS.ProcessEnv): StartOrder => {
  const options = parseWords(words);
  const variable = (name: string): string | null => {
    const value = environment[name]?.trim() ?? '';
    return value === '' ? null : value;
  };
  const named = variable('SERVER_URL');
  const serverUrl =
    options.server !== undefined
      ? parseServerUrl(options.server, '--server')
      : named === null
        ? null
        : parseServerUrl(named, 'SERVER_URL');
  return {
    serverUrl,
    deviceToken: variable('DEVICE_TOKEN'),
    code: options.code === undefined ? null : parseCode(options.code),
    stateFolder: options.state ?? variable('STATE_DIR') ?? DEFAULT_STATE_FOLDER,
  };
};

/** Checks what a parent thread gives (`serverUrl`, `deviceToken`). Throws ConfigurationWrong. */
export const parseThreadOrder = (given: unknown): AgentIdentity => {
  const text = (name: keyof AgentIdentity): string => {
    const value: unknown = Reflect.get(Object(given) as object, name);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    throw new ConfigurationWrong(`Thiếu ${name}. / ${name} is missing.`);
  };
  return {
    serverUrl: parseServerUrl(text('serverUrl'), 'serverUrl'),
    deviceToken: text('deviceToken'),
  };
};
