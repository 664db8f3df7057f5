/** From everything known to what the wall of the waiting hall shows: one pure function, one picture. */
import { pick } from '#ui-kit/language.ts';
import type { Call } from '#protocol/views.ts';
import type { HallCode } from '#protocol/vocabulary.ts';
import { callIndexAt } from '#ui-kit/voice/timeline.ts';
import { captionOf, type SpokenCaption } from './caption.ts';
import { closingSlide, noticeSlides, noticeTurn, type NoticeShow } from './notices.ts';
import { numberRoom, type NumberRoom } from './number-room.ts';
import { closingAt, type Closing } from './opening.ts';
import { fieldPage, takingTurns } from './rotation.ts';
import {
  bulletinOf,
  hallCodeOf,
  keyOf,
  shownCalls,
  shownFields,
  staffLineOf,
  stalenessOf,
  type Foot,
  type SceneInput,
  type ShownField,
} from './scene-input.ts';
import { stageOf } from './stage.ts';

/** A number on a plate. Its key changes with every call, so that a recall is highlighted like a first call. */
export type PlacedCall = { readonly call: Call; readonly key: string; readonly place: string };

export type HallScene = Foot & {
  readonly main:
    | { readonly kind: 'plate'; readonly placed: PlacedCall }
    | { readonly kind: 'rows'; readonly rows: readonly PlacedCall[]; readonly spokenKey: string | null }
    | { readonly kind: 'last-call'; readonly placed: PlacedCall }
    | { readonly kind: 'notice'; readonly show: NoticeShow };
  readonly room: NumberRoom;
  readonly listed: readonly Call[];
  /** Rows of the list, filled or not. */
  readonly listRows: number;
  readonly hasCalls: boolean;
  readonly caption: SpokenCaption | null;
  readonly fields: readonly ShownField[];
  readonly hallCode: HallCode | null;
};

/** Nothing is called, and by the clock nothing will be: nobody is left to wait. */
function closingNow({ office, serverNowMs, view, isStale }: SceneInput): Closing | null {
  const closing = isStale ? null : closingAt(office, serverNowMs);
  const isServedOn = closing?.kind === 'over' && view.fields.some(({ waiting }) => waiting > 0);
  return isServedOn ? null : closing;
}

function noticeShow(input: SceneInput): NoticeShow {
  const { office, language, setup } = input;
  const turnMs = setup.noticeSeconds * 1_000;
  const closing = closingNow(input);
  if (closing !== null) return { slides: [closingSlide(closing, language)], turnMs };
  const slides = noticeSlides(office, setup.notices, language);
  return { slides: setup.setup.showsNotices ? slides : slides.slice(0, 1), turnMs };
}

function mainOf(input: SceneInput, onPlate: readonly Call[]): HallScene['main'] {
  const { office, language, announcer, monotonicMs } = input;
  const placed = (call: Call): PlacedCall => {
    const counter = office.counters.find(({ counterId }) => counterId === call.counterId);
    return { call, key: keyOf(call), place: counter === undefined ? '' : pick(counter.place, language) };
  };
  const [first, ...others] = onPlate.map(placed);
  if (first === undefined) return { kind: 'notice', show: noticeShow(input) };
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

/** One sentence at the foot, never the one that stands above it; numbers that need its room have it. */
function footNoticeOf(
  { office, language, setup, serverNowMs }: SceneInput,
  main: HallScene['main'],
  { step }: NumberRoom,
): string | null {
  if (!setup.setup.showsNotices || main.kind === 'rows' || step === 'bare') return null;
  const notices = office.notices.map((notice) => pick(notice, language));
  const turnMs = setup.noticeSeconds * 1_000;
  if (main.kind !== 'notice') return takingTurns(notices, serverNowMs, turnMs)?.item ?? null;
  const { slides } = main.show;
  const above = slides[noticeTurn(serverNowMs, turnMs) % slides.length]?.key;
  // One turn ahead of the large notice, so that the same words never stand twice.
  const sentence = takingTurns(notices, serverNowMs, turnMs, 1)?.item ?? null;
  return sentence === above ? null : sentence;
}

/** What the wall shows at this moment. */
export function hallScene(input: SceneInput): HallScene {
  const { isStale, announcer, arrivals, monotonicMs, serverNowMs, setup, screen } = input;
  const { listedCalls } = setup.setup;
  const calls = shownCalls(input);
  const stage = stageOf({
    calls,
    arrivals,
    announcing: isStale ? [] : (announcer.current?.calls ?? []),
    due: isStale ? [] : announcer.due,
    monotonicMs,
    listedCalls,
  });
  const onPlate = isStale ? calls.slice(0, 1) : stage.onPlate;
  const main = mainOf(input, onPlate);
  const staffLine = staffLineOf(input);
  const room = numberRoom(setup.setup, screen, {
    calls: onPlate.length,
    hasWideCounter: onPlate.some(({ counterNumber }) => counterNumber > 9),
    hasStaffLine: staffLine !== null,
  });
  return {
    main,
    room: main.kind === 'notice' ? { ...room, step: 'drawn' } : room,
    listed: isStale ? calls.slice(1, listedCalls + 1) : stage.listed,
    listRows: listedCalls,
    hasCalls: calls.length > 0,
    caption: isStale ? null : captionOf(input, onPlate),
    fields: fieldPage(shownFields(input), serverNowMs).items,
    bulletin: bulletinOf(input),
    footNotice: footNoticeOf(input, main, room),
    hallCode: hallCodeOf(input),
    staffLine,
    stale: stalenessOf(input),
  };
}
