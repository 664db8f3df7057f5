import { describe, expect, test } from 'vitest';
import { actionButtons, BAR_INTENTS, recallSeconds, usualStep } from '../../counter-ui/action-buttons.ts';
import { effectOf, isDialogOver } from '../../counter-ui/intents.ts';
import { KEY_INTENTS } from '../../counter-ui/keyboard.ts';
import { obstacleTo, verdictOn } from '../../counter-ui/obstacles.ts';
import { textsIn } from '../../counter-ui/texts.ts';
import { obstacleWords, undoSeconds } from '../../counter-ui/wording.ts';
import { DEFAULT_QUEUE_RULES } from '#protocol/queue-rules.ts';
import { COUNTER_ACTIONS, type AbsentTicket, type CounterView } from '#protocol/views.ts';
import {
  instantMs,
  REJECTION_CODES,
  type FieldId,
  type RequestId,
  type ServiceId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import { CALLED, calledView, IDLE, idleView, NOW_MS, servingView, ticket, ticketNumber } from './fixtures.ts';

const rules = DEFAULT_QUEUE_RULES;
const buttonsOf = (view: CounterView, isOnline = true, nowMs = NOW_MS) =>
  actionButtons(view, { isOnline, pending: null, rules, nowMs });
const usualOf = (view: CounterView) =>
  buttonsOf(view).flatMap((button) => (button.isUsualStep ? [button.intent] : []));
const paused = (): CounterView =>
  idleView({
    paused: { reason: 'break', since: instantMs(NOW_MS) },
    allowed: { ...IDLE, callNext: 'counter_paused', pauseCounter: 'counter_paused', resumeCounter: null },
  });

describe('the buttons of the counter', () => {
  test('one button at most is filled: the usual next step', () => {
    expect(usualOf(idleView())).toEqual(['callNext']);
    expect(usualOf(calledView())).toEqual(['startService']);
    expect(usualOf(servingView())).toEqual(['finish']);
    expect(usualOf(paused())).toEqual(['pause']);
  });

  test('called as often as can be, missed becomes the usual step once there was time to walk', () => {
    const inVain = calledView({
      current: ticket({ callCount: 3, recallFrom: null, calledAt: instantMs(NOW_MS - rules.recallLockMs) }),
      allowed: { ...CALLED, recall: 'recall_limit_reached' },
    });
    expect(usualOf(inVain)).toEqual(['markMissed']);
    expect(usualStep(inVain, rules, NOW_MS - 1)).toBe('startService');
  });

  test('with nobody waiting no button is filled', () => {
    const view = idleView();
    expect(usualOf({ ...view, allowed: { ...view.allowed, callNext: 'nobody_waiting' } })).toEqual([]);
  });

  test('connected, the server alone says what is allowed', () => {
    for (const view of [idleView(), calledView(), servingView()]) {
      for (const action of COUNTER_ACTIONS) {
        if (action !== 'undo') expect(verdictOn(action, view, NOW_MS)).toBe(view.allowed[action]);
      }
    }
  });

  test('without a connection only a running service can be finished', () => {
    const open = (view: CounterView) =>
      KEY_INTENTS.filter((intent) => obstacleTo(intent, view, false, NOW_MS) === null);
    const always = ['attend', 'pip', 'keys'];
    expect(open(idleView())).toEqual(always);
    expect(open(calledView())).toEqual(always);
    expect(open(servingView())).toEqual(['finish', 'finishDetails', ...always]);
    expect(buttonsOf(servingView(), false).filter((button) => button.isSentLater)).toHaveLength(1);
  });

  test('places never move: every state shows the same buttons in the same order', () => {
    for (const view of [idleView(), calledView(), servingView(), paused()]) {
      expect(buttonsOf(view).map((button) => button.intent)).toEqual(BAR_INTENTS);
    }
  });

  test.each(['vi', 'en'] as const)('every obstacle has words in %s', (language) => {
    const texts = textsIn(language);
    for (const intent of KEY_INTENTS) {
      for (const obstacle of [...REJECTION_CODES, 'offline', 'nobody_away'] as const) {
        expect(obstacleWords(intent, obstacle, ticket(), texts)).not.toBe('');
      }
    }
  });
});

describe('time that runs on this screen', () => {
  const soon = calledView({
    current: ticket({ recallFrom: instantMs(NOW_MS + 6_500) }),
    allowed: { ...CALLED, recall: 'recall_too_soon' },
  });

  test('the recall lock-out counts down and ends by itself', () => {
    expect(recallSeconds(soon, NOW_MS)).toBe(7);
    expect(buttonsOf(soon)[1]).toMatchObject({ waitSeconds: 7, obstacle: 'recall_too_soon' });
    const later = NOW_MS + 6_500;
    expect(recallSeconds(soon, later)).toBeNull();
    expect(obstacleTo('recall', soon, true, later)).toBeNull();
  });

  test('what can be undone counts down and ends by itself', () => {
    const undo = { sequence: 1, deed: 'finish', number: ticketNumber('H009') } as const;
    const view = idleView({
      undo: { ...undo, until: instantMs(NOW_MS + 6_001) },
      allowed: { ...IDLE, undo: null },
    });
    expect(undoSeconds(view, NOW_MS)).toBe(7);
    expect(undoSeconds(view, NOW_MS + 6_001)).toBe(0);
    expect(obstacleTo('undo', view, true, NOW_MS)).toBeNull();
    expect(obstacleTo('undo', view, true, NOW_MS + 6_002)).toBe('undo_expired');
    expect(undoSeconds({ ...view, allowed: { ...IDLE, undo: 'nothing_to_undo' } }, NOW_MS)).toBe(0);
  });
});

describe('what a key does', () => {
  const absent = (number: string): AbsentTicket => ({
    ticketId: `2026-11-23/${number}` as TicketId,
    number: ticketNumber(number),
    fieldId: 'civil-status' as FieldId,
    serviceId: 'birth-registration' as ServiceId,
    since: instantMs(NOW_MS - 60_000),
    counterNumber: 3,
    officerName: 'Nguyễn Thị Hạnh',
    kind: 'missed',
    callCount: 3,
  });
  const effect = (intent: Parameters<typeof effectOf>[0], view: CounterView) =>
    effectOf(intent, view, true, NOW_MS);

  test('one who may come back comes back at once, of several the officer chooses', () => {
    expect(effect('reinstate', idleView())).toEqual({ kind: 'explain', obstacle: 'nobody_away' });
    expect(effect('reinstate', idleView({ absent: [absent('H013')] }))).toEqual({
      kind: 'command',
      command: { name: 'reinstate', input: { ticketId: '2026-11-23/H013' } },
    });
    expect(effect('reinstate', idleView({ absent: [absent('H013'), absent('H014')] }))).toEqual({
      kind: 'dialog',
      dialog: 'reinstate',
    });
    expect(effect('resume', idleView({ absent: [absent('H013')] }))).toEqual({
      kind: 'explain',
      obstacle: 'nobody_away',
    });
  });

  test('0 asks for a reason, and resumes when paused', () => {
    expect(effect('pause', idleView())).toEqual({ kind: 'dialog', dialog: 'pause' });
    expect(effect('pause', paused())).toEqual({
      kind: 'command',
      command: { name: 'resumeCounter', input: {} },
    });
  });

  test('H asks for help, and takes the asking back', () => {
    expect(effect('help', idleView())).toMatchObject({ command: { name: 'askForHelp' } });
    expect(effect('help', idleView({ helpAskedAt: instantMs(NOW_MS) }))).toMatchObject({
      command: { name: 'endHelp', input: { counterId: '3' } },
    });
  });

  test('a dialog opens only where its deed is allowed', () => {
    expect(effect('transfer', servingView())).toEqual({ kind: 'dialog', dialog: 'transfer' });
    expect(effect('transfer', calledView())).toEqual({ kind: 'explain', obstacle: 'wrong_status' });
    expect(effect('park', idleView())).toEqual({ kind: 'explain', obstacle: 'ticket_not_at_counter' });
  });

  test('nobody waiting keeps nobody from calling one number', () => {
    const view = idleView({ allowed: { ...IDLE, callNext: 'nobody_waiting' } });
    expect(effect('callNext', view)).toEqual({ kind: 'explain', obstacle: 'nobody_waiting' });
    expect(effect('callTicket', view)).toEqual({ kind: 'dialog', dialog: 'callTicket' });
    expect(effect('callTicket', calledView())).toEqual({ kind: 'explain', obstacle: 'counter_busy' });
  });

  test('a dialog ends when its own command is done, not another one', () => {
    const done = (requestId: string) => ({
      pending: null,
      note: {
        kind: 'done' as const,
        name: 'park' as const,
        requestId: requestId as RequestId,
        number: null,
        issued: null,
        atMs: NOW_MS,
      },
    });
    const sent = 'mine' as RequestId;
    expect(isDialogOver({ kind: 'park', sent }, done('mine'), servingView())).toBe(true);
    expect(isDialogOver({ kind: 'park', sent }, done('other'), servingView())).toBe(false);
    expect(isDialogOver({ kind: 'park', sent: null }, done('mine'), servingView())).toBe(false);
    expect(isDialogOver({ kind: 'park', sent: null }, { pending: null, note: null }, idleView())).toBe(true);
    expect(isDialogOver({ kind: 'callTicket', sent: null }, { pending: null, note: null }, idleView())).toBe(
      false,
    );
  });
});
