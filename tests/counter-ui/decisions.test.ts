import { describe, expect, test } from 'vitest';
import { announcementState } from '../../counter-ui/announcement-state.ts';
import { journeySegments, waitedMs } from '../../counter-ui/journey.ts';
import { loginWarnings, type TypingSigns } from '#ui-kit/login-warnings.ts';
import { textsIn } from '../../counter-ui/texts.ts';
import { nextReasonWords, reasonWords } from '../../counter-ui/reasons.ts';
import { refusalWords } from '../../counter-ui/wording.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import {
  CALL_RULES,
  type CallReason,
  type CounterTicket,
  type CounterView,
  type Period,
  type WaitingTicket,
} from '#protocol/views.ts';
import {
  durationMs,
  instantMs,
  REFUSAL_CODES,
  REJECTION_CODES,
  type FieldId,
  type PriorityId,
  type ServiceId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import { calledView, REASON, idleView, NOW_MS, servingView, ticket, ticketNumber } from './fixtures.ts';

const vi = textsIn('vi');
const minute = 60_000;

describe('the journey strip', () => {
  const period = (kind: Period['kind'], fromMinute: number, toMinute: number | null): Period => ({
    kind,
    from: instantMs(NOW_MS + fromMinute * minute),
    to: toMinute === null ? null : instantMs(NOW_MS + toMinute * minute),
    serviceId: 'birth-registration' as ServiceId,
    counterNumber: kind === 'waiting' ? null : 3,
    officerName: kind === 'waiting' ? null : 'Nguyễn Thị Hạnh',
  });
  const nowMs = NOW_MS + 30 * minute;

  test('shows every period in proportion, the open one up to now', () => {
    const segments = journeySegments([period('waiting', 0, 18), period('called', 18, null)], nowMs);
    expect(segments.map(({ share }) => share)).toEqual([0.6, 0.4]);
    expect(segments.map(({ minutes }) => minutes)).toEqual([18, 12]);
    expect(segments.map(({ start }) => start)).toEqual([0, 0.6]);
  });

  test('from the call to the end of the service is one stay', () => {
    const segments = journeySegments(
      [period('waiting', 0, 18), period('called', 18, 21), period('serving', 21, null)],
      nowMs,
    );
    expect(segments.map(({ kind, minutes }) => [kind, minutes])).toEqual([
      ['waiting', 18],
      ['serving', 12],
    ]);
  });

  test('time away stands apart, and what follows it is a return', () => {
    const segments = journeySegments(
      [
        period('waiting', 0, 5),
        period('serving', 5, 10),
        period('parked', 10, 20),
        period('waiting', 20, null),
      ],
      nowMs,
    );
    expect(segments.map(({ kind, isReturn }) => [kind, isReturn])).toEqual([
      ['waiting', false],
      ['serving', false],
      ['parked', false],
      ['waiting', true],
    ]);
    expect(
      waitedMs([period('waiting', 0, 5), period('parked', 10, 20), period('waiting', 20, null)], nowMs),
    ).toBe(15 * minute);
  });

  test('a narrow period keeps its bare number, a sliver nothing', () => {
    const segments = journeySegments(
      [period('waiting', 0, 28), period('called', 28, 28.5), period('waiting', 28.5, null)],
      nowMs,
    );
    expect(segments.map(({ label }) => label)).toEqual(['words', 'none', 'number']);
  });

  test('times beneath never run into each other nor over the end', () => {
    const segments = journeySegments(
      [period('waiting', 0, 18), period('called', 18, 20), period('waiting', 20, null)],
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
  const speaking = { office: DEMO_OFFICE, language: 'vi', texts: vi } as const;
  const ELDERLY = 'elderly' as PriorityId;
  const said = (change: Partial<CallReason>, more: Partial<CounterTicket> = {}) =>
    reasonWords(ticket({ ...more, reason: { ...REASON, ...change } }), speaking);

  test('the rule is said with how many waited', () => {
    expect(said({}).sentence).toBe('Đến sớm nhất trong 22 người chờ quầy này.');
    expect(said({ waitingForCounter: 1 }).sentence).toBe('Lúc gọi chỉ có một người chờ quầy này.');
  });

  test('priority is said with its class, whom it passed and how long it waited', () => {
    const overtook = [ticketNumber('H016'), ticketNumber('A020')];
    const words = said({
      rule: 'priority',
      priorityId: ELDERLY,
      waitedMs: durationMs(12 * minute),
      overtook,
      overtookCount: 2,
    });
    expect(words.sentence).toBe('Ưu tiên: người cao tuổi, vượt 2 số; chờ 12 phút.');
    expect(words).toMatchObject({ overtook, unnamed: 0 });
  });

  test('each ceiling is said with its limit', () => {
    const { policy } = DEMO_OFFICE.rules;
    const maxWaitMs = policy.kind === 'first_come' ? 0 : policy.ceiling.maxWaitMs;
    expect(said({ rule: 'ceiling', ceiling: 'wait' }).sentence).toContain(`${maxWaitMs / minute} phút`);
    expect(said({ rule: 'ceiling', ceiling: 'overtakes' }).sentence).toContain('3 lần');
  });

  test('coming back with papers is told apart from coming back', () => {
    const periods = [
      { ...ticket().periods[0], kind: 'parked' },
      ...ticket().periods,
    ] as CounterTicket['periods'];
    const missingPapers = [{ name: 'Giấy chứng sinh', isReceived: false }];
    expect(said({ rule: 'returned' }, { periods, missingPapers }).sentence).toContain('giấy tờ bổ sung');
    expect(said({ rule: 'returned' }).sentence).toBe('Trở lại nên xếp đầu hàng Hộ tịch, sau số ưu tiên.');
  });

  test('a choice by hand gives the officer’s reason', () => {
    const hand = { code: 'frail', note: 'đau chân' } as const;
    expect(said({ rule: 'by_hand', hand }).sentence).toBe(
      'Cán bộ chọn số này: người yếu, mệt (đau chân); chờ 20 phút.',
    );
    expect(said({ rule: 'by_hand' }).sentence).toBe('Cán bộ chọn số này; chờ 20 phút.');
  });

  test('more than six who were passed are counted, not listed', () => {
    const overtook = ['1', '2', '3', '4', '5', '6', '7', '8'].map((digit) => ticketNumber(`H00${digit}`));
    expect(said({ overtook, overtookCount: 11 })).toMatchObject({ unnamed: 5 });
    expect(said({ overtook, overtookCount: 11 }).overtook).toHaveLength(6);
  });

  test.each(['vi', 'en'] as const)('every rule has a sentence in %s', (language) => {
    for (const rule of CALL_RULES) {
      const texts = textsIn(language);
      const current = ticket({ reason: { ...REASON, rule } });
      expect(reasonWords(current, { office: DEMO_OFFICE, language, texts }).sentence).toMatch(/\.$/);
    }
  });

  test('of the next one it is said whom it would pass and how long they have waited', () => {
    const next: WaitingTicket = {
      ticketId: 'x' as TicketId,
      number: ticketNumber('H018'),
      fieldId: 'civil-status' as FieldId,
      serviceId: 'death-registration' as ServiceId,
      priorityId: ELDERLY,
      waitingSince: instantMs(NOW_MS - 26 * minute),
      isForThisCounter: false,
    };
    const nextReason: CallReason = {
      ...REASON,
      rule: 'priority',
      priorityId: ELDERLY,
      considered: [
        { number: ticketNumber('H016'), priorityId: null, waitedMs: durationMs(29 * minute) },
        { number: ticketNumber('A020'), priorityId: null, waitedMs: durationMs(46 * minute) },
      ],
      overtook: [ticketNumber('H016'), ticketNumber('A020')],
      overtookCount: 2,
    };
    const view = idleView({ next: [next], nextReason });
    expect(nextReasonWords(view, speaking)).toBe(
      'Vì sao: đến lượt ưu tiên, người cao tuổi. Sẽ vượt H016 (29 phút) và A020 (46 phút).',
    );
    expect(nextReasonWords({ ...view, nextReason: REASON }, speaking)).toBe(
      'Vì sao: đến sớm nhất trong 22 người chờ quầy này.',
    );
    expect(nextReasonWords(idleView(), speaking)).toBeNull();
  });
});

describe('the loudspeaker', () => {
  const displays = (connected: number, muted: number): Partial<CounterView> => ({
    displays: { connected, muted, lastSpokenAt: null },
  });

  test('a call that was spoken stays spoken, whatever the displays do afterwards', () => {
    const announced = {
      state: 'announced',
      at: instantMs(NOW_MS),
      words: 'Mời số A không một hai.',
    } as const;
    const view = calledView({ ...displays(0, 0), current: ticket({ announcement: announced }) });
    const { at: atMs, words } = announced;
    expect(announcementState(view, true)).toEqual({ kind: 'spoken', atMs, words });
  });

  test.each([
    ['away', 'no_display'],
    ['muted', 'muted'],
    ['quiet_hours', 'quiet_hours'],
    ['too_late', 'not_spoken'],
  ] as const)('a call that was not announced because of %s is told as %s', (why, kind) => {
    const view = calledView({
      current: ticket({ announcement: { state: 'not_announced', why, isShown: true } }),
    });
    expect(announcementState(view, true).kind).toBe(kind);
  });

  test('while the call is awaited in its room, it is about to be heard', () => {
    expect(announcementState(calledView(displays(0, 0)), true).kind).toBe('about_to_speak');
  });

  test('between calls it tells whether the next one would be heard', () => {
    const whileServing = (connected: number, muted: number): string =>
      announcementState({ ...servingView(), ...displays(connected, muted) }, true).kind;
    expect(whileServing(0, 0)).toBe('no_display');
    expect(whileServing(2, 2)).toBe('muted');
    expect(whileServing(2, 1)).toBe('ready');
  });

  test('without the server nothing is claimed', () => {
    expect(announcementState(calledView(), false)).toEqual({ kind: 'unknown' });
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
