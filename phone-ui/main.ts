/** A citizen's own page: one ticket, followed over one connection for as long as the page is open. */
import type { RatingForm } from '#protocol/rating.ts';
import { connect } from '#ui-kit/connection.ts';
import { htmlLanguage } from '#ui-kit/language.ts';
import { isOnlyNearby } from '#ui-kit/office-network.ts';
import '#ui-kit/bare.css';
import '#ui-kit/field-plate.css';
import '#ui-kit/roundel.css';
import './phone.css';
import { languageOfHash, linkOfPath } from './address.ts';
import { alertAfter, seenIn } from './alerts.ts';
import { createDeeds, type Outcome } from './deeds.ts';
import { afterScore, dialogueIn, NO_DIALOGUE, saidIn, withReason, type Dialogue } from './dialogue.ts';
import { headlineOf } from './headline.ts';
import { keepLanguage, keptLanguage } from './kept-choices.ts';
import { bringLettersLate } from './late-letters.ts';
import { drawPage } from './page.ts';
import { pageKey } from './page-key.ts';
import { redraw } from './redraw.ts';
import { createRinger } from './ringer.ts';
import type { Scene } from './scene.ts';
import { situationOf, type Situation } from './situation.ts';

const RELOAD_AFTER_MS = 8_000;

const elementWithId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
};

function follow(root: HTMLElement, spoken: HTMLElement): void {
  const link = linkOfPath(location.pathname);
  const connection = link === null ? null : connect('phone', { link });
  const deeds = connection === null ? null : createDeeds(connection);
  const ringer = createRinger(window);
  const storage = (): Storage => localStorage;
  let language = languageOfHash(location.hash) ?? keptLanguage(storage) ?? 'vi';
  let seen: ReturnType<typeof seenIn> = null;
  let aheadDrawn: number | null = null;
  let drawnKey = '';
  let dialogue: Dialogue = NO_DIALOGUE;

  const now = (): Situation =>
    connection === null ? { kind: 'refused', why: 'dead' } : situationOf(connection.state());

  const alert = (situation: Situation): void => {
    const next = seenIn(situation);
    if (next === null) return;
    const due = alertAfter(seen, next);
    seen = next;
    if (due !== null) ringer.ring(due);
  };

  const turnTo = (next: Dialogue): void => {
    const isAnotherPage = next.kind !== dialogue.kind;
    dialogue = next;
    draw();
    if (isAnotherPage) beginAtTop(root);
  };
  /** Onto a page beside the ticket's own: the phone's own way back leads back. */
  const open = (next: Dialogue): void => {
    history.pushState(null, '');
    turnTo(next);
  };
  addEventListener('popstate', () => {
    turnTo(NO_DIALOGUE);
  });
  /** Follows what was sent, unless the citizen has gone on to something else meanwhile. */
  const send = (sending: Dialogue, sent: Promise<Outcome> | undefined): void => {
    turnTo(sending);
    void sent?.then((outcome) => {
      // The call may be heard before the answer, and has then ended the question.
      if (dialogue === sending || outcome === 'tooLate') turnTo(dialogueAfter(sending, outcome));
    });
  };

  const draw = (): void => {
    const situation = now();
    alert(situation);
    dialogue = dialogueIn(situation, dialogue);
    const bell = { canRing: ringer.canRing, isOn: ringer.isOn() };
    const key = pageKey(situation, dialogue, language, bell.isOn);
    if (key === drawnKey) return;
    drawnKey = key;
    const ahead = aheadIn(situation);
    const hasMovedUp = ahead !== null && aheadDrawn !== null && ahead < aheadDrawn;
    aheadDrawn = ahead;
    const scene: Scene = {
      situation,
      dialogue,
      language,
      isOnlyNearby: isOnlyNearby(location.hostname),
      hasMovedUp,
      bell,
      onLanguage: (chosen) => {
        language = chosen;
        keepLanguage(storage, chosen);
        draw();
      },
      onBell: () => {
        ringer.toggle();
        draw();
      },
      onWhy: () => {
        open({ kind: 'why' });
      },
      onGiveUp: () => {
        open({ kind: 'giveUp', progress: 'asking' });
      },
      onGiveUpConfirmed: () => {
        send({ kind: 'giveUp', progress: 'sending' }, deeds?.giveUp());
      },
      onScore: (score) => {
        const form = formIn(situation);
        if (form === null) return;
        const next = afterScore(score, form);
        const sent = deeds?.rate(next.pressed);
        if (next.kind === 'rating') send(next, sent);
        else open(next);
      },
      onReason: (reason) => {
        if (dialogue.kind === 'reasons')
          turnTo({ ...dialogue, reasons: withReason(dialogue.reasons, reason) });
      },
      onWords: (words) => {
        if (dialogue.kind === 'reasons') dialogue = { ...dialogue, words };
      },
      onExplain: () => {
        if (dialogue.kind !== 'reasons') return;
        const said = saidIn(dialogue);
        const { pressed } = dialogue;
        send(
          { ...dialogue, progress: 'sending' },
          said === null ? deeds?.rate(pressed) : deeds?.explain(pressed, said),
        );
      },
      onBack: () => {
        history.back();
      },
    };
    redraw(root, drawPage(scene));
    announce(situation);
  };

  /** For the ear, and for the row of open windows. */
  const announce = (situation: Situation): void => {
    const headline = headlineOf(situation, language, dialogue);
    document.documentElement.lang = htmlLanguage(language);
    document.title = situation.kind === 'ticket' ? `${situation.view.number} – ${headline}` : headline;
    if (spoken.textContent !== headline) spoken.textContent = headline;
  };

  draw();
  if (connection === null) return;
  connection.subscribe(draw);
  // A phone sleeps with its page: the first thing after waking is to hear the truth.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) connection.reconnectNow();
  });
  reloadWhenOutdated(connection.subscribe, now);
}

/** Eye and screen reader begin with the heading of another page. */
function beginAtTop(root: HTMLElement): void {
  scrollTo(0, 0);
  const heading = root.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

/** What was done is told by the next view; until then it stays as it is being sent. Only why it was done no view tells. */
function dialogueAfter(sending: Dialogue, outcome: Outcome): Dialogue {
  if (outcome === 'tooLate') return { kind: 'tooLate' };
  if (outcome === 'done') return sending.kind === 'reasons' ? NO_DIALOGUE : sending;
  return 'progress' in sending ? { ...sending, progress: outcome } : sending;
}

/** How the service of a ticket that is over is asked about; null while it is not, or has been rated. */
const formIn = (situation: Situation): RatingForm | null => {
  const rating = situation.kind === 'ticket' ? situation.view.rating : null;
  return rating === 'given' ? null : rating;
};

const aheadIn = (situation: Situation): number | null =>
  situation.kind === 'ticket' ? (situation.view.queue?.ahead ?? null) : null;

/** A newer server has a newer page. */
function reloadWhenOutdated(subscribe: (listener: () => void) => () => void, now: () => Situation): void {
  let isReloading = false;
  subscribe(() => {
    const situation = now();
    if (isReloading || situation.kind !== 'refused' || situation.why !== 'outdated') return;
    isReloading = true;
    setTimeout(() => {
      location.reload();
    }, RELOAD_AFTER_MS);
  });
}

follow(elementWithId('root'), elementWithId('spoken'));
bringLettersLate(window);
