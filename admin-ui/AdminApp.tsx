import { useEffect, useMemo, useState, useSyncExternalStore, type ReactElement } from 'react';
import type { Connection } from '#ui-kit/connection.ts';
import { keepLanguage, keptLanguage } from '#ui-kit/kept-language.ts';
import { PlainPage } from '#ui-kit/PlainPage.tsx';
import { newRequestId } from '#ui-kit/request-id.ts';
import { useConnection } from '#ui-kit/use-connection.ts';
import { useNow } from '#ui-kit/use-now.ts';
import type { Language, PrinterId, RoomId } from '#protocol/vocabulary.ts';
import type { DeskActions, HallActions, Link } from './desk-props.ts';
import { DeskScreen } from './DeskScreen.tsx';
import type { ErrandDesk } from './errand-desk.ts';
import type { FeedbackDesk } from './feedback/feedback-desk.ts';
import type { FilesDesk } from './files/files-desk.ts';
import type { BackupsDesk, HealthDesk } from './health/health-desk.ts';
import { lastUsername } from './kept-session.ts';
import type { HallDesk } from './hall/hall-desk.ts';
import type { HallFilesDesk } from './hall/hall-files-desk.ts';
import type { KeysDesk } from './report-settings/keys-desk.ts';
import type { TargetsDesk } from './report-settings/targets-desk.ts';
import type { RatingSettingsDesk } from './rating-settings/rating-settings-desk.ts';
import type { RatedDayDesk } from './ratings/rated-day-desk.ts';
import type { ReportsDesk } from './reports/reports-desk.ts';
import type { OfficeSettingsDesk } from './office/office-desk.ts';
import type { ProceduresDesk } from './procedures/procedures-desk.ts';
import type { PrintingDesk } from './printing-desk.ts';
import { hashOf, routeOf, type Route } from './route.ts';
import type { RecorderSession } from './recorder/recorder-session.ts';
import { SignInPage } from './SignInPage.tsx';
import type { PeopleDesk } from './people/people-desk.ts';
import type { PostersDesk } from './posters/posters-desk.ts';
import type { PreviewDesk } from './slip/preview-desk.ts';
import type { SupervisorSession } from './supervisor-session.ts';
import type { SecureDesk } from './secure/secure-desk.ts';
import { textsIn } from './texts.ts';
import type { TrailDesk } from './trail/trail-desk.ts';
import type { Listening } from './voice/listening.ts';

export type AdminAppProps = {
  readonly connection: Connection<'admin'>;
  readonly supervisor: SupervisorSession;
  readonly errands: ErrandDesk;
  readonly printing: PrintingDesk;
  readonly preview: PreviewDesk;
  readonly hall: HallDesk;
  readonly hallFiles: HallFilesDesk;
  readonly officeDesk: OfficeSettingsDesk;
  readonly feedback: FeedbackDesk;
  readonly files: FilesDesk;
  readonly posters: PostersDesk;
  readonly trail: TrailDesk;
  readonly people: PeopleDesk;
  readonly health: HealthDesk;
  readonly backups: BackupsDesk;
  readonly secure: SecureDesk;
  readonly reports: ReportsDesk;
  readonly targets: TargetsDesk;
  readonly ratingSettings: RatingSettingsDesk;
  readonly ratedDay: RatedDayDesk;
  readonly apiKeys: KeysDesk;
  readonly procedures: ProceduresDesk;
  readonly listening: Listening;
  readonly recorder: RecorderSession;
  readonly deviceStorage: Storage;
};

/** Chooses the page by what the server said last and where one has gone, and hands presses on. */
export function AdminApp(props: AdminAppProps): ReactElement {
  const { connection, supervisor, deviceStorage } = props;
  const { status, welcome, view, heardAtServerMs, attempts, refusal } = useConnection(connection);
  const supervisorState = useSyncExternalStore(supervisor.subscribe, supervisor.state);
  const errandState = useSyncExternalStore(props.errands.subscribe, props.errands.state);
  const printingState = useSyncExternalStore(props.printing.subscribe, props.printing.state);
  const previewState = useSyncExternalStore(props.preview.subscribe, props.preview.state);
  const hallState = useSyncExternalStore(props.hall.subscribe, props.hall.state);
  const hallFilesState = useSyncExternalStore(props.hallFiles.subscribe, props.hallFiles.state);
  const officeState = useSyncExternalStore(props.officeDesk.subscribe, props.officeDesk.state);
  const feedbackState = useSyncExternalStore(props.feedback.subscribe, props.feedback.state);
  const filesState = useSyncExternalStore(props.files.subscribe, props.files.state);
  const postersState = useSyncExternalStore(props.posters.subscribe, props.posters.state);
  const trailState = useSyncExternalStore(props.trail.subscribe, props.trail.state);
  const peopleState = useSyncExternalStore(props.people.subscribe, props.people.state);
  const healthState = useSyncExternalStore(props.health.subscribe, props.health.state);
  const backupsState = useSyncExternalStore(props.backups.subscribe, props.backups.state);
  const secureState = useSyncExternalStore(props.secure.subscribe, props.secure.state);
  const reportsState = useSyncExternalStore(props.reports.subscribe, props.reports.state);
  const targetsState = useSyncExternalStore(props.targets.subscribe, props.targets.state);
  const ratingSettingsState = useSyncExternalStore(
    props.ratingSettings.subscribe,
    props.ratingSettings.state,
  );
  const ratedDayState = useSyncExternalStore(props.ratedDay.subscribe, props.ratedDay.state);
  const apiKeysState = useSyncExternalStore(props.apiKeys.subscribe, props.apiKeys.state);
  const proceduresState = useSyncExternalStore(props.procedures.subscribe, props.procedures.state);
  const listeningState = useSyncExternalStore(props.listening.subscribe, props.listening.state);
  const recorderState = useSyncExternalStore(props.recorder.subscribe, props.recorder.state);
  const route = useRoute();
  const [language, setLanguage] = useLanguage(deviceStorage);
  const actions = useActions(props);
  const hallActions = useHallActions(props);
  const nowMs = useNow(connection.now);
  const texts = textsIn(language);
  const { session } = supervisorState;

  if (status === 'refused' && refusal !== null) {
    return (
      <PlainPage title={texts.enrol.title} language={language} onLanguage={setLanguage}>
        <p>
          {texts.enrol.refusals[refusal]} {texts.enrol.cure}
        </p>
      </PlainPage>
    );
  }
  if (welcome === null || view === null) {
    return (
      <PlainPage title={texts.connecting} language={language} onLanguage={setLanguage}>
        <p>{texts.connectingCure}</p>
      </PlainPage>
    );
  }
  const link: Link = { isOnline: status === 'online', heardAtMs: heardAtServerMs ?? nowMs, attempts };
  const { office } = welcome;
  if (session === null || view.isLocked) {
    // Between the answer to signing in and the first view it unlocks, the form stands still.
    const isOpening = session !== null;
    return (
      <SignInPage
        office={office}
        link={isOpening ? { ...link, isOnline: true } : link}
        nowMs={nowMs}
        notice={supervisorState.notice}
        isSigningIn={supervisorState.isSigningIn || isOpening}
        lastUsername={lastUsername(deviceStorage)}
        language={language}
        choice={supervisorState.choice}
        onSignIn={supervisor.signIn}
        onChoosePassword={supervisor.choosePassword}
        onLeaveChoice={supervisor.leaveChoice}
        onLanguage={setLanguage}
      />
    );
  }
  return (
    <DeskScreen
      office={office}
      view={view}
      link={link}
      nowMs={nowMs}
      language={language}
      texts={texts}
      printing={printingState}
      errands={errandState}
      preview={previewState}
      actions={actions}
      hall={hallState}
      hallFiles={hallFilesState}
      hallActions={hallActions}
      officeDesk={officeState}
      officeActions={props.officeDesk}
      feedback={feedbackState}
      feedbackActions={props.feedback}
      files={filesState}
      filesActions={props.files}
      posters={postersState}
      postersActions={props.posters}
      trail={trailState}
      trailActions={props.trail}
      people={peopleState}
      peopleActions={props.people}
      isAdministrator={session.role === 'administrator'}
      officerId={session.officerId}
      username={session.username}
      role={session.role}
      health={healthState}
      healthActions={props.health}
      backups={backupsState}
      backupsActions={props.backups}
      secure={secureState}
      secureActions={props.secure}
      reports={reportsState}
      reportsActions={props.reports}
      targets={targetsState}
      targetsActions={props.targets}
      ratingSettings={ratingSettingsState}
      ratingSettingsActions={props.ratingSettings}
      ratedDay={ratedDayState}
      ratedDayActions={props.ratedDay}
      apiKeys={apiKeysState}
      apiKeysActions={props.apiKeys}
      procedures={proceduresState}
      proceduresActions={props.procedures}
      listening={listeningState}
      listeningActions={props.listening}
      recorder={recorderState}
      recorderActions={props.recorder}
      route={route}
      displayName={session.displayName}
      origin={location.origin}
      deviceId={welcome.deviceId}
      onLanguage={setLanguage}
      onSignOut={supervisor.signOut}
    />
  );
}

/** Presses, each handed to whom it concerns. */
function useActions({ connection, errands, printing, preview }: AdminAppProps): DeskActions {
  return useMemo(
    () => ({
      go: (route) => {
        location.hash = hashOf(route);
      },
      tryNow: connection.reconnectNow,
      run: errands.run,
      findPrinters: errands.findPrinters,
      checkConnection: errands.checkConnection,
      createPairingCode: errands.createPairingCode,
      inviteDevice: errands.inviteDevice,
      findTicket: errands.findTicket,
      edit: printing.edit,
      discard: printing.discard,
      save: printing.save,
      showPreview: preview.show,
      drawAgain: preview.again,
      uploadLogo: (file) => {
        void preview.upload(file).then((answer) => {
          if (!answer.ok) return;
          const { logo } = answer;
          printing.edit((settings) => ({ ...settings, template: { ...settings.template, logo } }));
        });
      },
      newPrinterId: () => `printer-${newRequestId().slice(0, 8)}` as PrinterId,
    }),
    [connection, errands, printing, preview],
  );
}

/** Presses on the pages about the halls. */
function useHallActions({ hall, hallFiles }: AdminAppProps): HallActions {
  return useMemo(
    () => ({
      edit: hall.edit,
      discard: hall.discard,
      save: hall.save,
      newRoomId: () => `room-${newRequestId().slice(0, 8)}` as RoomId,
      uploadNotices: hallFiles.uploadNotices,
      dismissUpload: hallFiles.dismissUpload,
      removeNotice: hallFiles.removeNotice,
      removeClip: hallFiles.removeClip,
      go: (route) => {
        location.hash = hashOf(route);
      },
    }),
    [hall, hallFiles],
  );
}

/** The page that the address names, also after Back and Forward. */
function useRoute(): Route {
  const hash = useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener);
      return () => {
        window.removeEventListener('hashchange', listener);
      };
    },
    () => location.hash,
  );
  return useMemo(() => routeOf(hash), [hash]);
}

/** The language kept on this device; the document says it too, for screen readers. */
function useLanguage(deviceStorage: Storage): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useState(() => keptLanguage(deviceStorage));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (next: Language): void => {
    keepLanguage(deviceStorage, next);
    setLanguage(next);
  };
  return [language, choose];
}
