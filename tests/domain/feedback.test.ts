/** The rules of feedback: every deed in every status, until when it is due, and that what is late stays late. */
import { describe, expect, test } from 'vitest';
import {
  FEEDBACK_DEEDS,
  FEEDBACK_STATUSES,
  readFeedbackCode,
  type FeedbackDeed,
  type FeedbackDeedName,
  type FeedbackNumber,
  type FeedbackStatus,
} from '#protocol/feedback.ts';
import { feedbackOrder, plainText } from '#protocol/feedback-shapes.ts';
import type { OfficeHours, TimeOfDay } from '#protocol/queue-rules.ts';
import { instantMs, type BusinessDate, type OfficerId } from '#protocol/vocabulary.ts';
import { createFeedbackCodes } from '#server/app/feedback-codes.ts';
import {
  decideFeedback,
  dueStanding,
  evolveFeedback,
  foldFeedback,
  type Feedback,
  type FeedbackEvent,
  type RecordedFeedback,
} from '#server/domain/feedback.ts';
import { workingDayAfter } from '#server/domain/office-hours.ts';

const date = (text: string): BusinessDate => text as BusinessDate;
const NUMBER = 'PA-2026-0007' as FeedbackNumber;
const OWNER = 'loc' as OfficerId;
const RECEIVED: FeedbackEvent = {
  type: 'received',
  kind: 'problem',
  topic: 'waiting',
  fieldId: null,
  source: 'phone',
  language: 'vi',
  dueOn: date('2026-11-20'),
};
const log = (...events: readonly (readonly [on: string, event: FeedbackEvent])[]): RecordedFeedback[] =>
  events.map(([on, event], index) => ({
    number: NUMBER,
    at: instantMs(Date.parse(`${on}T01:00:00Z`) + index),
    on: date(on),
    event,
  }));
/** How each status is come to. */
const WAYS: Readonly<Record<FeedbackStatus, readonly FeedbackEvent[]>> = {
  received: [],
  assigned: [{ type: 'assigned', ownerId: OWNER }],
  in_progress: [{ type: 'assigned', ownerId: OWNER }, { type: 'started' }],
  answered: [{ type: 'answered' }],
  returned: [{ type: 'returned', referral: 'denunciation' }],
  closed: [{ type: 'closed', closing: 'unclear' }],
  withdrawn: [{ type: 'withdrawn' }],
};
const standing = (...events: readonly FeedbackEvent[]): Feedback => {
  const state = foldFeedback(log(...[RECEIVED, ...events].map((event) => ['2026-11-09', event] as const)));
  if (state === null) throw new Error('it was received');
  return state;
};
const WISHES: Readonly<Record<FeedbackDeedName, FeedbackDeed>> = {
  assign: { deed: 'assign', ownerId: OWNER },
  start: { deed: 'start' },
  extend: { deed: 'extend', workingDays: 5, reason: 'Chờ phòng chuyên môn trả lời' },
  answer: { deed: 'answer', answer: 'Đã bố trí thêm quầy.' },
  return: { deed: 'return', referral: 'formal_complaint', answer: 'Gửi đơn tới Chủ tịch phường.' },
  close: { deed: 'close', closing: 'duplicate', reason: 'Trùng PA-2026-0006' },
};
const context = (today: string) => ({
  today: date(today),
  hours: null,
  settings: { extensionDays: 10 },
  isOfficer: (id: OfficerId) => id === OWNER,
});
const verdict = (state: Feedback, deed: FeedbackDeed, today = '2026-11-09'): string => {
  const decided = decideFeedback(state, deed, context(today));
  return typeof decided === 'string'
    ? `✗ ${decided}`
    : evolveFeedback(state, log([today, decided])[0]!).status;
};

test('what may follow what', () => {
  const table = FEEDBACK_STATUSES.map((status) => {
    const state = standing(...WAYS[status]);
    expect(state.status).toBe(status);
    return [status, ...FEEDBACK_DEEDS.map((deed) => `${deed}: ${verdict(state, WISHES[deed])}`)].join(' | ');
  });
  expect(table).toMatchInlineSnapshot(`
    [
      "received | assign: assigned | start: ✗ wrong_status | extend: received | answer: answered | return: returned | close: closed",
      "assigned | assign: assigned | start: in_progress | extend: assigned | answer: answered | return: returned | close: closed",
      "in_progress | assign: in_progress | start: ✗ wrong_status | extend: in_progress | answer: answered | return: returned | close: closed",
      "answered | assign: ✗ wrong_status | start: ✗ wrong_status | extend: ✗ wrong_status | answer: answered | return: ✗ wrong_status | close: ✗ wrong_status",
      "returned | assign: ✗ wrong_status | start: ✗ wrong_status | extend: ✗ wrong_status | answer: ✗ wrong_status | return: ✗ wrong_status | close: ✗ wrong_status",
      "closed | assign: ✗ wrong_status | start: ✗ wrong_status | extend: ✗ wrong_status | answer: ✗ wrong_status | return: ✗ wrong_status | close: ✗ wrong_status",
      "withdrawn | assign: ✗ wrong_status | start: ✗ wrong_status | extend: ✗ wrong_status | answer: ✗ wrong_status | return: ✗ wrong_status | close: ✗ wrong_status",
    ]
  `);
});

describe('the deadline', () => {
  test('is moved once, by no more than the office allows, and never once it is over', () => {
    const open = standing(...WAYS.assigned);
    const extended = decideFeedback(open, WISHES.extend, context('2026-11-20'));
    expect(extended).toEqual({ type: 'extended', dueOn: '2026-11-27' });
    expect(verdict(open, { ...WISHES.extend, workingDays: 11 } as FeedbackDeed)).toBe('✗ too_long_extension');
    expect(verdict(open, WISHES.extend, '2026-11-21')).toBe('✗ past_due');
    expect(verdict(standing({ type: 'extended', dueOn: date('2026-11-27') }), WISHES.extend)).toBe(
      '✗ already_extended',
    );
    expect(verdict(open, { deed: 'assign', ownerId: 'nobody' as OfficerId })).toBe('✗ unknown_owner');
  });

  test('a better answer takes the place of the first and moves nothing', () => {
    const state = foldFeedback(
      log(
        ['2026-11-09', RECEIVED],
        ['2026-11-12', { type: 'answered' }],
        ['2026-12-01', { type: 'answered' }],
      ),
    );
    expect(state).toMatchObject({ status: 'answered', settledOn: '2026-11-12', revision: 3 });
  });

  test('today is not late, tomorrow is, and what is settled is neither', () => {
    const due = (today: string, status: FeedbackStatus = 'assigned') =>
      dueStanding({ status, dueOn: date('2026-11-20') }, date(today), workingDayAfter(null, date(today), 2));
    expect(['2026-11-17', '2026-11-18', '2026-11-20', '2026-11-21'].map((today) => due(today))).toEqual([
      'later',
      'soon',
      'soon',
      'overdue',
    ]);
    expect(due('2026-12-31', 'answered')).toBe('settled');
  });

  test('counts the office’s working days: weekends and holidays do not count, make-up days do', () => {
    const session = { from: '07:30' as TimeOfDay, to: '11:30' as TimeOfDay };
    const hours = {
      week: [[session], [session], [session], [session], [session], [], []],
      holidays: [{ date: date('2026-11-11'), name: { vi: 'Nghỉ', en: 'Off' } }],
      makeUpDays: [{ date: date('2026-11-14'), asWeekday: 2 }],
    } as unknown as OfficeHours;
    // Monday; Wednesday is off and Saturday is worked for it.
    expect(workingDayAfter(hours, date('2026-11-09'), 1)).toBe('2026-11-10');
    expect(workingDayAfter(hours, date('2026-11-09'), 2)).toBe('2026-11-12');
    expect(workingDayAfter(hours, date('2026-11-09'), 5)).toBe('2026-11-16');
    expect(workingDayAfter(null, date('2026-11-09'), 5)).toBe('2026-11-16');
    const never = { ...hours, week: [[], [], [], [], [], [], []], makeUpDays: [] } as OfficeHours;
    expect(workingDayAfter(never, date('2026-11-09'), 1) > '2026-11-09').toBe(true);
  });
});

describe('a code', () => {
  const receivedBy = (number: FeedbackNumber): string | null => (number === NUMBER ? 'request-1' : null);
  const codes = createFeedbackCodes(new Uint8Array(32).fill(3), receivedBy);
  const origin = { number: NUMBER, requestId: 'request-1' };
  const code = codes.codeOf(origin);

  test('leads back as people copy it, and nothing near it does', () => {
    expect(code).toMatch(/^PA-2026-0007(-[\dA-HJKMNP-TV-Z]{4}){4}$/);
    expect(codes.originOf(code.toLowerCase().replaceAll('-', ' '))).toEqual(origin);
    expect(codes.originOf(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(origin);
    const last = code.endsWith('7') ? '8' : '7';
    for (const wrong of [
      code.slice(0, -1),
      `${code}7`,
      code.slice(0, -1) + last,
      code.replace('0007', '0008'),
      code.replace('PA', 'KN'),
      'PA-2026-0007',
      '',
      '💣'.repeat(100),
    ])
      expect(codes.originOf(wrong)).toBeNull();
    expect(createFeedbackCodes(new Uint8Array(32), receivedBy).originOf(code)).toBeNull();
    expect(readFeedbackCode(`XX${code.slice(2)}`)).toBeNull();
  });

  test('opens nothing of another piece that came by the same number after a backup was restored', () => {
    const later = createFeedbackCodes(new Uint8Array(32).fill(3), () => 'request-2');
    expect(later.originOf(code)).toBeNull();
    expect(later.codeOf({ ...origin, requestId: 'request-2' })).not.toBe(code);
  });
});

describe('what people type', () => {
  const order = {
    requestId: 'request-0123456789',
    kind: 'problem',
    topic: 'attitude',
    fieldId: null,
    language: 'vi',
  };
  const taken = (content: string | null, contact: string | null = null, topic = 'attitude') =>
    feedbackOrder.safeParse({ ...order, topic, content, contact });

  test('keeps its lines and loses what hides, steers or piles up', () => {
    expect(plainText('Cán bộ\r\n\r\n\r\n\r\nkhông\u202E chào\u0000 \u001b[31m👨‍👩‍👧')).toBe(
      'Cán bộ\n\nkhông chào [31m👨👩👧',
    );
    expect(plainText(`e${'\u0301'.repeat(50)}`).length).toBeLessThan(6);
    expect(plainText('Tie\u0302\u0301ng Vie\u0323\u0302t')).toBe('Tiếng Việt');
    expect(plainText("\ud800 =cmd|' /C calc'!A0")).toBe("=cmd|' /C calc'!A0");
  });

  test('is bounded, and `other` says what it is', () => {
    expect(taken('a'.repeat(2_000)).success).toBe(true);
    for (const wrong of [
      taken('a'.repeat(2_001)),
      taken('a'.repeat(10_000)),
      taken(' \n '),
      taken(null, null, 'other'),
    ])
      expect(wrong.success).toBe(false);
    expect(taken(null).success).toBe(true);
  });

  test('a contact is a telephone number or an e-mail address', () => {
    for (const good of ['0912 345 678', '+84 912345678', 'lan@example.vn'])
      expect(taken(null, good).success).toBe(true);
    for (const wrong of ['gặp tôi ở nhà', '<b>0912345678</b>', '=1+1', 'a@b', '0912345678\n=cmd'])
      expect(taken(null, wrong).success).toBe(false);
  });
});
