import '#ui-kit/base.css';
import { createRoot } from 'react-dom/client';
import type { HallSnapshot } from '../../display-ui/hall-store.ts';
import { Wall } from '../../display-ui/HallApp.tsx';
import { DISPLAY_STATES } from './display-states.ts';

/** The gallery of the wall display: `display.html?state=rush`, with `&language=en` for English. */
const query = new URLSearchParams(location.search);
const states: Readonly<Record<string, HallSnapshot>> = DISPLAY_STATES;
const rootElement = document.getElementById('root');
if (rootElement === null) throw new Error('The gallery has no #root.');
createRoot(rootElement).render(
  <Wall
    snapshot={states[query.get('state') ?? 'call'] ?? DISPLAY_STATES.call}
    language={query.get('language') === 'en' ? 'en' : 'vi'}
  />,
);
