import { describe, expect, test } from 'vitest';
import { alarmsOf } from '../../counter-ui/alarms.ts';
import { announcementState } from '../../counter-ui/announcement-state.ts';
import { journeySegments, waitedMs } from '../../counter-ui/journey.ts';
import { loginWarnings, type TypingSigns } from '../../counter-ui/login-warnings.ts';
import { textsIn } from '../../counter-ui/texts.ts';
import { nextReasonWords, reasonWords, refusalWords } from '../../counter-ui/wording.ts';
import type { CounterView, Period, WaitingTicket } from '#protocol/views.ts';
import {
  instantMs,
  PRINTER_PROBLEMS,
  REFUSAL_CODES,
  REJECTION_CODES,
  type FieldId,
  type ServiceId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import { calledView, idleView, NOW_MS, servingView, ticket, ticketNumber } from './fixtures.ts';

const vi = textsIn('vi');
const minute = 60_000;

describe('the journey strip', () => {
  const period = (kind: Period['kind'], fromMinute: number, toMinute: number | null): Period => ({
    kind,
    from: instantMs(NOW_MS + fromMinute * minute),
    to: toMinute === null ? null : instantMs(NOW_MS + toMinute * minute),
    counterNumber: kind === 'waiting' ? null : 3,
  });
  const nowMs = NOW_MS + 30 * minute;

  test('shows every period in proportion, the open one up to now', () => {
    const segments = journeySegments(
      [period('waiting', 0, 18), period('called', 18, 21), period('serving', 21, null)],
      nowMs,
    );
    expect(segments.map(({ share }) => share)).toEqual([0.6, 0.1, 0.3]);
    expect(segments.map(({ minutes }) => minutes)).toEqual([18, 3, 9]);
    expect(segments.map(({ start }) => start)).toEqual([0, 0.6, 0.7]);
  });

  test('a narrow period keeps its bare number, a sliver nothing', () => {
    const segments = journeySegments(
      [period('waiting', 0, 28), period('called', 28, 28.5), period('serving', 28.5, null)],
      nowMs,
    );
    expect(segments.map(({ label }) => label)).toEqual(['words', 'none', 'number']);
  });

  test('times beneath never run into each other nor over the end', () => {
    const segments = journeySegments(
      [period('waiting', 0, 18), period('called', 18, 20), period('serving', 20, null)],
      nowMs,
    );
    expect(segments.map(({ hasTime }) => hasTime)).toEqual([true, true, false]);
    const late = journeySegments([period('waiting', 0, 29), period('called', 29, null)], nowMs);
    expect(late.map(({ hasTime }) => hasTime)).toEqual([true, false]);
  });

  test('a ticket of this very moment still has a strip', () => {
    expect(journeySegments([period('waiting', 30, null)], nowMs)).toMatchObject([{ share: 1, minutes: 0 }]);
  });

  test('a clock set back shortens nothing below zero', () => {
    const segments = journeySegments(
      [period('waiting', 0, 10), period('called', 10, null)],
      NOW_MS + 5 * minute,
    );
    expect(segments.map(({ share }) => share)).toEqual([1, 0]);
  });

  test('waiting counts only the time waited', () => {
    expect(
      waitedMs([period('waiting', 0, 18), period('called', 18, 20), period('waiting', 25, null)], nowMs),
    ).toBe(23 * minute);
  });
});

describe('why this number', () => {
  test('the rule is said with how many waited', () => {
    const reason = { rule: 'first_come', overtook: [], waitingForCounter: 22 } as const;
    expect(reasonWords(reason, vi)).toBe('Đến sớm nhất trong 22 người chờ quầy này.');
    expect(reasonWords({ ...reason, waitingForCounter: 1 }, vi)).toBe(
      'Lúc gọi chỉ có một người chờ quầy này.',
    );
  });

  test('of the next one it is said only when the view itself bears it out', () => {
    const next: WaitingTicket = {
      ticketId: 'x' as TicketId,
      number: ticketNumber('A020'),
      fieldId: 'certification' as FieldId,
      serviceId: 'certified-copy' as ServiceId,
      waitingSince: instantMs(NOW_MS - 35 * minute),
    };
    const view = idleView({ next: [next], waitingForCounter: 21, longestWaitSince: next.waitingSince });
    expect(nextReasonWords(view, vi)).toBe('Vì sao: đến sớm nhất trong 21 người chờ quầy này.');
    expect(nextReasonWords({ ...view, longestWaitSince: instantMs(NOW_MS - 40 * minute) }, vi)).toBeNull();
  });
});

describe('the loudspeaker', () => {
  const displays = (connected: number, muted: number): Partial<CounterView> => ({
    displays: { connected, muted, lastSpokenAt: null },
  });

  test('a call that was spoken stays spoken, whatever the displays do afterwards', () => {
    const view = calledView({ ...displays(0, 0), current: ticket({ spokenAt: instantMs(NOW_MS) }) });
    expect(announcementState(view, true, NOW_MS)).toEqual({ kind: 'spoken', atMs: NOW_MS });
  });

  test('without a display, or with all of them muted, nobody hears the call', () => {
    expect(announcementState(calledView(displays(0, 0)), true, NOW_MS).kind).toBe('no_display');
    expect(announcementState(calledView(displays(2, 2)), true, NOW_MS).kind).toBe('muted');
    expect(announcementState(calledView(displays(2, 1)), true, NOW_MS).kind).toBe('about_to_speak');
  });

  test('a call not spoken for long is told as such', () => {
    expect(announcementState(calledView(), true, NOW_MS + 60_000).kind).toBe('not_spoken');
    expect(announcementState(servingView(), true, NOW_MS + 60_000).kind).toBe('ready');
  });

  test('without the server nothing is claimed', () => {
    expect(announcementState(calledView(), false, NOW_MS)).toEqual({ kind: 'unknown' });
  });
});

describe('alarms', () => {
  const ready = { kind: 'ready', lastSpokenAtMs: null } as const;

  test('a hall that hears nothing comes before a printer', () => {
    const alarms = alarmsOf({ kind: 'muted' }, { problem: 'paper_out', paperNearEnd: true });
    expect(alarms.map(({ about, cause }) => `${about} ${cause}`)).toEqual([
      'sound muted',
      'printer paper_out',
    ]);
  });

  test('nothing wrong, no alarm', () => {
    expect(alarmsOf(ready, { problem: null, paperNearEnd: false })).toEqual([]);
  });

  test('what a hand cures is amber, the rest is broken', () => {
    const isBrokenBy = (problem: (typeof PRINTER_PROBLEMS)[number]) =>
      alarmsOf(ready, { problem, paperNearEnd: false })[0]?.isBroken;
    expect(isBrokenBy('paper_out')).toBe(false);
    expect(isBrokenBy('cover_open')).toBe(false);
    expect(isBrokenBy('offline')).toBe(true);
    expect(isBrokenBy('cutter_error')).toBe(true);
  });

  test.each(['vi', 'en'] as const)('every printer problem has a cure in %s', (language) => {
    for (const problem of PRINTER_PROBLEMS)
      expect(textsIn(language).printerTroubles[problem].cure).not.toBe('');
  });
});

describe('warnings under the password', () => {
  const signs: TypingSigns = {
    isCapsLockOn: false,
    isComposing: false,
    username: 'hanh',
    password: 'quay3-thu',
  };

  test('none for plain typing', () => {
    expect(loginWarnings(signs)).toEqual([]);
  });

  test('caps lock', () => {
    expect(loginWarnings({ ...signs, isCapsLockOn: true })).toEqual(['caps_lock']);
  });

  test('Telex, given away by composing or by an accented letter in either field', () => {
    expect(loginWarnings({ ...signs, isComposing: true })).toEqual(['vietnamese_typing']);
    expect(loginWarnings({ ...signs, password: 'quây3-thu' })).toEqual(['vietnamese_typing']);
    expect(loginWarnings({ ...signs, username: 'hành' })).toEqual(['vietnamese_typing']);
  });
});

test.each(['vi', 'en'] as const)('every refusal of the protocol is a sentence in %s', (language) => {
  for (const code of [...REJECTION_CODES, ...REFUSAL_CODES]) {
    expect(refusalWords(code, ticketNumber('H009'), textsIn(language))).toMatch(/\.$/);
  }
});
