/**
 * The office's speech program, for a device without a voice of its own. One piece is asked for at a time, and what is private never:
 * except the keys one types with, which are all fetched beforehand in their order, so that nobody learns which was touched.
 */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import type { Connection } from '#ui-kit/connection.ts';
import type { Piece, Voice } from './voice.ts';

/** The program itself is killed before that. */
const ANSWER_MS = 25_000;
const TOO_FAST_PAUSE_MS = 400;

const nameOf = ({ language, text }: Piece): string => `${language} ${text}`;

export function createOfficeVoice(
  { send, state, subscribe }: Pick<Connection<'kiosk'>, 'send' | 'state' | 'subscribe'>,
  languages: () => readonly CitizenLanguage[],
): Voice {
  /** Address of the sound, by name. */
  const sounds = new Map<string, string>();
  const preparing = new Set<string>();
  let busy: Promise<void> | null = null;

  /** Rejects as soon as there is no connection. */
  const ask = async ({ language, text }: Piece, signal: AbortSignal): Promise<string> => {
    const listening = new AbortController();
    const lost = new Promise<never>((_, reject) => {
      const check = (): void => {
        if (state().status !== 'online') reject(new Error('the server is away'));
      };
      listening.signal.addEventListener('abort', subscribe(check));
      check();
    });
    try {
      for (;;) {
        const sent = await Promise.race([lost, send('speak', { language, text }, ANSWER_MS, ANSWER_MS)]);
        if (sent.ok === true && sent.result !== null) return sent.result;
        const isTooFast = sent.ok === false && sent.refusal.code === 'too_fast' && !signal.aborted;
        if (!isTooFast) throw new Error('the office has no voice now');
        const pauseMs = sent.refusal.retryAfterMs ?? TOO_FAST_PAUSE_MS;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    } finally {
      listening.abort();
    }
  };
  /** Null when `signal` was aborted before its turn came. */
  const soundOf = async (piece: Piece, signal: AbortSignal): Promise<string | null> => {
    while (busy !== null && !sounds.has(nameOf(piece))) await busy;
    if (signal.aborted) return null;
    const known = sounds.get(nameOf(piece));
    if (known !== undefined) return known;
    const asking = ask(piece, signal).then((url) => {
      sounds.set(nameOf(piece), url);
      return url;
    });
    busy = asking
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        busy = null;
      });
    return asking;
  };
  const privateSoundOf = async (piece: Piece): Promise<string | null> => {
    while (!sounds.has(nameOf(piece)) && preparing.has(nameOf(piece))) await (busy ?? Promise.resolve());
    return sounds.get(nameOf(piece)) ?? null;
  };

  return {
    speaks: (language) => languages().includes(language),
    say: async (piece, gain, signal) => {
      const url = await (piece.isPrivate ? privateSoundOf(piece) : soundOf(piece, signal));
      if (url !== null && !signal.aborted) await play(url, gain, signal);
    },
    prepare: (pieces) => {
      const { signal } = new AbortController();
      const wanted = pieces.filter((piece) => !sounds.has(nameOf(piece)) && !preparing.has(nameOf(piece)));
      for (const piece of wanted) preparing.add(nameOf(piece));
      void (async () => {
        for (const piece of wanted) {
          await soundOf(piece, signal).catch(() => null);
          preparing.delete(nameOf(piece));
        }
      })();
    },
  };
}

/** Resolves at its end or when `signal` is aborted; rejects when the sound cannot be had. */
const play = (url: string, gain: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const sound = new Audio(url);
    sound.volume = gain;
    const over = (): void => {
      signal.removeEventListener('abort', silence);
      resolve();
    };
    const silence = (): void => {
      sound.pause();
      over();
    };
    signal.addEventListener('abort', silence);
    sound.addEventListener('ended', over);
    sound.addEventListener('error', () => {
      reject(new Error('the sound could not be fetched'));
      over();
    });
    sound.play().catch((error: unknown) => {
      if (!signal.aborted) reject(error instanceof Error ? error : new Error(String(error)));
      over();
    });
  });
