import { describe, test } from 'vitest';
import { callNext, closeCounter, openCounter, step } from './asks.ts';
import { dayOpened, given } from './given.ts';
import { called, closed, issued, opened, started } from './happenings.ts';

describe('an officer at a counter', () => {
  test('opens a free counter', () => {
    given(dayOpened).when(openCounter(2, 'lan')).then(opened(2, 'lan'));
  });

  test('who is already there stays there: nothing happens twice', () => {
    given(dayOpened, opened(2, 'lan')).when(openCounter(2, 'lan')).then();
  });

  test('takes over from a colleague who holds no ticket', () => {
    given(dayOpened, opened(2, 'minh')).when(openCounter(2, 'lan')).then(opened(2, 'lan'));
  });

  test('does not take a counter where a colleague holds a ticket', () => {
    given(dayOpened, opened(2, 'minh'), issued('C001'), called('C001', 2, 'minh'))
      .when(openCounter(2, 'lan'))
      .thenRefused('counter_taken');
  });

  test('moves from one counter to another, and closes the first behind them', () => {
    given(dayOpened, opened(1, 'lan')).when(openCounter(2, 'lan')).then(closed(1, 'lan'), opened(2, 'lan'));
  });

  test('does not leave a ticket behind at another counter', () => {
    given(dayOpened, opened(1, 'lan'), issued('C001'), called('C001', 1, 'lan'))
      .when(openCounter(2, 'lan'))
      .thenRefused('officer_busy_elsewhere');
  });

  test('signs out with empty hands only', () => {
    given(dayOpened, opened(2, 'lan')).when(closeCounter(2, 'lan')).then(closed(2, 'lan'));
    given(dayOpened, opened(2, 'lan'), issued('C001'), called('C001', 2, 'lan'))
      .when(closeCounter(2, 'lan'))
      .thenRefused('counter_busy');
    given(dayOpened, opened(2, 'lan'), issued('C001'), called('C001', 2, 'lan'), started('C001', 2, 'lan'))
      .when(closeCounter(2, 'lan'))
      .thenRefused('counter_busy');
  });

  test('does nothing at a counter where nobody, or somebody else, is signed in', () => {
    given(dayOpened, issued('C001'))
      .when(callNext(2, 'lan', 1))
      .thenRefused('counter_closed');
    given(dayOpened, opened(2, 'minh'), issued('C001'))
      .when(callNext(2, 'lan', 2))
      .thenRefused('not_at_counter');
    given(dayOpened, opened(2, 'minh'), issued('C001'), called('C001', 2, 'minh'))
      .when(step('startService', 'C001', 2, 'lan'))
      .thenRefused('not_at_counter');
  });

  test('does nothing at a counter that the office does not have', () => {
    given(dayOpened).when(openCounter(99, 'lan')).thenRefused('unknown_counter');
    given(dayOpened)
      .when(callNext(99, 'lan', 0))
      .thenRefused('unknown_counter');
  });
});
