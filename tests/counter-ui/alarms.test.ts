import { describe, expect, test } from 'vitest';
import { LANGUAGES, PRINTER_PROBLEMS } from '#protocol/vocabulary.ts';
import { ALL_PRINTED, MANY_UNPRINTED, ONE_UNPRINTED, printerThat } from '#tests/looks/printing-fixtures.ts';
import { alarmWords, printerNamed } from '../../counter-ui/alarm-words.ts';
import { alarmKey, alarmsOf } from '../../counter-ui/alarms.ts';
import { textsIn } from '../../counter-ui/texts.ts';

const READY = { kind: 'ready', lastSpokenAtMs: null } as const;
const ZONE = 'Asia/Ho_Chi_Minh';
const vi = textsIn('vi');

describe('alarms', () => {
  test('a hall that hears nothing comes before a printer, and the printer before what it left undone', () => {
    const alarms = alarmsOf({ kind: 'muted', isShown: false }, MANY_UNPRINTED);
    expect(alarms.map(({ about, cause }) => `${about} ${cause}`)).toEqual([
      'sound muted',
      'printer paper_out',
      'paper perhaps_not_printed',
    ]);
  });

  test('nothing wrong, or no printer at all, is no alarm', () => {
    expect(alarmsOf(READY, ALL_PRINTED)).toEqual([]);
    expect(alarmsOf(READY, { ...ALL_PRINTED, printer: null })).toEqual([]);
  });

  test('what a hand cures is amber, the rest is broken', () => {
    const isBrokenBy = (problem: (typeof PRINTER_PROBLEMS)[number]) =>
      alarmsOf(READY, { ...ALL_PRINTED, printer: printerThat(problem) })[0]?.isBroken;
    expect(isBrokenBy('paper_out')).toBe(false);
    expect(isBrokenBy('cover_open')).toBe(false);
    expect(isBrokenBy('offline')).toBe(true);
    expect(isBrokenBy('cutter_error')).toBe(true);
  });

  test('what was noted stays noted until it is another printer, another trouble or another sheet', () => {
    const keys = (printing: typeof ALL_PRINTED) => alarmsOf(READY, printing).map(alarmKey);
    const out = { ...ALL_PRINTED, printer: printerThat('paper_out') };
    expect(keys({ ...out, printer: { ...printerThat('paper_out'), since: null } })).toEqual(keys(out));
    expect(keys({ ...out, printer: { ...printerThat('paper_out'), name: 'Quầy 3' } })).not.toEqual(keys(out));
    expect(keys({ ...ALL_PRINTED, printer: printerThat('offline') })).not.toEqual(keys(out));
    const [first, ...rest] = MANY_UNPRINTED.unprinted;
    expect(first).toBeDefined();
    const fewer = { ...ALL_PRINTED, unprinted: rest, unprintedCount: rest.length };
    expect(keys(fewer)).not.toEqual(keys({ ...ALL_PRINTED, unprinted: MANY_UNPRINTED.unprinted }));
  });
});

describe('an alarm says', () => {
  const wordsOf = (printing: typeof ALL_PRINTED, texts = vi) =>
    alarmsOf(READY, printing).map((alarm) => alarmWords(alarm, ZONE, texts));

  test.each(LANGUAGES)('which printer, since when, and a cure for every trouble, in %s', (language) => {
    const texts = textsIn(language);
    for (const printer of [
      ...PRINTER_PROBLEMS.map((problem) => printerThat(problem)),
      printerThat(null, true),
    ]) {
      const [words] = wordsOf({ ...ALL_PRINTED, printer }, texts);
      expect(words?.what).toContain('Kiosk sảnh');
      expect(words?.what).toContain('09:38');
      expect(words?.cure).toMatch(/\.$/);
    }
  });

  test('no time where nothing was ever heard of the printer', () => {
    const printer = { ...printerThat('unknown'), since: null };
    expect(wordsOf({ ...ALL_PRINTED, printer })[0]?.what).toBe('Máy in Kiosk sảnh không rõ tình trạng.');
  });

  test('a printer whose name says that it is one is not called one twice', () => {
    expect(printerNamed('Máy in sảnh', vi)).toBe('Máy in sảnh');
    expect(printerNamed('Kiosk sảnh', vi)).toBe('Máy in Kiosk sảnh');
  });

  test('the newest three numbers without paper, and how many sheets there are besides', () => {
    expect(wordsOf(ONE_UNPRINTED)[0]?.what).toBe('Phiếu chưa in được: H021.');
    expect(wordsOf(MANY_UNPRINTED)[1]?.what).toBe(
      'Phiếu chưa rõ đã ra giấy: H023, A118, H021 và 5 phiếu khác.',
    );
  });
});
