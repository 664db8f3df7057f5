/** The desk's requests about files, as its page makes them, and lists to send. */
import type { FileAnswer, FileList, ImportOrder, ImportReport } from '#protocol/file-lookup.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import { resultOf, type Enrolled, type GatewayServer } from '#tests/support/gateway-server.ts';

export const REPLACING: ImportOrder = {
  factor: 'phone_last_four',
  how: 'replace',
  skipsRejected: false,
  keepReturnedDays: 30,
  headers: {},
};

export const HEADER = 'Mã hồ sơ;Trạng thái;Số điện thoại;Ngày hẹn trả;Nơi trả kết quả;Ngày cập nhật';
export const CODE = 'H29-260310-0420';
/** The file that most tests ask for: its telephone number ends in 4567. */
export const FILE = `${CODE};Đã có kết quả;0901234567;12/03/2026;Quầy 5;11/03/2026`;

export const csv = (...rows: readonly string[]): Buffer =>
  Buffer.from([HEADER, ...rows].join('\r\n'), 'utf8');

export type DeskFiles = {
  /** `status` of the response beside the report. */
  readonly importList: (
    list: Uint8Array,
    order?: Partial<ImportOrder>,
  ) => Promise<{ readonly status: number; readonly report: ImportReport }>;
  readonly standing: () => Promise<FileList>;
  readonly deleteAll: () => Promise<FileList>;
  readonly headers: Readonly<Record<string, string>>;
};

/** A supervisor's desk of the server. */
export async function deskFiles(server: GatewayServer, username = 'minh'): Promise<DeskFiles> {
  const device: Enrolled = server.enrol('admin');
  const desk = await server.adminAt(username, device);
  const headers = { 'x-device-token': device.token, 'x-session-token': desk.sessionToken };
  const address = `${server.url}/admin/files`;
  return {
    headers,
    importList: async (list, order = {}) => {
      const asked = new URLSearchParams({ order: JSON.stringify({ ...REPLACING, ...order }) });
      const response = await fetch(`${address}?${String(asked)}`, {
        method: 'POST',
        body: Buffer.from(list),
        headers: { ...headers, 'content-type': 'application/octet-stream' },
      });
      return { status: response.status, report: (await response.json()) as ImportReport };
    },
    standing: async () => (await (await fetch(address, { headers })).json()) as FileList,
    deleteAll: async () => (await (await fetch(address, { method: 'DELETE', headers })).json()) as FileList,
  };
}

/** Asks as a kiosk does. Throws when it is refused. */
export const lookUp = async (
  kiosk: GatewayClient<'kiosk'>,
  digits: string,
  code: string = CODE,
): Promise<FileAnswer> => resultOf<FileAnswer>(await kiosk.say('lookUpFile', { code, digits }));

/** What the server logged, but for the port it listens on: whoever looks for digits must find only what was said. */
export const wordsLogged = ({ logLines }: GatewayServer): string =>
  logLines.filter((line) => !line.includes('Server listening')).join('');
