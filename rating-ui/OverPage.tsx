import { CircleAlert, CircleCheck, CloudUpload } from 'lucide-react';
import type { ReactElement } from 'react';
import type { RatingPage } from './rating-state.ts';
import { TEXTS } from './texts.ts';

type OverPageProps = { readonly page: Extract<RatingPage, { readonly kind: 'over' }> };

/** Thanks, and the truth about what was pressed; then the screen goes back by itself. */
export function OverPage({ page }: OverPageProps): ReactElement {
  const { outcome, prompt } = page;
  const texts = TEXTS[prompt.language];
  const Icon = { recorded: CircleCheck, kept: CloudUpload, refused: CircleAlert }[outcome];
  return (
    <main className={`rating-over is-${outcome}`}>
      <Icon aria-hidden="true" size="1em" strokeWidth={1.6} />
      <h1 tabIndex={-1}>{outcome === 'refused' ? texts.refused : texts.thanks}</h1>
      <p>{{ recorded: texts.recorded, kept: texts.kept, refused: texts.refusedHow }[outcome]}</p>
    </main>
  );
}
