/** The wall display's wiring: enrol, connect, speak, draw. */
import '#ui-kit/base.css';
import { createRoot } from 'react-dom/client';
import { connect, type Connection } from '#ui-kit/connection.ts';
import type { PageId } from '#protocol/vocabulary.ts';
import { PairingForm } from '#ui-kit/PairingForm.tsx';
import { newRequestId } from '#ui-kit/request-id.ts';
import { forgetDeviceToken, obtainDeviceToken } from '#ui-kit/enrolment.ts';
import { startWatchdog } from '#ui-kit/watchdog.ts';
import { REPORT_INTERVAL_MS } from './announcer/announcement-reports.ts';
import { createAnnouncing } from './announcer/announcing.ts';
import { openPlayer } from './announcer/player.ts';
import { displaySettings } from './display-settings.ts';
import { createHallSetupSource } from './hall-setup.ts';
import { createHallStore } from './hall-store.ts';
import { Standstill } from './hall/Standstill.tsx';
import { HallApp } from './HallApp.tsx';
import { shownNow } from './scene/shown-now.ts';
import { TEXTS } from './texts.ts';
import en from '#ui-kit/voice/pack/en.ogg?url';
import vi from '#ui-kit/voice/pack/vi.ogg?url';

const ENROL_AGAIN_MS = 5_000;

const asked = displaySettings(location.search);
/** Until the desk's setting has been fetched. */
const firstLanguage = asked.language ?? 'vi';
const texts = TEXTS[firstLanguage];
/** Two tabs of one device are two mouths. */
const pageId = newRequestId() as string as PageId;
const rootElement = document.getElementById('root');
if (rootElement === null) throw new Error('The page has no #root to draw in.');
const root = createRoot(rootElement);
const watchdog = startWatchdog(rootElement);

const pause = (durationMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, durationMs));

/** Waits until this browser is enrolled, however long it takes; the page says what to do meanwhile. */
async function enrolled(): Promise<string> {
  for (;;) {
    const deviceToken = await obtainDeviceToken('display', null);
    if (deviceToken !== null) return deviceToken;
    root.render(
      <Standstill title={texts.notEnrolled} text={texts.notEnrolledHow} isWaiting={false}>
        <PairingForm language={firstLanguage} />
      </Standstill>,
    );
    await pause(ENROL_AGAIN_MS);
  }
}

/** A token the server no longer knows is thrown away and asked for anew, e.g. after the office's data was replaced. */
function enrolAgainWhenRefused(connection: Connection<'display'>): void {
  let isEnrolling = false;
  connection.subscribe(() => {
    const { status, refusal } = connection.state();
    const isUnknown = refusal === 'unknown_device' || refusal === 'revoked_device';
    if (status !== 'refused' || !isUnknown || isEnrolling) return;
    isEnrolling = true;
    forgetDeviceToken('display', null);
    void (async () => {
      connection.identifyAs({ deviceToken: await enrolled() });
      await pause(ENROL_AGAIN_MS);
      isEnrolling = false;
    })();
  });
}

async function start(): Promise<void> {
  root.render(<Standstill title={texts.connecting} text={texts.connectingHow} isWaiting />);
  const connection = connect('display', { deviceToken: await enrolled() });
  watchdog.watch(connection.state);
  enrolAgainWhenRefused(connection);
  const player = openPlayer({ vi, en });
  // A finger counts as a press when it is lifted, a mouse when it goes down.
  for (const gesture of ['pointerdown', 'pointerup', 'keydown'] as const)
    addEventListener(gesture, player.unlock);

  const { announcer, reporter } = createAnnouncing({
    pageId,
    connection,
    player,
    timing: {
      serverNowMs: connection.now,
      monotonicMs: () => performance.now(),
      after: (delayMs, callback) => {
        const timer = setTimeout(callback, delayMs);
        return () => {
          clearTimeout(timer);
        };
      },
    },
    storage: sessionStorage,
  });
  setInterval(reporter.tick, REPORT_INTERVAL_MS);
  const setupSource = createHallSetupSource(connection);
  setupSource.subscribe(() => {
    const setup = setupSource.setup();
    if (setup === null) return;
    player.useVoice(setup.voice);
    player.setVolume(setup.announcements.volumePercent);
  });
  const store = createHallStore({
    connection,
    setupSource,
    announcer,
    asked,
    pageId,
    monotonicMs: () => performance.now(),
  });
  store.subscribe(() => {
    // A page that nobody sees is not painted, and tells of nothing.
    requestAnimationFrame(() => {
      reporter.shown(shownNow(store.snapshot()));
    });
  });
  root.render(<HallApp store={store} language={firstLanguage} />);
}

void start();
