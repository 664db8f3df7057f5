import { expect, test } from 'vitest';
import { expectInside, expectLegible, expectNoLinesTouch, layoutOf, linesOf, textOf } from './layouts.ts';
import { feedbackSlip, HOSTILE_NAMES, profileNamed, setupOf, text } from './slips.ts';

test('the receipt of feedback says its number, until when it is answered, the code, and that it is no ticket', () => {
  const layout = layoutOf(feedbackSlip());
  const words = linesOf(layout).join(' ');
  for (const part of [
    'Giấy hẹn trả lời',
    'PA-2026-0007',
    'Đã nhận: thứ Hai 23/11/2026.',
    'Trả lời chậm nhất: thứ Hai 07/12/2026.',
    'PA-2026-0007- K7QF-2N8X-90AB-TTWZ',
    'Xem trả lời',
    'Đây không phải phiếu số thứ tự',
  ])
    expect(words).toContain(part);
  expect(layout.elements.filter(({ kind }) => kind === 'qr')).toHaveLength(1);
  expect(layout.elements.some(({ kind }) => kind === 'plate')).toBe(false);
});

test('where no phone reaches the office it has the code alone, and where the piece is gone it sends to the help desk', () => {
  const nearby = layoutOf(feedbackSlip({ phoneUrl: null }));
  expect(nearby.elements.some(({ kind }) => kind === 'qr')).toBe(false);
  expect(textOf(nearby)).toContain('K7QF-2N8X-90AB-TTWZ');
  const gone = layoutOf(feedbackSlip({ phoneUrl: null, code: null }));
  expect(textOf(gone)).toContain('Hỏi bàn hướng dẫn về số này.');
});

test.each(['epson-80-180', 'standard-80', 'standard-58', 'wide-112'])(
  'on paper of %s nothing is cut off, too small or touched by another line, in any language',
  (profileId) => {
    const setup = setupOf(profileNamed(profileId));
    for (const languages of [['vi'], ['vi', 'en'], ['en', 'vi'], ['zh', 'vi']] as const) {
      const layout = layoutOf(feedbackSlip({ languages }), setup);
      expectInside(layout);
      expectLegible(layout, setup.printer.profile);
      expectNoLinesTouch(layout);
      expect(textOf(layout)).not.toContain('…');
      expect(textOf(layout).replaceAll(/\s/gu, '')).toContain('K7QF-2N8X-90AB-TTWZ');
    }
    for (const name of HOSTILE_NAMES)
      expectInside(layoutOf(feedbackSlip({ officeName: text(name), unitName: text(name) }), setup));
  },
);
