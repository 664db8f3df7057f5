/** What stands in the idle place of the wall: words, pictures and videos that take turns. */
import type { NoticeFile } from '#protocol/hall.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { longDate, pick } from '#ui-kit/language.ts';
import { inSentence, TEXTS } from '../texts.ts';
import type { Closing } from './opening.ts';

/** The key tells a slide from all others. */
export type TextSlide = {
  readonly kind: 'text';
  readonly key: string;
  readonly headline: string;
  readonly text: string | null;
};
export type FileSlide = { readonly kind: NoticeFile['kind']; readonly key: string; readonly url: string };
export type NoticeSlide = TextSlide | FileSlide;

/** Notices that take turns in the idle place, each for `turnMs`, a video to its end. */
export type NoticeShow = { readonly slides: readonly NoticeSlide[]; readonly turnMs: number };

const textSlide = (headline: string, text: string | null): TextSlide => ({
  kind: 'text',
  key: headline,
  headline,
  text,
});

/** Where to take a number, and what the office has to say. */
export function noticeSlides(
  office: OfficeSettings,
  files: readonly NoticeFile[],
  language: Language,
): readonly NoticeSlide[] {
  const texts = TEXTS[language];
  return [
    textSlide(texts.takeNumber, texts.takeNumberHow(inSentence(office.helpDesk, language))),
    ...office.notices.map((notice) => textSlide(pick(notice, language), null)),
    ...files.map(({ kind, url }): NoticeSlide => ({ kind, key: url, url })),
  ];
}

/** `07:30–11:30 · 13:00–17:00` */
export const sessionsText = ({ sessions }: Pick<Closing, 'sessions'>): string =>
  sessions.map(({ from, to }) => `${from}–${to}`).join(' · ');

/** Says that nobody is called now, until when, and today's hours. */
export function closingSlide(closing: Closing, language: Language): TextSlide {
  const texts = TEXTS[language];
  const { kind, opens } = closing;
  const hours = closing.sessions.length > 0 ? texts.hoursToday(sessionsText(closing)) : null;
  switch (kind) {
    case 'before':
      return textSlide(texts.opensAt(opens?.time ?? ''), hours);
    case 'break':
      return textSlide(texts.breakUntil(opens?.time ?? ''), hours);
    case 'over':
    case 'day_off': {
      const headline = kind === 'over' ? texts.dayOver : texts.dayOff;
      if (opens === null) return textSlide(headline, null);
      return textSlide(headline, texts.opensOn(opens.time, longDate(opens.dayStartUtcMs, 'UTC', language)));
    }
    default:
      return kind satisfies never;
  }
}

/** What this screen has learnt of its notices. */
export type NoticeMemory = {
  /** When a file could not be shown, by its key. */
  readonly failedAtMs: ReadonlyMap<string, number>;
  /** The video that is running. */
  readonly playing: string | null;
  /** The video that ran to its end, and in which turn. */
  readonly ended: { readonly key: string; readonly turn: number } | null;
};
export const FRESH_NOTICE_MEMORY: NoticeMemory = { failedAtMs: new Map(), playing: null, ended: null };

/** A file that failed is tried again after this long: the server may only have been away. */
export const TRY_AGAIN_AFTER_MS = 5 * 60_000;

export type ShownNotice = {
  readonly slide: NoticeSlide;
  /** Its place among the slides, for the dots. */
  readonly index: number;
  /** To be fetched meanwhile. */
  readonly next: NoticeSlide | null;
};

/** Whole turns since the beginning of time, by the server's clock: the same on every display. */
export const noticeTurn = (nowMs: number, turnMs: number): number => Math.floor(nowMs / turnMs);

/**
 * Whose turn it is. The clock decides, so that all displays turn together; a video that runs keeps its place to its end,
 * one that ended early leaves the rest of its turn to the next, and what failed is passed over. Null when nothing is left.
 */
export function shownNotice(
  { slides, turnMs }: NoticeShow,
  nowMs: number,
  { failedAtMs, playing, ended }: NoticeMemory,
): ShownNotice | null {
  const usable = slides.filter(({ key }) => {
    const failed = failedAtMs.get(key);
    return failed === undefined || nowMs - failed >= TRY_AGAIN_AFTER_MS;
  });
  const turn = noticeTurn(nowMs, turnMs);
  const due = turn % usable.length;
  const hasEnded = ended?.turn === turn && usable[due]?.key === ended.key;
  const running = usable.findIndex(({ key }) => key === playing);
  const place = running >= 0 ? running : hasEnded ? (due + 1) % usable.length : due;
  const slide = usable[place];
  if (slide === undefined) return null;
  const next = usable[(place + 1) % usable.length] ?? slide;
  return { slide, index: slides.indexOf(slide), next: next === slide ? null : next };
}
