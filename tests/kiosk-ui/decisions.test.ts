import { describe, expect, test } from 'vitest';
import { DEMO_OFFICE } from '#demo/office.ts';
import { PRINT_STATES, PRINTER_PROBLEMS, REFUSAL_CODES, REJECTION_CODES } from '#protocol/vocabulary.ts';
import { isForbiddenKey } from '../../kiosk-ui/kiosk-guards.ts';
import { DRAWN_TARGET_PX, LARGEST_TARGET_PX } from '../../kiosk-ui/calibration/millimetres.ts';
import { paperNotice, paperSeenIn, PAPER_NOT_SEEN, PRINT_PATIENCE_MS } from '../../kiosk-ui/paper-notice.ts';
import { fitAtStep, lastFitStep } from '../../kiosk-ui/papers/paper-fit.ts';
import { isDueNextWorkingDay } from '../../kiosk-ui/same-day-limit.ts';
import { rowsPerPage, servicePages } from '../../kiosk-ui/service-pages.ts';
import { standstillReason } from '../../kiosk-ui/standstill/standstill-reason.ts';
import { en } from '../../kiosk-ui/texts-en.ts';
import { aheadWords, refusalNotice, vi } from '../../kiosk-ui/texts.ts';
import { waitSummary } from '../../kiosk-ui/wait-summary.ts';
import { FIELD, PRINT_JOB, viewWithPaper } from './kiosk-fixtures.ts';

describe('what is said about the paper', () => {
  const now = { isOnline: true, printerProblem: null, shownForMs: 1_000 };

  test('each print state has its own words', () => {
    const kinds = PRINT_STATES.map((state) => `${state}: ${paperNotice({ state, problem: null }, now).kind}`);
    expect(kinds).toEqual([
      'queued: printing',
      'sending: printing',
      'printed: printed',
      'sent: sent',
      'failed: trouble',
      'uncertain: uncertain',
    ]);
  });

  test('a printer known to be in trouble is named before the job fails', () => {
    expect(paperNotice({ state: 'queued', problem: null }, { ...now, printerProblem: 'paper_out' })).toEqual({
      kind: 'trouble',
      problem: 'paper_out',
    });
  });

  test('what the job itself met counts more than what the printer says later', () => {
    expect(
      paperNotice({ state: 'failed', problem: 'cover_open' }, { ...now, printerProblem: 'offline' }),
    ).toEqual({
      kind: 'trouble',
      problem: 'cover_open',
    });
  });

  test('a paper that is out stays out when the connection or the printer fails afterwards', () => {
    const later = { isOnline: false, printerProblem: 'paper_out', shownForMs: 60_000 } as const;
    expect(paperNotice({ state: 'printed', problem: null }, later)).toEqual({ kind: 'printed' });
  });

  test('without a connection printing is not claimed', () => {
    expect(paperNotice({ state: 'sending', problem: null }, { ...now, isOnline: false })).toEqual({
      kind: 'noNews',
    });
  });

  test('a paper that takes too long is admitted to be slow', () => {
    expect(
      paperNotice({ state: 'sending', problem: null }, { ...now, shownForMs: PRINT_PATIENCE_MS }),
    ).toEqual({
      kind: 'slow',
    });
  });

  test('a job that has left the view keeps what was last known of it', () => {
    const seen = paperSeenIn(viewWithPaper('printed'), PRINT_JOB, PAPER_NOT_SEEN);
    expect(paperSeenIn(viewWithPaper(null), PRINT_JOB, seen)).toEqual({ state: 'printed', problem: null });
  });

  test('every trouble says in both languages that the number is valid', () => {
    for (const problem of PRINTER_PROBLEMS) {
      expect(vi.trouble[problem]).toContain('số vẫn có hiệu lực');
      expect(en.trouble[problem]).toContain('number is valid');
    }
  });
});

describe('what is said of the paper before a number is taken', () => {
  const all = [vi, en].flatMap((texts) => PRINTER_PROBLEMS.map((problem) => ({ texts, problem })));

  test.each(all)('$problem is named first, then the phone is offered', ({ texts, problem }) => {
    const words = aheadWords(texts, problem, true);
    expect(words.startsWith(texts.noPaperAhead[problem])).toBe(true);
    expect(words).toMatch(/quét mã để giữ số trên điện thoại|keep it on your phone/);
  });

  test.each(all)('$problem promises no phone where none could reach the office', ({ texts, problem }) => {
    expect(aheadWords(texts, problem, false)).not.toMatch(/điện thoại|phone/);
  });

  test('only a printer that may well print is said to print perhaps', () => {
    const doubtful = PRINTER_PROBLEMS.filter((problem) => aheadWords(vi, problem, false).includes('có thể'));
    expect(doubtful).toEqual(['unknown']);
  });
});

describe('what is said about the wait', () => {
  const load = { fieldId: FIELD, waiting: 0, range: { from: 0, to: 5 }, openCounters: 1 };
  const view = (change: Partial<typeof load> & { readonly range?: typeof load.range }) => ({
    ...viewWithPaper(null),
    fields: [{ ...load, ...change }],
  });

  test('nobody waits only where a counter is open', () => {
    expect(waitSummary(view({}), FIELD)).toEqual({ kind: 'none' });
    expect(waitSummary(view({ openCounters: 0 }), FIELD)).toEqual({ kind: 'notOpen', waiting: 0 });
  });

  test('without fresh figures nothing is said, not zero', () => {
    expect(waitSummary(null, FIELD)).toEqual({ kind: 'unknown' });
  });

  test('a range that cannot be known leaves only the count', () => {
    const fields = [{ ...load, waiting: 4, range: null }];
    expect(waitSummary({ ...viewWithPaper(null), fields }, FIELD)).toEqual({
      kind: 'waiting',
      waiting: 4,
      range: null,
    });
  });
});

describe('refusals', () => {
  test('every code there is has a sentence and an advice in both languages', () => {
    for (const texts of [vi, en]) {
      for (const code of [...REJECTION_CODES, ...REFUSAL_CODES]) {
        const { title, detail } = refusalNotice(texts, code);
        expect(title.length).toBeGreaterThan(10);
        expect(detail.length).toBeGreaterThan(20);
        expect(`${title} ${detail}`).not.toContain(code);
      }
    }
  });
});

describe('the 15:00 rule', () => {
  const [sameDay] = DEMO_OFFICE.services.filter((service) => service.isSameDay);
  if (sameDay === undefined) throw new Error('The demonstration office has no same-day procedure.');
  const at = (hour: number, minute: number): number => Date.UTC(2026, 10, 23, hour - 7, minute);

  test('holds by the clock of the office, from 15:00 on, for same-day procedures only', () => {
    const zone = 'Asia/Ho_Chi_Minh';
    expect(isDueNextWorkingDay(sameDay, at(14, 59), zone)).toBe(false);
    expect(isDueNextWorkingDay(sameDay, at(15, 0), zone)).toBe(true);
    expect(isDueNextWorkingDay({ ...sameDay, isSameDay: false }, at(16, 0), zone)).toBe(false);
    expect(isDueNextWorkingDay(sameDay, at(15, 0), 'Europe/London')).toBe(false);
  });
});

describe('pages of services', () => {
  const layouts = [true, false].flatMap((isLandscape) =>
    [true, false].flatMap((isFlowing) =>
      [true, false].flatMap((isReachMode) =>
        (['none', 'line', 'box', 'strip'] as const).flatMap((notice) =>
          [DRAWN_TARGET_PX, LARGEST_TARGET_PX].map((targetPx) => ({
            isLandscape,
            isFlowing,
            isReachMode,
            notice,
            targetPx,
          })),
        ),
      ),
    ),
  );

  test('every service of every field stands on exactly one page, in every layout', () => {
    for (const layout of layouts) {
      const rows = rowsPerPage(layout);
      for (const { fieldId } of DEMO_OFFICE.fields) {
        const services = DEMO_OFFICE.services.filter((service) => service.fieldId === fieldId);
        const pages = servicePages(services, rows);
        const shown = pages.flatMap((page) => [...page.common, ...page.others]);
        expect(new Set(shown)).toEqual(new Set(services));
        expect(shown).toHaveLength(services.length);
        for (const page of pages)
          expect(page.common.length + Math.ceil(page.others.length / 2)).toBeLessThanOrEqual(rows);
      }
    }
  });

  test('common services come first', () => {
    const pages = servicePages(DEMO_OFFICE.services, 3);
    const firstOther = pages.findIndex((page) => page.others.length > 0);
    expect(pages.slice(firstOther + 1).every((page) => page.common.length === 0)).toBe(true);
  });

  test('a field without services is one empty page', () => {
    expect(servicePages([], 5)).toEqual([{ common: [], others: [] }]);
  });
});

describe('a list of papers is made to fit', () => {
  test('first tighter, then shorter, then fewer to a page, and never none', () => {
    const fits = Array.from({ length: lastFitStep(4) + 1 }, (_, step) => fitAtStep(step, 4));
    expect(fits.map(({ density, papersPerPage }) => `${density} ${String(papersPerPage)}`)).toEqual([
      'roomy 4',
      'tight 4',
      'oneLineNotes 4',
      'namesOnly 4',
      'namesOnly 3',
      'namesOnly 2',
      'namesOnly 1',
    ]);
    expect(fitAtStep(lastFitStep(0), 0).papersPerPage).toBe(1);
  });
});

describe('keys that would leave the kiosk', () => {
  const key = (name: string, change = {}) => ({
    key: name,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    ...change,
  });

  test.each([
    ['F12', {}],
    ['F11', {}],
    ['p', { ctrlKey: true }],
    ['+', { ctrlKey: true }],
    ['ArrowLeft', { altKey: true }],
    ['ContextMenu', {}],
  ])('%s is held back', (name, change) => {
    expect(isForbiddenKey(key(name, change))).toBe(true);
  });

  test('keys that operate the page pass, but one held down is one press', () => {
    for (const name of ['Tab', 'Enter', ' ', 'Escape', 'F5']) expect(isForbiddenKey(key(name))).toBe(false);
    expect(isForbiddenKey(key('Enter', { repeat: true }))).toBe(true);
  });
});

describe('why there is nothing to press yet', () => {
  const link = { status: 'connecting', refusal: null, attempts: 0, welcome: null, view: null } as const;

  test('a device the server does not know is told apart from a server that is not there', () => {
    expect(standstillReason(link)).toBe('connecting');
    expect(standstillReason({ ...link, attempts: 10 })).toBe('unreachable');
    expect(standstillReason({ ...link, status: 'refused', refusal: 'revoked_device' })).toBe('notEnrolled');
    expect(standstillReason({ ...link, status: 'refused', refusal: 'foreign_origin' })).toBe('foreignOrigin');
    expect(standstillReason({ ...link, status: 'refused', refusal: 'protocol_mismatch' })).toBe(
      'protocolMismatch',
    );
  });
});
