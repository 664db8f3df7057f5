/** The catalogue at the desk: looked through, brought in with a preview, exported, taken back; and calls go on meanwhile. */
import { rm } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Procedure, ProcedureId } from '#protocol/catalogue.ts';
import {
  CATALOGUE_FORMATS,
  MOST_CATALOGUE_BYTES,
  type CataloguePreview,
  type ProcedureHistory,
  type ProcedureList,
  type RefusedCatalogue,
} from '#protocol/catalogue-desk.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { DEMO_FIELDS } from '#catalogue/built-in/index.ts';
import { BUILT_IN_PROCEDURES } from '#catalogue/built-in/procedures.ts';
import { writeCsv } from '#catalogue/exchange/csv.ts';
import { createCatalogueFiles, createCatalogueThread } from '#server/app/catalogue-files.ts';
import { workbookOf } from '#tests/catalogue/zip-archive.ts';
import { swept } from '#tests/support/sweep.ts';
import {
  startGatewayServer,
  type Enrolled,
  type GatewayServer,
  type GatewayServerOptions,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';

const THREAD = path.join(import.meta.dirname, '../../dist', `catalogue-files-${String(process.pid)}.mjs`);
const thread = createCatalogueThread(pathToFileURL(THREAD));
beforeAll(() =>
  build({
    entryPoints: ['server/catalogue-files-main.ts'],
    outfile: THREAD,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  }),
);
afterAll(() => rm(THREAD, { force: true }));

let server: GatewayServer;
let device: Enrolled;
let desk: SignedInClient<'admin'>;
afterEach(() => server.close());

async function start(options: GatewayServerOptions = {}): Promise<void> {
  server = await startGatewayServer({ officers: ['minh'], catalogueErrands: thread, ...options });
  device = server.enrol('admin');
  desk = await server.adminAt('minh', device);
}
const ask = (method: string, address: string, body?: Uint8Array | object): Promise<Response> =>
  fetch(server.url + address, {
    method,
    ...(body === undefined
      ? {}
      : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    headers: {
      ...(body === undefined
        ? {}
        : { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' }),
      'x-device-token': device.token,
      'x-session-token': desk.sessionToken,
    },
  });
const jsonOf = async <T>(response: Response): Promise<T> => (await response.json()) as T;
const list = async (query = ''): Promise<ProcedureList> =>
  jsonOf(await ask('GET', `/admin/catalogue${query}`));
const send = (bytes: Uint8Array, name = 'thu-tuc.csv'): Promise<Response> =>
  ask('POST', `/admin/catalogue/imports?name=${encodeURIComponent(name)}`, bytes);
const csvOf = (versions: readonly Procedure[]): Uint8Array => writeCsv(versions, DEMO_FIELDS);
const confirm = (importId: string): Promise<Response> =>
  ask('POST', `/admin/catalogue/imports/${importId}/confirm`);
const namesOf = (rows: ProcedureList['rows']): readonly string[] =>
  rows.map(({ procedureId }) => procedureId);

const [FIRST, SECOND, ...REST] = BUILT_IN_PROCEDURES;
if (FIRST === undefined || SECOND === undefined) throw new Error('the built-in catalogue is empty');
const NEXT_YEAR: Procedure = { ...FIRST, inForceFrom: '2027-03-01' as BusinessDate, fee: null };
const NEW: Procedure = {
  ...FIRST,
  procedureId: 'moi' as ProcedureId,
  code: null,
  name: { vi: 'Mới', en: 'New' },
};
const MENDED: readonly Procedure[] = [
  FIRST,
  NEXT_YEAR,
  NEW,
  { ...SECOND, isSameDay: !SECOND.isSameDay },
  ...REST.slice(1),
];

describe('the list', () => {
  it('is found through by name without accents, by code and by field, and shows what is weak and what is to come', async () => {
    await start();
    expect((await list()).matching).toBe(45);
    expect(namesOf((await list('?search=KHAI%20SINH&field=civil-status')).rows)).toContain('1.001193');
    expect(namesOf((await list('?search=2.000815')).rows)).toEqual(['2.000815']);
    expect((await list('?search=khong-co-gi-nhu-the')).rows).toEqual([]);
    expect((await list('?from=40')).rows).toHaveLength(5);
    expect((await ask('GET', '/admin/catalogue?from=-1')).status).toBe(400);
    const response = await ask('GET', `/admin/catalogue/procedures/${FIRST.procedureId}`);
    expect(await jsonOf<ProcedureHistory>(response)).toEqual({ versions: [FIRST], inForce: 0 });
    expect((await ask('GET', '/admin/catalogue/procedures/constructor')).status).toBe(404);
  });
});

describe('another catalogue', () => {
  it('is shown before it holds, holds when it is confirmed, and is taken back in one step', async () => {
    await start();
    const preview = await jsonOf<CataloguePreview>(await send(csvOf(MENDED), 'Danh mục 2027.csv'));
    expect(preview).toMatchObject({
      rowCount: MENDED.length,
      added: { count: 2 },
      changed: { count: 1, first: [{ procedureId: SECOND.procedureId }] },
      removed: { count: 1, first: [{ procedureId: REST[0]?.procedureId }] },
      unchanged: MENDED.length - 3,
    });
    expect((await list()).holding.edition).toBe(0);

    expect((await confirm(preview.importId)).status).toBe(200);
    const after = await list();
    expect(after.holding).toMatchObject({
      imported: { fileName: 'Danh mục 2027.csv' },
      versionCount: MENDED.length,
      procedureCount: MENDED.length - 1,
    });
    expect(after.rows[0]).toMatchObject({ versionCount: 2, nextFrom: '2027-03-01', isInForce: true });
    expect((await confirm(preview.importId)).status).toBe(410);

    expect((await ask('POST', '/admin/catalogue/undo', { edition: 0 })).status).toBe(409);
    expect((await ask('POST', '/admin/catalogue/undo', { edition: after.holding.edition })).status).toBe(200);
    expect((await list()).matching).toBe(45);
  });

  it('of which one row is wrong changes nothing, and the row is named', async () => {
    await start();
    const refused = await send(Buffer.concat([csvOf(MENDED), Buffer.from('x y,,\r\n')]));
    expect(refused.status).toBe(422);
    const { rows } = await jsonOf<RefusedCatalogue>(refused);
    expect(rows[0]).toEqual({ row: MENDED.length + 2, column: 'procedureId', why: 'bad_id', given: 'x y' });
    expect((await list()).holding.edition).toBe(0);
  });

  it('seen before somebody else brought one in is refused, and so is one that was thrown away', async () => {
    await start();
    const [one, other, third] = await Promise.all(
      [MENDED, [FIRST], [SECOND]].map(async (versions) =>
        jsonOf<CataloguePreview>(await send(csvOf(versions))),
      ),
    );
    await ask('DELETE', `/admin/catalogue/imports/${third?.importId ?? ''}`);
    expect((await confirm(one?.importId ?? '')).status).toBe(200);
    expect((await confirm(other?.importId ?? '')).status).toBe(409);
    expect((await confirm(third?.importId ?? '')).status).toBe(410);
    expect((await list()).holding.versionCount).toBe(MENDED.length);
  });

  it('that the disk does not keep is refused in so many words', async () => {
    await start({
      wrapStore: (store) => ({
        ...store,
        addVersions: () => {
          throw new Error('disk full');
        },
      }),
    });
    const { importId } = await jsonOf<CataloguePreview>(await send(csvOf(MENDED)));
    const answer = await confirm(importId);
    expect([answer.status, await jsonOf<object>(answer)]).toMatchObject([507, { why: 'storage_failed' }]);
    expect((await list()).holding.edition).toBe(0);
  });

  it('larger than any is refused before it is read', async () => {
    await start();
    expect((await send(Buffer.alloc(MOST_CATALOGUE_BYTES + 1))).status).toBe(413);
    expect((await ask('POST', '/admin/catalogue/imports?name=a.csv', {})).status).toBe(415);
    expect((await ask('POST', '/admin/catalogue/imports', csvOf([FIRST]))).status).toBe(400);
  });

  it.each(CATALOGUE_FORMATS)('is exported as %s and changes nothing when it comes back', async (format) => {
    await start();
    const file = await ask('GET', `/admin/catalogue/export/${format}`);
    expect(file.status).toBe(200);
    const preview = await send(new Uint8Array(await file.arrayBuffer()), `a.${format}`);
    expect(await jsonOf<CataloguePreview>(preview)).toMatchObject({
      added: { count: 0 },
      changed: { count: 0 },
      removed: { count: 0 },
      unchanged: 45,
    });
  });

  it.each([
    ['GET', '/admin/catalogue'],
    ['GET', '/admin/catalogue/procedures/1.001193'],
    ['GET', '/admin/catalogue/export/csv'],
    ['POST', '/admin/catalogue/imports?name=a.csv'],
    ['POST', '/admin/catalogue/imports/x/confirm'],
    ['DELETE', '/admin/catalogue/imports/x'],
    ['POST', '/admin/catalogue/undo'],
  ])('%s %s takes the session of a desk', async (method, address) => {
    await start();
    for (const headers of [{}, { 'x-device-token': device.token }, { 'x-session-token': desk.sessionToken }])
      expect((await fetch(server.url + address, { method, headers })).status).toBe(401);
  });
});

describe('five thousand procedures', () => {
  const many: readonly Procedure[] = Array.from({ length: 5_000 }, (_, index) => {
    const like = BUILT_IN_PROCEDURES[index % 45] ?? FIRST;
    const code = `9.${String(index).padStart(6, '0')}`;
    return {
      ...like,
      procedureId: code as ProcedureId,
      code,
      name: { vi: `${like.name.vi} ${code}`, en: code },
    };
  });

  it.each(swept(['csv'], CATALOGUE_FORMATS))(
    'come in and go out as %s within seconds, and no call waits for it',
    async (format) => {
      await start();
      const file = await createCatalogueFiles(thread).write(format, many, DEMO_FIELDS);
      const delay = monitorEventLoopDelay({ resolution: 1 });
      const beganAtMs = performance.now();
      delay.enable();
      const { importId } = await jsonOf<CataloguePreview>(await send(file, `a.${format}`));
      expect((await confirm(importId)).status).toBe(200);
      expect((await list('?search=9.004999')).matching).toBe(1);
      expect((await ask('GET', `/admin/catalogue/export/${format}`)).status).toBe(200);
      delay.disable();
      // Read on the thread of calls, the file alone would hold them up for most of that time.
      expect(delay.max / 1e6).toBeLessThan((performance.now() - beganAtMs) / 10);
    },
    60_000,
  );
});

describe('a workbook with a cell at the far end of the sheet', () => {
  it('is refused, and the office goes on', async () => {
    await start();
    const text = (at: string, value: string): string => `<c r="${at}" t="str"><v>${value}</v></c>`;
    const head = `<row r="1">${text('A1', 'code')}${text('B1', 'name')}</row>`;
    const far = workbookOf(`${head}<row r="1048576">${text('XFD1048576', 'x')}</row>`);
    const refused = await send(far, 'a.xlsx');
    expect(refused.status).toBe(422);
    expect(['too_large', 'too_many_columns']).toContain((await jsonOf<RefusedCatalogue>(refused)).file?.why);
    expect((await list()).matching).toBe(45);
  }, 90_000);
});
