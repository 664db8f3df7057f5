/** The list of a new office’s first steps: told by facts as they happen, kept only where a person must say it, and gone when put away. */
import { afterEach, expect, it } from 'vitest';
import type { StartFacts, StartSettings } from '#protocol/start-list.ts';
import type { PageId } from '#protocol/vocabulary.ts';
import {
  codeOf,
  newRequestId,
  resultOf,
  startGatewayServer,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import { rawRequest } from '#tests/support/raw-http.ts';
import { MAIN_PRINTER } from '#tests/support/ward.ts';

let server: GatewayServer;
let desk: SignedInClient<'admin'>;
afterEach(() => server.close());

const start = async (isDemonstration = false): Promise<void> => {
  server = await startGatewayServer({ isDemonstration, officers: ['minh', 'lan', 'loc'] });
  // A server that has just started names no speaker yet.
  server.clock.advance(3_000);
  desk = await server.adminAt('minh');
};
/** The list, once it is as wanted. */
async function list(
  isWanted: (facts: StartFacts | null, settings: StartSettings) => boolean = () => true,
): Promise<{ readonly settings: StartSettings; readonly facts: StartFacts | null }> {
  const view = await desk.client.viewWhere(
    (seen) => !seen.isLocked && isWanted(seen.start.facts, seen.start.settings),
  );
  if (view.isLocked) throw new Error('the desk is locked');
  return view.start;
}
const save = async (change: Partial<StartSettings>, by = desk) =>
  by.client.say('saveStart', {
    requestId: newRequestId(),
    settings: { ...(await list()).settings, ...change },
  });

it('a trial call is said by the hall once, is nobody’s number, and comes back to the desk with its words', async () => {
  await start();
  const display = await server.connect('display', server.enrol('display'));
  const pageId = 'page-of-display' as PageId;
  const report = { pageId, sound: 'on', isSpeaking: false, spoken: [], shown: [] };
  resultOf(await display.say('reportAnnouncements', report));
  expect((await list()).facts?.trial).toBeNull();
  const before = server.sequence();

  // Two presses are one trial.
  for (const requestId of [newRequestId(), newRequestId()])
    resultOf(await desk.client.say('tryVoice', { requestId }));
  const { trial } = await display.viewWhere((view) => view.trial !== null);
  if (trial === null) throw new Error('no trial');
  expect(trial).toMatchObject({ number: expect.stringMatching(/^[A-Z]000$/) as string, isSpoken: false });
  await list((facts) => facts?.trial?.announcement.state === 'waiting');

  const { ticketId, calledAt } = trial;
  const words = 'Mời công dân có số A không không không, đến quầy số một.';
  resultOf(await display.say('reportAnnouncements', { ...report, spoken: [{ ticketId, calledAt, words }] }));
  const heard = await list((facts) => facts?.trial?.announcement.state === 'announced');
  expect(heard.facts?.trial?.announcement).toMatchObject({ words });
  expect((await display.viewWhere((view) => view.trial?.isSpoken === true)).calls).toEqual([]);
  // No event, no number, nothing in any figure.
  expect(server.sequence()).toBe(before);
  expect(heard.facts).toMatchObject({ hasIssued: false, hasCalled: false });

  server.clock.advance(4_000);
  resultOf(await desk.client.say('tryVoice', { requestId: newRequestId() }));
  const again = await display.viewWhere((view) => view.trial !== null && view.trial.calledAt > calledAt);
  expect(again.trial?.isSpoken).toBe(false);
});

it('knows of the test page, of a device that has just been paired, of a number and of its call, by what happened', async () => {
  await start();
  resultOf(await desk.client.say('printTestPage', { requestId: newRequestId(), printerId: MAIN_PRINTER }));
  await list((facts) => facts?.testPages[0]?.state === 'queued');
  expect((await list()).facts).toMatchObject({ officers: 3, hasIssued: false });

  const invitation = { requestId: newRequestId(), role: 'kiosk', name: 'Máy lấy số' };
  const { code } = resultOf<{ code: string }>(await desk.client.say('createPairingCode', invitation));
  const paired = await rawRequest(server.port, {
    method: 'POST',
    path: '/pair',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  const { deviceToken } = JSON.parse(paired.body) as { deviceToken: string };
  const isThere = (isConnected: boolean) =>
    desk.client.viewWhere(
      (view) =>
        !view.isLocked &&
        view.devices.some((each) => each.name === 'Máy lấy số' && each.isConnected === isConnected),
    );
  await isThere(false);
  // Nothing else happens in the office: its coming is told with the next beat.
  const kiosk = await server.connect('kiosk', { deviceId: 'kiosk' as never, token: deviceToken });
  await isThere(true);

  await server.takeTicket(kiosk, 'certification');
  await list((facts) => facts?.hasIssued === true && !facts.hasCalled);
  const officer = await server.officerAt('3', 'lan');
  const { counterRevision } = await officer.client.viewWhere(
    ({ waitingForCounter }) => waitingForCounter > 0,
  );
  resultOf(
    await officer.client.say('callNext', {
      requestId: newRequestId(),
      seenCounterRevision: counterRevision,
    }),
  );
  await list((facts) => facts?.hasCalled === true);
});

it('what a person said of it is kept with a trail, by an administrator only; a demonstration has no list', async () => {
  await start();
  const supervisor = await server.adminAt('loc');
  expect(codeOf(await save({ isVoiceHeard: true }, supervisor))).toBe('administrator_only');
  resultOf(await save({ isVoiceHeard: true, later: ['rating'] }));
  await list((_, { isVoiceHeard, later }) => isVoiceHeard && later[0] === 'rating');
  const stale = { ...(await list()).settings, revision: 1, isPutAway: true };
  const asked = { requestId: newRequestId(), settings: stale };
  expect(codeOf(await desk.client.say('saveStart', asked))).toBe('settings_changed');
  const [newest] = resultOf<readonly unknown[]>(await desk.client.say('getTrail', { before: null }));
  expect(newest).toMatchObject({
    deed: 'settings_changed',
    subject: 'start',
    officerId: 'minh',
    before: { isVoiceHeard: false, later: [] },
    canBeUndone: true,
  });
  resultOf(await save({ isPutAway: true }));
  await list((facts) => facts === null);
  await server.close();
  await start(true);
  expect((await list()).settings.isPutAway).toBe(true);
});
