/**
 * The office's name on the local link, after RFC 6762: asked for before it is taken (section 8.1), another one where
 * somebody has it, defended while it is held, and given back at the end; with the services under it (RFC 6763).
 * It is one network's courtesy: whatever fails here hinders nothing.
 */
import type { ResponseOutgoingPacket } from 'multicast-dns';
import type { NetworkName } from '#protocol/https.ts';

const PROBES = 3;
const PROBE_INTERVAL_MS = 250;
const ANNOUNCED_AGAIN_MS = 1_000;
/** `motcua`, `motcua-2` … */
const MOST_NAMES = 9;
const HOST_TTL_S = 120;
const SERVICE_TTL_S = 4_500;
/** Whoever asks from another port is no mDNS program and is answered alone (section 6.7). */
const MDNS_PORT = 5_353;

export type MdnsRecord = ResponseOutgoingPacket['answers'][number];
/** `ANY` is a type too. */
export type MdnsQuestion = { readonly name: string; readonly type: string };
export type MdnsQuery = {
  readonly id: number;
  readonly questions: readonly MdnsQuestion[];
  readonly from: { readonly address: string; readonly port: number };
};

/** The link: everything sent goes to all of it, but for answers to one. */
export type MdnsWire = {
  readonly query: (questions: readonly MdnsQuestion[]) => void;
  readonly respond: (records: readonly MdnsRecord[], to?: MdnsQuery) => void;
  readonly close: () => Promise<void>;
};
export type MdnsListener = {
  readonly onQuery: (query: MdnsQuery) => void;
  readonly onResponse: (records: readonly MdnsRecord[]) => void;
  readonly onFailure: (error: unknown) => void;
};

export type OfficeNameParts = {
  /** Null: nothing is ever sent. May throw. */
  readonly openWire: ((listener: MdnsListener) => MdnsWire) | null;
  readonly pause: (ms: number) => Promise<void>;
  readonly onChange: () => void;
  readonly onTrouble: (error: unknown) => void;
};

/** What is to be found under the name. */
export type NamedOffice = {
  /** Without `.local`. */
  readonly label: string;
  /** What people see who look for services. */
  readonly title: string;
  readonly addresses: readonly string[];
  readonly ports: { readonly http: number; readonly https: number | null };
};

export type OfficeName = {
  /** From now on it should be so; asked again and again, it does only what is new. */
  readonly want: (office: NamedOffice) => void;
  readonly standing: () => NetworkName;
  readonly close: () => Promise<void>;
};

export function createOfficeName({ openWire, pause, onChange, onTrouble }: OfficeNameParts): OfficeName {
  let office: NamedOffice | null = null;
  let wire: MdnsWire | null = null;
  let held: string | null = null;
  let standing: NetworkName['standing'] = openWire === null ? 'off' : 'asking';
  /** The name that is being asked for, and whether somebody has said that it is theirs. */
  let asking: { readonly name: string; isTaken: boolean } | null = null;
  /** Raised by everything that makes an earlier asking meaningless. */
  let round = 0;
  let announced = '';

  const records = (): readonly MdnsRecord[] =>
    office === null || held === null ? [] : recordsOf(held, office);
  const announce = async (): Promise<void> => {
    const asked = round;
    const now = records();
    announced = JSON.stringify(now);
    wire?.respond(now);
    await pause(ANNOUNCED_AGAIN_MS);
    if (asked === round && announced === JSON.stringify(now)) wire?.respond(now);
  };
  const isFree = async (name: string, asked: number): Promise<boolean> => {
    const probed = { name, isTaken: false };
    asking = probed;
    for (let probe = 0; probe < PROBES && !probed.isTaken; probe += 1) {
      wire?.query([{ name, type: 'ANY' }]);
      await pause(PROBE_INTERVAL_MS);
      if (asked !== round) return false;
    }
    return !probed.isTaken;
  };
  const claim = async (label: string): Promise<void> => {
    round += 1;
    const asked = round;
    [held, standing] = [null, 'asking'];
    for (let number = 1; number <= MOST_NAMES; number += 1) {
      const name = `${label}${number === 1 ? '' : `-${String(number)}`}.local`;
      const free = await isFree(name, asked);
      if (asked !== round) return;
      if (!free) continue;
      [held, standing, asking] = [name, 'held', null];
      onChange();
      await announce();
      return;
    }
    [standing, asking] = ['failed', null];
    onChange();
  };
  const begin = (label: string): void => {
    claim(label).catch(onTrouble);
  };
  /** Nobody is told of the change: whoever wants the name asks again by itself, and must not be made to ask at once. */
  const fail = (error: unknown): void => {
    const failed = wire;
    const isNew = standing !== 'failed';
    round += 1;
    [wire, held, standing] = [null, null, 'failed'];
    void failed?.close().catch(onTrouble);
    if (isNew) onTrouble(error);
  };
  let isDefending = false;
  /** However often somebody else claims the name: one defence at a time (RFC 6762, 6: one answer a second). */
  const defend = async (): Promise<void> => {
    if (isDefending) return;
    isDefending = true;
    try {
      await announce();
    } finally {
      isDefending = false;
    }
  };

  const listener: MdnsListener = {
    onQuery: (query) => {
      const all = records();
      const answers = query.questions.flatMap((question) =>
        all.filter((record) => isAsked(record, question)),
      );
      if (answers.length === 0) return;
      if (query.from.port === MDNS_PORT) wire?.respond([...new Set(answers)]);
      else wire?.respond([...new Set(answers)], query);
    },
    onResponse: (heard) => {
      if (office === null) return;
      if (asking !== null && foreignAddresses(heard, asking.name, office).length > 0) asking.isTaken = true;
      if (held === null) return;
      const claimed = addressesFor(heard, held);
      const theirs = foreignAddresses(heard, held, office);
      if (theirs.length === 0) return;
      // Both asked at the same moment: the lower address keeps the name, and each side knows it. One that both have says nothing.
      const [lowest = ''] = office.addresses.filter((address) => !claimed.includes(address)).sort();
      if (lowest < ([...theirs].sort()[0] ?? '')) defend().catch(onTrouble);
      else begin(office.label);
    },
    onFailure: fail,
  };
  const open = (openNow: NonNullable<OfficeNameParts['openWire']>): MdnsWire => {
    const opened: MdnsWire = openNow({
      ...listener,
      // What fails is told more than once, also when another link has been opened since.
      onFailure: (error) => {
        if (wire === opened) fail(error);
      },
    });
    return opened;
  };

  return {
    want: (next) => {
      const before = office;
      office = next;
      if (openWire === null) return;
      if (wire === null) {
        try {
          wire = open(openWire);
        } catch (error) {
          fail(error);
          return;
        }
        begin(next.label);
      } else if (before?.label !== next.label) {
        if (held !== null) wire.respond(goodbyes(records()));
        begin(next.label);
      } else if (standing === 'failed') {
        // All names were somebody's the last time: since then one of them may have gone.
        begin(next.label);
      } else if (held !== null && announced !== JSON.stringify(records())) announce().catch(onTrouble);
    },
    standing: () => ({ wished: office?.label ?? '', held, standing }),
    close: async () => {
      round += 1;
      if (held !== null) wire?.respond(goodbyes(records()));
      const closing = wire;
      [wire, held] = [null, null];
      await closing?.close();
    },
  };
}

const LABEL_BYTES = 63;
/** As much of it as one label holds, which is counted in bytes (RFC 1035, 2.3.4; RFC 6763, 4.1.1). */
function labelOf(title: string): string {
  let label = '';
  for (const letter of title.replaceAll('.', ' ')) {
    if (Buffer.byteLength(label + letter) > LABEL_BYTES) break;
    label += letter;
  }
  return label.trim();
}

/** A record that is over at once. */
const goodbyes = (records: readonly MdnsRecord[]): readonly MdnsRecord[] =>
  records.map((record) => ({ ...record, ttl: 0 }));

function recordsOf(host: string, { title, addresses, ports }: NamedOffice): readonly MdnsRecord[] {
  const unique = { ttl: HOST_TTL_S, flush: true };
  const services = [
    ['_http._tcp.local', ports.http],
    ['_https._tcp.local', ports.https],
  ] as const;
  return [
    ...addresses.map((data): MdnsRecord => ({
      type: data.includes(':') ? 'AAAA' : 'A',
      name: host,
      data,
      ...unique,
    })),
    ...services.flatMap(([type, port]): readonly MdnsRecord[] => {
      if (port === null) return [];
      const name = `${labelOf(title)}.${type}`;
      return [
        { type: 'PTR', name: '_services._dns-sd._udp.local', ttl: SERVICE_TTL_S, data: type },
        { type: 'PTR', name: type, ttl: SERVICE_TTL_S, data: name },
        { type: 'SRV', name, data: { port, target: host }, ...unique },
        { type: 'TXT', name, data: ['path=/'], ...unique, ttl: SERVICE_TTL_S },
      ];
    }),
  ];
}

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const isAsked = (record: MdnsRecord, { name, type }: MdnsQuestion): boolean =>
  isSameName(record.name, name) && (type === 'ANY' || type === record.type);

/** Addresses that are said to be those of `name`. */
const addressesFor = (heard: readonly MdnsRecord[], name: string): readonly string[] =>
  heard.flatMap((record) =>
    (record.type === 'A' || record.type === 'AAAA') && isSameName(record.name, name) && record.ttl !== 0
      ? [record.data]
      : [],
  );

/** Addresses under which somebody else claims to be `name`. */
const foreignAddresses = (
  heard: readonly MdnsRecord[],
  name: string,
  { addresses }: NamedOffice,
): readonly string[] => addressesFor(heard, name).filter((address) => !addresses.includes(address));
