import { useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import { PairingForm } from '#ui-kit/PairingForm.tsx';
import { PlainPage } from '#ui-kit/PlainPage.tsx';
import type { Language, PrinterId, RoomId } from '#protocol/vocabulary.ts';
import type { DeskActions, HallActions } from '../../admin-ui/desk-props.ts';
import { DeskScreen } from '../../admin-ui/DeskScreen.tsx';
import { SignInPage } from '../../admin-ui/SignInPage.tsx';
import { textsIn } from '../../admin-ui/texts.ts';
import type { FeedbackActions } from '../../admin-ui/feedback/feedback-desk.ts';
import type { FilesActions } from '../../admin-ui/files/files-desk.ts';
import type { KeysActions } from '../../admin-ui/report-settings/keys-desk.ts';
import type { TargetsActions } from '../../admin-ui/report-settings/targets-desk.ts';
import type { ReportsActions } from '../../admin-ui/reports/reports-desk.ts';
import type { OfficeActions } from '../../admin-ui/office/office-desk.ts';
import type { PeopleActions } from '../../admin-ui/people/people-desk.ts';
import type { TrailActions } from '../../admin-ui/trail/trail-desk.ts';
import type { RatedDayActions } from '../../admin-ui/ratings/rated-day-desk.ts';
import type { RatingSettingsActions } from '../../admin-ui/rating-settings/rating-settings-desk.ts';
import type { PostersActions } from '../../admin-ui/posters/posters-desk.ts';
import type { BackupsActions, HealthActions } from '../../admin-ui/health/health-desk.ts';
import type { SecureActions } from '../../admin-ui/secure/secure-desk.ts';
import type { ProceduresActions } from '../../admin-ui/procedures/procedures-desk.ts';
import type { RecorderActions } from '../../admin-ui/recorder/recorder-session.ts';
import type { ListeningActions } from '../../admin-ui/voice/listening.ts';
import { captionText } from '#voice/grammar/announcement.ts';
import { ADMIN_GALLERY } from './admin-gallery.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';

const nothing = (): void => undefined;
/** For whoever drives the page: what would have been sent last. */
const note = (name: string, input: unknown): void => {
  document.body.dataset['sent'] = JSON.stringify({ name, input });
};

const LISTENING: ListeningActions = {
  listen: ({ sentences }) => note('listen', sentences.map(captionText)),
  stopListening: () => note('stopListening', null),
};
const RECORDER: RecorderActions = {
  recordOrStop: (clipId) => note('recordOrStop', clipId),
  recordAgain: (clipId) => note('recordAgain', clipId),
  playTake: () => note('playTake', null),
  playUrl: (url) => note('playUrl', url),
  keep: (onKept) => {
    note('keep', null);
    onKept();
  },
  leave: nothing,
  takeFolder: (files) => note('takeFolder', files.length),
};

const FEEDBACK: FeedbackActions = {
  choose: (filter) => note('choose', filter),
  turn: (by) => note('turn', by),
  load: nothing,
  act: (number, seenRevision, deed) => note('act', [number, seenRevision, deed]),
  showCode: (number) => note('showCode', [number]),
  take: (words) => note('take', words),
  dismiss: nothing,
  loadSettings: nothing,
  saveSettings: (settings) => note('saveSettings', settings),
};
const FILES: FilesActions = {
  load: nothing,
  importList: (file, order) => note('importList', { name: file.name, ...order }),
  importAgain: (order) => note('importAgain', order),
  dismissReport: () => note('dismissReport', null),
  deleteAll: () => note('deleteAll', null),
};

const HEALTH: HealthActions = {
  check: () => note('check', null),
  makeBackup: () => note('makeBackup', null),
  adoptPlace: () => note('adoptPlace', null),
};

const SECURE: SecureActions = { load: nothing, order: (order) => note('order', order) };

const PROCEDURES: ProceduresActions = {
  load: nothing,
  look: (wish) => note('look', wish),
  openProcedure: nothing,
  bring: (file) => note('bring', file.name),
  confirm: () => note('confirm', null),
  dismiss: () => note('dismiss', null),
  goBack: () => note('goBack', null),
  write: (format) => note('write', format),
};

const TRAIL: TrailActions = {
  load: nothing,
  older: () => note('older', null),
  undo: (ordinal) => note('undo', ordinal),
};
const PEOPLE: PeopleActions = {
  load: nothing,
  run: (deed) => note(deed.name, deed),
  dismiss: nothing,
};
const stays = (): void => undefined;
const REPORTS: ReportsActions = {
  show: stays,
  again: () => note('again', null),
  fetchFile: (format, language) => note('fetchFile', { format, language }),
};
const API_KEYS: KeysActions = {
  load: stays,
  add: (name) => note('addKey', name),
  revoke: (keyId) => note('revokeKey', keyId),
  dismiss: stays,
};

type ScreenState = Extract<AdminGalleryState, { readonly page: 'screen' }>;

const RATED_DAY: RatedDayActions = { show: (date) => note('showRatedDay', date) };

/** The desk as it stands; what is edited stays on the screen, what is sent goes nowhere. */
function DeskStill({
  state,
  language,
}: {
  readonly state: ScreenState;
  readonly language: Language;
}): ReactElement {
  const [route, setRoute] = useState(state.props.route);
  const [printing, setPrinting] = useState(state.props.printing);
  const [officeDesk, setOfficeDesk] = useState(state.props.officeDesk);
  const [posters, setPosters] = useState(state.props.posters);
  const [backups, setBackups] = useState(state.props.backups);
  const [targets, setTargets] = useState(state.props.targets);
  const [ratingSettings, setRatingSettings] = useState(state.props.ratingSettings);
  const [hall, setHall] = useState(state.props.hall);
  const actions: DeskActions = {
    go: setRoute,
    tryNow: () => note('tryNow', null),
    run: (deed) => note(deed.name, deed),
    findPrinters: () => note('findPrinters', {}),
    checkConnection: (connection) => note('checkConnection', connection),
    createPairingCode: (printerId, name) => note('createPairingCode', { printerId, name }),
    inviteDevice: (wish) => note('inviteDevice', wish),
    findTicket: (number) => note('findTicket', number),
    edit: (change) => {
      setPrinting((before) =>
        before.draft === null ? before : { ...before, draft: change(before.draft), notice: null },
      );
    },
    discard: () => setPrinting((before) => ({ ...before, draft: before.saved, notice: null })),
    save: () => note('savePrinting', printing.draft),
    showPreview: (order) => note('preview', { kind: order.kind, language: order.language }),
    drawAgain: () => note('drawAgain', null),
    uploadLogo: (file) => note('uploadLogo', file.type),
    newPrinterId: () => 'printer-new' as PrinterId,
  };
  const officeActions: OfficeActions = {
    edit: (change) => {
      setOfficeDesk((before) =>
        before.draft === null ? before : { ...before, draft: change(before.draft), notice: null },
      );
    },
    discard: () => setOfficeDesk((before) => ({ ...before, draft: before.saved, notice: null })),
    save: () => note('saveOffice', officeDesk.draft),
    configuration: {
      read: () => Promise.resolve(null),
      take: () => Promise.resolve({ outcome: 'other_schema', schema: 7 }),
    },
  };
  const postersActions: PostersActions = {
    edit: (change) => {
      setPosters((before) =>
        before.draft === null ? before : { ...before, draft: change(before.draft), notice: null },
      );
    },
    discard: () => setPosters((before) => ({ ...before, draft: before.saved, notice: null })),
    save: () => note('savePosters', posters.draft),
  };
  const backupsActions: BackupsActions = {
    edit: (change) => {
      setBackups((before) =>
        before.draft === null ? before : { ...before, draft: change(before.draft), notice: null },
      );
    },
    discard: () => setBackups((before) => ({ ...before, draft: before.saved, notice: null })),
    save: () => note('saveBackups', backups.draft),
  };
  const targetsActions: TargetsActions = {
    edit: (change) => {
      setTargets((before) =>
        before.draft === null ? before : { ...before, draft: change(before.draft), notice: null },
      );
    },
    discard: () => setTargets((before) => ({ ...before, draft: before.saved, notice: null })),
    save: () => note('saveTargets', targets.draft),
    reload: stays,
  };
  const ratingSettingsActions: RatingSettingsActions = {
    edit: (change) => {
      setRatingSettings((before) =>
        before.draft === null ? before : { ...before, draft: change(before.draft), notice: null },
      );
    },
    discard: () => setRatingSettings((before) => ({ ...before, draft: before.saved, notice: null })),
    save: () => note('saveRatingSettings', ratingSettings.draft),
  };
  const hallActions: HallActions = {
    edit: (change) => {
      setHall((before) =>
        before.draft === null ? before : { ...before, draft: change(before.draft), notice: null },
      );
    },
    discard: () => setHall((before) => ({ ...before, draft: before.saved, notice: null })),
    save: () => note('saveHall', hall.draft),
    newRoomId: () => 'room-new' as RoomId,
    uploadNotices: (files) =>
      note(
        'uploadNotices',
        files.map(({ name }) => name),
      ),
    dismissUpload: (name) => note('dismissUpload', name),
    removeNotice: (name) => note('removeNotice', name),
    removeClip: (clipId) => note('removeClip', clipId),
    go: setRoute,
  };
  return (
    <DeskScreen
      {...state.props}
      hall={hall}
      hallActions={hallActions}
      officeDesk={officeDesk}
      officeActions={officeActions}
      feedbackActions={FEEDBACK}
      filesActions={FILES}
      posters={posters}
      postersActions={postersActions}
      healthActions={HEALTH}
      secureActions={SECURE}
      backups={backups}
      backupsActions={backupsActions}
      reportsActions={REPORTS}
      targets={targets}
      targetsActions={targetsActions}
      ratingSettings={ratingSettings}
      ratingSettingsActions={ratingSettingsActions}
      ratedDayActions={RATED_DAY}
      apiKeysActions={API_KEYS}
      proceduresActions={PROCEDURES}
      trailActions={TRAIL}
      peopleActions={PEOPLE}
      listeningActions={LISTENING}
      recorderActions={RECORDER}
      route={route}
      printing={printing}
      language={language}
      texts={textsIn(language)}
      actions={actions}
      displayName="Lê Quang Minh"
      onLanguage={nothing}
      onSignOut={() => note('signOut', null)}
    />
  );
}

/** One state of the desk, still and without a server. */
function Gallery({
  state,
  language,
}: {
  readonly state: AdminGalleryState;
  readonly language: Language;
}): ReactElement {
  const texts = textsIn(language);
  switch (state.page) {
    case 'screen':
      return <DeskStill state={state} language={language} />;
    case 'sign-in':
      return (
        <SignInPage
          {...state.props}
          language={language}
          onSignIn={nothing}
          onChoosePassword={nothing}
          onLeaveChoice={nothing}
          onLanguage={nothing}
        />
      );
    case 'plain': {
      const [title, cure] = {
        connecting: [texts.connecting, texts.connectingCure],
        not_enrolled: [texts.enrol.title, texts.enrol.cure],
        revoked: [texts.enrol.title, `${texts.enrol.refusals.revoked_device} ${texts.enrol.cure}`],
      }[state.about];
      return (
        <PlainPage title={title ?? ''} language={language} onLanguage={nothing}>
          <p>{cure}</p>
          {state.about === 'connecting' ? null : <PairingForm language={language} />}
        </PlainPage>
      );
    }
    default:
      return state satisfies never;
  }
}

/** `admin.html?state=live`, with `&language=en` for English. */
const query = new URLSearchParams(location.search);
const language: Language = query.get('language') === 'en' ? 'en' : 'vi';
document.documentElement.lang = language;
const container = document.getElementById('root');
if (container === null) throw new Error('The gallery has no #root element.');
createRoot(container).render(
  <Gallery state={ADMIN_GALLERY[query.get('state') ?? 'live'] ?? ADMIN_STATES.live} language={language} />,
);
