import { createRoot, type Root } from 'react-dom/client';
import '#ui-kit/base.css';
import { connect } from '#ui-kit/connection.ts';
import { forgetDeviceToken, obtainDeviceToken } from '#ui-kit/enrolment.ts';
import { keepLanguage, keptLanguage } from '#ui-kit/kept-language.ts';
import { PlainPage } from '#ui-kit/PlainPage.tsx';
import { newRequestId } from '#ui-kit/request-id.ts';
import { AdminApp } from './AdminApp.tsx';
import { createErrandDesk } from './errand-desk.ts';
import { keptSession } from './kept-session.ts';
import { createPrintingDesk } from './printing-desk.ts';
import { createPreviewDesk } from './slip/preview-desk.ts';
import { createSlipHttp } from './slip/slip-http.ts';
import { createSupervisorSession, identityOf } from './supervisor-session.ts';
import { textsIn } from './texts.ts';

const ENROL_AGAIN_MS = 5_000;

const pause = (pauseMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));

/** Says how this computer becomes the desk, in the language kept on it. */
function showNotEnrolled(root: Root): void {
  const language = keptLanguage(localStorage);
  const { title, cure } = textsIn(language).enrol;
  root.render(
    <PlainPage
      title={title}
      language={language}
      onLanguage={(next) => {
        keepLanguage(localStorage, next);
        showNotEnrolled(root);
      }}
    >
      <p>{cure}</p>
    </PlainPage>,
  );
}

/** The device token, as soon as one is to be had; `meanwhile` while there is none. */
async function waitForDeviceToken(meanwhile: () => void): Promise<string> {
  for (;;) {
    const deviceToken = await obtainDeviceToken('admin', null);
    if (deviceToken !== null) return deviceToken;
    meanwhile();
    await pause(ENROL_AGAIN_MS);
  }
}

async function openDesk(root: Root): Promise<void> {
  let deviceToken = await waitForDeviceToken(() => showNotEnrolled(root));
  const connection = connect('admin', identityOf(deviceToken, keptSession(sessionStorage)));
  const view = () => connection.state().view;
  const isOnline = () => connection.state().status === 'online';
  const supervisor = createSupervisorSession({
    connection,
    view,
    isOnline,
    deviceToken: () => deviceToken,
    windowStorage: sessionStorage,
    deviceStorage: localStorage,
    newRequestId,
  });
  const parts = {
    send: connection.send,
    now: connection.now,
    newRequestId,
    onSessionEnd: supervisor.end,
  };
  const errands = createErrandDesk(parts);
  const printing = createPrintingDesk(parts);
  const preview = createPreviewDesk(
    createSlipHttp(fetch.bind(window), () => ({
      deviceToken,
      sessionToken: supervisor.state().session?.sessionToken ?? '',
    })),
  );

  let isEnrolling = false;
  const enrolAgain = async (): Promise<void> => {
    forgetDeviceToken('admin', null);
    deviceToken = await waitForDeviceToken(() => undefined);
    connection.identifyAs(identityOf(deviceToken, supervisor.state().session));
  };
  connection.subscribe(() => {
    supervisor.lookAgain();
    const current = view();
    if (current !== null && !current.isLocked && isOnline()) printing.lookAgain(current.printingRevision);
    const { refusal } = connection.state();
    if (isOnline()) isEnrolling = false;
    if (isEnrolling || (refusal !== 'unknown_device' && refusal !== 'revoked_device')) return;
    isEnrolling = true;
    void enrolAgain();
  });
  supervisor.subscribe(() => {
    if (supervisor.state().session !== null) return;
    printing.forget();
    errands.forget();
  });
  printing.subscribe(() => preview.showLogo(printing.state().draft?.template.logo?.logoId ?? null));
  root.render(
    <AdminApp
      connection={connection}
      supervisor={supervisor}
      errands={errands}
      printing={printing}
      preview={preview}
      deviceStorage={localStorage}
    />,
  );
}

const container = document.getElementById('root');
if (container === null) throw new Error('The page has no #root element.');
void openDesk(createRoot(container));
