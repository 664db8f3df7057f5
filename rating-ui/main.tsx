/** The rating screen's wiring: enrol, connect, ask. */
import '#ui-kit/base.css';
import '@fontsource-variable/noto-sans-tc/index.css';
import { createRoot } from 'react-dom/client';
import type { CounterId } from '#protocol/vocabulary.ts';
import { connect, type Connection } from '#ui-kit/connection.ts';
import { forgetDeviceToken, obtainDeviceToken } from '#ui-kit/enrolment.ts';
import { PairingForm } from '#ui-kit/PairingForm.tsx';
import { newRequestId } from '#ui-kit/request-id.ts';
import { startWatchdog } from '#ui-kit/watchdog.ts';
import { counterIdOfPath } from './address.ts';
import { createRatingDesk } from './rating-desk.ts';
import { RatingApp } from './RatingApp.tsx';
import { Standstill } from './Standstill.tsx';
import { TEXTS } from './texts.ts';

const ENROL_AGAIN_MS = 5_000;
const texts = TEXTS.vi;

const rootElement = document.getElementById('root');
if (rootElement === null) throw new Error('The page has no #root to draw in.');
const root = createRoot(rootElement);
const watchdog = startWatchdog(rootElement);

const pause = (durationMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, durationMs));

/** Waits until this browser is enrolled, however long it takes; the page says what to do meanwhile. */
async function enrolled(counterId: CounterId): Promise<string> {
  for (;;) {
    const deviceToken = await obtainDeviceToken('rating', counterId);
    if (deviceToken !== null) return deviceToken;
    root.render(
      <Standstill title={texts.notEnrolled} text={texts.notEnrolledHow}>
        <PairingForm language="vi" hasKeys />
      </Standstill>,
    );
    await pause(ENROL_AGAIN_MS);
  }
}

/** A token the server no longer knows is thrown away and asked for anew, e.g. after the office's data was replaced. */
function enrolAgainWhenRefused(connection: Connection<'rating'>, counterId: CounterId): void {
  let isEnrolling = false;
  connection.subscribe(() => {
    const { status, refusal } = connection.state();
    const isUnknown = refusal === 'unknown_device' || refusal === 'revoked_device';
    if (status !== 'refused' || !isUnknown || isEnrolling) return;
    isEnrolling = true;
    forgetDeviceToken('rating', counterId);
    void (async () => {
      connection.identifyAs({ deviceToken: await enrolled(counterId) });
      await pause(ENROL_AGAIN_MS);
      isEnrolling = false;
    })();
  });
}

async function start(counterId: CounterId): Promise<void> {
  root.render(<Standstill title={texts.connecting} text={texts.connectingHow} />);
  const connection = connect('rating', { deviceToken: await enrolled(counterId) });
  watchdog.watch(connection.state);
  enrolAgainWhenRefused(connection, counterId);
  const desk = createRatingDesk({
    connection,
    counterId,
    storage: localStorage,
    newRequestId,
    monotonicMs: () => performance.now(),
  });
  const showOnceHeard = (): void => {
    if (connection.state().view === null) return;
    stopWaiting();
    root.render(<RatingApp desk={desk} />);
  };
  const stopWaiting = connection.subscribe(showOnceHeard);
}

const counterId = counterIdOfPath(location.pathname);
if (counterId === null) root.render(<Standstill title={texts.noCounter} text={texts.noCounterHow} />);
else void start(counterId);
