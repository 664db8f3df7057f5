import { describe, expect, test } from 'vitest';
import type { PhoneView } from '#protocol/phone-view.ts';
import { RATING_SCORES } from '#protocol/rating.ts';
import { FIRST_FORM } from '#tests/support/rating.ts';
import { HANDSHAKE_REFUSALS, instantMs, LANGUAGES, TICKET_STATUSES } from '#protocol/vocabulary.ts';
import { phoneDialogue, phoneSituation, PHONE_STATES, WAITING } from '#tests/looks/phone-states.ts';
import { languageOfHash, linkOfPath } from '../../phone-ui/address.ts';
import { alertAfter, seenIn, type Seen } from '../../phone-ui/alerts.ts';
import { createDeeds } from '../../phone-ui/deeds.ts';
import {
  afterScore,
  saidIn,
  canGiveUp,
  dialogueIn,
  NO_DIALOGUE,
  withReason,
  type Dialogue,
} from '../../phone-ui/dialogue.ts';
import { headlineOf } from '../../phone-ui/headline.ts';
import { keepLanguage, keptLanguage } from '../../phone-ui/kept-choices.ts';
import { pageKey } from '../../phone-ui/page-key.ts';
import { phaseOf, situationOf, SOON_AHEAD, type Situation } from '../../phone-ui/situation.ts';
import { TEXTS } from '../../phone-ui/languages.ts';

const behind = (ahead: number, change: Partial<PhoneView> = {}): PhoneView => ({
  ...WAITING,
  queue: { ahead, range: null },
  ...change,
});
const calledAt = (atMs: number): PhoneView => ({
  ...WAITING,
  status: 'called',
  queue: null,
  overtaking: null,
  call: { counterNumber: 2, place: { vi: 'Khu B', en: 'Area B' }, calledAt: instantMs(atMs) },
});
const situation = (view: PhoneView, isStale = false): Extract<Situation, { kind: 'ticket' }> => ({
  kind: 'ticket',
  phase: phaseOf(view),
  view,
  isStale,
  heardAtMs: view.at,
});
const phoneView = (state: string): PhoneView => {
  const shown = phoneSituation(state);
  if (shown.kind !== 'ticket') throw new Error(`${state} shows no ticket`);
  return shown.view;
};
const LINK = {
  status: 'online',
  view: WAITING,
  refusal: null,
  attempts: 0,
  heardAtServerMs: WAITING.at,
} as const;

describe('where a ticket stands', () => {
  test('is soon from two people ahead on, not before', () => {
    expect(phaseOf(behind(SOON_AHEAD + 1))).toBe('waiting');
    expect(phaseOf(behind(SOON_AHEAD))).toBe('soon');
    expect(phaseOf(behind(0))).toBe('soon');
  });

  test('is never soon while no counter serves its line', () => {
    expect(phaseOf(behind(0, { counterNumbers: [] }))).toBe('waiting');
  });

  test('is otherwise what the office says', () => {
    for (const status of TICKET_STATUSES.filter((each) => each !== 'waiting')) {
      expect(phaseOf({ ...WAITING, status, queue: null })).toBe(status);
    }
  });
});

describe('what the page is about', () => {
  test('a ticket that was heard of stays on the page when the connection goes, dated and marked as old', () => {
    expect(situationOf({ ...LINK, status: 'offline' })).toMatchObject({
      kind: 'ticket',
      isStale: true,
      heardAtMs: WAITING.at,
    });
  });

  test('before anything was heard it says that it is opening, and after some tries that it cannot', () => {
    const waiting = { ...LINK, status: 'connecting', view: null } as const;
    expect(situationOf(waiting)).toEqual({ kind: 'connecting', isLong: false });
    expect(situationOf({ ...waiting, attempts: 3 })).toEqual({ kind: 'connecting', isLong: true });
  });

  test('a link of no ticket is said to be one, even when the page still remembers a number', () => {
    expect(situationOf({ ...LINK, status: 'refused', refusal: 'unknown_link' })).toEqual({
      kind: 'refused',
      why: 'dead',
    });
  });

  test('every refusal at the door has its own words', () => {
    for (const refusal of HANDSHAKE_REFUSALS) {
      const refused = situationOf({ ...LINK, status: 'refused', refusal });
      for (const language of LANGUAGES) expect(headlineOf(refused, language).length).toBeGreaterThan(8);
    }
  });
});

describe('the heading', () => {
  test('a call that is known to stand is an invitation; one from before the connection was lost is dated', () => {
    const view = calledAt(WAITING.at);
    expect(headlineOf(situation(view), 'vi')).toBe('Mời ông/bà H018 đến Quầy 2');
    expect(headlineOf(situation(view, true), 'vi')).toBe('Lúc 09:41 số đã được gọi đến Quầy 2');
  });

  test('a turn that was near when the connection was lost is not said to be near', () => {
    expect(headlineOf(situation(behind(1)), 'vi')).toBe('Sắp đến lượt ông/bà');
    expect(headlineOf(situation(behind(1), true), 'vi')).toBe('1 người trước ông/bà');
  });
});

describe('the alert', () => {
  const after = (...views: readonly PhoneView[]): readonly (string | null)[] => {
    let seen: Seen | null = null;
    return views.map((view) => {
      const now = seenIn(situation(view));
      if (now === null) return null;
      const due = alertAfter(seen, now);
      seen = now;
      return due;
    });
  };

  test('comes once when the turn is near and once for every call', () => {
    expect(after(behind(5), behind(2), behind(1), calledAt(1), calledAt(1), calledAt(2))).toEqual([
      null,
      'soon',
      null,
      'called',
      null,
      'called',
    ]);
  });

  test('does not come for what the owner sees on opening the page', () => {
    expect(after(calledAt(1))).toEqual([null]);
    expect(after(behind(1))).toEqual([null]);
  });

  test('does not come when somebody with priority steps in between and leaves again', () => {
    expect(after(behind(2), behind(3), behind(2))).toEqual([null, null, 'soon']);
    expect(after(calledAt(1), { ...calledAt(1), status: 'serving' })).toEqual([null, null]);
  });

  test('never comes from old news', () => {
    expect(seenIn(situation(calledAt(1), true))).toBeNull();
  });
});

describe('the page is drawn anew', () => {
  test('for what its reader can see, not for every beat or every number called elsewhere', () => {
    const before = pageKey(situation(WAITING), NO_DIALOGUE, 'vi', false);
    expect(pageKey(situation(WAITING), { kind: 'why' }, 'vi', false)).not.toBe(before);
    const later = { ...WAITING, revision: 41 as PhoneView['revision'], at: instantMs(WAITING.at + 2_000) };
    expect(pageKey(situation(later), NO_DIALOGUE, 'vi', false)).toBe(before);
    expect(pageKey(situation(behind(2)), NO_DIALOGUE, 'vi', false)).not.toBe(before);
    expect(pageKey(situation(WAITING, true), NO_DIALOGUE, 'vi', false)).not.toBe(before);
    expect(pageKey(situation(WAITING), NO_DIALOGUE, 'en', false)).not.toBe(before);
    expect(pageKey(situation(WAITING), NO_DIALOGUE, 'vi', true)).not.toBe(before);
    expect(
      pageKey({ ...situation(WAITING), heardAtMs: WAITING.at + 60_000 }, NO_DIALOGUE, 'vi', false),
    ).not.toBe(before);
  });

  test('for a number called elsewhere only while one reads about those', () => {
    const later = { ...WAITING, overtaking: phoneView('overtaken').overtaking };
    const key = (view: PhoneView, dialogue: Dialogue): string =>
      pageKey(situation(view), dialogue, 'vi', false);
    expect(key(later, NO_DIALOGUE)).toBe(key(WAITING, NO_DIALOGUE));
    expect(key(later, { kind: 'why' })).not.toBe(key(WAITING, { kind: 'why' }));
  });
});

describe('the address', () => {
  test('ends in the ticket’s link and in nothing else', () => {
    expect(linkOfPath('/t/H018-dQw4w9WgXcQ5TzYb2LmN7A')).toBe('H018-dQw4w9WgXcQ5TzYb2LmN7A');
    for (const path of ['/t/', '/t', '/', '/t/a/b', '/t/a%2Fb', `/t/${'a'.repeat(101)}`]) {
      expect(linkOfPath(path)).toBeNull();
    }
  });

  test('names a language it knows, or none', () => {
    expect(languageOfHash('#en')).toBe('en');
    expect(languageOfHash('#fr')).toBeNull();
    expect(languageOfHash('')).toBeNull();
  });
});

describe('the language of a phone', () => {
  test('is remembered, and a phone that forbids storage is no worse than one that was never asked', () => {
    const kept = new Map<string, string>();
    const storage = () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
    expect(keptLanguage(storage)).toBeNull();
    keepLanguage(storage, 'en');
    expect(keptLanguage(storage)).toBe('en');
    const forbidden = (): never => {
      throw new Error('SecurityError');
    };
    expect(() => {
      keepLanguage(forbidden, 'en');
    }).not.toThrow();
    expect(keptLanguage(forbidden)).toBeNull();
  });
});

test('the bell promises nothing for a page that is closed', () => {
  expect(TEXTS.vi.bellHow).toBe('Chỉ kêu khi trang này đang mở.');
  expect(TEXTS.en.bellHow).toContain('only while this page is open');
});

describe('what a citizen is in the middle of', () => {
  const giveUp: Dialogue = { kind: 'giveUp', progress: 'sending' };

  test('the place can be given away while one waits or is away, and not once one was called', () => {
    const can = TICKET_STATUSES.filter((status) => canGiveUp(situation({ ...WAITING, status })));
    expect(can).toEqual(['waiting', 'parked', 'missed']);
    expect(canGiveUp({ kind: 'connecting', isLong: false })).toBe(false);
  });

  test('a question that the office has answered meanwhile is not asked any more', () => {
    expect(dialogueIn(situation(WAITING), giveUp)).toBe(giveUp);
    expect(dialogueIn(situation(calledAt(1)), giveUp)).toEqual(NO_DIALOGUE);
    expect(dialogueIn(situation(calledAt(1)), { kind: 'why' })).toEqual(NO_DIALOGUE);
    expect(dialogueIn(situation(calledAt(1)), { kind: 'tooLate' })).toEqual({ kind: 'tooLate' });
    expect(dialogueIn(situation(WAITING), { kind: 'tooLate' })).toEqual({ kind: 'tooLate' });
    expect(dialogueIn(situation(phoneView('parked')), { kind: 'tooLate' })).toEqual(NO_DIALOGUE);
    const good = afterScore('satisfied', FIRST_FORM);
    expect(dialogueIn(situation(phoneView('rate')), good)).toBe(good);
    expect(dialogueIn(situation(phoneView('rated')), good)).toEqual(NO_DIALOGUE);
    // Why a low one was pressed is asked when it is recorded already.
    const low = afterScore('dissatisfied', FIRST_FORM);
    expect(dialogueIn(situation(phoneView('rated')), low)).toBe(low);
  });

  test('only the lowest scores are asked why; what is written is one plain line, or nothing', () => {
    expect(RATING_SCORES.map((score) => afterScore(score, FIRST_FORM).kind)).toEqual([
      ...['rating', 'rating', 'rating'],
      ...['reasons', 'reasons'],
    ]);
    const low = afterScore('dissatisfied', FIRST_FORM);
    if (low.kind !== 'reasons') throw new Error('asked why');
    expect(saidIn(low)).toBeNull();
    expect(saidIn({ ...low, words: ' \n\u202e ' })).toBeNull();
    expect(saidIn({ ...low, words: 'chờ\nlâu\u0000 quá 👨‍👩‍👧' })).toEqual({
      reasons: [],
      words: 'chờ lâu quá 👨👩👧',
    });
    expect(saidIn({ ...low, reasons: ['slow'] })).toEqual({ reasons: ['slow'], words: null });
    expect(withReason(['slow'], 'other')).toEqual(['slow', 'other']);
    expect(withReason(['slow', 'other'], 'slow')).toEqual(['other']);
  });

  test('every state of the gallery is one that can be', () => {
    for (const state of PHONE_STATES) {
      expect(dialogueIn(phoneSituation(state), phoneDialogue(state)), state).toEqual(phoneDialogue(state));
    }
  });
});

describe('what is sent', () => {
  const PRESSED = { score: 'satisfied', faces: 4 } as const;
  type Send = Parameters<typeof createDeeds>[0]['send'];
  const answering = (...answers: readonly object[]) => {
    const said: unknown[] = [];
    const send = ((name: string, input: object) => {
      said.push({ name, ...input });
      return Promise.resolve(answers[said.length - 1] ?? { ok: null });
    }) as unknown as Send;
    return { said, deeds: createDeeds({ send }) };
  };
  const refused = (code: string): object => ({ ok: false, refusal: { code, message: '' } });
  const done = { ok: true, revision: 1, result: null };
  const idOf = (said: unknown): unknown => (said as { readonly requestId: unknown }).requestId;

  test('goes out again under the same requestId after nothing was heard, and under another one when it is another word', async () => {
    const { said, deeds } = answering({ ok: null }, done, { ok: null });
    expect(await deeds.rate(PRESSED)).toBe('unanswered');
    expect(await deeds.rate(PRESSED)).toBe('done');
    expect(await deeds.rate({ ...PRESSED, score: 'neutral' })).toBe('unanswered');
    expect(idOf(said[0])).toBe(idOf(said[1]));
    expect(idOf(said[2])).not.toBe(idOf(said[0]));
  });

  test('and was done before, by another phone or a lost try, is done', async () => {
    expect(await answering(refused('already_rated')).deeds.rate(PRESSED)).toBe('done');
    expect(await answering(refused('unknown_ticket')).deeds.giveUp()).toBe('done');
  });

  test('too late is told apart from not now; after a refusal it is another deed', async () => {
    const { said, deeds } = answering(refused('wrong_status'), refused('unavailable'), done);
    expect(await deeds.giveUp()).toBe('tooLate');
    expect(await deeds.giveUp()).toBe('refused');
    expect(await deeds.giveUp()).toBe('done');
    expect(new Set(said.map(idOf)).size).toBe(3);
  });
});
