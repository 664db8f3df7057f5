import type { ReactElement } from 'react';
import './figures.css';

/**
 * Digits on equal cells, for what ticks or stands in columns: Be Vietnam Pro has no tabular figures
 * ("0000" is 60 % wider than "1111"). Screen readers get the plain text.
 */
export function Figures({ text }: { readonly text: string }): ReactElement {
  return (
    <span className="figures">
      <span className="visually-hidden">{text}</span>
      <span aria-hidden="true">
        {Array.from(text, (character, index) => (
          <span key={index} className={/\d/.test(character) ? 'figures-cell' : undefined}>
            {character}
          </span>
        ))}
      </span>
    </span>
  );
}
