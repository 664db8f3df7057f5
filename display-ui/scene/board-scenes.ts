/** The two boards by field: who comes next, and how long it takes. */
import { pick } from '#ui-kit/language.ts';
import type { Call } from '#protocol/views.ts';
import type { HallCode, TicketNumber } from '#protocol/vocabulary.ts';
import { orientationOf } from '#ui-kit/legibility.ts';
import { closingSlide, type TextSlide } from './notices.ts';
import { closingAt } from './opening.ts';
import { fieldPage, takingTurns, type Page } from './rotation.ts';
import {
  bulletinOf,
  shownCalls,
  shownFields,
  hallCodeOf,
  staffLineOf,
  stalenessOf,
  type Foot,
  type SceneInput,
  type ShownField,
} from './scene-input.ts';

/** Numbers called and still awaited that fit above the board. */
const CALLED_SHOWN = 3;
/** Two columns of four; upright one column. */
const FIELDS_OF_NEXT = { landscape: 8, portrait: 7 };
const FIELDS_OF_SUMMARY = 7;

export type Board = Foot & {
  /** Said in place of a notice outside office hours. */
  readonly closing: TextSlide | null;
  readonly hallCode: HallCode | null;
};

export type NextScene = Board & {
  /** Called and still awaited, newest first; golden unless stale. */
  readonly called: readonly Call[];
  readonly page: Page<ShownField & { readonly numbers: readonly TicketNumber[] }>;
};

export type SummaryScene = Board & { readonly page: Page<ShownField> };

function boardOf(input: SceneInput): Board {
  const { office, language, serverNowMs, setup, isStale } = input;
  const closing = isStale ? null : closingAt(office, serverNowMs);
  const notices = setup.setup.showsNotices ? office.notices.map((notice) => pick(notice, language)) : [];
  return {
    closing: closing === null ? null : closingSlide(closing, language),
    bulletin: bulletinOf(input),
    footNotice: takingTurns(notices, serverNowMs, setup.noticeSeconds * 1_000)?.item ?? null,
    hallCode: hallCodeOf(input),
    staffLine: staffLineOf(input),
    stale: stalenessOf(input),
  };
}

/** The board "who comes next" at this moment. */
export function nextScene(input: SceneInput): NextScene {
  const { view, serverNowMs, screen } = input;
  const fields = shownFields(input).map((shown) => ({
    ...shown,
    numbers: view.next.find(({ fieldId }) => fieldId === shown.field.fieldId)?.numbers ?? [],
  }));
  return {
    ...boardOf(input),
    called: shownCalls(input)
      .filter(({ status }) => status === 'called')
      .slice(0, CALLED_SHOWN),
    page: fieldPage(fields, serverNowMs, FIELDS_OF_NEXT[orientationOf(screen)]),
  };
}

/** The board at the entrance at this moment. */
export const summaryScene = (input: SceneInput): SummaryScene => ({
  ...boardOf(input),
  page: fieldPage(shownFields(input), input.serverNowMs, FIELDS_OF_SUMMARY),
});
