import { describe, expect, test } from 'vitest';
import type { FileCode } from '#protocol/codes/file-code.ts';
import type { CitizenNumber } from '#protocol/codes/citizen-number.ts';
import type { ScannedCode } from '#protocol/codes/scanned-code.ts';
import type { RatingReason, RatingScore } from '#protocol/rating.ts';
import type { TicketStanding } from '#protocol/views.ts';
import type { BusinessDate, PersonMark, PriorityId, TicketLink } from '#protocol/vocabulary.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import { FIRST_FORM } from '#tests/support/rating.ts';
import { IDLE_WARNING_AFTER_MS, IDLE_WARNING_MS, STANDING_CLOSES_AFTER_MS } from '../../kiosk-ui/closing.ts';
import { initialState, kioskReducer, pressInFlight, SETTLE_MS } from '../../kiosk-ui/kiosk-state.ts';
import type { KioskEvent } from '../../kiosk-ui/kiosk-events.ts';
import { reasonsToSend } from '../../kiosk-ui/scanner/rating-steps.ts';
import type { RatingOutcome } from '../../kiosk-ui/scanner/ticket-rating.ts';
import { readScan, type ScanWorld } from '../../kiosk-ui/scanner/read-scan.ts';
import type { Scanned } from '../../kiosk-ui/scanner/scanned.ts';
import type { KioskState } from '../../kiosk-ui/screens.ts';
import { ELDERLY, requestId, SERVICE, ticketNumbered, viewWithPaper } from './kiosk-fixtures.ts';

const run = (state: KioskState, ...events: readonly KioskEvent[]): KioskState =>
  events.reduce(kioskReducer, state);
const scan = (scanned: Scanned, atMs: number): KioskEvent => ({ type: 'scanned', scanned, atMs });
const PERSON = 'p'.repeat(22) as PersonMark;
const card = (ageClass: PriorityId | null, person: PersonMark | null = null): Scanned => ({
  kind: 'card',
  ageClass,
  person,
});
const take = (atMs: number, priorityId: PriorityId | null = null, isCounted?: true): KioskEvent => ({
  type: 'takeNumber',
  serviceId: SERVICE,
  priorityId,
  requestId: requestId('press'),
  atMs,
  ...(isCounted === undefined ? {} : { isCounted }),
});
const START = initialState(0, null);
const openPapers = (atMs: number): KioskEvent => ({ type: 'openService', serviceId: SERVICE, atMs });
const onPapers = run(START, openPapers(1_000));
const RECEIPT: Scanned = {
  kind: 'file',
  fileCode: '000.00.01.H29-260310-0420' as FileCode,
  resultServiceId: SERVICE,
};
const LINK = 'H018aaaaaaaaaaaaaaaaaaaaaa' as TicketLink;
const STANDING: TicketStanding = {
  number: ticketNumbered(7).number,
  fieldId: ticketNumbered(7).fieldId,
  serviceId: SERVICE,
  status: 'waiting',
  ahead: 3,
  counterId: null,
  rating: null,
};
const ANY: readonly Scanned[] = [
  card(ELDERLY, PERSON),
  RECEIPT,
  { kind: 'ticket', standing: STANDING, link: LINK },
  { kind: 'declined', why: 'health_card' },
];

describe('a scanned card', () => {
  test('offers its class and takes nothing by itself', () => {
    const offered = run(onPapers, scan(card(ELDERLY), 2_000));
    expect(offered).toMatchObject({
      screen: { name: 'papers' },
      scanNotice: { kind: 'card' },
      ageClass: ELDERLY,
    });
    expect(pressInFlight(run(offered, take(3_000, ELDERLY)))).toMatchObject({ priorityId: ELDERLY });
  });

  test('scanned before a service was chosen it is offered once one is, and not again once let go', () => {
    const chosen = run(
      START,
      scan(card(ELDERLY), 1_000),
      { type: 'closeScanNotice', atMs: 2_000 },
      openPapers(3_000),
    );
    expect(chosen.scanNotice).toEqual({ kind: 'card' });
    const declined = run(chosen, { type: 'closeScanNotice', atMs: 4_000 });
    expect(declined).toMatchObject({ scanNotice: null, ageClass: null, screen: { name: 'papers' } });
  });

  test('is forgotten with the screen, by the way home and by idleness', () => {
    const scanned = run(START, scan(card(ELDERLY, PERSON), 1_000));
    const left = run(scanned, { type: 'goHome', atMs: 2_000 });
    const idle = run(scanned, { type: 'timePassed', atMs: 1_000 + IDLE_WARNING_AFTER_MS + IDLE_WARNING_MS });
    for (const state of [left, idle])
      expect(state).toMatchObject({
        screen: { name: 'start' },
        scanNotice: null,
        ageClass: null,
        person: null,
      });
  });
});

describe('numbers counted by person', () => {
  const asked = run(onPapers, take(2_000, null, true));

  test('a press asks for the card first, and the card makes it the press it was', () => {
    expect(asked.screen).toMatchObject({ name: 'card', serviceId: SERVICE });
    expect(pressInFlight(asked)).toBeNull();
    const given = run(asked, scan(card(null, PERSON), 3_000));
    expect(pressInFlight(given)).toMatchObject({
      requestId: requestId('press'),
      person: PERSON,
      pressedAtMs: 3_000,
    });
  });

  test('the way back leads to where it was pressed', () => {
    expect(run(asked, { type: 'goBack', atMs: 3_000 }).screen).toEqual(onPapers.screen);
  });

  test('who asked for an ordinary number is offered the class first and may take either', () => {
    const offered = run(asked, scan(card(ELDERLY, PERSON), 3_000));
    expect(offered).toMatchObject({ screen: { name: 'card' }, scanNotice: { kind: 'card' } });
    expect(pressInFlight(run(offered, take(4_000, null, true)))).toMatchObject({
      priorityId: null,
      person: PERSON,
    });
    expect(pressInFlight(run(offered, take(4_000, ELDERLY, true)))).toMatchObject({ priorityId: ELDERLY });
  });

  test('a card scanned before the press is not asked for again', () => {
    const pressed = run(onPapers, scan(card(null, PERSON), 2_000), take(3_000, null, true));
    expect(pressInFlight(pressed)).toMatchObject({ person: PERSON });
  });

  test('an office that does not count asks nobody', () => {
    expect(pressInFlight(run(onPapers, take(2_000)))).not.toHaveProperty('person');
  });
});

describe('other scans', () => {
  test('a receipt leads to the results’ queue and its number is one press away', () => {
    const receipt = run(START, scan(RECEIPT, 1_000));
    expect(receipt.screen).toMatchObject({ name: 'receipt', serviceId: SERVICE });
    expect(pressInFlight(run(receipt, take(2_000)))).toMatchObject({ serviceId: SERVICE, priorityId: null });
    expect(run(receipt, { type: 'goBack', atMs: 2_000 }).screen).toEqual({ name: 'start' });
    expect(JSON.stringify(pressInFlight(run(receipt, take(2_000))))).not.toContain('H29');
  });

  test('a ticket’s place is shown for a few seconds', () => {
    const shown = run(START, scan({ kind: 'ticket', standing: STANDING, link: LINK }, 1_000));
    expect(shown.screen).toEqual({ name: 'standing', standing: STANDING, link: LINK, rating: null });
    expect(run(shown, { type: 'timePassed', atMs: 1_000 + STANDING_CLOSES_AFTER_MS }).screen.name).toBe(
      'start',
    );
  });

  describe('that is rated', () => {
    const ticket = { kind: 'ticket', standing: { ...STANDING, rating: FIRST_FORM }, link: LINK } as const;
    const shown = run(START, scan(ticket, 1_000));
    const touched = (score: RatingScore, outcome: RatingOutcome = 'recorded'): KioskState =>
      run(
        shown,
        { type: 'rate', score, requestId: requestId('rate'), atMs: 2_000 },
        { type: 'ratingSettled', requestId: requestId('rate'), outcome, atMs: 2_100 },
      );
    const whyOf = ({ screen }: KioskState) => (screen.name === 'standing' ? screen.rating?.why : undefined);
    const toggle = (reason: RatingReason, atMs: number): KioskEvent => ({
      type: 'why',
      touch: { type: 'toggle', reason },
      atMs,
    });
    const asked = run(touched('dissatisfied'), toggle('slow', 3_000), toggle('attitude', 3_100));
    const said = { link: LINK, reasons: ['slow', 'attitude'] };

    test('low is asked why, once it is recorded here; nobody else is', () => {
      expect(whyOf(touched('dissatisfied'))).toEqual({ step: 'asked', chosen: [] });
      expect(whyOf(touched('neutral'))).toBeNull();
      expect(whyOf(touched('dissatisfied', 'known'))).toBeNull();
      expect(whyOf(touched('dissatisfied', 'failed'))).toBeNull();
    });

    test('one touch chooses a reason, another takes it back, and the second of a double tap does neither', () => {
      expect(whyOf(asked)).toMatchObject({ chosen: ['slow', 'attitude'] });
      expect(whyOf(run(asked, toggle('slow', 3_200)))).toMatchObject({ chosen: ['attitude'] });
      expect(whyOf(run(touched('dissatisfied'), toggle('slow', 2_100 + SETTLE_MS - 1)))).toMatchObject({
        chosen: [],
      });
    });

    test('tells what was chosen once its page is over, whichever way, unless it is taken back', () => {
      const given = run(asked, { type: 'why', touch: { type: 'give' }, atMs: 4_000 });
      const left = [
        given,
        run(asked, { type: 'goHome', atMs: 4_000 }),
        run(asked, { type: 'timePassed', atMs: 3_100 + STANDING_CLOSES_AFTER_MS }),
        run(asked, scan(RECEIPT, 4_000)),
        run(asked, scan({ ...ticket, link: 'H019' as TicketLink }, 4_000)),
      ];
      for (const { screen } of left) expect(reasonsToSend(asked.screen, screen)).toEqual(said);
      const none = run(asked, { type: 'why', touch: { type: 'giveNone' }, atMs: 4_000 });
      const more = run(asked, toggle('other', 4_000));
      for (const { screen } of [none, more]) expect(reasonsToSend(asked.screen, screen)).toBeNull();
      // Once: the thanks that follow have nothing more to tell.
      expect(reasonsToSend(given.screen, START.screen)).toBeNull();
      expect(reasonsToSend(touched('dissatisfied').screen, START.screen)).toBeNull();
    });
  });

  test('what is declined leaves the page as it was', () => {
    const told = run(onPapers, scan({ kind: 'declined', why: 'cut_off' }, 2_000));
    expect(told).toMatchObject({ screen: onPapers.screen, scanNotice: { why: 'cut_off' } });
    expect(run(told, { type: 'closeScanNotice', atMs: 3_000 })).toMatchObject({ scanNotice: null });
  });

  test('nothing disturbs a press in flight or a number', () => {
    const inFlight = run(onPapers, take(2_000));
    const outcome = { kind: 'issued', ticket: ticketNumbered(7) } as const;
    const onTicket = run(inFlight, {
      type: 'pressSettled',
      requestId: requestId('press'),
      outcome,
      view: viewWithPaper('queued'),
      atMs: 3_000,
    });
    for (const state of [inFlight, onTicket])
      for (const scanned of ANY) expect(run(state, scan(scanned, 9_000))).toBe(state);
  });

  test('the second of two scans in a moment finds a page too young to act on', () => {
    const first = run(START, scan(RECEIPT, 1_000));
    expect(run(first, scan(card(ELDERLY), 1_000 + SETTLE_MS - 1))).toBe(first);
  });
});

describe('what a code comes to', () => {
  const TODAY = '2026-11-23' as BusinessDate;
  const silent: ScanWorld['send'] = () => Promise.resolve({ ok: null });
  const world = (change: Partial<ScanWorld> = {}): ScanWorld => ({
    office: DEMO_OFFICE,
    today: TODAY,
    field: undefined,
    send: () => expect.unreachable('the server is not asked'),
    ...change,
  });
  const counted = { ...DEMO_OFFICE, rules: { ...DEMO_OFFICE.rules, openNumbersPerPerson: 2 } };
  const bornIn = (year: number): ScannedCode => ({
    kind: 'citizen_card',
    number: `079${year < 2000 ? '1' : '3'}${String(year).slice(2)}012345` as CitizenNumber,
  });

  test.each([
    [1966, 'elderly'],
    [1967, null],
    [2020, null],
  ])('a card of %i is offered %s', async (year, ageClass) => {
    expect(await readScan(bornIn(year), world())).toEqual({ kind: 'card', ageClass, person: null });
  });

  test('of two classes by age the higher one is offered, and only one that kiosks grant', async () => {
    const [elderly] = DEMO_OFFICE.rules.priorityClasses;
    const withAges = (grantedBy: readonly ('kiosk' | 'officer')[]) => ({
      ...DEMO_OFFICE,
      rules: {
        ...DEMO_OFFICE.rules,
        priorityClasses: [
          elderly!,
          { ...elderly!, priorityId: 'very-old' as PriorityId, fromAge: 80, grantedBy },
        ],
      },
    });
    const of = async (year: number, grantedBy: readonly ('kiosk' | 'officer')[]) =>
      readScan(bornIn(year), world({ office: withAges(grantedBy) }));
    expect(await of(1940, ['kiosk'])).toMatchObject({ ageClass: 'very-old' });
    expect(await of(1960, ['kiosk'])).toMatchObject({ ageClass: 'elderly' });
    expect(await of(1940, ['officer'])).toMatchObject({ ageClass: 'elderly' });
  });

  test('in a field whose line passes nobody no class is offered', async () => {
    const [field] = DEMO_OFFICE.fields;
    const strict = { ...field!, policy: { kind: 'first_come' } as const };
    expect(await readScan(bornIn(1946), world({ field: strict }))).toMatchObject({ ageClass: null });
  });

  test('a number no living person has is no card', async () => {
    const code = { kind: 'citizen_card', number: '079900012345' as CitizenNumber } as const;
    expect(await readScan(code, world())).toEqual({ kind: 'declined', why: 'unknown' });
  });

  test('where numbers are counted the mark is fetched, and without an answer the card counts for nothing', async () => {
    const send = (() =>
      Promise.resolve({ ok: true, revision: 1, result: { person: PERSON } })) as unknown as ScanWorld['send'];
    expect(await readScan(bornIn(1946), world({ office: counted, send }))).toMatchObject({ person: PERSON });
    const unanswered = await readScan(bornIn(1946), world({ office: counted, send: silent }));
    expect(unanswered).toEqual({ kind: 'declined', why: 'no_answer' });
  });

  test('a receipt needs a results desk, a ticket an answer', async () => {
    const file = { kind: 'file', fileCode: '000.00.01.H29-260310-0420' as FileCode } as const;
    expect(await readScan(file, world())).toMatchObject({
      kind: 'file',
      resultServiceId: DEMO_OFFICE.resultServiceId,
    });
    const none = await readScan(file, world({ office: { ...DEMO_OFFICE, resultServiceId: null } }));
    expect(none).toEqual({ kind: 'declined', why: 'no_result_desk' });
    const ticket = { kind: 'ticket', link: 'H018-dQw4w9WgXcQ5TzYb2LmN7A' as TicketLink } as const;
    expect(await readScan(ticket, world({ send: silent }))).toEqual({ kind: 'declined', why: 'no_answer' });
    const unknown = (() =>
      Promise.resolve({ ok: true, revision: 1, result: null })) as unknown as ScanWorld['send'];
    expect(await readScan(ticket, world({ send: unknown }))).toEqual({ kind: 'declined', why: 'old_ticket' });
  });
});
