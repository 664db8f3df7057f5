/** The name in the network, on a link that exists in this file only, and once on this machine's loopback: nothing goes out. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { openMdnsWire } from '#server/app/https/mdns-wire.ts';
import {
  createOfficeName,
  type MdnsListener,
  type MdnsRecord,
  type NamedOffice,
  type OfficeName,
} from '#server/app/https/office-name.ts';

const OFFICE: NamedOffice = {
  label: 'motcua',
  title: 'UBND Phường 11. Quận 5',
  addresses: ['192.168.1.10'],
  ports: { http: 4_100, https: 8_443 },
};
const A = (name: string, data: string, ttl = 120): MdnsRecord => ({ type: 'A', name, data, ttl });

/** A link with, perhaps, others on it who hold names. */
function linkWith(held: Readonly<Record<string, string>>) {
  const said: (readonly MdnsRecord[])[] = [];
  const asked: string[] = [];
  let listener: MdnsListener | null = null;
  let breaks = false;
  const troubles: unknown[] = [];
  let changes = 0;
  let isClosed = false;
  const name: OfficeName = createOfficeName({
    openWire: (heard) => {
      if (breaks) throw new Error('no such port');
      listener = heard;
      return {
        query: ([question]) => {
          asked.push(question?.name ?? '');
          const owner = held[question?.name ?? ''];
          if (owner !== undefined) heard.onResponse([A(question?.name.toUpperCase() ?? '', owner)]);
        },
        respond: (records, to) => {
          if (!isClosed) said.push(to === undefined ? records : [...records, A('only-to', to.from.address)]);
        },
        close: () => {
          isClosed = true;
          return Promise.resolve();
        },
      };
    },
    pause: () => Promise.resolve(),
    onChange: () => {
      changes += 1;
    },
    onTrouble: (error) => troubles.push(error),
  });
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
  };
  return {
    name,
    said,
    asked,
    troubles,
    changes: () => changes,
    settled,
    hear: () => listener,
    breakNext: () => {
      breaks = true;
    },
    mend: () => {
      breaks = false;
    },
  };
}

test('is asked for three times, then taken and announced with its services', async () => {
  const link = linkWith({});
  link.name.want(OFFICE);
  expect(link.name.standing()).toMatchObject({ held: null, standing: 'asking' });
  await link.settled();
  expect(link.asked).toEqual(['motcua.local', 'motcua.local', 'motcua.local']);
  expect(link.name.standing()).toEqual({ wished: 'motcua', held: 'motcua.local', standing: 'held' });
  expect(link.said).toHaveLength(2);
  expect(link.said[0]).toMatchObject([
    { type: 'A', name: 'motcua.local', data: '192.168.1.10', flush: true },
    { type: 'PTR', data: '_http._tcp.local' },
    { type: 'PTR', name: '_http._tcp.local', data: 'UBND Phường 11  Quận 5._http._tcp.local' },
    { type: 'SRV', data: { port: 4_100, target: 'motcua.local' } },
    { type: 'TXT' },
    { type: 'PTR', data: '_https._tcp.local' },
    { type: 'PTR' },
    { type: 'SRV', data: { port: 8_443, target: 'motcua.local' } },
    { type: 'TXT' },
  ]);

  // Nothing new is nothing to say; another address is.
  link.name.want({ ...OFFICE });
  await link.settled();
  expect(link.said).toHaveLength(2);
  link.name.want({ ...OFFICE, addresses: ['192.168.1.77'] });
  await link.settled();
  expect(link.said.at(-1)?.[0]).toMatchObject({ data: '192.168.1.77' });

  await link.name.close();
  expect(link.said.at(-1)?.every((record) => 'ttl' in record && record.ttl === 0)).toBe(true);
});

test('where somebody has all of its names it is asked for again later, when one may be free', async () => {
  const names = ['', ...Array.from({ length: 8 }, (_, index) => `-${String(index + 2)}`)];
  const held = Object.fromEntries(names.map((end) => [`motcua${end}.local`, '192.168.1.20']));
  const link = linkWith(held);
  link.name.want(OFFICE);
  await link.settled();
  expect(link.name.standing()).toMatchObject({ held: null, standing: 'failed' });
  delete held['motcua-3.local'];
  link.name.want(OFFICE);
  await link.settled();
  expect(link.name.standing()).toMatchObject({ held: 'motcua-3.local', standing: 'held' });
});

test('answers who asks for it, and only them; a program that is none of mDNS alone', async () => {
  const link = linkWith({});
  link.name.want(OFFICE);
  await link.settled();
  link.said.length = 0;
  const ask = (name: string, type: string, port = 5_353) =>
    link.hear()?.onQuery({ id: 7, questions: [{ name, type }], from: { address: '192.168.1.50', port } });
  ask('MotCua.local', 'A');
  ask('motcua.local', 'AAAA');
  ask('other.local', 'A');
  ask('_https._tcp.local', 'PTR');
  ask('motcua.local', 'ANY', 40_000);
  expect(link.said.map((records) => records.map(({ name }) => name))).toEqual([
    ['motcua.local'],
    ['_https._tcp.local'],
    ['motcua.local', 'only-to'],
  ]);
});

test('that somebody else has becomes another one, and the same machine is nobody else', async () => {
  const link = linkWith({ 'motcua.local': '192.168.1.9', 'motcua-2.local': '192.168.1.10' });
  link.name.want(OFFICE);
  await link.settled();
  expect(link.name.standing()).toMatchObject({ held: 'motcua-2.local', standing: 'held' });
});

test('is given up to whoever has the lower address when both took it at once, else defended', async () => {
  const link = linkWith({});
  link.name.want({ ...OFFICE, addresses: ['192.168.1.20'] });
  await link.settled();
  link.said.length = 0;
  link.hear()?.onResponse([A('motcua.local', '192.168.1.30'), A('motcua.local', '192.168.1.5', 0)]);
  await link.settled();
  expect(link.name.standing().held).toBe('motcua.local');
  expect(link.said.length).toBeGreaterThan(0);
  link.hear()?.onResponse([A('motcua.local', '192.168.1.10')]);
  expect(link.name.standing()).toMatchObject({ held: null, standing: 'asking' });
});

test('follows what is wished for, and a link that breaks is tried again and hinders nothing', async () => {
  const link = linkWith({});
  link.breakNext();
  link.name.want(OFFICE);
  expect(link.name.standing().standing).toBe('failed');
  expect(link.troubles).toHaveLength(1);
  link.mend();
  link.name.want(OFFICE);
  await link.settled();
  link.name.want({ ...OFFICE, label: 'phuong-11' });
  await link.settled();
  expect(link.name.standing().held).toBe('phuong-11.local');
  link.hear()?.onFailure(new Error('the network is gone'));
  expect(link.name.standing()).toMatchObject({ held: null, standing: 'failed' });
});

test('goes over the wire as mDNS programs read it', async () => {
  const probe = createSocket('udp4').bind(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  const heard: MdnsRecord[] = [];
  const failures: unknown[] = [];
  // No multicast: what is sent to the link comes back to this very socket, and nowhere else.
  const wire = openMdnsWire(
    {
      onQuery: (query) => {
        wire.respond([A('motcua.local', '192.168.1.10')], query);
      },
      onResponse: (records) => heard.push(...records),
      onFailure: (error) => failures.push(error),
    },
    { multicast: false, ip: '127.0.0.1', bind: '127.0.0.1', port },
  );
  wire.query([{ name: 'motcua.local', type: 'ANY' }]);
  wire.respond([{ type: 'SRV', name: 'x._http._tcp.local', data: { port: 4_100, target: 'motcua.local' } }]);
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  expect(heard.map((record) => ('data' in record ? record.data : null))).toEqual(
    expect.arrayContaining([
      '192.168.1.10',
      expect.objectContaining({ port: 4_100, target: 'motcua.local' }),
    ]),
  );
  await wire.close();
  expect(failures).toEqual([]);
});

test('what is said last goes out before the link is closed: others forget the name at once', async () => {
  const visitor = createSocket('udp4');
  visitor.bind(0, '127.0.0.1');
  await once(visitor, 'listening');
  const { port } = visitor.address();
  const heard = once(visitor, 'message', { signal: AbortSignal.timeout(5_000) });
  const failures: unknown[] = [];
  const wire = openMdnsWire(
    {
      onQuery: () => undefined,
      onResponse: () => undefined,
      onFailure: (error) => failures.push(error),
    },
    { multicast: false, ip: '127.0.0.1', bind: '127.0.0.1', port: 0 },
  );
  const from = { address: '127.0.0.1', port };
  wire.respond([A('motcua.local', '192.168.1.10', 0)], { id: 1, questions: [], from });
  await wire.close();
  const [message] = (await heard) as unknown as readonly [Buffer];
  expect(message.toString('latin1')).toContain('motcua');
  expect(failures).toEqual([]);
  visitor.close();
});

test('a link that breaks is told once and asks for nothing by itself, or the server would never rest', async () => {
  const link = linkWith({});
  link.breakNext();
  for (let look = 0; look < 3; look += 1) {
    link.name.want(OFFICE);
    await link.settled();
  }
  expect(link.troubles).toHaveLength(1);
  expect(link.changes()).toBe(0);
});

test('a long name of an office is cut to what a label holds, in bytes and between letters', async () => {
  const link = linkWith({});
  link.name.want({
    ...OFFICE,
    title: 'Trung tâm Phục vụ hành chính công phường Hoàn Kiếm, thành phố Hà Nội',
  });
  await link.settled();
  const names = (link.said[0] ?? []).filter(({ type }) => type === 'SRV').map(({ name }) => name);
  expect(names).toHaveLength(2);
  for (const name of names) {
    const [label = ''] = name.split('._');
    expect(Buffer.byteLength(label)).toBeLessThanOrEqual(63);
    expect(label).toMatch(/^Trung tâm Phục vụ hành chính công phường/);
  }
});
