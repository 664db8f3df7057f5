import { describe, expect, it } from 'vitest';
import type { OfficeSettings } from '#protocol/office.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import {
  closingSlide,
  FRESH_NOTICE_MEMORY,
  noticeSlides,
  shownNotice,
  TRY_AGAIN_AFTER_MS,
  type NoticeMemory,
  type NoticeShow,
} from '../../display-ui/scene/notices.ts';
import { closingAt } from '../../display-ui/scene/opening.ts';
import { GALLERY_OFFICE } from '../looks/office.ts';

const TURN_MS = 10_000;
const show: NoticeShow = {
  turnMs: TURN_MS,
  slides: [
    { kind: 'text', key: 'words', headline: 'words', text: null },
    { kind: 'picture', key: 'picture', url: '/picture.png' },
    { kind: 'video', key: 'video', url: '/video.webm' },
  ],
};
const shownKey = (nowMs: number, memory: Partial<NoticeMemory> = {}): string | undefined =>
  shownNotice(show, nowMs, { ...FRESH_NOTICE_MEMORY, ...memory })?.slide.key;

describe('whose turn it is in the idle place', () => {
  it('the clock’s, so that all displays turn together; the next is fetched meanwhile', () => {
    expect([0, 1, 2, 3].map((turn) => shownKey(turn * TURN_MS + 9_999))).toEqual([
      'words',
      'picture',
      'video',
      'words',
    ]);
    expect(shownNotice(show, 0, FRESH_NOTICE_MEMORY)).toMatchObject({ index: 0, next: { key: 'picture' } });
  });

  it('a video that runs keeps its place past its turn, and one that ended leaves the rest of it to the next', () => {
    expect(shownKey(3 * TURN_MS, { playing: 'video' })).toBe('video');
    expect(shownKey(2 * TURN_MS + 4_000, { ended: { key: 'video', turn: 2 } })).toBe('words');
    expect(shownKey(5 * TURN_MS, { ended: { key: 'video', turn: 2 } })).toBe('video');
  });

  it('what failed is passed over, and tried again later', () => {
    const failedAtMs = new Map([['picture', TURN_MS]]);
    const keys = [0, 1, 2, 3].map((turn) => shownKey(turn * TURN_MS, { failedAtMs }));
    expect(keys).not.toContain('picture');
    const later = Math.ceil((TURN_MS + TRY_AGAIN_AFTER_MS) / (3 * TURN_MS)) * 3 * TURN_MS + TURN_MS;
    expect(shownKey(later, { failedAtMs })).toBe('picture');
  });

  it('nothing is left when everything failed', () => {
    const failedAtMs = new Map(show.slides.map(({ key }) => [key, 0]));
    expect(shownKey(0, { failedAtMs })).toBeUndefined();
  });

  it('words of the office and its files follow where to take a number', () => {
    const slides = noticeSlides(GALLERY_OFFICE, [{ name: 'a', kind: 'video', url: '/a.webm' }], 'vi');
    expect(slides).toHaveLength(GALLERY_OFFICE.notices.length + 2);
    expect(slides[0]).toMatchObject({ kind: 'text', headline: 'Mời ông/bà lấy số' });
    expect(slides.at(-1)).toEqual({ kind: 'video', key: '/a.webm', url: '/a.webm' });
  });
});

describe('when nobody is called', () => {
  const session = (from: string, to: string) => ({ from, to, stopIssuingAt: to });
  const day = [session('07:30', '11:30'), session('13:00', '17:00')];
  const office: OfficeSettings = {
    ...GALLERY_OFFICE,
    rules: {
      ...GALLERY_OFFICE.rules,
      hours: {
        week: [day, day, day, day, day, [], []],
        holidays: [{ date: '2026-11-24' as BusinessDate, name: { vi: 'Nghỉ bù', en: 'Day off in lieu' } }],
        makeUpDays: [{ date: '2026-11-28' as BusinessDate, asWeekday: 1 }],
      },
    },
  };
  /** On the wall of the office, seven hours east of Greenwich. */
  const at = (wallTime: string): number => Date.parse(`${wallTime}:00+07:00`);
  const headline = (wallTime: string): string | null => {
    const closing = closingAt(office, at(wallTime));
    return closing && closingSlide(closing, 'vi').headline;
  };

  it('says when calling begins, goes on, or that the day is over', () => {
    expect(headline('2026-11-23T07:24')).toBe('Bắt đầu gọi số lúc 07:30');
    expect(headline('2026-11-23T07:30')).toBeNull();
    expect(headline('2026-11-23T11:30')).toBe('Nghỉ đến 13:00');
    expect(headline('2026-11-23T17:00')).toBe('Đã hết giờ làm việc');
  });

  it('names the next day that is worked: past a holiday, and on a make-up day', () => {
    const words = (wallTime: string): string | null => {
      const closing = closingAt(office, at(wallTime));
      return closing && closingSlide(closing, 'vi').text;
    };
    expect(words('2026-11-23T18:00')).toBe('Mở lại lúc 07:30, Thứ Tư, 25/11/2026.');
    expect(headline('2026-11-24T10:00')).toBe('Hôm nay văn phòng nghỉ');
    expect(words('2026-11-27T18:00')).toBe('Mở lại lúc 07:30, Thứ Bảy, 28/11/2026.');
    expect(words('2026-11-23T06:00')).toBe('Giờ làm việc hôm nay: 07:30–11:30 · 13:00–17:00');
  });

  it('an office without hours is never closed by the clock', () => {
    expect(closingAt(GALLERY_OFFICE, at('2026-11-22T03:00'))).toBeNull();
  });
});
