import '#ui-kit/base.css';
import { createRoot } from 'react-dom/client';
import type { DisplaySetup } from '#protocol/hall.ts';
import type { HallSnapshot } from '../../display-ui/hall-store.ts';
import { Wall } from '../../display-ui/HallApp.tsx';
import { DISPLAY_STATES } from './display-states.ts';

/**
 * The gallery of the wall display: `display.html?state=rush`, with `&language=en` for English. The same words behind a `#`
 * change the state without loading the page again.
 */
const states: Readonly<Record<string, HallSnapshot>> = DISPLAY_STATES;
const rootElement = document.getElementById('root');
if (rootElement === null) throw new Error('The gallery has no #root.');
const root = createRoot(rootElement);

function draw(): void {
  const query = new URLSearchParams(location.hash === '' ? location.search : location.hash.slice(1));
  const state = query.get('state') ?? 'call';
  const language = query.get('language') === 'en' ? 'en' : 'vi';
  const snapshot = states[state] ?? DISPLAY_STATES.call;
  const setup = snapshot.setup && {
    ...snapshot.setup,
    setup: { ...snapshot.setup.setup, language } satisfies DisplaySetup,
  };
  root.render(<Wall key={state} snapshot={{ ...snapshot, setup }} language={language} />);
  document.body.dataset['state'] = `${state} ${language}`;
}

draw();
addEventListener('hashchange', draw);
