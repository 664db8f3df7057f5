/** A citizen's own page: one ticket, followed over one connection for as long as the page is open. */
import { connect } from '#ui-kit/connection.ts';
import { isOnlyNearby } from '#ui-kit/office-network.ts';
import '#ui-kit/base.css';
import '#ui-kit/field-plate.css';
import '#ui-kit/roundel.css';
import './phone.css';
import { languageOfHash, linkOfPath } from './address.ts';
import { alertAfter, seenIn } from './alerts.ts';
import { headlineOf } from './headline.ts';
import { keepLanguage, keptLanguage } from './kept-choices.ts';
import { drawPage } from './page.ts';
import { pageKey } from './page-key.ts';
import { redraw } from './redraw.ts';
import { createRinger } from './ringer.ts';
import type { Scene } from './scene.ts';
import { situationOf, type Situation } from './situation.ts';
import { TEXTS } from './texts.ts';

const RELOAD_AFTER_MS = 8_000;

const elementWithId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
};

function follow(root: HTMLElement, spoken: HTMLElement): void {
  const link = linkOfPath(location.pathname);
  const connection = link === null ? null : connect('phone', { link });
  const ringer = createRinger(window);
  const storage = (): Storage => localStorage;
  let language = languageOfHash(location.hash) ?? keptLanguage(storage) ?? 'vi';
  let seen: ReturnType<typeof seenIn> = null;
  let aheadDrawn: number | null = null;
  let drawnKey = '';

  const now = (): Situation =>
    connection === null ? { kind: 'refused', why: 'dead' } : situationOf(connection.state());

  const alert = (situation: Situation): void => {
    const next = seenIn(situation);
    if (next === null) return;
    const due = alertAfter(seen, next);
    seen = next;
    if (due !== null) ringer.ring(due);
  };

  const draw = (): void => {
    const situation = now();
    alert(situation);
    const bell = { canRing: ringer.canRing, isOn: ringer.isOn() };
    const key = pageKey(situation, language, bell.isOn);
    if (key === drawnKey) return;
    drawnKey = key;
    const ahead = aheadIn(situation);
    const hasMovedUp = ahead !== null && aheadDrawn !== null && ahead < aheadDrawn;
    aheadDrawn = ahead;
    const scene: Scene = {
      situation,
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
    };
    redraw(root, drawPage(scene));
    announce(situation);
  };

  /** For the ear, and for the row of open windows. */
  const announce = (situation: Situation): void => {
    const headline = headlineOf(situation, TEXTS[language]);
    document.documentElement.lang = language;
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
