/** What a supervisor's desk sends and fetches over HTTP: logos and pictures of slips, for whoever is signed in there and for nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STANDARD_TEMPLATE } from '#protocol/printer-profiles.ts';
import type { Logo } from '#protocol/printing.ts';
import { hashToken } from '#server/app/tokens.ts';
import { A_PICTURE } from '#tests/support/desk-stand-in.ts';
import {
  startGatewayServer,
  type Enrolled,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import { ONE_PRINTER } from '#tests/support/surroundings.ts';

const MB = 1_024 * 1_024;
let server: GatewayServer;
let device: Enrolled;
let supervisor: SignedInClient<'admin'>;
let officer: SignedInClient;

beforeAll(async () => {
  server = await startGatewayServer({ officers: ['minh', 'thao'] });
  device = server.enrol('admin');
  supervisor = await server.adminAt('minh', device);
  officer = await server.officerAt('5', 'thao');
});
afterAll(() => server.close());

type Headers = Readonly<Record<string, string>>;
const secrets = (): Headers => ({
  'x-device-token': device.token,
  'x-session-token': supervisor.sessionToken,
});
const send = (
  path: string,
  body: Uint8Array | string,
  type: string,
  headers: Headers = secrets(),
): Promise<Response> =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : Buffer.from(body),
    headers: { 'content-type': type, ...headers },
  });
const upload = (body: Uint8Array, headers?: Headers): Promise<Response> =>
  send('/admin/logo', body, 'application/octet-stream', headers);
const [PRINTER] = ONE_PRINTER.printers;
const WISH = { kind: 'ticket', language: 'vi', printer: PRINTER, template: STANDARD_TEMPLATE };
const preview = (wish: unknown, headers?: Headers): Promise<Response> =>
  send('/admin/slip-preview', JSON.stringify(wish), 'application/json', headers);

describe('without the desk’s two secrets', () => {
  const STRANGERS: Readonly<Record<string, () => Headers>> = {
    'none at all': () => ({}),
    'no session': () => ({ 'x-device-token': device.token }),
    'no device': () => ({ 'x-session-token': supervisor.sessionToken }),
    'a session that nobody began': () => ({ ...secrets(), 'x-session-token': 'x'.repeat(43) }),
    'a device that nobody enrolled': () => ({ ...secrets(), 'x-device-token': 'x'.repeat(43) }),
    'the hashes of the right ones': () => ({
      'x-device-token': hashToken(device.token),
      'x-session-token': hashToken(supervisor.sessionToken),
    }),
    'a counter’s device': () => ({ ...secrets(), 'x-device-token': server.enrol('counter', '3').token }),
    'a counter’s session': () => ({ ...secrets(), 'x-session-token': officer.sessionToken }),
    'a kiosk’s device': () => ({ ...secrets(), 'x-device-token': server.enrol('kiosk').token }),
    'a revoked device': () => {
      const revoked = server.enrol('admin');
      server.running.revokeDevice(revoked.deviceId);
      return { ...secrets(), 'x-device-token': revoked.token };
    },
    'both secrets in cookies': () => ({
      cookie: `x-device-token=${device.token}; x-session-token=${supervisor.sessionToken}`,
    }),
  };

  it.each(Object.keys(STRANGERS))('(%s) nothing is read, kept, drawn or shown', async (stranger) => {
    const headers = STRANGERS[stranger]?.() ?? {};
    const { logoId } = (await (await upload(A_PICTURE)).json()) as Logo;
    const errands = server.desk.errands.length;
    const answers = [
      await upload(A_PICTURE, headers),
      await preview(WISH, headers),
      await preview('nonsense', headers),
      await fetch(`${server.url}/admin/logo/${logoId}`, { headers }),
      await fetch(`${server.url}/admin/logo/none`, { headers }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(server.desk.errands).toHaveLength(errands);
  });

  it('a secret that is sent twice counts as none', async () => {
    const headers = new Headers(Object.entries(secrets()));
    headers.append('x-session-token', supervisor.sessionToken);
    const answer = await fetch(`${server.url}/admin/logo/none`, { headers });
    expect(answer.status).toBe(401);
  });
});

describe('a logo', () => {
  it('is read by the printer’s own code, kept under the name of its content, and given back', async () => {
    const answer = await upload(Uint8Array.from([1, 2, 3]));
    expect(answer.status).toBe(201);
    const logo = (await answer.json()) as Logo;
    expect(logo).toMatchObject({ widthPx: 200, heightPx: 100 });
    expect(logo.logoId).toMatch(/^[0-9a-f]{32}$/);
    const errand = server.desk.errands.findLast(({ task }) => task === 'readLogo');
    expect(errand).toMatchObject({ given: { bytes: Buffer.from([1, 2, 3]) } });
    const again = (await (await upload(Uint8Array.from([9, 9]))).json()) as Logo;
    expect(again.logoId).toBe(logo.logoId);
    const picture = await fetch(`${server.url}/admin/logo/${logo.logoId}`, { headers: secrets() });
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(A_PICTURE);
  });

  it.each(['too_large', 'not_a_picture', 'unsafe'] as const)(
    'that is refused as %s is not kept',
    async (why) => {
      server.desk.answerWith('readLogo', () => ({ ok: false, why }));
      const answer = await upload(Uint8Array.from([1]));
      expect([answer.status, ((await answer.json()) as { why: string }).why]).toEqual([422, why]);
      server.desk.answerWith('readLogo', () => ({ ok: true, png: A_PICTURE, widthPx: 200, heightPx: 100 }));
    },
  );

  it('over which the printer’s code fails is answered and leaves the server well', async () => {
    server.desk.answerWith('readLogo', () => {
      throw new Error('secret path /data');
    });
    const answer = await upload(Uint8Array.from([1]));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    server.desk.answerWith('readLogo', () => ({ ok: true, png: A_PICTURE, widthPx: 200, heightPx: 100 }));
    expect((await upload(A_PICTURE)).status).toBe(201);
  });

  it('of 8 MB is taken, a larger one is not read at all', async () => {
    expect((await upload(new Uint8Array(8 * MB))).status).toBe(201);
    const errands = server.desk.errands.length;
    expect((await upload(new Uint8Array(8 * MB + 1))).status).toBe(413);
    expect(server.desk.errands).toHaveLength(errands);
  });

  it.each([
    ['application/json', '{"bytes":"AAAA"}'],
    ['text/plain', 'AAAA'],
    ['image/svg+xml', '<svg/>'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['application/x-www-form-urlencoded', 'a=b'],
  ])('sent as %s is not taken', async (type, body) => {
    expect((await send('/admin/logo', body, type)).status).toBe(415);
  });

  it.each(['none', '%2e%2e%2foffice.db', '..%2f..%2fetc%2fpasswd', '__proto__', "' OR 1=1 --"])(
    'of the name %s is not there',
    async (name) => {
      const answer = await fetch(`${server.url}/admin/logo/${name}`, { headers: secrets() });
      expect(answer.status).toBe(404);
    },
  );
});

describe('the picture of a slip', () => {
  it.each(['ticket', 'reprint', 'checklist', 'summary', 'test'] as const)(
    'of a %s is drawn from a visit that never was, in both languages',
    async (kind) => {
      for (const language of ['vi', 'en']) {
        const answer = await preview({ ...WISH, kind, language });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('content-type')).toBe('image/png');
        expect(answer.headers.get('cache-control')).toBe('no-store');
        expect(answer.headers.get('x-slip-height-mm')).toBe('80.0');
        const errand = server.desk.errands.at(-1);
        const expected = kind === 'reprint' ? 'ticket' : kind;
        expect(errand).toMatchObject({
          task: 'preview',
          given: { slip: { kind: expected }, setup: { printer: PRINTER } },
        });
        if (errand?.task === 'preview')
          expect(errand.given.slip.reprintedAt === null).toBe(kind !== 'reprint');
      }
    },
  );

  it('carries no link to a ticket of anybody', async () => {
    await preview(WISH);
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const { link } = await server.takeTicket(kiosk);
    await preview(WISH);
    expect(JSON.stringify(server.desk.errands.at(-1))).not.toContain(link);
  });

  it('is drawn with the logo that was uploaded', async () => {
    const logo = (await (await upload(A_PICTURE)).json()) as Logo;
    await preview({ ...WISH, template: { ...STANDARD_TEMPLATE, logo } });
    expect(server.desk.errands.at(-1)).toMatchObject({
      given: { setup: { logoPng: Buffer.from(A_PICTURE).toString('base64') } },
    });
  });

  const profile = PRINTER?.profile;
  const parts = STANDARD_TEMPLATE.parts;
  it.each<readonly [string, unknown, string]>([
    ['an unknown kind', { ...WISH, kind: 'invoice' }, 'kind'],
    ['an unknown language', { ...WISH, language: 'km' }, 'language'],
    [
      'a width that is no multiple of 8',
      { ...WISH, printer: { ...PRINTER, profile: { ...profile, widthDots: 577 } } },
      'printer.profile.widthDots',
    ],
    [
      'a paper a kilometre wide',
      { ...WISH, printer: { ...PRINTER, profile: { ...profile, widthDots: 8_000 } } },
      'printer.profile.widthDots',
    ],
    ['a number that is none', { ...WISH, printer: { ...PRINTER, density: 'dark' } }, 'printer.density'],
    [
      'a hidden number',
      {
        ...WISH,
        template: {
          ...STANDARD_TEMPLATE,
          parts: parts.map((part) => ({ ...part, isShown: part.part !== 'number' })),
        },
      },
      'template.parts',
    ],
    [
      'a part twice',
      {
        ...WISH,
        template: {
          ...STANDARD_TEMPLATE,
          parts: parts.map((part) => (part.part === 'qr' ? { ...part, part: 'logo' } : part)),
        },
      },
      'template.parts',
    ],
    [
      'a part too few',
      { ...WISH, template: { ...STANDARD_TEMPLATE, parts: parts.slice(1) } },
      'template.parts',
    ],
    [
      'closing words that write backwards',
      { ...WISH, template: { ...STANDARD_TEMPLATE, closingWords: { vi: 'a\u202Eb', en: 'b' } } },
      'template.closingWords.vi',
    ],
    [
      'closing words without end',
      { ...WISH, template: { ...STANDARD_TEMPLATE, closingWords: { vi: 'a'.repeat(5_000), en: 'b' } } },
      'template.closingWords.vi',
    ],
    ['what the row does not have', { ...WISH, note: 'hello' }, ''],
    ['nothing', {}, 'kind'],
    ['an array', [WISH], ''],
    ['null', null, ''],
  ])('is not drawn of %s, and the answer names where', async (_, wish, where) => {
    const errands = server.desk.errands.length;
    const answer = await preview(wish);
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { readonly error: string };
    expect(error.startsWith(where)).toBe(true);
    expect(server.desk.errands).toHaveLength(errands);
  });

  it('is not drawn of 20 kB of wishes', async () => {
    expect((await preview({ ...WISH, note: 'x'.repeat(20_000) })).status).toBe(413);
  });

  it.each([
    ['text/plain', '{}'],
    ['application/octet-stream', '{}'],
    ['application/json', '{'],
    ['application/json', ''],
  ])('is not drawn of %s %j', async (type, body) => {
    expect((await send('/admin/slip-preview', body, type)).status).toBe(400);
  });
});
