import { createRoot, type Root } from 'react-dom/client';
import '#ui-kit/base.css';
import { connect } from '#ui-kit/connection.ts';
import { forgetDeviceToken, obtainDeviceToken } from '#ui-kit/enrolment.ts';
import { keepLanguage, keptLanguage } from '#ui-kit/kept-language.ts';
import { PairingForm } from '#ui-kit/PairingForm.tsx';
import { PlainPage } from '#ui-kit/PlainPage.tsx';
import { watchHands } from '#ui-kit/still-here.ts';
import { newRequestId } from '#ui-kit/request-id.ts';
import en from '#ui-kit/voice/pack/en.ogg?url';
import vi from '#ui-kit/voice/pack/vi.ogg?url';
import { AdminApp } from './AdminApp.tsx';
import { createErrandDesk } from './errand-desk.ts';
import { createFeedbackDesk } from './feedback/feedback-desk.ts';
import { createFeedbackHttp } from './feedback/feedback-http.ts';
import { createFilesDesk } from './files/files-desk.ts';
import { createFilesHttp } from './files/files-http.ts';
import { createBackupsDesk, createHealthDesk } from './health/health-desk.ts';
import { createHealthHttp } from './health/health-http.ts';
import { keptSession } from './kept-session.ts';
import { createHallDesk } from './hall/hall-desk.ts';
import { createHallFilesDesk } from './hall/hall-files-desk.ts';
import { createHallHttp } from './hall/hall-http.ts';
import { createHallWatch } from './hall/hall-watch.ts';
import { createOfficeDesk } from './office/office-desk.ts';
import { createOfficeHttp } from './office/office-http.ts';
import { createPeopleDesk } from './people/people-desk.ts';
import { createPostersDesk } from './posters/posters-desk.ts';
import { createKeysDesk } from './report-settings/keys-desk.ts';
import { createRatingSettingsDesk } from './rating-settings/rating-settings-desk.ts';
import { createRatedDayDesk } from './ratings/rated-day-desk.ts';
import { createTargetsDesk } from './report-settings/targets-desk.ts';
import { createReportsDesk } from './reports/reports-desk.ts';
import { createReportsHttp } from './reports/reports-http.ts';
import { createProceduresDesk } from './procedures/procedures-desk.ts';
import { createProceduresHttp } from './procedures/procedures-http.ts';
import { saveAs, saveFile } from './controls/save-file.ts';
import { createPrintingDesk } from './printing-desk.ts';
import { openMicrophone } from './recorder/microphone.ts';
import { createPlayback } from './recorder/playback.ts';
import { createRecorderSession } from './recorder/recorder-session.ts';
import { createPreviewDesk } from './slip/preview-desk.ts';
import { createSecureDesk, createSecureHttp } from './secure/secure-desk.ts';
import { createSlipHttp } from './slip/slip-http.ts';
import { createSupervisorSession, identityOf } from './supervisor-session.ts';
import { textsIn } from './texts.ts';
import { createTrailDesk } from './trail/trail-desk.ts';
import { createListening } from './voice/listening.ts';

const ENROL_AGAIN_MS = 5_000;
const STILL_HERE_PATIENCE_MS = 2_000;

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
      <PairingForm language={language} />
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
  const tokens = () => ({ deviceToken, sessionToken: supervisor.state().session?.sessionToken ?? '' });
  const preview = createPreviewDesk(createSlipHttp(fetch.bind(window), tokens));
  const hall = createHallDesk(parts);
  const hallFiles = createHallFilesDesk({ ...parts, http: createHallHttp(tokens) });
  const officeDesk = createOfficeDesk({
    http: createOfficeHttp(tokens),
    now: connection.now,
    onSessionEnd: supervisor.end,
  });
  const feedback = createFeedbackDesk({ ...parts, http: createFeedbackHttp(tokens) });
  const files = createFilesDesk(createFilesHttp(tokens), supervisor.end);
  const posters = createPostersDesk(parts);
  const trail = createTrailDesk(parts);
  const isAdministrator = () => supervisor.state().session?.role === 'administrator';
  const people = createPeopleDesk({ ...parts, isAdministrator });
  const healthHttp = createHealthHttp(tokens);
  const backups = createBackupsDesk(healthHttp, parts);
  const health = createHealthDesk(healthHttp, supervisor.end, (heard) => {
    backups.lookAgain(heard.backups.settings.revision);
  });
  const secure = createSecureDesk(createSecureHttp(tokens), supervisor.end);
  const procedures = createProceduresDesk({
    http: createProceduresHttp(tokens),
    onSessionEnd: supervisor.end,
    saveFile: (file, format) => saveFile(file, 'thu-tuc', format),
  });
  const reportsHttp = createReportsHttp(tokens);
  const reports = createReportsDesk({ http: reportsHttp, saveFile: saveAs, onSessionEnd: supervisor.end });
  const targets = createTargetsDesk(parts);
  const ratingSettings = createRatingSettingsDesk(parts);
  const ratedDay = createRatedDayDesk(connection.send, supervisor.end);
  const apiKeys = createKeysDesk(reportsHttp, supervisor.end);
  const halls = createHallWatch([hall, hallFiles]);
  const listening = createListening({ vi, en });
  const recorder = createRecorderSession({
    ...createPlayback(),
    openMicrophone,
    putClip: hallFiles.putClip,
  });

  watchHands(
    window,
    () => performance.now(),
    () => {
      if (supervisor.state().session !== null) void connection.send('stillHere', {}, STILL_HERE_PATIENCE_MS);
    },
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
    const isUnlocked = current !== null && !current.isLocked && isOnline();
    if (isUnlocked) printing.lookAgain(current.printingRevision);
    if (isUnlocked) posters.lookAgain(current.postersRevision);
    if (isUnlocked) ratingSettings.lookAgain(current.ratingRevision);
    health.attend(isUnlocked);
    if (isUnlocked) officeDesk.lookAgain(current.officeRevision);
    halls.lookAgain(isUnlocked ? current.hallRevision : null);
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
    hall.forget();
    hallFiles.forget();
    officeDesk.forget();
    feedback.forget();
    files.forget();
    posters.forget();
    trail.forget();
    people.forget();
    health.forget();
    backups.forget();
    secure.forget();
    procedures.forget();
    reports.forget();
    targets.forget();
    ratingSettings.forget();
    ratedDay.forget();
    apiKeys.forget();
    recorder.forget();
    listening.stopListening();
  });
  window.addEventListener('hashchange', () => {
    recorder.leave();
    listening.stopListening();
  });
  printing.subscribe(() => preview.showLogo(printing.state().draft?.template.logo?.logoId ?? null));
  root.render(
    <AdminApp
      connection={connection}
      supervisor={supervisor}
      errands={errands}
      printing={printing}
      preview={preview}
      hall={hall}
      hallFiles={hallFiles}
      officeDesk={officeDesk}
      feedback={feedback}
      files={files}
      posters={posters}
      trail={trail}
      people={people}
      health={health}
      backups={backups}
      secure={secure}
      reports={reports}
      targets={targets}
      ratingSettings={ratingSettings}
      ratedDay={ratedDay}
      apiKeys={apiKeys}
      procedures={procedures}
      listening={listening}
      recorder={recorder}
      deviceStorage={localStorage}
    />,
  );
}

const container = document.getElementById('root');
if (container === null) throw new Error('The page has no #root element.');
void openDesk(createRoot(container));
