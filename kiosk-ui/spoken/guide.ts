/** The voice that leads somebody through the kiosk: says what comes up, what is come to, and what changes by itself. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import {
  CONTROL,
  groupOf,
  headingOf,
  LIVE,
  newsOf,
  piecesOfControl,
  piecesOfPage,
  piecesOfLine,
  stateOf,
  typingKeys,
  wordsOfRegion,
} from './reading.ts';
import { asSaid, inPieces } from './pieces.ts';
import type { Speaker } from './speaker.ts';
import { SPOKEN_TEXTS } from './texts.ts';
import { exploreByTouch } from './touch.ts';
import type { Piece } from './voice.ts';

/** What changes within this time is told together, in ms. */
const TOGETHER_MS = 80;

export type Guide = {
  /** Another page is there, or the same one in another language; one that no voice reads is told of in the one before. */
  readonly pageTurned: (language: CitizenLanguage) => void;
  /** Reads what lies open. */
  readonly readPage: () => void;
  readonly say: (text: string, language: CitizenLanguage) => void;
  readonly setGain: Speaker['setGain'];
  readonly isSpeaking: () => boolean;
  /** Is saying what somebody's own doing led to, and not only what changed by itself. */
  readonly isAnswering: () => boolean;
  /** Falls silent and listens to the page no more. */
  readonly stop: () => void;
};

/** Begins to speak: how it is used, then what lies open. */
export function startGuide(page: Document, speaker: Speaker, first: CitizenLanguage): Guide {
  /** The last one that a voice reads. */
  let language = first;
  const ending = new AbortController();
  const { signal } = ending;
  let lastGroup = '';
  let answers = false;
  /** What of each region that changes by itself has been told. */
  const told = new WeakMap<Element, string>();
  const changed = new Set<Element>();
  /** Of what was read last. */
  let heading = '';
  let telling: ReturnType<typeof setTimeout> | undefined;

  const answer = (pieces: readonly Piece[]): void => {
    answers = true;
    speaker.say(pieces, 'now');
  };
  const answerControl = (control: Element): void => {
    const pieces = piecesOfControl(control, lastGroup);
    lastGroup = groupOf(control);
    answer(pieces);
  };
  const plain = (text: string, spoken: CitizenLanguage): readonly Piece[] =>
    inPieces(asSaid(text, spoken)).map((piece) => ({ text: piece, language: spoken, isPrivate: false }));

  /** What lies open, behind some words of the guide's own. */
  const piecesNow = (before: readonly Piece[]): readonly Piece[] => {
    for (const region of page.querySelectorAll(LIVE)) told.set(region, wordsOfRegion(region));
    heading = headingOf(page);
    lastGroup = '';
    return [...before, ...piecesOfPage(page)];
  };
  const readPage = (before: readonly Piece[] = []): void => {
    answer(piecesNow(before));
    speaker.prepare(typingKeys(page).flatMap((key) => piecesOfControl(key, groupOf(key))));
  };

  const exploring = exploreByTouch(
    page,
    {
      onTouch: speaker.stop,
      onLine: (line) => {
        answer(piecesOfLine(line));
      },
      onControl: (control) => {
        if (control === page.activeElement) answerControl(control);
        else control.focus({ preventScroll: true });
      },
    },
    signal,
  );
  page.addEventListener(
    'focusin',
    ({ target }) => {
      if (!(target instanceof Element)) return;
      if (target.matches(CONTROL)) answerControl(target);
      // A sheet takes the focus itself when it opens.
      else if (target.matches('[aria-modal=true]')) readPage();
    },
    { signal },
  );
  // Whatever somebody does, they need not wait for the end of it.
  page.addEventListener('keydown', speaker.stop, { capture: true, signal });
  page.addEventListener(
    'input',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      const spoken = piecesOfControl(target, groupOf(target)).filter(({ isPrivate }) => isPrivate);
      answer(spoken);
    },
    { signal },
  );

  const tellChanges = (): void => {
    // The page is about something else all of a sudden, e.g. that the server is away.
    if (headingOf(page) !== heading) {
      changed.clear();
      answers = false;
      speaker.say(piecesNow([]), 'after');
      return;
    }
    for (const region of changed) {
      if (!region.isConnected || region.closest('[inert]') !== null) continue;
      const [before, now] = [told.get(region) ?? '', wordsOfRegion(region)];
      told.set(region, now);
      if (now === before || now === '') continue;
      const isUrgent = region.matches('[role=alert], [aria-live=assertive]');
      answers = false;
      speaker.say(newsOf(region, before, now), isUrgent ? 'now' : 'after');
    }
    changed.clear();
  };
  const noteChange = (node: Node): void => {
    const element = node instanceof Element ? node : node.parentElement;
    const region = element?.closest(LIVE);
    if (region) changed.add(region);
    else for (const inner of element?.querySelectorAll(LIVE) ?? []) changed.add(inner);
  };
  const watching = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') {
        if (target === page.activeElement && target instanceof Element) {
          const spoken = piecesOfControl(target, groupOf(target))[0]?.language ?? language;
          answer(plain(stateOf(target), spoken));
        }
      } else if (type === 'childList' && addedNodes.length > 0) {
        addedNodes.forEach(noteChange);
      } else {
        noteChange(target);
      }
    }
    clearTimeout(telling);
    telling = setTimeout(tellChanges, TOGETHER_MS);
  });
  watching.observe(page.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-pressed', 'aria-checked'],
  });

  readPage(plain(SPOKEN_TEXTS[language].welcome, language));
  return {
    pageTurned: (next) => {
      exploring.forget();
      const { noVoiceFor, languages } = SPOKEN_TEXTS[language];
      if (speaker.speaks(next)) language = next;
      if (language === next) readPage();
      else answer(plain(noVoiceFor(languages[next]), language));
    },
    readPage: () => {
      readPage();
    },
    say: (text, spoken) => {
      answer(plain(text, spoken));
    },
    setGain: speaker.setGain,
    isSpeaking: speaker.isSpeaking,
    isAnswering: () => answers && speaker.isSpeaking(),
    stop: () => {
      ending.abort();
      watching.disconnect();
      clearTimeout(telling);
      speaker.stop();
    },
  };
}
