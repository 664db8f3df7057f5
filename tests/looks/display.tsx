import '#ui-kit/base.css';
import { createRoot } from 'react-dom/client';
import type { DisplaySetup } from '#protocol/hall.ts';
import type { HallSnapshot } from '../../display-ui/hall-store.ts';
import { Wall } from '../../display-ui/HallApp.tsx';
import { DISPLAY_STATES } from './display-states.ts';

/** The gallery of the wall display: `display.html?state=rush`, with `&language=en` for English. */
const query = new URLSearchParams(location.search);
const states: Readonly<Record<string, HallSnapshot>> = DISPLAY_STATES;
const rootElement = document.getElementById('root');
if (rootElement === null) throw new Error('The gallery has no #root.');
const language = query.get('language') === 'en' ? 'en' : 'vi';
const snapshot = states[query.get('state') ?? 'call'] ?? DISPLAY_STATES.call;
const setup = snapshot.setup && {
  ...snapshot.setup,
  setup: { ...snapshot.setup.setup, language } satisfies DisplaySetup,
};
createRoot(rootElement).render(<Wall snapshot={{ ...snapshot, setup }} language={language} />);
