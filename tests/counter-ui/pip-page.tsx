/** The officer's real page over a server that agrees to everything, for tests that open its small window. */
import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import type { Connection, ConnectionState } from '#ui-kit/connection.ts';
import { createAccountDesk } from '../../counter-ui/account/account-desk.ts';
import { CounterApp } from '../../counter-ui/CounterApp.tsx';
import { createCommandDesk } from '../../counter-ui/command-desk.ts';
import { keptFinishIn } from '../../counter-ui/kept-finish.ts';
import type { OfficerSession, OfficerSessionState } from '../../counter-ui/officer-session.ts';
import { createPipWindow } from '../../counter-ui/pip/pip-window.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { CounterView } from '#protocol/views.ts';
import type { DeviceId, OfficerId, RequestId } from '#protocol/vocabulary.ts';
import { GALLERY_OFFICE } from '../looks/office.ts';
import {
  CALLED_VIEW,
  IDLE_VIEW,
  MUTED_VIEW,
  PANEL_COUNTER,
  PANEL_NOW_MS,
  SERVING_VIEW,
} from '../looks/panel-views.ts';
import { memoryStorage } from './fixtures.ts';

const VIEWS = { idle: IDLE_VIEW, called: CALLED_VIEW, muted: MUTED_VIEW, serving: SERVING_VIEW };

type PipSize = { readonly width: number; readonly height: number };
/** What a test reads and turns. */
type Stage = {
  readonly sent: { readonly name: string; readonly input: object }[];
  /** What was asked of the browser, whatever it made of it. */
  readonly pipSizes: PipSize[];
  /** The desk's own clock, in ms; stands still unless a test moves it. */
  deskClockMs: number;
  readonly show: (view: keyof typeof VIEWS) => void;
  readonly cutOff: () => void;
  readonly endSession: () => void;
};
declare global {
  // Only an interface can be added to.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    stage: Stage;
  }
}

/** A value that tells its listeners. */
function kept<T>(first: T) {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    state: () => value,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next: T) => {
      value = next;
      for (const listener of listeners) listener();
    },
  };
}

const online = (view: CounterView): ConnectionState<'counter'> => ({
  status: 'online',
  welcome: {
    protocol: PROTOCOL_VERSION,
    role: 'counter',
    deviceId: 'counter-3' as DeviceId,
    deviceName: 'Quầy 3',
    counterId: PANEL_COUNTER.counterId,
    at: view.at,
    office: GALLERY_OFFICE,
    session: null,
    demonstration: true,
  },
  view,
  heardAtServerMs: PANEL_NOW_MS,
  clockOffsetMs: 0,
  attempts: 0,
  refusal: null,
});

const wire = kept(online(IDLE_VIEW));
const sent: Stage['sent'] = [];
const send = ((name: string, input: object) => {
  sent.push({ name, input });
  return Promise.resolve({ ok: true, revision: IDLE_VIEW.revision, result: null });
}) as Connection<'counter'>['send'];
const connection: Connection<'counter'> = {
  subscribe: wire.subscribe,
  state: wire.state,
  now: () => PANEL_NOW_MS,
  send,
  reconnectNow: () => {
    wire.set(online(IDLE_VIEW));
  },
  identifyAs: () => {},
  close: () => {},
};

const seated = kept<OfficerSessionState>({
  session: { sessionToken: 'token', officerId: 'hanh' as OfficerId },
  notice: null,
  isSigningIn: false,
  choice: null,
});
const officer: OfficerSession = {
  subscribe: seated.subscribe,
  state: seated.state,
  signIn: () => {},
  choosePassword: () => {},
  leaveChoice: () => {},
  end: () => {
    seated.set({ session: null, notice: null, isSigningIn: false, choice: null });
  },
  lookAgain: () => {},
};

const desk = createCommandDesk({
  send,
  view: () => wire.state().view,
  isOnline: () => wire.state().status === 'online',
  now: connection.now,
  monotonicNow: () => window.stage.deskClockMs,
  newRequestId: () => `request-${String(sent.length + 1)}` as RequestId,
  keptFinish: keptFinishIn(memoryStorage(), PANEL_COUNTER.counterId),
  onSessionEnd: officer.end,
});
wire.subscribe(desk.lookAgain);

const pipSizes: PipSize[] = [];
const pictureInPicture = window.documentPictureInPicture;
if (pictureInPicture !== undefined) {
  const requestWindow = pictureInPicture.requestWindow.bind(pictureInPicture);
  Object.assign(pictureInPicture, {
    requestWindow: (size: PipSize) => {
      pipSizes.push(size);
      return requestWindow(size);
    },
  });
}

window.stage = {
  sent,
  pipSizes,
  deskClockMs: 0,
  show: (name) => {
    wire.set(online(VIEWS[name]));
  },
  cutOff: () => {
    wire.set({ ...wire.state(), status: 'offline', attempts: 3 });
  },
  endSession: () => {
    officer.end('moved', null);
  },
};

const container = document.getElementById('root');
if (container === null) throw new Error('The page has no #root element.');
createRoot(container).render(
  <CounterApp
    connection={connection}
    desk={desk}
    officer={officer}
    account={createAccountDesk({
      send,
      newRequestId: () => 'request' as RequestId,
      onSessionEnd: () => undefined,
    })}
    pip={createPipWindow(window)}
    deviceStorage={memoryStorage()}
  />,
);
