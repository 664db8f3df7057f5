/** What every layout is drawn from, and what all of them tell alike. */
import { bulletinLines, stands } from '#protocol/bulletin.ts';
import { FIRST_ANNOUNCEMENTS, FIRST_SETUP, type HallSetup } from '#protocol/hall.ts';
import type { Field, OfficeSettings } from '#protocol/office.ts';
import type { Call, DisplayView, FieldLoad, RoomCall, WaitRangeMinutes } from '#protocol/views.ts';
import type { HallCode, Language } from '#protocol/vocabulary.ts';
import type { AnnouncerState } from '../announcer/announcer.ts';
import type { Arrivals } from './arrivals.ts';
import { takingTurns } from './rotation.ts';
import type { Screen } from '#ui-kit/legibility.ts';

/** What of a display's setup decides the picture. */
export type SceneSetup = Pick<HallSetup, 'setup' | 'noticeSeconds' | 'notices' | 'announcements' | 'voice'>;

/** Until the setup has been fetched. */
export const FIRST_SCENE_SETUP: SceneSetup = {
  setup: FIRST_SETUP,
  noticeSeconds: 12,
  notices: [],
  announcements: FIRST_ANNOUNCEMENTS,
  voice: { languages: FIRST_ANNOUNCEMENTS.wording.languages, clips: [] },
};

export type SceneInput = {
  readonly office: OfficeSettings;
  readonly view: DisplayView;
  readonly setup: SceneSetup;
  readonly screen: Screen;
  readonly isStale: boolean;
  /** Server time of the last thing heard. */
  readonly heardAtServerMs: number;
  readonly attempts: number;
  readonly arrivals: Arrivals;
  readonly announcer: Omit<AnnouncerState, 'previous'> & Partial<Pick<AnnouncerState, 'previous'>>;
  readonly language: Language;
  readonly serverNowMs: number;
  readonly monotonicMs: number;
};

/** What staff must know, with its cure. */
export type StaffLine = 'sound-blocked' | 'voice-missing' | null;

/** How old the numbers are, and how often it was tried to get new ones; null while they are fresh. */
export type Staleness = { readonly heardAtServerMs: number; readonly attempts: number } | null;

/** The last line of every layout. */
export type Foot = {
  /** A supervisor's message: takes the place of notices, never that of a number. */
  readonly bulletin: string | null;
  readonly staffLine: StaffLine;
  readonly stale: Staleness;
  readonly footNotice: string | null;
};

export const stalenessOf = ({ isStale, heardAtServerMs, attempts }: SceneInput): Staleness =>
  isStale ? { heardAtServerMs, attempts } : null;

/** The message that stands now, in one language at a time where it has two: the display's own first. */
export function bulletinOf({ view, language, serverNowMs, setup }: SceneInput): string | null {
  const { bulletin } = view;
  // Checked here too: a display that hears nothing must not go on saying what is over.
  if (bulletin === null || !stands(bulletin, serverNowMs)) return null;
  const lines = bulletinLines(bulletin.text, language);
  return takingTurns(lines, serverNowMs, setup.noticeSeconds * 1_000)?.item ?? null;
}

/** What one who takes a number by phone is asked for; an old one would only be refused. */
export const hallCodeOf = ({ isStale, view }: SceneInput): HallCode | null =>
  isStale ? null : view.hallCode;

/** A display that is not there to speak has nothing to mend. */
export function staffLineOf({ announcer: { condition }, setup }: SceneInput): StaffLine {
  if (setup.setup.loudspeaker === 'never') return null;
  if (condition.sound === 'blocked') return 'sound-blocked';
  return condition.sound === 'on' && condition.voice === 'missing' ? 'voice-missing' : null;
}

const isChosen = <T>(chosen: readonly T[], one: T): boolean => chosen.length === 0 || chosen.includes(one);

/** The calls of the counters this display shows, newest first. */
export const shownCalls = ({ view, setup }: SceneInput): readonly RoomCall[] =>
  view.calls
    .filter(({ counterId }) => isChosen(setup.setup.counterIds, counterId))
    .toSorted((one, other) => other.calledAt - one.calledAt);

/** A field with its load; null where the view has none for it. */
export type ShownField = { readonly field: Field; readonly load: FieldLoad | null };

/** The fields this display shows, in the order of the office. */
export const shownFields = ({ office, view, setup }: SceneInput): readonly ShownField[] =>
  office.fields
    .filter(({ fieldId }) => isChosen(setup.setup.fieldIds, fieldId))
    .map((field) => ({ field, load: view.fields.find(({ fieldId }) => fieldId === field.fieldId) ?? null }));

/** One call of one counter: a recall has another key, so that it is highlighted like a first call. */
export const keyOf = (call: Call): string =>
  `${call.ticketId}#${String(call.callCount)}@${String(call.calledAt)}`;

/** `25–40`; a range that cannot be known is a dash, never zero. */
export const rangeText = (range: WaitRangeMinutes): string => {
  if (range === null) return '–';
  return range.from === range.to ? String(range.to) : `${String(range.from)}–${String(range.to)}`;
};
