import { useSyncExternalStore, type ReactElement } from 'react';
import { CounterScreen } from '../CounterScreen.tsx';
import type { CounterScreenProps } from '../counter-screen-props.ts';
import { PanelScreen } from './PanelScreen.tsx';

/** Up to this width, in CSS px, the page is a side panel. */
const PANEL_WIDTH = '(max-width: 860px)';

/** The officer's page in the shape that fits its window: whole, or as a side panel. Nothing but looks depends on it. */
export function OfficerScreen(props: CounterScreenProps): ReactElement {
  return useIsPanel() ? <PanelScreen {...props} /> : <CounterScreen {...props} />;
}

function useIsPanel(): boolean {
  return useSyncExternalStore(subscribeToWidth, () => matchMedia(PANEL_WIDTH).matches);
}

function subscribeToWidth(listener: () => void): () => void {
  const width = matchMedia(PANEL_WIDTH);
  width.addEventListener('change', listener);
  return () => {
    width.removeEventListener('change', listener);
  };
}
