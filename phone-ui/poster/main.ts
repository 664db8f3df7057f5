/** The page that a poster's code opens: choose, be ready, one press, one number; then it is the number's own page. */
import { connect } from '#ui-kit/connection.ts';
import { htmlLanguage } from '#ui-kit/language.ts';
import { isOnlyNearby } from '#ui-kit/office-network.ts';
import { newRequestId } from '#ui-kit/request-id.ts';
import { posterKeyOfPath, readHallCode, type PosterTicket, type ServicePapers } from '#protocol/poster.ts';
import type { CitizenLanguage, ServiceId } from '#protocol/vocabulary.ts';
import '#ui-kit/bare.css';
import '#ui-kit/field-plate.css';
import '#ui-kit/roundel.css';
import '../phone.css';
import { languageOfHash } from '../address.ts';
import { keepLanguage, keptLanguage } from '../kept-choices.ts';
import { bringLettersLate } from '../late-letters.ts';
import { redraw } from '../redraw.ts';
import { forgetPress, keepPress, keptPress, phoneSecret, type Press } from './kept.ts';
import { drawPoster, headlineOf } from './page.ts';
import type { PosterScene } from './scene.ts';
import { placeIn, situationOf, type Place, type PosterSituation } from './situation.ts';
import { stepAfter, type Taking } from './taking.ts';

const TRY_PATIENCE_MS = 6_000;
const ASK_PATIENCE_MS = 10_000;
const RELOAD_AFTER_MS = 8_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const storage = (): Storage => localStorage;
const elementWithId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
};

function open(root: HTMLElement, spoken: HTMLElement): void {
  const poster = posterKeyOfPath(location.pathname);
  const identity = { poster: poster ?? '', phone: phoneSecret(storage, newRequestId) };
  const connection = poster === null ? null : connect('poster', identity);
  let language: CitizenLanguage = languageOfHash(location.hash) ?? keptLanguage(storage) ?? 'vi';
  let place: Place = { kind: 'fields' };
  let own: PosterTicket | null = null;
  let taking: Taking = { kind: 'none' };
  let papers: { readonly serviceId: ServiceId; readonly list: ServicePapers } | null = null;
  let typedCode = '';
  let drawnKey = '';
  let headlineDrawn = '';

  const now = (): PosterSituation =>
    connection === null ? { kind: 'refused', why: 'unknown' } : situationOf(connection.state());

  const draw = (): void => {
    const situation = now();
    place = placeIn(situation, place);
    // While a press is on its way its page stays; where the phone went back to meanwhile is drawn afterwards.
    const shown: Place = taking.kind === 'sending' ? { kind: 'service', serviceId: taking.serviceId } : place;
    const scene: PosterScene = {
      situation,
      place: shown,
      language,
      own,
      taking,
      papers: shown.kind === 'service' && papers?.serviceId === shown.serviceId ? papers.list : null,
      typedCode,
      isOnlyNearby: isOnlyNearby(location.hostname),
      onLanguage: (chosen) => {
        language = chosen;
        keepLanguage(storage, chosen);
        draw();
      },
      onPlace: (next) => {
        history.pushState(next, '');
        goTo(next);
      },
      onBack: () => {
        history.back();
      },
      onCode: (typed) => {
        typedCode = typed;
      },
      onTake: (serviceId) => {
        take(serviceId);
      },
    };
    const key = drawingKey(scene);
    if (key === drawnKey) return;
    drawnKey = key;
    redraw(root, drawPoster(scene));
    const headline = headlineOf(scene);
    document.documentElement.lang = htmlLanguage(language);
    document.title = headline;
    if (headline !== headlineDrawn) spoken.textContent = headline;
    headlineDrawn = headline;
  };

  const goTo = (next: Place): void => {
    place = next;
    if (taking.kind === 'refused') taking = { kind: 'none' };
    draw();
    scrollTo(0, 0);
    const heading = root.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
    if (next.kind === 'service') void fetchPapers(next.serviceId);
  };

  const fetchPapers = async (serviceId: ServiceId): Promise<void> => {
    if (papers?.serviceId === serviceId) return;
    const sent = await connection?.send('getPapers', { serviceId }, ASK_PATIENCE_MS);
    if (sent?.ok !== true) return;
    papers = { serviceId, list: sent.result };
    draw();
  };

  /** The number this phone holds is asked for whenever the office is heard anew: it may be over, or given up, by now. */
  const findOwn = async (): Promise<void> => {
    const sent = await connection?.send('findOwn', {}, ASK_PATIENCE_MS);
    if (sent?.ok !== true) return;
    own = sent.result;
    draw();
  };

  const take = (serviceId: ServiceId): void => {
    const situation = now();
    if (taking.kind === 'sending' || situation.kind !== 'open') return;
    const { asksForHallCode, date } = situation.view;
    const hallCode = asksForHallCode ? readHallCode(typedCode) : null;
    if (asksForHallCode && hallCode === null) {
      turn({ kind: 'refused', serviceId, code: 'wrong_hall_code', minutes: null });
      return;
    }
    const press: Press = {
      requestId: newRequestId(),
      serviceId,
      language,
      hallCode,
      date,
      pressedAtMs: Date.now(),
    };
    keepPress(storage, press);
    void send(press);
  };

  /** Until the office has said yes or no to this very press; any number of tries is one number. */
  const send = async ({ requestId, serviceId, language: spokenThen, hallCode }: Press): Promise<void> => {
    if (connection === null) return;
    turn({ kind: 'sending', serviceId, why: 'first' });
    for (;;) {
      const input = { requestId, serviceId, language: spokenThen, hallCode };
      const step = stepAfter(await connection.send('takeNumber', input, TRY_PATIENCE_MS));
      if (step.kind === 'again') {
        turn({ kind: 'sending', serviceId, why: step.why });
        await pause(step.afterMs);
        continue;
      }
      forgetPress(storage);
      if (step.kind === 'issued' && step.ticket.link !== null) {
        // The choice is behind: the phone's own way back does not lead to it.
        location.replace(`/t/${step.ticket.link}#${language}`);
        return;
      }
      const code = step.kind === 'refused' ? step.code : 'unavailable';
      if (code === 'phone_has_number') await findOwn();
      turn(
        code === 'phone_has_number'
          ? { kind: 'none' }
          : {
              kind: 'refused',
              serviceId,
              code,
              minutes: step.kind === 'refused' ? step.minutes : null,
            },
      );
      return;
    }
  };
  const turn = (next: Taking): void => {
    taking = next;
    draw();
  };

  draw();
  if (connection === null) return;
  addEventListener('popstate', ({ state }) => {
    goTo(placeOfHistory(state));
  });
  let wasOnline = false;
  let hasTakenUp = false;
  let isReloading = false;
  connection.subscribe(() => {
    const { status, welcome, view } = connection.state();
    const isOnline = status === 'online';
    if (isOnline && welcome !== null && view !== null && welcome.office.date !== view.date) {
      // Another day has begun, with settings of its own: they come with the next greeting.
      connection.identifyAs(identity);
      return;
    }
    if (isOnline && !wasOnline) {
      void findOwn();
      if (place.kind === 'service') void fetchPapers(place.serviceId);
    }
    wasOnline = isOnline;
    if (isOnline && view !== null && !hasTakenUp) {
      hasTakenUp = true;
      const kept = keptPress(storage, view.date, Date.now());
      if (kept === null) forgetPress(storage);
      else {
        place = { kind: 'service', serviceId: kept.serviceId };
        void fetchPapers(kept.serviceId);
        void send(kept);
      }
    }
    draw();
    const situation = now();
    if (isReloading || situation.kind !== 'refused' || situation.why !== 'outdated') return;
    isReloading = true;
    setTimeout(() => {
      location.reload();
    }, RELOAD_AFTER_MS);
  });
  // A phone sleeps with its page, and may come back to it from its number's own.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) connection.reconnectNow();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void findOwn();
  });
}

/** Two moments with the same key look the same: no page is drawn anew under a finger for nothing. */
function drawingKey({ situation, ...scene }: PosterScene): string {
  const seen =
    situation.kind === 'open'
      ? {
          ...situation,
          view: { ...situation.view, revision: null, at: null },
          heardAtMs: situation.isStale ? situation.heardAtMs : null,
        }
      : situation;
  return JSON.stringify([seen, scene.place, scene.language, scene.own, scene.taking, scene.papers]);
}

function placeOfHistory(state: unknown): Place {
  const isPlace =
    typeof state === 'object' && state !== null && 'kind' in state && typeof state.kind === 'string';
  return isPlace ? (state as Place) : { kind: 'fields' };
}

open(elementWithId('root'), elementWithId('spoken'));
bringLettersLate(window);
