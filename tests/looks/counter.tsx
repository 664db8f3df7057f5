import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import { CounterScreen } from '../../counter-ui/CounterScreen.tsx';
import { LoginPage } from '../../counter-ui/LoginPage.tsx';
import { PlainPage } from '../../counter-ui/PlainPage.tsx';
import { textsIn } from '../../counter-ui/texts.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { COUNTER_STATES, type CounterGalleryState } from './counter-states.ts';

const nothing = (): void => undefined;

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
      return (
        <CounterScreen
          {...state.props}
          language={language}
          onPress={nothing}
          onNoted={nothing}
          onTryNow={nothing}
          onLanguage={nothing}
        />
      );
    case 'login':
      return <LoginPage {...state.props} language={language} onSignIn={nothing} onLanguage={nothing} />;
    case 'plain': {
      const [title, cure] = {
        connecting: [texts.connecting, texts.connectingCure],
        not_enrolled: [texts.enrol.title, texts.enrol.cure],
        unknown_counter: [texts.enrol.unknownCounter, texts.enrol.unknownCounterCure],
      }[state.about];
      return (
        <PlainPage title={title ?? ''} language={language} onLanguage={nothing}>
          <p>{cure}</p>
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
createRoot(container).render(
  <Gallery state={states[query.get('state') ?? 'idle'] ?? COUNTER_STATES.idle} language={language} />,
);
