/** The people of the office: what administrators do about accounts, what passwords let in, and how sessions end. */
import { afterEach, describe, expect, it } from 'vitest';
import type { AuditLine } from '#protocol/audit.ts';
import type { OfficerAccount, OpenSession } from '#protocol/officers.ts';
import type { CounterId, OfficerId } from '#protocol/vocabulary.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  OPENING_TIME,
  passwordOf,
  resultOf,
  startGatewayServer,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import { createSettableClock } from '#tests/support/settable-clock.ts';

const GOOD = 'bốn con vịt qua cầu';
const BETTER = 'mưa to thì đi đò';
const NGOC = { username: 'ngoc', displayName: 'Lý Bảo Ngọc', role: 'officer', usualCounterId: '3' };
const MINUTE_MS = 60_000;

let server: GatewayServer;
let admin: SignedInClient<'admin'>;
afterEach(() => server.close());

async function open(officers: readonly string[] = ['minh', 'loc', 'thao']): Promise<void> {
  server = await startGatewayServer({ officers, clock: createSettableClock(OPENING_TIME, 'frozen') });
  admin = await server.adminAt('minh');
}
type Client = GatewayClient<'admin'> | GatewayClient<'counter'>;
const say = (client: Client, name: string, input: object = {}) =>
  (client as GatewayClient<'counter'>).say(name, { requestId: newRequestId(), ...input });
const codeFrom = async (client: Client, name: string, input: object = {}): Promise<string> =>
  codeOf(await say(client, name, input));
const accounts = async (): Promise<readonly OfficerAccount[]> =>
  resultOf(await admin.client.say('getPeople', {}));
const accountOf = async (username: string): Promise<OfficerAccount> => {
  const found = (await accounts()).find((account) => account.username === username);
  if (found === undefined) throw new Error(`no account ${username}`);
  return found;
};
const addNgoc = async (): Promise<{ readonly officerId: OfficerId; readonly temporaryPassword: string }> =>
  resultOf(await say(admin.client, 'addOfficer', NGOC));
const counterAt = async (number = '3') => server.connect('counter', server.enrol('counter', number));
const signIn = (client: Client, username: string, password: string): Promise<string> =>
  codeFrom(client, 'signIn', { username, password });
const trail = async (): Promise<readonly AuditLine[]> =>
  resultOf(await admin.client.say('getTrail', { before: null }));

describe('an account', () => {
  it('comes in by its temporary password only to choose another, then works', async () => {
    await open();
    const { temporaryPassword } = await addNgoc();
    expect(temporaryPassword).toMatch(/^([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$/);
    const client = await counterAt();
    expect(await signIn(client, 'ngoc', temporaryPassword)).toBe('password_change_needed');
    expect(await codeFrom(client, 'callNext', { seenCounterRevision: 0 })).toBe('not_signed_in');
    const change = { username: 'ngoc', password: temporaryPassword };
    for (const weak of ['ngắn', 'matkhau123456', 'lybaongoc2026', 'PhườngMinhPhụng', temporaryPassword])
      expect(await codeFrom(client, 'changePassword', { ...change, newPassword: weak })).toBe(
        'weak_password',
      );
    expect(await codeFrom(client, 'changePassword', { ...change, newPassword: GOOD })).toBe('ok');
    expect(await signIn(client, 'ngoc', temporaryPassword)).toBe('wrong_credentials');
    expect(await signIn(client, 'ngoc', GOOD)).toBe('ok');
    expect((await accountOf('ngoc')).temporaryUntil).toBeNull();
  });

  it('whose temporary password was not used within three days is let in by none', async () => {
    await open();
    const { temporaryPassword } = await addNgoc();
    server.clock.advance(3 * 24 * 60 * MINUTE_MS + 1);
    const client = await counterAt();
    expect(await signIn(client, 'ngoc', temporaryPassword)).toBe('password_expired');
    const change = { username: 'ngoc', password: temporaryPassword, newPassword: GOOD };
    expect(await codeFrom(client, 'changePassword', change)).toBe('password_expired');
  });

  it('is made once however often it is asked for, and a name is nobody else’s', async () => {
    await open();
    const input = { requestId: newRequestId(), ...NGOC };
    const answers = await Promise.all([1, 2].map(() => admin.client.say('addOfficer', input)));
    expect(new Set(answers.map((answer) => JSON.stringify(resultOf(answer)))).size).toBe(1);
    expect(await codeFrom(admin.client, 'addOfficer', NGOC)).toBe('username_taken');
    expect(await codeFrom(admin.client, 'addOfficer', { ...NGOC, username: 'Ngọc' })).toBe('invalid_message');
    const nowhere = { ...NGOC, username: 'ngoc2', usualCounterId: '77' };
    expect(await codeFrom(admin.client, 'addOfficer', nowhere)).toBe('unknown_counter');
  });

  it('that is disabled is out within two seconds, its counter closed, and comes in no more until it is enabled', async () => {
    await open();
    const thao = await server.officerAt('5', 'thao');
    const { officerId } = await accountOf('thao');
    expect(await codeFrom(admin.client, 'disableOfficer', { officerId, isDisabled: true })).toBe('ok');
    await thao.client.viewWhere(({ officer }) => officer === null);
    expect(await codeFrom(thao.client, 'askForHelp')).toBe('not_signed_in');
    expect(await signIn(thao.client, 'thao', passwordOf('thao'))).toBe('wrong_credentials');
    const knocked = await server.connect('counter', server.enrol('counter', '5'), thao.sessionToken);
    expect(await codeFrom(knocked, 'askForHelp')).toBe('not_signed_in');
    expect(await codeFrom(admin.client, 'disableOfficer', { officerId, isDisabled: false })).toBe('ok');
    expect(await signIn(thao.client, 'thao', passwordOf('thao'))).toBe('ok');
  });

  it('that is disabled in mid-service leaves its ticket for a supervisor to take over', async () => {
    await open();
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const { ticketId } = await server.takeTicket(kiosk);
    const thao = await server.officerAt('5', 'thao');
    const { counterRevision } = await thao.client.resync();
    expect(await codeFrom(thao.client, 'callNext', { seenCounterRevision: counterRevision })).toBe('ok');
    const { officerId } = await accountOf('thao');
    await say(admin.client, 'disableOfficer', { officerId, isDisabled: true });
    expect(await codeFrom(thao.client, 'recall', { ticketId, seenCallCount: 1 })).toBe('not_signed_in');
    const minh = await server.officerAt('1', 'minh');
    expect(await codeFrom(minh.client, 'takeOver', { counterId: '5', ticketId })).toBe('ok');
  });

  it('of one’s own is neither lessened, disabled nor reset; nor is the last administrator’s by anybody', async () => {
    await open();
    const minh = await accountOf('minh');
    const facts = { displayName: minh.displayName, role: 'officer', usualCounterId: null };
    const { officerId } = minh;
    expect(await codeFrom(admin.client, 'changeOfficer', { officerId, ...facts })).toBe('last_administrator');
    expect(await codeFrom(admin.client, 'disableOfficer', { officerId, isDisabled: true })).toBe(
      'last_administrator',
    );
    expect(await codeFrom(admin.client, 'resetPassword', { officerId })).toBe('own_account');
    const loc = await accountOf('loc');
    const raised = { ...facts, displayName: loc.displayName, role: 'administrator' };
    expect(await codeFrom(admin.client, 'changeOfficer', { officerId: loc.officerId, ...raised })).toBe('ok');
    expect(await codeFrom(admin.client, 'changeOfficer', { officerId, ...facts })).toBe('own_account');
    expect(await codeFrom(admin.client, 'disableOfficer', { officerId, isDisabled: true })).toBe(
      'own_account',
    );
    // One’s own name may be put right.
    expect(
      await codeFrom(admin.client, 'changeOfficer', {
        officerId,
        ...facts,
        role: 'administrator',
        displayName: 'Minh',
      }),
    ).toBe('ok');
    const nobody = { officerId: 'nobody' as OfficerId };
    expect(await codeFrom(admin.client, 'changeOfficer', { ...nobody, ...facts })).toBe('unknown_officer');
    expect(await codeFrom(admin.client, 'resetPassword', nobody)).toBe('unknown_officer');
    expect(await codeFrom(admin.client, 'disableOfficer', { ...nobody, isDisabled: true })).toBe(
      'unknown_officer',
    );
  });

  it('loses its rights at once when its role is lessened, at the desk and at a counter', async () => {
    await open();
    const desk = await server.adminAt('loc');
    const counter = await server.officerAt('5', 'loc');
    const loc = await accountOf('loc');
    const facts = { displayName: loc.displayName, role: 'officer', usualCounterId: null };
    expect(await codeFrom(admin.client, 'changeOfficer', { officerId: loc.officerId, ...facts })).toBe('ok');
    expect(codeOf(await desk.client.say('getTrail', { before: null }))).toBe('not_signed_in');
    expect(await signIn(desk.client, 'loc', passwordOf('loc'))).toBe('supervisor_only');
    const ticketId = '2026-03-02/A001';
    expect(await codeFrom(counter.client, 'takeOver', { counterId: '3', ticketId })).toBe('supervisor_only');
    expect(await codeFrom(counter.client, 'askForHelp')).toBe('ok');
  });

  it('that is reset is out, and neither its old password nor its PIN is worth anything', async () => {
    await open();
    const thao = await server.officerAt('5', 'thao');
    await say(thao.client, 'choosePin', { password: passwordOf('thao'), pin: '480917' });
    const { officerId } = await accountOf('thao');
    const { temporaryPassword } = resultOf<{ readonly temporaryPassword: string }>(
      await say(admin.client, 'resetPassword', { officerId }),
    );
    expect(await codeFrom(thao.client, 'askForHelp')).toBe('not_signed_in');
    expect(await signIn(thao.client, 'thao', passwordOf('thao'))).toBe('wrong_credentials');
    expect(await signIn(thao.client, 'thao', temporaryPassword)).toBe('password_change_needed');
    expect(server.store.officerById(officerId)?.pinHash).toBeNull();
  });

  it('leaves a trail of everything that was done about it, and nothing secret in it', async () => {
    await open();
    const { officerId, temporaryPassword } = await addNgoc();
    const facts = { displayName: 'Lý Ngọc', role: 'supervisor', usualCounterId: null };
    await say(admin.client, 'changeOfficer', { officerId, ...facts });
    const client = await counterAt();
    await say(client, 'changePassword', { username: 'ngoc', password: temporaryPassword, newPassword: GOOD });
    await signIn(client, 'ngoc', GOOD);
    await say(client, 'choosePin', { password: GOOD, pin: '480917' });
    await say(admin.client, 'resetPassword', { officerId });
    await say(admin.client, 'disableOfficer', { officerId, isDisabled: true });
    const lines = (await trail()).filter(({ subject }) => subject === officerId);
    expect(lines.map(({ deed }) => deed)).toEqual([
      'officer_disabled',
      'password_reset',
      'pin_chosen',
      'password_changed',
      'officer_changed',
      'officer_added',
    ]);
    expect(lines.map(({ officerName }) => officerName)).toEqual([
      'Lê Quang Minh',
      'Lê Quang Minh',
      'Lý Ngọc',
      'Lý Ngọc',
      'Lê Quang Minh',
      'Lê Quang Minh',
    ]);
    expect(lines[4]).toMatchObject({
      subjectName: 'Lý Ngọc',
      before: { displayName: 'Lý Bảo Ngọc', role: 'officer', usualCounterId: '3' },
      after: { displayName: 'Lý Ngọc', role: 'supervisor', usualCounterId: null },
    });
    const everything = JSON.stringify([await trail(), await accounts(), server.logLines]);
    for (const secret of [temporaryPassword, GOOD, '480917', 'argon2'])
      expect(everything).not.toContain(secret);
  });
});

describe('one’s own password', () => {
  it('is changed by whoever knows the old one, who stays in while everybody else is out', async () => {
    await open();
    const other = await server.adminAt('minh');
    const change = { username: 'minh', password: 'wrong', newPassword: GOOD };
    expect(await codeFrom(admin.client, 'changePassword', change)).toBe('wrong_credentials');
    const right = { ...change, password: passwordOf('minh') };
    expect(await codeFrom(admin.client, 'changePassword', right)).toBe('ok');
    expect(codeOf(await admin.client.say('getPeople', {}))).toBe('ok');
    expect(codeOf(await other.client.say('getPeople', {}))).toBe('not_signed_in');
    const again = { username: 'minh', password: GOOD, newPassword: GOOD };
    expect(await codeFrom(admin.client, 'changePassword', again)).toBe('weak_password');
    expect(await codeFrom(admin.client, 'changePassword', { ...again, newPassword: BETTER })).toBe('ok');
  });
});

describe('a session', () => {
  it('at the desk ends after half an hour without use, at a counter after an hour; use keeps it', async () => {
    await open();
    const thao = await server.officerAt('5', 'thao');
    server.clock.advance(29 * MINUTE_MS);
    expect(codeOf(await admin.client.say('stillHere', {}))).toBe('ok');
    server.clock.advance(29 * MINUTE_MS);
    expect(codeOf(await admin.client.say('getPeople', {}))).toBe('ok');
    expect(codeOf(await thao.client.say('stillHere', {}))).toBe('ok');
    server.clock.advance(31 * MINUTE_MS);
    expect(codeOf(await admin.client.say('getPeople', {}))).toBe('not_signed_in');
    expect(codeOf(await thao.client.say('stillHere', {}))).toBe('ok');
    server.clock.advance(61 * MINUTE_MS);
    expect(await codeFrom(thao.client, 'askForHelp')).toBe('not_signed_in');
    // Nothing of the counter is lost by it.
    expect(server.running.executor.day().counters.get('5' as CounterId)?.officer?.officerId).toBe('thao');
    expect(await signIn(thao.client, 'thao', passwordOf('thao'))).toBe('ok');
  });

  it('is listed to administrators, and to others only their own; whoever sees it may end it', async () => {
    await open();
    const thao = await server.officerAt('5', 'thao');
    const loc = await server.adminAt('loc');
    const all = resultOf<readonly OpenSession[]>(await admin.client.say('getSessions', {}));
    expect(all.map(({ officerId, counterId, isOwn }) => [officerId, counterId, isOwn])).toEqual(
      expect.arrayContaining([
        ['minh', null, true],
        ['loc', null, false],
        ['thao', '5', false],
      ]),
    );
    const own = resultOf<readonly OpenSession[]>(await loc.client.say('getSessions', {}));
    expect(own.map(({ officerId }) => officerId)).toEqual(['loc']);
    const thaos = all.find(({ officerId }) => officerId === 'thao');
    // Answered alike whether it is none of one's own or none at all.
    expect(await codeFrom(loc.client, 'endSession', { sessionId: thaos?.sessionId })).toBe('ok');
    expect(await codeFrom(thao.client, 'askForHelp')).toBe('ok');
    expect(await codeFrom(admin.client, 'endSession', { sessionId: thaos?.sessionId })).toBe('ok');
    expect(await codeFrom(thao.client, 'askForHelp')).toBe('not_signed_in');
    await thao.client.viewWhere(({ officer }) => officer === null);
    expect((await trail())[0]).toMatchObject({ deed: 'session_ended', subjectName: 'Đặng Phương Thảo' });
    // What names it opens nothing.
    const knocked = await server.connect('counter', server.enrol('counter', '5'), thaos?.sessionId ?? '');
    expect(await codeFrom(knocked, 'askForHelp')).toBe('not_signed_in');
  });
});

describe('a counter that its officer has locked', () => {
  const locked = async (pin: string | null = '480917'): Promise<GatewayClient<'counter'>> => {
    await open();
    const { client } = await server.officerAt('5', 'thao');
    if (pin !== null) resultOf(await say(client, 'choosePin', { password: passwordOf('thao'), pin }));
    resultOf(await say(client, 'lock'));
    return client;
  };
  const unlock = (client: Client, pin: string): Promise<string> =>
    codeFrom(client, 'unlock', { by: { kind: 'pin', pin } });

  it('calls nobody and keeps its state, also through a new connection, until the PIN unlocks it', async () => {
    const client = await locked();
    expect(await codeFrom(client, 'callNext', { seenCounterRevision: 0 })).toBe('counter_locked');
    expect(await codeFrom(client, 'pauseCounter', { reason: 'break' })).toBe('counter_locked');
    expect((await client.resync()).officer?.officerId).toBe('thao');
    expect(await unlock(client, '480918')).toBe('wrong_credentials');
    expect(await unlock(client, '480917')).toBe('ok');
    expect(await codeFrom(client, 'askForHelp')).toBe('ok');
  });

  it('asks for the password after five wrong PINs, the right one included, and forgets them once it is unlocked', async () => {
    const client = await locked();
    const codes = [];
    for (const pin of ['111222', '111223', '111224', '111225', '111226', '480917'])
      codes.push(await unlock(client, pin));
    expect(codes).toEqual([
      ...Array<string>(4).fill('wrong_credentials'),
      'password_needed',
      'password_needed',
    ]);
    const by = { kind: 'password', password: passwordOf('thao') };
    expect(await codeFrom(client, 'unlock', { by: { ...by, password: 'wrong' } })).toBe('wrong_credentials');
    expect(await codeFrom(client, 'unlock', { by })).toBe('ok');
    resultOf(await say(client, 'lock'));
    expect(await unlock(client, '480917')).toBe('ok');
  });

  it('lets no more than five PINs through when they are tried at once', async () => {
    const client = await locked();
    const pins = Array.from({ length: 12 }, (_, index) => String(100_200 + index));
    const codes = await Promise.all(pins.map((pin) => unlock(client, pin)));
    expect(codes.filter((code) => code === 'wrong_credentials').length).toBeLessThanOrEqual(5);
    expect(await unlock(client, '480917')).toBe('password_needed');
  });

  it('without a PIN is unlocked by the password only; the PIN of an account opens no door', async () => {
    const client = await locked(null);
    expect(await unlock(client, '480917')).toBe('password_needed');
    const fresh = await counterAt('3');
    expect(await signIn(fresh, 'thao', '480917')).toBe('wrong_credentials');
  });

  it.each(['123456', '000000', '121212', '987654', '112211'])(
    'takes no PIN that is tried first: %s',
    async (pin) => {
      await open();
      const { client } = await server.officerAt('5', 'thao');
      expect(await codeFrom(client, 'choosePin', { password: passwordOf('thao'), pin })).toBe('weak_pin');
      expect(await codeFrom(client, 'choosePin', { password: 'wrong', pin: '480917' })).toBe(
        'wrong_credentials',
      );
    },
  );
});
