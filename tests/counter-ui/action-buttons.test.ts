import { describe, expect, test } from 'vitest';
import { actionButtons, obstacleTo } from '../../counter-ui/action-buttons.ts';
import { textsIn } from '../../counter-ui/texts.ts';
import { obstacleWords } from '../../counter-ui/wording.ts';
import { COUNTER_ACTIONS, type CounterView } from '#protocol/views.ts';
import { REJECTION_CODES } from '#protocol/vocabulary.ts';
import { calledView, idleView, servingView, ticket } from './fixtures.ts';

const usualOf = (view: CounterView, isOnline = true) =>
  actionButtons(view, isOnline, null).flatMap((button) => (button.isUsualStep ? [button.action] : []));

describe('the buttons of the counter', () => {
  test('one button at most is filled: the usual next step', () => {
    expect(usualOf(idleView())).toEqual(['callNext']);
    expect(usualOf(calledView())).toEqual(['startService']);
    expect(usualOf(servingView())).toEqual(['finish']);
  });

  test('with nobody waiting no button is filled', () => {
    const view = idleView();
    expect(usualOf({ ...view, allowed: { ...view.allowed, callNext: 'nobody_waiting' } })).toEqual([]);
  });

  test('connected, the server alone says what is allowed', () => {
    for (const view of [idleView(), calledView(), servingView()]) {
      for (const action of COUNTER_ACTIONS) expect(obstacleTo(action, view, true)).toBe(view.allowed[action]);
    }
  });

  test('without a connection only a running service can be finished', () => {
    const open = (view: CounterView) =>
      COUNTER_ACTIONS.filter((action) => obstacleTo(action, view, false) === null);
    expect(open(idleView())).toEqual([]);
    expect(open(calledView())).toEqual([]);
    expect(open(servingView())).toEqual(['finish']);
    expect(actionButtons(servingView(), false, null).filter((button) => button.isSentLater)).toHaveLength(1);
  });

  test('places never move: every state shows the same buttons in the same order', () => {
    for (const view of [idleView(), calledView(), servingView()]) {
      expect(actionButtons(view, true, null).map((button) => button.action)).toEqual(COUNTER_ACTIONS);
    }
  });

  test.each(['vi', 'en'] as const)('every obstacle has words in %s', (language) => {
    const texts = textsIn(language);
    for (const action of COUNTER_ACTIONS) {
      for (const obstacle of [...REJECTION_CODES, 'offline' as const]) {
        expect(obstacleWords(action, obstacle, ticket(), texts)).not.toBe('');
      }
    }
  });
});
