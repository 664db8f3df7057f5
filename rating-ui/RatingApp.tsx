import { useSyncExternalStore, type ReactElement } from 'react';
import type { RatingDesk } from './rating-desk.ts';
import { RatingScreen } from './RatingScreen.tsx';

/** The living screen. */
export function RatingApp({ desk }: { readonly desk: RatingDesk }): ReactElement {
  const snapshot = useSyncExternalStore(desk.subscribe, desk.snapshot);
  return <RatingScreen {...snapshot} actions={desk} />;
}
