import { createRoot, type Root } from 'react-dom/client';
import '#ui-kit/base.css';
import { connect, type Identity } from '#ui-kit/connection.ts';
import { forgetDeviceToken, obtainDeviceToken } from '#ui-kit/enrolment.ts';
import { keepLanguage, keptLanguage } from '#ui-kit/kept-language.ts';
import { watchHands } from '#ui-kit/still-here.ts';
import { PairingForm } from '#ui-kit/PairingForm.tsx';
import { newRequestId } from '#ui-kit/request-id.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { createAccountDesk } from './account/account-desk.ts';
import { counterIdOfPath } from './address.ts';
import { createCommandDesk } from './command-desk.ts';
import { CounterApp } from './CounterApp.tsx';
import { keptFinishIn } from './kept-finish.ts';
import { createOfficerSession } from './officer-session.ts';
import { createPipWindow } from './pip/pip-window.ts';
import { PlainPage } from '#ui-kit/PlainPage.tsx';
import { keptSession, type Session } from './session.ts';
import { textsIn, type Texts } from './texts.ts';

const ENROL_AGAIN_MS = 5_000;
const STILL_HERE_PATIENCE_MS = 2_000;

/** A page that is only words, in the language kept on this device. */
function showPlain(
  root: Root,
  wordsIn: (texts: Texts) => { readonly title: string; readonly cure: string },
  isToBePaired = false,
): void {
  const language = keptLanguage(localStorage);
  const { title, cure } = wordsIn(textsIn(language));
  root.render(
    <PlainPage
      title={title}
      language={language}
      onLanguage={(next) => {
        keepLanguage(localStorage, next);
        showPlain(root, wordsIn, isToBePaired);
      }}
    >
      <p>{cure}</p>
      {isToBePaired ? <PairingForm language={language} /> : null}
    </PlainPage>,
  );
}

/** The device token, as soon as one is to be had; until then the page says what to do. */
async function waitForDeviceToken(root: Root, counterId: CounterId): Promise<string> {
  for (;;) {
    const deviceToken = await obtainDeviceToken('counter', counterId);
    if (deviceToken !== null) return deviceToken;
    showPlain(root, (texts) => texts.enrol, true);
    await pause(ENROL_AGAIN_MS);
  }
}

/** A new token in place of one the server no longer knows, e.g. after it began with fresh data. */
async function enrolAgain(counterId: CounterId): Promise<string> {
  forgetDeviceToken('counter', counterId);
  for (;;) {
    const deviceToken = await obtainDeviceToken('counter', counterId);
    if (deviceToken !== null) return deviceToken;
    await pause(ENROL_AGAIN_MS);
  }
}

async function openCounter(root: Root, counterId: CounterId): Promise<void> {
  let deviceToken = await waitForDeviceToken(root, counterId);
  const keptFinish = keptFinishIn(sessionStorage, counterId);
  const firstSession = keptSession(sessionStorage, counterId);
  if (firstSession === null) keptFinish.forget();
  const connection = connect('counter', identityOf(deviceToken, firstSession));
  const view = () => connection.state().view;
  const isOnline = () => connection.state().status === 'online';
  const officer = createOfficerSession({
    connection,
    view,
    isOnline,
    isKnown: () => connection.state().welcome?.session != null,
    deviceToken: () => deviceToken,
    counterId,
    windowStorage: sessionStorage,
    deviceStorage: localStorage,
    newRequestId,
  });
  const desk = createCommandDesk({
    send: connection.send,
    view,
    isOnline,
    now: connection.now,
    monotonicNow: () => performance.now(),
    newRequestId,
    keptFinish,
    onSessionEnd: officer.end,
  });

  watchHands(
    window,
    () => performance.now(),
    () => {
      if (officer.state().session !== null) void connection.send('stillHere', {}, STILL_HERE_PATIENCE_MS);
    },
  );

  const account = createAccountDesk({
    send: connection.send,
    newRequestId,
    onSessionEnd: () => officer.end('not_signed_in', null),
  });

  let isEnrolling = false;
  connection.subscribe(() => {
    desk.lookAgain();
    // One's own leaving is told by its answer, not guessed from the empty chair.
    if (desk.state().pending?.command.name !== 'signOut') officer.lookAgain();
    const { refusal } = connection.state();
    if (isOnline()) isEnrolling = false;
    if (isEnrolling || (refusal !== 'unknown_device' && refusal !== 'revoked_device')) return;
    isEnrolling = true;
    void enrolAgain(counterId).then((token) => {
      deviceToken = token;
      connection.identifyAs(identityOf(deviceToken, officer.state().session));
    });
  });
  root.render(
    <CounterApp
      connection={connection}
      desk={desk}
      officer={officer}
      account={account}
      pip={createPipWindow(window)}
      deviceStorage={localStorage}
    />,
  );
}

const identityOf = (deviceToken: string, session: Session | null): Identity =>
  session === null ? { deviceToken } : { deviceToken, sessionToken: session.sessionToken };

const pause = (pauseMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));

const container = document.getElementById('root');
if (container === null) throw new Error('The page has no #root element.');
const root = createRoot(container);
const counterId = counterIdOfPath(location.pathname);
if (counterId === null) {
  showPlain(root, ({ enrol }) => ({ title: enrol.unknownCounter, cure: enrol.unknownCounterCure }));
} else {
  void openCounter(root, counterId);
}
