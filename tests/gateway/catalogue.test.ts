/** The catalogue over HTTP: whole for kiosks, one procedure for a phone, another one with every import and on every new day. */
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CATALOGUE_ADDRESS,
  procedureAddress,
  type Procedure,
  type ProcedureId,
  type ProcedureSheet,
  type PublicCatalogue,
} from '#protocol/catalogue.ts';
import type { BusinessDate, OfficerId } from '#protocol/vocabulary.ts';
import { BUILT_IN_PROCEDURES } from '#catalogue/built-in/procedures.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import { OPENING_TIME, startGatewayServer, type GatewayServer } from '#tests/support/gateway-server.ts';

let server: GatewayServer;
beforeAll(async () => {
  server = await startGatewayServer();
});
afterAll(() => server.close());

const DAY_MS = 86_400_000;
const BIRTH = '1.001193' as ProcedureId;
const whole = async (): Promise<PublicCatalogue> =>
  (await (await fetch(server.url + CATALOGUE_ADDRESS)).json()) as PublicCatalogue;
const sheetOf = async (procedureId: ProcedureId): Promise<ProcedureSheet> =>
  (await (await fetch(server.url + procedureAddress(procedureId))).json()) as ProcedureSheet;

/** What arrives on the wire, before any client unpacks it. */
const raw = (
  headers: Record<string, string>,
): Promise<{ readonly encoding: string | undefined; readonly body: Buffer }> =>
  new Promise((resolve, reject) => {
    request(server.url + CATALOGUE_ADDRESS, { headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(pieces) });
      });
    })
      .on('error', reject)
      .end();
  });
const bring = async (versions: readonly Procedure[]): Promise<void> => {
  const { catalogue } = server.running;
  const imported = { importedAt: OPENING_TIME, officerId: 'hanh' as OfficerId, fileName: 'thu-tuc.csv' };
  expect(await catalogue.replace(catalogue.holding().edition, versions, imported)).toBe('changed');
};

describe('the catalogue', () => {
  it('is public, and is the built-in one while the office has no other', async () => {
    const { procedures } = await whole();
    expect(procedures.map(({ procedureId }) => procedureId)).toEqual(
      BUILT_IN_PROCEDURES.map(({ procedureId }) => procedureId),
    );
    expect(procedures.find(({ procedureId }) => procedureId === BIRTH)?.serviceId).toBe('birth-registration');
  });

  it('is sent once, and after that only when it has changed', async () => {
    const first = await fetch(server.url + CATALOGUE_ADDRESS);
    const tag = first.headers.get('etag') ?? '';
    const { revision } = (await first.json()) as PublicCatalogue;
    expect(tag).toBe(`"${String(revision)}"`);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await fetch(server.url + CATALOGUE_ADDRESS, { headers: { 'if-none-match': known } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    const other = await fetch(server.url + CATALOGUE_ADDRESS, { headers: { 'if-none-match': '"1"' } });
    expect(other.status).toBe(200);
  });

  it('comes compressed to who can read that, and plain to others', async () => {
    const packed = await raw({ 'accept-encoding': 'br, gzip' });
    const plain = await raw({});
    const unwilling = await raw({ 'accept-encoding': 'gzip;q=0' });
    expect([packed.encoding, plain.encoding, unwilling.encoding]).toEqual(['gzip', undefined, undefined]);
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
    expect(packed.body.length).toBeLessThan(plain.body.length / 3);
  });

  it('gives a phone one procedure, with the office and the field it belongs to', async () => {
    const { procedure, office, field } = await sheetOf(BIRTH);
    expect(procedure.name).toEqual(BUILT_IN_PROCEDURES.find(({ code }) => code === BIRTH)?.name);
    expect(office.name).toEqual(DEMO_OFFICE.name);
    expect(field?.letter).toBe('H');
  });

  it.each([
    '/catalogue/9.999999.json',
    '/catalogue/1.001193',
    '/catalogue/__proto__.json',
    '/catalogue/%00.json',
  ])('has nothing at %s', async (address) => {
    expect((await fetch(server.url + address)).status).toBe(404);
  });
});

describe('another version', () => {
  const of = (inForceFrom: string | null, fee: string): Procedure => {
    const [procedure = expect.fail('no procedure')] = BUILT_IN_PROCEDURES.filter(
      ({ code }) => code === BIRTH,
    );
    return {
      ...procedure,
      inForceFrom: inForceFrom as BusinessDate | null,
      fee: { value: { vi: fee, en: fee }, condition: null, certainty: 'sure' },
    };
  };

  it('is seen from its day on, by kiosks and by the services of that day', async () => {
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const feeOf = async (): Promise<string | undefined> => (await sheetOf(BIRTH)).procedure.fee?.value.vi;
    const feeAtCounters = (): string | undefined =>
      server.running.executor.day().settings.services.find(({ procedureCode }) => procedureCode === BIRTH)
        ?.fee?.value.vi;
    await bring([of(null, 'Miễn phí'), of('2026-03-03', '5.000 đồng')]);
    const { revision } = await whole();
    await kiosk.viewWhere(({ catalogueRevision }) => catalogueRevision === revision);
    expect(await feeOf()).toBe('Miễn phí');

    server.clock.advance(DAY_MS);
    server.running.executor.tick();
    await kiosk.viewWhere(({ catalogueRevision }) => catalogueRevision !== revision);
    expect(await feeOf()).toBe('5.000 đồng');
    expect(feeAtCounters()).toBe('5.000 đồng');
  });

  it('can be taken back, and the catalogue before it holds again', async () => {
    const { catalogue } = server.running;
    const { edition } = catalogue.holding();
    expect(await catalogue.goBack(edition + 1)).toBe('catalogue_changed');
    expect(await catalogue.goBack(edition)).toBe('changed');
    expect((await whole()).procedures).toHaveLength(BUILT_IN_PROCEDURES.length);
    expect(await catalogue.goBack(catalogue.holding().edition)).toBe('changed');
    expect(catalogue.holding().edition).toBe(edition);
    expect((await whole()).procedures).toHaveLength(1);
  });
});
