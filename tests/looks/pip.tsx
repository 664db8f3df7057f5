import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import { PipScreen } from '../../counter-ui/pip/PipScreen.tsx';
import type { Language } from '#protocol/vocabulary.ts';
import { PIP_STATES, type PipState } from './pip-states.ts';

const nothing = (): void => undefined;

/** `pip.html?state=serving`, with `&language=en` for English: one state of the small window, still and without a server. */
const query = new URLSearchParams(location.search);
const states: Readonly<Record<string, PipState>> = PIP_STATES;
const language: Language = query.get('language') === 'en' ? 'en' : 'vi';
document.documentElement.lang = language;
const container = document.getElementById('root');
if (container === null) throw new Error('The gallery has no #root element.');
createRoot(container).render(
  <PipScreen
    {...(states[query.get('state') ?? 'idle'] ?? PIP_STATES.idle)}
    language={language}
    onIntent={nothing}
    onPause={nothing}
    onCancel={nothing}
    onShowPage={nothing}
  />,
);
