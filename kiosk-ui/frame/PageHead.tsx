import type { ReactElement, ReactNode } from 'react';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import './page-head.css';

type PageHeadProps = {
  readonly letter: string;
  readonly above?: string;
  readonly title: string;
  readonly children?: ReactNode;
};

/** From how many letters on a title needs a smaller size to stay on two lines. */
const LONG_TITLE_LETTERS = 34;
const VERY_LONG_TITLE_LETTERS = 56;

/** A field's plate beside the page's name. */
export function PageHead({ letter, above, title, children }: PageHeadProps): ReactElement {
  const size =
    title.length > VERY_LONG_TITLE_LETTERS ? 'small' : title.length > LONG_TITLE_LETTERS ? 'middle' : 'large';
  return (
    <div className="kiosk-page-head">
      <FieldPlate letter={letter} />
      <div>
        {above !== undefined && <p className="kiosk-page-above">{above}</p>}
        <h1 className={`kiosk-title kiosk-title-${size}`} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
    </div>
  );
}
