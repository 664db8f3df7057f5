/** From everything known to what the wall shows: one pure function, one picture. */
import { pick } from '#ui-kit/language.ts';
import type { Field, OfficeSettings } from '#protocol/office.ts';
import type { Call, DisplayView, FieldLoad } from '#protocol/views.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { announcementSentences, officeSentenceContext } from '#voice/grammar/announcement.ts';
import type { Sentence } from '#voice/grammar/grammar.ts';
import { isAudible, isStarting, type AnnouncerState } from '../announcer/announcer.ts';
import { callIndexAt, sentenceIndexAt } from '../announcer/timeline.ts';
import { inSentence, TEXTS } from '../texts.ts';
import type { Arrivals } from './arrivals.ts';
import { fieldPage, NOTICE_MS, takingTurns } from './rotation.ts';
import { stageOf } from './stage.ts';

export type SceneInput = {
  readonly office: OfficeSettings;
  readonly view: DisplayView;
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

/** A number on a plate. Its key changes with every call, so that a recall is highlighted like a first call. */
export type PlacedCall = { readonly call: Call; readonly key: string; readonly place: string };
export type NoticeSlide = { readonly headline: string; readonly text: string | null };

export type HallScene = {
  readonly main:
    | { readonly kind: 'plate'; readonly placed: PlacedCall }
    | { readonly kind: 'rows'; readonly rows: readonly PlacedCall[]; readonly spokenKey: string | null }
    | { readonly kind: 'last-call'; readonly placed: PlacedCall }
    | {
        readonly kind: 'notice';
        readonly slide: NoticeSlide;
        readonly index: number;
        readonly count: number;
      };
  readonly listed: readonly Call[];
  readonly hasCalls: boolean;
  readonly caption: {
    readonly sentence: Sentence;
    /** The call being said now, when the sentence speaks of several. */
    readonly spokenIndex: number | null;
    readonly speaker: 'speaking' | 'quiet' | 'muted';
  } | null;
  readonly fields: readonly { readonly field: Field; readonly load: FieldLoad | null }[];
  readonly footNotice: string | null;
  /** What staff must know, with its cure. */
  readonly staffLine: 'sound-blocked' | 'voice-missing' | null;
  readonly stale: { readonly heardAtServerMs: number; readonly attempts: number } | null;
};

const keyOf = (call: Call): string => `${call.ticketId}#${String(call.callCount)}@${String(call.calledAt)}`;

function slidesOf(office: OfficeSettings, language: Language): readonly NoticeSlide[] {
  const texts = TEXTS[language];
  return [
    { headline: texts.takeNumber, text: texts.takeNumberHow(inSentence(office.helpDesk, language)) },
    ...office.notices.map((notice) => ({ headline: pick(notice, language), text: null })),
  ];
}

function mainOf(input: SceneInput, onPlate: readonly Call[]): HallScene['main'] {
  const { office, language, announcer, monotonicMs, serverNowMs } = input;
  const placed = (call: Call): PlacedCall => {
    const counter = office.counters.find(({ counterId }) => counterId === call.counterId);
    return { call, key: keyOf(call), place: counter === undefined ? '' : pick(counter.place, language) };
  };
  const [first, ...others] = onPlate.map(placed);
  if (first === undefined) {
    const slides = slidesOf(office, language);
    const turn = takingTurns(slides, serverNowMs, NOTICE_MS);
    const slide = turn?.item ?? { headline: TEXTS[language].takeNumber, text: null };
    return { kind: 'notice', slide, index: turn?.index ?? 0, count: slides.length };
  }
  if (input.isStale) return { kind: 'last-call', placed: first };
  if (others.length === 0) return { kind: 'plate', placed: first };
  const rows = [first, ...others];
  const { current } = announcer;
  const spokenIndex =
    current === null ? null : (callIndexAt(current.timeline, monotonicMs - current.startedAtMs) ?? 0);
  const spokenTicketId =
    spokenIndex === null ? rows.at(-1)?.call.ticketId : current?.calls[spokenIndex]?.ticketId;
  const spokenKey = rows.find(({ call }) => call.ticketId === spokenTicketId)?.key ?? null;
  return { kind: 'rows', rows, spokenKey };
}

function captionOf(input: SceneInput, onPlate: readonly Call[]): HallScene['caption'] {
  const { announcer, office, monotonicMs } = input;
  const { current, previous, condition } = announcer;
  const isMuted = !isAudible(condition) && !isStarting(condition);
  const resting = isMuted ? 'muted' : 'quiet';
  if (current !== null) {
    const elapsedMs = monotonicMs - current.startedAtMs;
    const spokenIndex = current.calls.length > 1 ? callIndexAt(current.timeline, elapsedMs) : null;
    const sentence = current.sentences[sentenceIndexAt(current.timeline, elapsedMs)] ?? current.sentences[0];
    return { sentence, spokenIndex, speaker: current.isAudible ? 'speaking' : resting };
  }
  const [only, ...others] = onPlate;
  if (only === undefined) return null;
  if (others.length === 0) {
    const [sentence] = announcementSentences([only], officeSentenceContext(office));
    return { sentence, spokenIndex: null, speaker: resting };
  }
  const ticketIds = new Set(onPlate.map((call) => call.ticketId));
  if (!previous?.calls.every((call) => ticketIds.has(call.ticketId))) return null;
  return { sentence: previous.sentences[0], spokenIndex: null, speaker: resting };
}

function staffLineOf({ condition }: SceneInput['announcer']): HallScene['staffLine'] {
  if (condition.sound === 'blocked') return 'sound-blocked';
  return condition.sound === 'on' && condition.voice === 'missing' ? 'voice-missing' : null;
}

/** What the wall shows at this moment. */
export function hallScene(input: SceneInput): HallScene {
  const { office, view, isStale, announcer, arrivals, monotonicMs, serverNowMs, language } = input;
  const stage = stageOf({
    calls: view.calls,
    arrivals,
    announcing: isStale ? [] : (announcer.current?.calls ?? []),
    due: isStale ? [] : announcer.due,
    monotonicMs,
  });
  const newest = view.calls.toSorted((one, other) => other.calledAt - one.calledAt);
  const onPlate = isStale ? newest.slice(0, 1) : stage.onPlate;
  const listed = isStale ? newest.slice(1, 6) : stage.listed;
  const main = mainOf(input, onPlate);
  const notices = office.notices.map((notice) => pick(notice, language));
  // One turn ahead of the large notice, so that the same words never stand twice.
  const footNotice =
    takingTurns(notices, serverNowMs, NOTICE_MS, main.kind === 'notice' ? 1 : 0)?.item ?? null;
  return {
    main,
    listed,
    hasCalls: view.calls.length > 0,
    caption: isStale ? null : captionOf(input, onPlate),
    fields: fieldPage(office.fields, serverNowMs).map((field) => ({
      field,
      load: view.fields.find(({ fieldId }) => fieldId === field.fieldId) ?? null,
    })),
    footNotice:
      main.kind === 'rows' || (main.kind === 'notice' && main.slide.headline === footNotice)
        ? null
        : footNotice,
    staffLine: staffLineOf(announcer),
    stale: isStale ? { heardAtServerMs: input.heardAtServerMs, attempts: input.attempts } : null,
  };
}
