/**
 * What the agent must be told to start: which office, as whom, to which printer.
 */
import type { TcpAddress } from './transports/tcp-line.ts';

export type AgentConfig = {
  readonly serverUrl: string;
  readonly deviceToken: string;
  readonly printerAddress: TcpAddress;
};

/** A setting a person has to mend; the message is a sentence they can act on. */
export class ConfigurationWrong extends Error {}

/** The port printers take raw bytes on when nothing else is said. */
const DEFAULT_PRINTER_PORT = 9_100;

const textIn = (settings: object, name: string, variable: string, example: string): string => {
  const value: unknown = Reflect.get(settings, name);
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new ConfigurationWrong(
    `Thiếu ${variable}, ví dụ ${example}. / ${variable} is missing, for example ${example}.`,
  );
};

const serverUrlFrom = (value: string): string => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href;
  throw new ConfigurationWrong(
    `SERVER_URL=${value}: cần địa chỉ máy chủ, ví dụ http://192.168.1.10:4100. / SERVER_URL must be the office server's address, such as http://192.168.1.10:4100.`,
  );
};

/** Reads "host", "host:port" or "[ipv6]:port". Throws ConfigurationWrong when it is none of them. */
export const parsePrinterAddress = (value: string): TcpAddress => {
  const match = /^(?:\[(?<ipv6>[0-9A-Fa-f:.]+)\]|(?<host>[A-Za-z0-9._-]+))(?::(?<port>\d{1,5}))?$/.exec(
    value,
  );
  const host = match?.groups?.['ipv6'] ?? match?.groups?.['host'];
  const port = Number(match?.groups?.['port'] ?? DEFAULT_PRINTER_PORT);
  if (host === undefined || port < 1 || port > 65_535) {
    throw new ConfigurationWrong(
      `PRINTER_ADDRESS=${value}: cần địa-chỉ:cổng của máy in, ví dụ 192.168.1.50:9100. / PRINTER_ADDRESS must be the printer's host:port, such as 192.168.1.50:9100.`,
    );
  }
  return { host, port };
};

const NAMES_OF_VARIABLES = {
  serverUrl: 'SERVER_URL',
  deviceToken: 'DEVICE_TOKEN',
  printerAddress: 'PRINTER_ADDRESS',
};

/** Checks settings from the environment (`SERVER_URL` …) or from a parent thread (`serverUrl` …). Throws ConfigurationWrong. */
export const parseAgentConfig = (source: 'environment' | 'parent', settings: object): AgentConfig => {
  const nameOf = (name: keyof typeof NAMES_OF_VARIABLES): string =>
    source === 'environment' ? NAMES_OF_VARIABLES[name] : name;
  const read = (name: keyof typeof NAMES_OF_VARIABLES, example: string): string =>
    textIn(settings, nameOf(name), NAMES_OF_VARIABLES[name], example);
  return {
    serverUrl: serverUrlFrom(read('serverUrl', 'http://192.168.1.10:4100')),
    deviceToken: read('deviceToken', 'mã thiết bị / the token this device was given'),
    printerAddress: parsePrinterAddress(read('printerAddress', '192.168.1.50:9100')),
  };
};
