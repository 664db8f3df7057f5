/** Everybody who is not entitled to a message: who comes to the door with the wrong thing, and who is in and is not the right one. */
import { expect } from 'vitest';
import type { Needs } from '#protocol/message-row.ts';
import { MESSAGES } from '#protocol/messages.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import {
  DEVICE_ROLES,
  isOfOneCounter,
  type CounterId,
  type DeviceId,
  type DeviceRole,
} from '#protocol/vocabulary.ts';
import { hashToken } from '#server/app/tokens.ts';
import type { GatewayClient, KnockOptions } from '#tests/support/gateway-client.ts';
import { newRequestId, passwordOf, type GatewayServer } from '#tests/support/gateway-server.ts';
import { FIRST_SETUP } from '#protocol/hall.ts';
import { FIRST_HALL } from '#tests/support/hall-stand-in.ts';
import { ONE_PRINTER } from '#tests/support/surroundings.ts';
import { needsOf, type Scene } from './samples.ts';

/** Who comes to the door with what; and what each of them must be told there. */
export type Stranger = {
  readonly code: string;
  readonly knock: (scene: Scene, role: DeviceRole) => KnockOptions | null;
};

const withAuth = (
  code: string,
  auth: (scene: Scene, role: DeviceRole) => Readonly<Record<string, unknown>> | null,
): Stranger => ({
  code,
  knock: (scene, role) => {
    const said = auth(scene, role);
    return said === null ? null : { role, auth: said };
  },
});
const withHeaders = (headers: (server: GatewayServer) => Readonly<Record<string, string>>): Stranger => ({
  // Engine.IO's only word for an upgrade it will not make; `abuses.test.ts` reads the reason.
  code: 'HTTP 400',
  knock: ({ server, devices }, role) => ({
    role,
    auth: { deviceToken: devices[role].token },
    headers: headers(server),
  }),
});
const tokenOf = (owner: DeviceRole): Stranger =>
  withAuth('wrong_role', ({ devices }, role) =>
    role === owner ? null : { deviceToken: devices[owner].token },
  );

/** By what each of them comes with. */
export const STRANGERS: Readonly<Record<string, Stranger>> = {
  'no Origin': withHeaders(() => ({})),
  'foreign Origin': withHeaders(() => ({ origin: 'http://evil.example' })),
  'Origin of another port': withHeaders(() => ({ origin: 'http://127.0.0.1:1' })),
  'Origin null': withHeaders(() => ({ origin: 'null' })),
  'a name pointed here (DNS rebinding)': withHeaders(({ port }) => ({
    host: `evil.example:${String(port)}`,
    origin: `http://evil.example:${String(port)}`,
  })),
  'no token': withAuth('unknown_device', () => ({})),
  'empty token': withAuth('unknown_device', () => ({ deviceToken: '' })),
  'unknown token': withAuth('unknown_device', () => ({ deviceToken: 'x'.repeat(43) })),
  'token that is no string': withAuth('unknown_device', () => ({ deviceToken: { toString: 'x' } })),
  'hash of the right token': withAuth('unknown_device', ({ devices }, role) => ({
    deviceToken: hashToken(devices[role].token),
  })),
  'revoked token': withAuth('revoked_device', ({ server }, role) => {
    const { deviceId, token } = server.enrol(role, isOfOneCounter(role) ? '3' : undefined);
    server.running.revokeDevice(deviceId);
    return { deviceToken: token };
  }),
  'token replaced by a newer one': withAuth('unknown_device', ({ server }, role) => {
    const { deviceId, token } = server.enrol(role, isOfOneCounter(role) ? '3' : undefined);
    server.enrol(role, isOfOneCounter(role) ? '3' : undefined, deviceId);
    return { deviceToken: token };
  }),
  ...Object.fromEntries(DEVICE_ROLES.map((role) => [`token of a ${role}`, tokenOf(role)])),
  'link of a phone as a token': withAuth('unknown_device', ({ ticket }) => ({ deviceToken: ticket.link })),
  'older protocol': withAuth('protocol_mismatch', ({ devices }, role) => ({
    deviceToken: devices[role].token,
    protocol: PROTOCOL_VERSION - 1,
  })),
  'newer protocol': withAuth('protocol_mismatch', ({ devices }, role) => ({
    deviceToken: devices[role].token,
    protocol: PROTOCOL_VERSION + 1,
  })),
};

/** An enrolled device of the right role, but not the officer or supervisor. */
export type Impostor = {
  readonly code: string;
  readonly role: 'counter' | 'admin';
  /** The messages for which this is a wrong identity, by name or by what they need; every one that needs a session unless given. */
  readonly at?: readonly string[];
  readonly lacks?: 'supervisor' | 'administrator';
  readonly enter: (scene: Scene) => Promise<GatewayClient<'counter'> | GatewayClient<'admin'>>;
  /** What it says in place of the sample. */
  readonly says?: (input: object) => object;
};

/** Whether the message is one that the impostor is not entitled to. */
export function isWrongFor(
  { role: impostorsRole, at, lacks }: Impostor,
  role: DeviceRole,
  name: string,
): boolean {
  if (role !== impostorsRole) return false;
  const needs = needsOf(role, name);
  if (lacks !== undefined) return needs === lacks;
  return at?.includes(name) ?? SESSION_NEEDS.includes(needs);
}
const SESSION_NEEDS: readonly Needs[] = ['session', 'supervisor', 'administrator'];

/** What a locked counter hears nothing of. */
const NOT_WHILE_LOCKED = Object.keys(MESSAGES.counter).filter(
  (name) => SESSION_NEEDS.includes(needsOf('counter', name)) && !['unlock', 'stillHere'].includes(name),
);

/** By what each of them is. */
export const IMPOSTORS: Readonly<Record<string, Impostor>> = {
  'counter without a session': {
    code: 'not_signed_in',
    role: 'counter',
    enter: ({ server, devices }) => server.connect('counter', devices.counter),
  },
  'session nobody began': {
    code: 'not_signed_in',
    role: 'counter',
    enter: ({ server, devices }) => server.connect('counter', devices.counter, 'x'.repeat(43)),
  },
  'session of another counter': {
    code: 'not_signed_in',
    role: 'counter',
    enter: ({ server, devices, neighbour }) =>
      server.connect('counter', devices.counter, neighbour.sessionToken),
  },
  'right session on another counter’s device': {
    code: 'not_signed_in',
    role: 'counter',
    enter: ({ server, officer }) =>
      server.connect('counter', server.enrol('counter', '5'), officer.sessionToken),
  },
  'session that has ended': {
    code: 'not_signed_in',
    role: 'counter',
    enter: ({ server, devices }) => {
      const ended = endedSession(server, '3');
      return server.connect('counter', devices.counter, ended);
    },
  },
  'session that ends while connected': {
    code: 'not_signed_in',
    role: 'counter',
    enter: async ({ server, devices }) => {
      const sessionToken = `brief-${newRequestId()}`;
      beginSession(server, sessionToken, '3');
      const client = await server.connect('counter', devices.counter, sessionToken);
      server.store.endSession(hashToken(sessionToken), server.clock.now());
      return client;
    },
  },
  'officer displaced from the counter': {
    code: 'not_signed_in',
    role: 'counter',
    enter: ({ displaced }) => Promise.resolve(displaced.client),
  },
  'officer who is no supervisor': {
    code: 'supervisor_only',
    role: 'counter',
    lacks: 'supervisor',
    enter: ({ neighbour }) => Promise.resolve(neighbour.client),
  },
  'officer who has locked the counter': {
    code: 'counter_locked',
    role: 'counter',
    at: NOT_WHILE_LOCKED,
    enter: async ({ neighbour }) => {
      await neighbour.client.say('lock', { requestId: newRequestId() });
      return neighbour.client;
    },
  },
  'session of a desk on a counter': {
    code: 'not_signed_in',
    role: 'counter',
    enter: ({ server, devices, supervisor }) =>
      server.connect('counter', devices.counter, supervisor.sessionToken),
  },
  'desk without a session': {
    code: 'not_signed_in',
    role: 'admin',
    enter: ({ server, devices }) => server.connect('admin', devices.admin),
  },
  'session of a counter on a desk': {
    code: 'not_signed_in',
    role: 'admin',
    enter: ({ server, devices, officer }) => server.connect('admin', devices.admin, officer.sessionToken),
  },
  'session of a desk that nobody began': {
    code: 'not_signed_in',
    role: 'admin',
    enter: ({ server, devices }) => server.connect('admin', devices.admin, 'x'.repeat(43)),
  },
  'session of a desk that has ended': {
    code: 'not_signed_in',
    role: 'admin',
    enter: ({ server, devices }) => server.connect('admin', devices.admin, endedSession(server, null)),
  },
  'session of a desk that ends while connected': {
    code: 'not_signed_in',
    role: 'admin',
    enter: async ({ server, devices }) => {
      const sessionToken = `brief-${newRequestId()}`;
      beginSession(server, sessionToken, null);
      const client = await server.connect('admin', devices.admin, sessionToken);
      server.store.endSession(hashToken(sessionToken), server.clock.now());
      return client;
    },
  },
  'supervisor who is no administrator': {
    code: 'administrator_only',
    role: 'admin',
    lacks: 'administrator',
    enter: ({ onlySupervisor }) => Promise.resolve(onlySupervisor.client),
  },
  'desk of an officer who is no supervisor': {
    code: 'supervisor_only',
    role: 'admin',
    at: ['signIn'],
    enter: ({ server, devices }) => server.connect('admin', devices.admin),
    says: (input) => ({ ...input, username: 'thao', password: passwordOf('thao') }),
  },
};

/**
 * Who is entitled to these is answered, and nothing of the office is changed by it: they only ask, or begin and end a
 * session. Each with what it may answer.
 */
export const CHANGES_NOTHING: Readonly<Record<string, unknown>> = {
  'kiosk markPerson': { person: null },
  'kiosk findTicket': { number: 'A001', status: 'waiting', ahead: 0, counterId: null },
  'kiosk lookUpFile': { outcome: 'not_now' },
  'kiosk getHoursAhead': [],
  'kiosk speak': null,
  'display getSetup': { revision: 1, setup: FIRST_SETUP, notices: [] },
  'printer getSetup': { revision: 1, printer: { printerId: 'main' }, logoPng: null },
  'admin signIn': { officerId: 'minh', sessionToken: expect.any(String) as string },
  'admin signOut': null,
  'counter stillHere': null,
  'counter lock': null,
  'counter unlock': null,
  'admin stillHere': null,
  'admin getPeople': expect.arrayContaining([
    expect.objectContaining({ username: 'minh', role: 'administrator' }),
  ]) as unknown,
  'admin getSessions': expect.arrayContaining([
    expect.objectContaining({ officerId: 'thao', counterId: '5' }),
  ]) as unknown,
  'admin getPrinting': ONE_PRINTER,
  'admin getHall': FIRST_HALL,
  'admin tryVoice': null,
  'admin getTrail': [
    { subject: 'backups' },
    { subject: 'feedback' },
    { subject: 'rating' },
    { subject: 'bulletin' },
    { subject: 'start' },
    { subject: 'targets' },
    { subject: 'posters' },
    { subject: 'printing' },
    { subject: 'hall' },
    { subject: 'office' },
  ],
  'admin getPosters': { revision: 1, isOn: false, asksForHallCode: false, perMinute: 6 },
  'admin findTicket': { number: 'A001', status: 'waiting', counterId: null },
  'admin getRatingSettings': { revision: 1, faces: 4, asksWords: true },
  'admin getRatedDay': { ratings: { finished: 0, anomalies: [] }, remarks: { newest: [], total: 0 } },
  'admin getTargets': { revision: 1, satisfied: 95, participation: null },
  'admin getHallFiles': { notices: [], clips: [], spokenClips: [], programLanguages: [] },
  'admin findPrinters': [],
  'admin checkConnection': { kind: 'silent' },
  'admin createPairingCode': { code: expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/) as string },
};

function beginSession({ store, clock }: GatewayServer, sessionToken: string, standsAt: '3' | null): void {
  const officer = store.officerByUsername('minh');
  if (officer === null) throw new Error('no such officer');
  const counterId = standsAt as CounterId | null;
  const { officerId } = officer;
  store.startSession(hashToken(sessionToken), {
    officerId,
    counterId,
    deviceId: 'elsewhere' as DeviceId,
    startedAt: clock.now(),
  });
}

function endedSession(server: GatewayServer, standsAt: '3' | null): string {
  const sessionToken = `ended-${newRequestId()}`;
  beginSession(server, sessionToken, standsAt);
  server.store.endSession(hashToken(sessionToken), server.clock.now());
  return sessionToken;
}
