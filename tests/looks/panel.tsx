import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import { OfficerScreen } from '../../counter-ui/panel/OfficerScreen.tsx';
import { PipEntry } from '../../counter-ui/pip/PipEntry.tsx';
import type { Language } from '#protocol/vocabulary.ts';
import { PANEL_STATES, type PanelState } from './panel-states.ts';

const nothing = (): void => undefined;

/** `panel.html?state=serving`, with `&language=en` for English: the side panel in one state, still and without a server. */
const query = new URLSearchParams(location.search);
const states: Readonly<Record<string, PanelState>> = PANEL_STATES;
const language: Language = query.get('language') === 'en' ? 'en' : 'vi';
document.documentElement.lang = language;
const container = document.getElementById('root');
if (container === null) throw new Error('The gallery has no #root element.');
createRoot(container).render(
  <OfficerScreen
    {...(states[query.get('state') ?? 'idle'] ?? PANEL_STATES.idle)}
    language={language}
    onIntent={nothing}
    onCommand={nothing}
    onCloseDialog={nothing}
    onNoted={nothing}
    onTryNow={nothing}
    onLanguage={nothing}
    pipEntry={<PipEntry hindrance={null} language={language} onPress={nothing} />}
  />,
);
