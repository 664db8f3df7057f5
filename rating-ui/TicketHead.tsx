import type { ReactElement, ReactNode } from 'react';
import type { RatingPrompt } from '#protocol/rating.ts';
import { pick } from '#ui-kit/language.ts';
import { TEXTS } from './texts.ts';

type TicketHeadProps = {
  readonly prompt: RatingPrompt;
  readonly counterNumber: number;
  /** What stands beneath the service. */
  readonly beneath: string;
  readonly children?: ReactNode;
};

/** Whose service is asked about: the plate with the number, the service and the counter. */
export function TicketHead({ prompt, counterNumber, beneath, children }: TicketHeadProps): ReactElement {
  const { number, serviceName, language } = prompt;
  return (
    <header className="rating-head">
      <span className="rating-plate">
        <b>{number}</b>
      </span>
      <p className="rating-what">
        <strong>
          {pick(serviceName, language)} – {TEXTS[language].counter(counterNumber)}
        </strong>
        <span>{beneath}</span>
      </p>
      {children}
    </header>
  );
}
