import { describe, expect, test } from 'vitest';
import { colleagueCommand, colleagueDeeds } from '../../counter-ui/dialogs/colleague-deeds.ts';
import { finishAfterKey, finishCommand, finishDraftOf } from '../../counter-ui/dialogs/finish-draft.ts';
import {
  EMPTY_PARK,
  otherDigit,
  paperCountOf,
  parkAfterKey,
  parkCommand,
  returnTimesAt,
  type ParkDraft,
} from '../../counter-ui/dialogs/park-draft.ts';
import { afterArrow, afterTyping, EMPTY_PICKER } from '../../counter-ui/dialogs/picker.ts';
import { counterTargets, openCountersFor, serviceTargets } from '../../counter-ui/dialogs/targets.ts';
import { ordinalOf, typedNumber } from '../../counter-ui/dialogs/typed-number.ts';
import { absentRows, serviceRows } from '../../counter-ui/queue-rows.ts';
import { folded, foundServices, matches } from '../../counter-ui/search.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import { RETURN_TIMES } from '#protocol/officer-words.ts';
import type { AbsentTicket, ColleagueCounter } from '#protocol/views.ts';
import {
  instantMs,
  type CounterId,
  type FieldId,
  type ServiceId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import { idleView, NOW_MS, ticket, ticketNumber } from './fixtures.ts';

const office = DEMO_OFFICE;
const [counter] = office.counters.filter(({ number }) => number === 3);
if (counter === undefined) throw new Error('The office has no third counter.');
const TICKET_ID = '2026-11-23/H009' as TicketId;

describe('parking', () => {
  const after = (...caps: readonly string[]): ParkDraft =>
    caps.reduce((draft, cap) => parkAfterKey(draft, cap, 5, RETURN_TIMES) ?? draft, EMPTY_PARK);

  test('digits toggle papers, in the order of the list', () => {
    expect(after('3', '1').chosen).toEqual([0, 2]);
    expect(after('3', '1', '3').chosen).toEqual([0]);
  });

  test('the digit after the last paper is for words of one’s own', () => {
    expect(otherDigit(5)).toBe('6');
    expect(after('6').other).toBe('');
    expect(parkAfterKey(EMPTY_PARK, '7', 5, RETURN_TIMES)).toBeNull();
    expect(otherDigit(20)).toBe('9');
    expect(parkAfterKey(EMPTY_PARK, '9', 20, RETURN_TIMES)?.other).toBe('');
  });

  test('Q W E say when to come back, pressed again no longer', () => {
    expect(after('W').returnTime).toBe('this_afternoon');
    expect(after('W', 'E').returnTime).toBe('another_day');
    expect(after('W', 'W').returnTime).toBeNull();
  });

  test('in the afternoon nobody is asked back for the morning', () => {
    expect(returnTimesAt(9)).toContain('this_morning');
    expect(returnTimesAt(13)).not.toContain('this_morning');
    expect(parkAfterKey(EMPTY_PARK, 'Q', 5, returnTimesAt(13))).toBeNull();
  });

  test('the command holds what was chosen, and prints only where there is something to print', () => {
    const draft = { ...after('2', 'E'), other: ' Bản án ;; Giấy ủy quyền ' };
    expect(paperCountOf(draft)).toBe(3);
    expect(parkCommand(draft, TICKET_ID, true).input).toEqual({
      ticketId: TICKET_ID,
      reason: 'papers_missing',
      paperIndexes: [1],
      otherPapers: ['Bản án', 'Giấy ủy quyền'],
      returnTime: 'another_day',
      isPrinted: true,
    });
    expect(parkCommand(draft, TICKET_ID, false).input).toMatchObject({ isPrinted: false });
    expect(parkCommand(EMPTY_PARK, TICKET_ID, true).input).toMatchObject({ isPrinted: false });
  });
});

describe('finishing with details', () => {
  const draft = finishDraftOf(ticket({ addedServiceIds: ['certified-copy' as ServiceId] }));

  test('begins as a plain finish would: every service once, completed', () => {
    expect(finishCommand(draft, TICKET_ID).input).toMatchObject({
      done: [
        { serviceId: 'birth-registration', count: 1, outcome: 'completed' },
        { serviceId: 'certified-copy', count: 1, outcome: 'completed' },
      ],
    });
  });

  test('arrows choose the line, digits count, letters tell the outcome', () => {
    const keys: readonly (readonly [string, string | null])[] = [
      ['ArrowDown', null],
      ['ArrowDown', null],
      ['3', '3'],
      ['ArrowRight', null],
      ['w', 'W'],
    ];
    const done = keys.reduce((now, [key, cap]) => finishAfterKey(now, key, cap) ?? now, draft);
    expect(done.lines[1]).toEqual({ serviceId: 'certified-copy', count: 4, outcome: 'papers_missing' });
    expect(done.lines[0]).toEqual(draft.lines[0]);
  });

  test('a count never falls below one', () => {
    expect(finishAfterKey(draft, 'ArrowLeft', null)?.lines[0]?.count).toBe(1);
  });
});

describe('searching', () => {
  test('forgives accents, capitals and đ', () => {
    expect(folded('Đăng ký KHAI SINH')).toBe('dang ky khai sinh');
    expect(matches('chung thuc', ['Chứng thực chữ ký'])).toBe(true);
    expect(matches('chu chung', ['Chứng thực chữ ký'])).toBe(true);
    expect(matches('hung', ['Chứng thực chữ ký'])).toBe(false);
  });

  test('finds by name and by code, the name first', () => {
    const names = (query: string) =>
      foundServices(query, office.services, office.fields, 'vi').map(({ serviceId }) => serviceId);
    expect(names('dang ky khai sinh')[0]).toBe('birth-registration');
    expect(names('zzz')).toEqual([]);
    const coded = office.services.find(({ procedureCode }) => procedureCode !== null);
    expect(names(coded?.procedureCode ?? '')[0]).toBe(coded?.serviceId);
  });

  test('nothing is chosen until something is typed or an arrow pressed', () => {
    expect(EMPTY_PICKER.index).toBeNull();
    expect(afterTyping('a').index).toBe(0);
    expect(afterTyping(' ').index).toBeNull();
    expect(afterArrow(EMPTY_PICKER, 'ArrowDown', 3)?.index).toBe(0);
    expect(afterArrow({ query: '', index: 2 }, 'ArrowDown', 3)?.index).toBe(2);
    expect(afterArrow(EMPTY_PICKER, 'ArrowDown', 0)).toBeNull();
    expect(afterArrow(EMPTY_PICKER, 'x', 3)).toBeNull();
  });
});

const colleague = (number: number, change: Partial<ColleagueCounter> = {}): ColleagueCounter => ({
  counterId: String(number) as CounterId,
  counterNumber: number,
  officerName: 'Phạm Minh Đức',
  state: 'working',
  ticket: null,
  helpAskedAt: null,
  ...change,
});

describe('where a ticket can go', () => {
  const service = office.services.find(({ serviceId }) => serviceId === 'birth-registration');
  if (service === undefined) throw new Error('The office registers no births.');

  test('only counters that work and take the service are open for it', () => {
    const working = idleView({ colleagues: [colleague(5), colleague(8, { state: 'paused' }), colleague(2)] });
    expect(openCountersFor(service, working, office)).toEqual([3, 5]);
    const paused = { ...working, paused: { reason: 'break', since: instantMs(NOW_MS) } } as const;
    expect(openCountersFor(service, paused, office)).toEqual([5]);
  });

  test('the present service is no target', () => {
    const targets = serviceTargets('', idleView(), office, 'vi', [service.serviceId]);
    expect(targets.map((target) => target.service.serviceId)).not.toContain(service.serviceId);
    expect(targets).toHaveLength(office.services.length - 1);
  });

  test('a counter is found by its number or its officer, a closed one is not', () => {
    const view = idleView({ colleagues: [colleague(5), colleague(6, { state: 'closed' })] });
    const found = (query: string) =>
      counterTargets(query, view).map((target) => target.colleague.counterNumber);
    expect(found('quay 5')).toEqual([5]);
    expect(found('5')).toEqual([5]);
    expect(found('minh')).toEqual([5]);
    expect(found('6')).toEqual([]);
    expect(found('')).toEqual([]);
  });
});

describe('a number as it is typed', () => {
  test.each([
    ['h16', 'H016'],
    ['H016', 'H016'],
    [' x 7 ', 'X007'],
  ])('%s is %s', (text, number) => {
    expect(typedNumber(text, office, counter)).toEqual({ kind: 'number', number });
  });

  test('digits alone need a letter where the counter has several series', () => {
    expect(typedNumber('16', office, counter)).toMatchObject({ kind: 'needs_letter' });
    const [only] = counter.fieldIds;
    const single = { ...counter, fieldIds: only === undefined ? [] : [only] };
    expect(typedNumber('16', office, single)).toEqual({ kind: 'number', number: 'H016' });
  });

  test.each(['', 'h', 'h0', 'h1234', 'hh1', '<1>'])('%j is no number', (text) => {
    expect(typedNumber(text, office, counter).kind).not.toBe('number');
  });

  test('of a roll only its own digits count', () => {
    expect(ordinalOf('042')).toBe(42);
    expect(ordinalOf('h42')).toBe(42);
    expect(ordinalOf('')).toBeNull();
    expect(ordinalOf('0')).toBeNull();
  });
});

describe('what may be done about a colleague', () => {
  const held = { ticketId: TICKET_ID, number: ticketNumber('H009'), since: instantMs(NOW_MS) };

  test('nothing but saying that help has come, unless one supervises', () => {
    const asking = colleague(5, { helpAskedAt: instantMs(NOW_MS), ticket: { ...held, status: 'serving' } });
    expect(colleagueDeeds(asking, false)).toEqual(['helpCame']);
    expect(colleagueDeeds(asking, true)).toEqual(['helpCame', 'takeOver', 'finished', 'back_in_line']);
  });

  test('what is called can be missed, not finished; an empty counter can be closed', () => {
    expect(colleagueDeeds(colleague(5, { ticket: { ...held, status: 'called' } }), true)).toEqual([
      'takeOver',
      'missed',
      'back_in_line',
    ]);
    expect(colleagueDeeds(colleague(5), true)).toEqual(['close']);
    expect(colleagueDeeds(colleague(5, { state: 'closed', officerName: null }), true)).toEqual([]);
  });

  test('the command names the counter and what it holds', () => {
    expect(colleagueCommand('back_in_line', colleague(5, { ticket: { ...held, status: 'called' } }))).toEqual(
      {
        name: 'endForColleague',
        input: { counterId: '5', ticketId: TICKET_ID, ending: 'back_in_line' },
      },
    );
    expect(colleagueCommand('takeOver', colleague(5))).toBeNull();
  });
});

describe('the queue column', () => {
  const absent = (number: string, kind: AbsentTicket['kind']): AbsentTicket => {
    const common = {
      ticketId: `2026-11-23/${number}` as TicketId,
      number: ticketNumber(number),
      fieldId: 'civil-status' as FieldId,
      serviceId: 'birth-registration' as ServiceId,
      since: instantMs(NOW_MS),
      counterNumber: 3,
      officerName: 'Nguyễn Thị Hạnh',
    };
    return kind === 'missed'
      ? { ...common, kind, callCount: 3 }
      : { ...common, kind, reason: 'paying', missingPapers: [], returnTime: null };
  };

  test('nobody who waits is lost between the rows and the rest', () => {
    const services = office.services.map(({ serviceId }) => ({
      serviceId,
      waiting: 2,
      longestWaitSince: instantMs(NOW_MS),
    }));
    const { rows, others } = serviceRows(idleView({ services }), office, counter);
    const own = office.services.filter(({ fieldId }) => counter.fieldIds.includes(fieldId));
    expect(rows.reduce((sum, { waiting }) => sum + waiting, 0) + others.waiting).toBe(2 * own.length);
    expect(rows.length + others.services).toBe(own.length);
  });

  test('neither those away for papers nor the missed crowd the others out', () => {
    const digits = ['1', '2', '3', '4', '5'];
    const parked = digits.map((digit) => absent(`H00${digit}`, 'parked'));
    const missed = digits.map((digit) => absent(`H01${digit}`, 'missed'));
    const { rows, others } = absentRows(idleView({ absent: [...parked, ...missed], absentCount: 14 }));
    expect(rows.map(({ kind }) => kind)).toEqual(['parked', 'parked', 'missed', 'missed']);
    expect(others).toBe(10);
    expect(absentRows(idleView({ absent: parked, absentCount: 5 })).rows).toHaveLength(4);
  });
});
