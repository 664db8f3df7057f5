import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CITIZEN_LANGUAGES } from '#protocol/vocabulary.ts';
import { IDLE_WARNING_AFTER_MS, IDLE_WARNING_MS } from '../../kiosk-ui/closing.ts';
import type { KioskEvent } from '../../kiosk-ui/kiosk-events.ts';
import {
  initialState,
  isOutcomeUnknown,
  kioskReducer,
  pressInFlight,
  SETTLE_MS,
  TICKET_SETTLE_MS,
} from '../../kiosk-ui/kiosk-state.ts';
import type { PendingPress } from '../../kiosk-ui/pending-press.ts';
import type { KioskState } from '../../kiosk-ui/screens.ts';
import {
  ELDERLY,
  FIELD,
  linkOf,
  PHONE_ADDRESS,
  requestId,
  SERVICE,
  ticketNumbered,
  viewWithPaper,
} from './kiosk-fixtures.ts';
import { inFlight, issued, onPapers, onTicket, openPapers, run, take } from './kiosk-moments.ts';

const KEPT: PendingPress = {
  requestId: requestId('kept'),
  serviceId: SERVICE,
  priorityId: null,
  language: 'vi',
  pressedAtMs: 0,
};

describe('one press, one number', () => {
  test('two touches lead from the start to a press', () => {
    expect(pressInFlight(inFlight)).toEqual({
      requestId: requestId('press'),
      serviceId: SERVICE,
      priorityId: null,
      language: 'vi',
      pressedAtMs: 2_000,
    });
  });

  test('a field leads to a press in two touches as well', () => {
    const state = run(
      initialState(0, null),
      { type: 'openField', fieldId: FIELD, atMs: 1_000 },
      take('a', 2_000),
    );
    expect(pressInFlight(state)?.requestId).toBe(requestId('a'));
  });

  test('a second press while one is in flight changes nothing', () => {
    const again = run(inFlight, take('other', 9_000));
    expect(again.screen).toBe(inFlight.screen);
  });

  test('the second tap of a double tap does not press what the first one opened', () => {
    const state = run(initialState(0, null), openPapers(1_000), take('a', 1_000 + SETTLE_MS - 1));
    expect(state.screen.name).toBe('papers');
  });

  test('a tap that was meant for the press does not put the number away', () => {
    const state = run(onTicket, { type: 'goHome', atMs: 3_000 + TICKET_SETTLE_MS - 1 });
    expect(state.screen.name).toBe('ticket');
    expect(run(onTicket, { type: 'goHome', atMs: 3_000 + TICKET_SETTLE_MS }).screen.name).toBe('start');
  });

  test('an answer to a press that was given up is shown to nobody', () => {
    const givenUp = run(inFlight, { type: 'goHome', atMs: 30_000 });
    expect(givenUp.screen.name).toBe('start');
    expect(run(givenUp, issued('press', 31_000))).toBe(givenUp);
  });

  test('nobody can walk away from a young press, so that its number cannot pass to the next person', () => {
    expect(run(inFlight, { type: 'goHome', atMs: 10_000 }).screen).toBe(inFlight.screen);
  });

  test('a refusal says which and keeps the service for another try', () => {
    const refused = run(inFlight, {
      type: 'pressSettled',
      requestId: requestId('press'),
      outcome: { kind: 'refused', code: 'storage_failed' },
      view: null,
      atMs: 3_000,
    });
    expect(refused.screen).toEqual({
      name: 'refused',
      serviceId: SERVICE,
      priorityId: null,
      code: 'storage_failed',
    });
    expect(pressInFlight(run(refused, take('new', 5_000)))?.requestId).toBe(requestId('new'));
  });

  describe('a priority number', () => {
    const onPriority = run(onPapers, { type: 'openPriority', atMs: 2_000 });
    const pressed = run(onPriority, take('first', 3_000, ELDERLY));

    test('is one more touch than an ordinary one, and the class goes with the press', () => {
      expect(onPriority.screen.name).toBe('priority');
      expect(pressInFlight(pressed)).toMatchObject({
        requestId: requestId('first'),
        priorityId: ELDERLY,
      });
    });

    test('refused, another try asks for the same class', () => {
      const refused = run(pressed, {
        type: 'pressSettled',
        requestId: requestId('first'),
        outcome: { kind: 'refused', code: 'unavailable' },
        view: null,
        atMs: 4_000,
      });
      expect(refused.screen).toMatchObject({ name: 'refused', priorityId: ELDERLY });
    });

    test('the way back leads to the papers, and only the papers lead there', () => {
      expect(run(onPriority, { type: 'goBack', atMs: 3_000 }).screen).toEqual(onPapers.screen);
      const start = initialState(0, null);
      expect(run(start, { type: 'openPriority', atMs: 1_000 }).screen).toEqual(start.screen);
    });

    test('a page of classes that somebody left goes back to the start', () => {
      const endMs = 2_000 + IDLE_WARNING_AFTER_MS + IDLE_WARNING_MS;
      expect(run(onPriority, { type: 'timePassed', atMs: endMs }).screen.name).toBe('start');
    });
  });

  test('a press kept over a reload is taken up again before anything else', () => {
    expect(pressInFlight(initialState(5_000, KEPT))).toBe(KEPT);
  });

  test('a press goes out in the language its person reads, and a reload keeps it', () => {
    const english = run(
      onPapers,
      { type: 'chooseLanguage', language: 'en', atMs: 1_500 },
      take('press', 2_000),
    );
    const press = pressInFlight(english);
    expect(press?.language).toBe('en');
    expect(initialState(5_000, press).language).toBe('en');
  });

  test('any sequence of touches has at most one press in flight, and every number belongs to a press that was made', () => {
    const touch = fc.oneof(
      fc.constantFrom<KioskEvent>(
        { type: 'openField', fieldId: FIELD, atMs: 0 },
        openPapers(0),
        { type: 'openMissing', atMs: 0 },
        { type: 'openPriority', atMs: 0 },
        { type: 'goBack', atMs: 0 },
        { type: 'goHome', atMs: 0 },
        { type: 'openHelp', atMs: 0 },
        { type: 'closeSheet', atMs: 0 },
        { type: 'staffHelps', atMs: 0 },
        { type: 'stay', atMs: 0 },
        { type: 'stirred', atMs: 0 },
        { type: 'timePassed', atMs: 0 },
        { type: 'setComfort', comfort: { isReachMode: true }, atMs: 0 },
      ),
      fc.integer({ min: 0, max: 30 }).map((n) => take(`press-${String(n)}`, 0)),
      fc.integer({ min: 0, max: 30 }).map((n) => issued(`press-${String(n)}`, 0)),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(touch, fc.integer({ min: 0, max: 12_000 })), { maxLength: 200 }),
        (steps) => {
          let state = initialState(0, null);
          let nowMs = 0;
          for (const [event, waitMs] of steps) {
            nowMs += waitMs;
            const before = pressInFlight(state);
            const next = kioskReducer(state, { ...event, atMs: nowMs });
            const after = pressInFlight(next);
            if (before !== null && after !== null) expect(after).toBe(before);
            if (next.screen.name === 'ticket' && state.screen.name !== 'ticket') {
              expect(event.type === 'pressSettled' && event.requestId === before?.requestId).toBe(true);
            }
            state = next;
          }
        },
      ),
    );
  });
});

describe('what is not known is said', () => {
  test('after 20 seconds without an answer the outcome is unknown, not before', () => {
    expect(isOutcomeUnknown(inFlight, 21_999)).toBe(false);
    expect(isOutcomeUnknown(inFlight, 22_000)).toBe(true);
  });

  test('after a reload an old press gets a moment before it is called unknown', () => {
    const state = initialState(40_000, KEPT);
    expect(isOutcomeUnknown(state, 42_999)).toBe(false);
    expect(isOutcomeUnknown(state, 43_000)).toBe(true);
  });

  test('an answer that comes late is still shown as long as the person is there', () => {
    expect(run(inFlight, issued('press', 55_000)).screen.name).toBe('ticket');
  });
});

describe('another language', () => {
  test.each(CITIZEN_LANGUAGES)('%s keeps the place: only the words change', (language) => {
    const spoken = run(onPapers, { type: 'chooseLanguage', language, atMs: 2_000 });
    expect(spoken).toEqual({ ...onPapers, language, lastTouchMs: 2_000 });
  });

  test('goes with the press, over a reload too', () => {
    const pressed = run(
      onPapers,
      { type: 'chooseLanguage', language: 'zh', atMs: 2_000 },
      take('press', 3_000),
    );
    const press = pressInFlight(pressed);
    expect(press?.language).toBe('zh');
    expect(initialState(4_000, press).language).toBe('zh');
  });
});

describe('the ticket on a phone', () => {
  const phoneUrl = ({ screen }: KioskState): string | null =>
    screen.name === 'ticket' ? screen.phoneUrl : null;
  const unreachable = { ...viewWithPaper('queued'), phoneAddress: null };

  test('its address is the office’s and the ticket’s own link behind it', () => {
    expect(phoneUrl(onTicket)).toBe(`${PHONE_ADDRESS}${linkOf('H007')}`);
  });

  test('there is none where phones cannot reach the server, or the ticket has no link', () => {
    expect(phoneUrl(run(inFlight, issued('press', 3_000, unreachable)))).toBeNull();
    const state = run(inFlight, {
      type: 'pressSettled',
      requestId: requestId('press'),
      outcome: { kind: 'issued', ticket: { ...ticketNumbered(7), link: null } },
      view: viewWithPaper('queued'),
      atMs: 3_000,
    });
    expect(phoneUrl(state)).toBeNull();
  });

  test('a code that is being scanned does not vanish because the next view knows no address', () => {
    const later = run(onTicket, { type: 'viewArrived', view: unreachable, atMs: 4_000 });
    expect(phoneUrl(later)).toBe(phoneUrl(onTicket));
  });

  test('a number from before a lost view gets its code with the next view', () => {
    const without = run(inFlight, issued('press', 3_000, unreachable));
    const later = run(without, { type: 'viewArrived', view: viewWithPaper('queued'), atMs: 4_000 });
    expect(phoneUrl(later)).toBe(phoneUrl(onTicket));
  });
});
