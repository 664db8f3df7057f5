import type { ReactElement } from 'react';
import type { RatingScore } from '#protocol/rating.ts';
import { FACES } from '#ui-kit/faces.ts';

/** One stroke weight, one colour: no face looks more welcome than another. */
export function Face({ score }: { readonly score: RatingScore }): ReactElement {
  return (
    <svg className="rating-face" viewBox="0 0 24 24" aria-hidden="true">
      <path d={FACES[score]} />
    </svg>
  );
}
