import { useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import type { RequestId } from '#protocol/vocabulary.ts';
import { effectOf, type OpenDialog } from '../../counter-ui/intents.ts';
import type { CounterCommand } from '../../counter-ui/counter-command.ts';
import type { KeyIntent } from '../../counter-ui/keyboard.ts';
import { LoginPage } from '../../counter-ui/LoginPage.tsx';
import { OfficerScreen } from '../../counter-ui/panel/OfficerScreen.tsx';
import { PipEntry } from '../../counter-ui/pip/PipEntry.tsx';
import { PairingForm } from '#ui-kit/PairingForm.tsx';
import { AccountScreen } from '../../counter-ui/account/AccountScreen.tsx';
import { LockScreen } from '../../counter-ui/account/LockScreen.tsx';
import { PlainPage } from '#ui-kit/PlainPage.tsx';
import { textsIn } from '../../counter-ui/texts.ts';
import { useIntents } from '../../counter-ui/use-intents.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { COUNTER_STATES, type CounterGalleryState } from './counter-states.ts';

const nothing = (): void => undefined;
const ACCOUNT = {
  unlockByPin: nothing,
  unlockByPassword: nothing,
  choosePin: nothing,
  changePassword: nothing,
  dismiss: nothing,
};

type ScreenState = Extract<CounterGalleryState, { readonly page: 'screen' }>;

/** The screen as it stands; only its dialogs can be opened and typed into. What is sent goes nowhere. */
function CounterStill({
  state,
  language,
}: {
  readonly state: ScreenState;
  readonly language: Language;
}): ReactElement {
  const { view, link, nowMs, desk } = state.props;
  const sent: RequestId | null = desk.note !== null && 'requestId' in desk.note ? desk.note.requestId : null;
  const [dialog, setDialog] = useState<OpenDialog | null>(
    state.dialog === null ? null : { kind: state.dialog, sent },
  );
  const onIntent = (intent: KeyIntent): void => {
    const effect = effectOf(intent, view, link.isOnline, nowMs);
    if (effect.kind === 'dialog') setDialog({ kind: effect.dialog, sent: null });
    if (effect.kind === 'command') wouldSend(effect.command);
  };
  useIntents(dialog === null, onIntent);
  return (
    <OfficerScreen
      {...state.props}
      language={language}
      dialog={dialog}
      onIntent={onIntent}
      onCommand={wouldSend}
      onCloseDialog={() => {
        setDialog(null);
      }}
      onNoted={nothing}
      onTryNow={nothing}
      onLanguage={nothing}
      pipEntry={<PipEntry hindrance={null} language={language} onPress={nothing} />}
    />
  );
}

/** For whoever drives the page: what would have been sent. */
function wouldSend(command: CounterCommand): void {
  document.body.dataset['sent'] = JSON.stringify(command);
}

/** One state of the counter's screens, still and without a server. */
function Gallery({
  state,
  language,
}: {
  readonly state: CounterGalleryState;
  readonly language: Language;
}): ReactElement {
  const texts = textsIn(language);
  switch (state.page) {
    case 'screen':
      return <CounterStill state={state} language={language} />;
    case 'login':
      return (
        <LoginPage
          {...state.props}
          language={language}
          onSignIn={nothing}
          onChoosePassword={nothing}
          onLeaveChoice={nothing}
          onLanguage={nothing}
        />
      );
    case 'lock':
      return <LockScreen {...state.props} language={language} actions={ACCOUNT} />;
    case 'account':
      return <AccountScreen {...state.props} language={language} actions={ACCOUNT} onClose={nothing} />;
    case 'plain': {
      const [title, cure] = {
        connecting: [texts.connecting, texts.connectingCure],
        not_enrolled: [texts.enrol.title, texts.enrol.cure],
        unknown_counter: [texts.enrol.unknownCounter, texts.enrol.unknownCounterCure],
      }[state.about];
      return (
        <PlainPage title={title ?? ''} language={language} onLanguage={nothing}>
          <p>{cure}</p>
          {state.about === 'not_enrolled' ? <PairingForm language={language} /> : null}
        </PlainPage>
      );
    }
    default:
      return state satisfies never;
  }
}

/** `counter.html?state=serving`, with `&language=en` for English. */
const query = new URLSearchParams(location.search);
const states: Readonly<Record<string, CounterGalleryState>> = COUNTER_STATES;
const language: Language = query.get('language') === 'en' ? 'en' : 'vi';
document.documentElement.lang = language;
const container = document.getElementById('root');
if (container === null) throw new Error('The gallery has no #root element.');
const state = states[query.get('state') ?? 'idle'] ?? COUNTER_STATES.idle;
// For whoever drives the page: what a hand then types.
document.body.dataset['typed'] = JSON.stringify(state.page === 'screen' ? state.typed : []);
createRoot(container).render(<Gallery state={state} language={language} />);
