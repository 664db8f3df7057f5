import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import { LauncherPage } from '../../launcher-ui/LauncherPage.tsx';
import { PlainPage } from '../../launcher-ui/PlainPage.tsx';
import { textsIn } from '../../launcher-ui/texts.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { LAUNCHER_STATES, type LauncherGalleryState } from './launcher-states.ts';

const nothing = (): void => undefined;

/** The gallery of the launcher: `launcher.html?state=busy`, with `&language=en` for English. */
const query = new URLSearchParams(location.search);
const states: Readonly<Record<string, LauncherGalleryState>> = LAUNCHER_STATES;
const state = states[query.get('state') ?? 'quiet'] ?? LAUNCHER_STATES.quiet;
const language: Language = query.get('language') === 'en' ? 'en' : 'vi';
const texts = textsIn(language);
document.documentElement.lang = language;
const container = document.getElementById('root');
if (container === null) throw new Error('The gallery has no #root element.');
createRoot(container).render(
  state.page === 'board' ? (
    <LauncherPage
      {...state.props}
      language={language}
      onLanguage={nothing}
      onStartCrowd={nothing}
      onStopCrowd={nothing}
      onSetUp={nothing}
    />
  ) : (
    <PlainPage
      title={state.about === 'loading' ? texts.loading : texts.elsewhere.title}
      cure={state.about === 'loading' ? null : texts.elsewhere.cure}
      language={language}
      onLanguage={nothing}
    />
  ),
);
