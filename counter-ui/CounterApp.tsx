import { useCallback, useEffect, useState, useSyncExternalStore, type ReactElement } from 'react';
import type { Connection } from '#ui-kit/connection.ts';
import { keepLanguage, keptLanguage } from '#ui-kit/kept-language.ts';
import { useConnection } from '#ui-kit/use-connection.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { AccountScreen } from './account/AccountScreen.tsx';
import type { AccountDesk } from './account/account-desk.ts';
import { LockScreen } from './account/LockScreen.tsx';
import { alarmKey, type Alarm } from './alarms.ts';
import type { CommandDesk } from './command-desk.ts';
import type { CounterCommand } from './counter-command.ts';
import { standingAlarms } from './CounterScreen.tsx';
import type { Link } from './counter-screen-props.ts';
import { effectOf, isDialogOver, type OpenDialog } from './intents.ts';
import type { KeyIntent } from './keyboard.ts';
import { LoginPage } from './LoginPage.tsx';
import type { OfficerSession } from './officer-session.ts';
import { OfficerScreen } from './panel/OfficerScreen.tsx';
import { PipEntry } from './pip/PipEntry.tsx';
import { PipLayer } from './pip/PipLayer.tsx';
import type { PipWindow } from './pip/pip-window.ts';
import { PlainPage } from '#ui-kit/PlainPage.tsx';
import { lastUsername } from './session.ts';
import { textsIn } from './texts.ts';
import { useIntents } from './use-intents.ts';
import { useNow } from '#ui-kit/use-now.ts';

type CounterAppProps = {
  readonly connection: Connection<'counter'>;
  readonly desk: CommandDesk;
  readonly officer: OfficerSession;
  readonly account: AccountDesk;
  readonly pip: PipWindow;
  readonly deviceStorage: Storage;
};

/** Chooses the page by what the server said last, and hands presses to the desk. */
export function CounterApp(props: CounterAppProps): ReactElement {
  const { connection, desk, officer, account, pip, deviceStorage } = props;
  const { status, welcome, view, heardAtServerMs, attempts, refusal } = useConnection(connection);
  const deskState = useSyncExternalStore(desk.subscribe, desk.state);
  const officerState = useSyncExternalStore(officer.subscribe, officer.state);
  const accountState = useSyncExternalStore(account.subscribe, account.state);
  const [isAccountOpen, setAccountOpen] = useState(false);
  const pipState = useSyncExternalStore(pip.subscribe, pip.state);
  const [language, setLanguage] = useLanguage(deviceStorage);
  const [notedAlarmKeys, setNotedAlarmKeys] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const nowMs = useNow(connection.now);
  const link: Link = { isOnline: status === 'online', heardAtMs: heardAtServerMs ?? nowMs, attempts };
  const isSeated = officerState.session !== null && view !== null && status !== 'refused';
  const isLocked = isSeated && welcome?.session?.isLocked === true;
  if (isAccountOpen && (!isSeated || isLocked)) setAccountOpen(false);
  const standing = view === null ? [] : standingAlarms(view, link);
  const stillNoted = notedAlarmKeys.filter((key) => standing.some((alarm) => alarmKey(alarm) === key));
  // A trouble that has passed and comes again is news again; while the server is away nothing is known of it.
  if (link.isOnline && stillNoted.length < notedAlarmKeys.length) setNotedAlarmKeys(stillNoted);
  if (dialog !== null && (!isSeated || isDialogOver(dialog, deskState, view))) setDialog(null);
  const onNoted = (alarm: Alarm): void => {
    setNotedAlarmKeys([...notedAlarmKeys, alarmKey(alarm)]);
  };
  const onCommand = (command: CounterCommand): void => {
    const requestId = desk.press(command);
    if (dialog !== null && requestId !== null) setDialog({ ...dialog, sent: requestId });
  };
  const attend = (): void => {
    const first = standing.find((alarm) => !notedAlarmKeys.includes(alarmKey(alarm)));
    if (!link.isOnline) connection.reconnectNow();
    else if (first !== undefined) onNoted(first);
  };
  const openPip = (): void => {
    if (pipState.hindrance === null) pip.open();
    else pip.dismiss();
  };
  const onIntent = (intent: KeyIntent): void => {
    if (view === null) return;
    const effect = effectOf(intent, view, link.isOnline, connection.now());
    switch (effect.kind) {
      case 'command':
        desk.press(effect.command);
        return;
      case 'dialog':
        setDialog({ kind: effect.dialog, sent: null });
        return;
      case 'attend':
        attend();
        return;
      case 'account':
        setAccountOpen(true);
        return;
      case 'lock':
        pip.close();
        account.lock();
        return;
      case 'pip':
        openPip();
        return;
      case 'explain':
        desk.explain(intent, effect.obstacle);
        return;
      default:
        effect satisfies never;
    }
  };

  useIntents(isSeated && !isLocked && !isAccountOpen && dialog === null, onIntent);

  const closeAccount = useCallback(() => setAccountOpen(false), []);
  const texts = textsIn(language);
  const counter = welcome?.office.counters.find(({ counterId }) => counterId === welcome.counterId);
  if (status === 'refused' && refusal !== null) {
    return (
      <PlainPage title={texts.enrol.title} language={language} onLanguage={setLanguage}>
        <p>
          {texts.enrol.refusals[refusal]} {texts.enrol.cure}
        </p>
      </PlainPage>
    );
  }
  if (welcome === null || view === null || counter === undefined) {
    return (
      <PlainPage title={texts.connecting} language={language} onLanguage={setLanguage}>
        <p>{texts.connectingCure}</p>
      </PlainPage>
    );
  }
  const common = { office: welcome.office, counter, view, link, nowMs, language, onLanguage: setLanguage };
  if (!isSeated) {
    return (
      <LoginPage
        {...common}
        notice={officerState.notice}
        isSigningIn={officerState.isSigningIn}
        lastUsername={lastUsername(deviceStorage, counter.counterId)}
        choice={officerState.choice}
        onSignIn={officer.signIn}
        onChoosePassword={officer.choosePassword}
        onLeaveChoice={officer.leaveChoice}
      />
    );
  }
  if (isLocked) {
    return (
      <LockScreen
        counter={counter}
        officerName={view.officer?.displayName ?? ''}
        isOnline={link.isOnline}
        state={accountState}
        language={language}
        actions={account}
      />
    );
  }
  if (isAccountOpen) {
    return (
      <AccountScreen
        office={welcome.office}
        officerName={view.officer?.displayName ?? ''}
        username={lastUsername(deviceStorage, counter.counterId)}
        isOnline={link.isOnline}
        state={accountState}
        language={language}
        actions={account}
        onClose={closeAccount}
      />
    );
  }
  const onCloseDialog = (): void => {
    setDialog(null);
  };
  return (
    <>
      <OfficerScreen
        {...common}
        desk={deskState}
        dialog={dialog}
        notedAlarmKeys={notedAlarmKeys}
        onIntent={onIntent}
        onCommand={onCommand}
        onCloseDialog={onCloseDialog}
        onNoted={onNoted}
        onTryNow={connection.reconnectNow}
        pipEntry={<PipEntry hindrance={pipState.hindrance} language={language} onPress={openPip} />}
      />
      {pipState.window === null ? null : (
        <PipLayer
          {...common}
          pip={pip}
          window={pipState.window}
          counterNumber={counter.number}
          now={connection.now}
          desk={deskState}
          dialog={dialog}
          alarms={standing.filter((alarm) => !notedAlarmKeys.includes(alarmKey(alarm)))}
          onIntent={onIntent}
          onExplain={desk.explain}
          onCommand={onCommand}
          onCloseDialog={onCloseDialog}
        />
      )}
    </>
  );
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
