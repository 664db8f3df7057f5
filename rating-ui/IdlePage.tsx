import type { ReactElement } from 'react';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { TEXTS } from './texts.ts';

/** Nobody is asked anything: which counter this is, and what the screen is for. */
export function IdlePage({ counterNumber }: { readonly counterNumber: number }): ReactElement {
  return (
    <main className="rating-idle">
      <span className="rating-idle-roundel">
        <Roundel />
      </span>
      <h1 tabIndex={-1}>{TEXTS.vi.counter(counterNumber)}</h1>
      <p className="rating-idle-what">{TEXTS.vi.idle}</p>
      <p className="rating-idle-how">{TEXTS.vi.idleHow}</p>
      <p className="rating-idle-other" lang="en">
        {TEXTS.en.idle}
      </p>
    </main>
  );
}
