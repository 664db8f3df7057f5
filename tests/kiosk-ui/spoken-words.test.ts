/** What is said of what is written, and by which voice: without a browser. */
import { describe, expect, test, vi } from 'vitest';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import { isOrdinary, ORDINARY_COMFORT, volumeBeside } from '../../kiosk-ui/access/comfort.ts';
import { idleSecondsLeft, IDLE_WARNING_AFTER_MS } from '../../kiosk-ui/closing.ts';
import { createOfficeVoice } from '../../kiosk-ui/spoken/office-voice.ts';
import { asSaid, inPieces } from '../../kiosk-ui/spoken/pieces.ts';
import { createSpeaker } from '../../kiosk-ui/spoken/speaker.ts';
import { spokenTrouble } from '../../kiosk-ui/spoken/spoken.ts';
import type { Piece, Voice } from '../../kiosk-ui/spoken/voice.ts';
import { onPapers, run } from './kiosk-moments.ts';

const piece = (text: string, language: CitizenLanguage = 'vi', isPrivate = false): Piece => ({
  text,
  language,
  isPrivate,
});

describe('what is written becomes what is said', () => {
  test.each([
    ['Số của ông/bà: A012', 'Số của ông/bà: A 0 1 2'],
    ['Chờ 25–40 phút', 'Chờ 25 đến 40 phút'],
    ['Sao y · Chữ ký', 'Sao y, Chữ ký'],
    // Neither the code of a file nor a date is a number of the hall.
    ['Hồ sơ 000.00.01.H29-260310-0420', 'Hồ sơ 000.00.01.H29-260310-0420'],
    ['Hẹn trả 12/03/2026, mẫu TP123', 'Hẹn trả 12/03/2026, mẫu TP123'],
    ['  hai\u00a0dòng\n và\u200b dấu ', 'hai dòng và dấu'],
  ])('%s', (written, said) => {
    expect(asSaid(written, 'vi')).toBe(said);
  });

  test('in the words of the language', () => {
    expect(asSaid('25–40 min', 'en')).toBe('25 to 40 min');
    expect(asSaid('25–40 分鐘', 'zh')).toBe('25 到 40 分鐘');
  });

  test('in pieces that end where one breathes, and nothing is lost', () => {
    const text = 'Mời ông/bà ngồi chờ. Quầy 1, 2 hoặc 3 sẽ gọi; xin nghe loa. ' + 'chữ '.repeat(60);
    const pieces = inPieces(text, 50);
    expect(pieces[0]).toBe('Mời ông/bà ngồi chờ.');
    expect(pieces[1]).toBe('Quầy 1, 2 hoặc 3 sẽ gọi; xin nghe loa.');
    expect(pieces.every(({ length }) => length <= 50)).toBe(true);
    expect(pieces.join(' ')).toBe(text.trim());
    expect(inPieces('x'.repeat(120), 50).map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(inPieces('您好。請坐。', 4)).toEqual(['您好。', '請坐。']);
    expect(inPieces('  ')).toEqual([]);
  });
});

/** A voice that says each piece when it is told to go on. */
function patientVoice(languages: readonly CitizenLanguage[]) {
  const said: string[] = [];
  let goOn: (() => void) | null = null;
  let fail: ((error: Error) => void) | null = null;
  const voice: Voice = {
    speaks: (language) => languages.includes(language),
    say: ({ text }, _gain, signal) =>
      new Promise((resolve, reject) => {
        said.push(text);
        goOn = resolve;
        fail = reject;
        signal.addEventListener('abort', () => {
          said.push(`${text} – silenced`);
          resolve();
        });
      }),
    prepare: () => undefined,
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    voice,
    said,
    goOn: async () => {
      goOn?.();
      await settle();
    },
    fail: async () => {
      fail?.(new Error('no voice'));
      await settle();
    },
  };
}

describe('one mouth', () => {
  test('what is new silences what is old, what is polite waits, and a language without a voice is left out', async () => {
    const { voice, said, goOn } = patientVoice(['vi']);
    const outcomes: boolean[] = [];
    const speaker = createSpeaker([voice], (isGood) => outcomes.push(isGood));
    speaker.say([piece('một'), piece('hai')], 'now');
    speaker.say([piece('ba'), piece('three', 'en')], 'now');
    speaker.say([piece('bốn')], 'after');
    expect(said).toEqual(['một', 'một – silenced', 'ba']);
    expect(speaker.isSpeaking()).toBe(true);
    await goOn();
    expect(said.at(-1)).toBe('bốn');
    await goOn();
    expect(speaker.isSpeaking()).toBe(false);
    expect(said).toEqual(['một', 'một – silenced', 'ba', 'bốn']);
    expect(outcomes).not.toContain(false);
  });

  test('a piece that cannot be said ends what was to follow, and is told; the next one tries again', async () => {
    const { voice, said, fail, goOn } = patientVoice(['vi']);
    const outcomes: boolean[] = [];
    const speaker = createSpeaker([voice], (isGood) => outcomes.push(isGood));
    speaker.say([piece('một'), piece('hai')], 'now');
    await fail();
    expect([said, outcomes, speaker.isSpeaking()]).toEqual([['một'], [false], false]);
    speaker.say([piece('ba')], 'now');
    await goOn();
    expect(outcomes).toEqual([false, true]);
  });

  test('the device’s own voice goes before the office’s', () => {
    const [own, office] = [patientVoice(['vi']), patientVoice(['vi', 'en'])];
    const speaker = createSpeaker([own.voice, office.voice], () => undefined);
    speaker.say([piece('một')], 'now');
    speaker.say([piece('one', 'en')], 'now');
    expect([own.said, office.said]).toEqual([['một', 'một – silenced'], ['one']]);
  });
});

describe('the office’s voice', () => {
  type Status = 'online' | 'offline';
  function office() {
    const asked: string[] = [];
    const answers: ((url: string | null) => void)[] = [];
    const listeners = new Set<() => void>();
    let status: Status = 'online';
    const connection = {
      send: (_name: string, { text }: { readonly text: string }) => {
        asked.push(text);
        return new Promise((resolve) => {
          answers.push((url) => {
            resolve({ ok: true, result: url, revision: 1 });
          });
        });
      },
      state: () => ({ status }),
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    } as unknown as Parameters<typeof createOfficeVoice>[0];
    const played: string[] = [];
    vi.stubGlobal(
      'Audio',
      class extends EventTarget {
        readonly url: string;
        constructor(url: string) {
          super();
          this.url = url;
        }
        play(): Promise<void> {
          played.push(this.url);
          setTimeout(() => this.dispatchEvent(new Event('ended')), 0);
          return Promise.resolve();
        }
        pause(): void {
          played.push(`${this.url} – silenced`);
        }
      },
    );
    const answerNext = async (url: string | null): Promise<void> => {
      answers.shift()?.(url);
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const lose = (): void => {
      status = 'offline';
      for (const listener of listeners) listener();
    };
    return { voice: createOfficeVoice(connection, () => ['vi']), asked, answerNext, lose, played };
  }
  const never = new AbortController().signal;

  test('is asked for one piece at a time, for none that was interrupted meanwhile, and for each once', async () => {
    const { voice, asked, answerNext, played } = office();
    const [first, second] = [new AbortController(), new AbortController()];
    const saying = [voice.say(piece('một'), 1, first.signal), voice.say(piece('hai'), 1, second.signal)];
    first.abort();
    second.abort();
    saying.push(voice.say(piece('ba'), 1, never));
    expect(asked).toEqual(['một']);
    await answerNext('/1');
    expect(asked).toEqual(['một', 'ba']);
    await answerNext('/3');
    await Promise.all(saying);
    await voice.say(piece('một'), 1, never);
    expect([asked, played]).toEqual([
      ['một', 'ba'],
      ['/3', '/1'],
    ]);
  });

  test('never hears what was typed; the keys one types with it hears all of, in their order', async () => {
    const { voice, asked, answerNext, played } = office();
    await voice.say(piece('H29-260310', 'vi', true), 1, never);
    expect([asked, played]).toEqual([[], []]);
    voice.prepare([piece('1, nút', 'vi', true), piece('2, nút', 'vi', true)]);
    const saying = voice.say(piece('2, nút', 'vi', true), 1, never);
    await answerNext('/one');
    await answerNext('/two');
    await saying;
    expect([asked, played]).toEqual([['1, nút', '2, nút'], ['/two']]);
  });

  test('fails when there is none now, and at once when the server is away', async () => {
    const { voice, answerNext, lose } = office();
    const refused = expect(voice.say(piece('một'), 1, never)).rejects.toThrow('no voice now');
    await answerNext(null);
    await refused;
    const cutOff = expect(voice.say(piece('hai'), 1, never)).rejects.toThrow('away');
    lose();
    await cutOff;
  });
});

describe('how one person has set it', () => {
  const set = (comfort: Partial<typeof ORDINARY_COMFORT>, atMs: number, isKeyed?: true) =>
    ({ type: 'setComfort', comfort, atMs, ...(isKeyed === undefined ? {} : { isKeyed }) }) as const;

  test('is patient, and gone with the person', () => {
    const spoken = run(onPapers, set({ isSpoken: true, volume: 4 }, 2_000));
    expect(idleSecondsLeft(spoken, 2_000 + 2 * IDLE_WARNING_AFTER_MS)).toBeNull();
    expect(idleSecondsLeft(spoken, 2_000 + 3 * IDLE_WARNING_AFTER_MS)).toBe(30);
    const gone = run(spoken, { type: 'goHome', atMs: 3_000 });
    expect(gone.comfort).toEqual(ORDINARY_COMFORT);
  });

  test('a key of the keyboard holds on a page that has just come up, a finger does not', () => {
    const justAfter = onPapers.screenSinceMs + 100;
    expect(run(onPapers, set({ isSpoken: true }, justAfter, true)).comfort.isSpoken).toBe(true);
    expect(run(onPapers, set({ isReachMode: true }, justAfter)).comfort.isReachMode).toBe(false);
  });

  test('the volume goes by steps to either end; alone it makes nothing out of the ordinary', () => {
    expect([volumeBeside(3, 1), volumeBeside(4, 1), volumeBeside(1, -1)]).toEqual([4, 4, 1]);
    expect(isOrdinary({ ...ORDINARY_COMFORT, volume: 1 })).toBe(true);
    expect(isOrdinary({ ...ORDINARY_COMFORT, isSpoken: true })).toBe(false);
  });

  test('why nothing is heard: no voice for the language before a voice that fails', () => {
    const comfort = { ...ORDINARY_COMFORT, isSpoken: true };
    const languages: readonly CitizenLanguage[] = ['vi'];
    expect(spokenTrouble({ languages, isFailing: true }, { comfort, language: 'zh' })).toBe('noVoice');
    expect(spokenTrouble({ languages, isFailing: true }, { comfort, language: 'vi' })).toBe('failing');
    expect(spokenTrouble({ languages, isFailing: false }, { comfort, language: 'vi' })).toBeNull();
    const off = { comfort: ORDINARY_COMFORT, language: 'zh' } as const;
    expect(spokenTrouble({ languages, isFailing: true }, off)).toBeNull();
  });
});
