import type { DeskFacts } from '../desk-props.ts';
import type { ProceduresActions, ProceduresState } from './procedures-desk.ts';
import type { ProceduresTexts } from './texts.ts';

export type ProceduresPageProps = DeskFacts & {
  readonly procedures: ProceduresState;
  readonly proceduresActions: ProceduresActions;
};
/** Where the page's parts find their words. */
export type WithTexts = Omit<ProceduresPageProps, 'texts'> & { readonly texts: ProceduresTexts };
