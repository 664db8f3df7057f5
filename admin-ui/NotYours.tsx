import type { ReactElement } from 'react';
import type { DeskFacts } from './desk-props.ts';
import { hashOf } from './route.ts';

/** In place of an administrator's page, for whoever is none: why it is closed, and the way back. */
export function NotYours({ texts }: DeskFacts): ReactElement {
  return (
    <main className="not-yours">
      <h1 className="desk-title">{texts.notYours.title}</h1>
      <p className="desk-lead">{texts.notYours.more}</p>
      <a href={hashOf({ page: 'live' })}>{texts.notYours.back}</a>
    </main>
  );
}
