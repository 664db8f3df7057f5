/** The checklist of a procedure on a citizen's phone: fetched once, whole; nothing of what is ticked leaves the phone. */
import { htmlLanguage } from '#ui-kit/language.ts';
import { isOnlyNearby } from '#ui-kit/office-network.ts';
import '#ui-kit/bare.css';
import '#ui-kit/field-plate.css';
import '#ui-kit/roundel.css';
import '../phone.css';
import { languageOfHash } from '../address.ts';
import { keepLanguage, keptLanguage } from '../kept-choices.ts';
import { redraw } from '../redraw.ts';
import { drawChecklist, titleOf, type ChecklistScene } from './page.ts';
import { fetchSheet, procedureOfPath, type SheetState } from './sheet.ts';
import { bringLettersLate } from '../late-letters.ts';
import { keepTicks, keptTicks } from './ticks.ts';

const TRY_AGAIN_MS = 5_000;

function open(root: HTMLElement): void {
  const procedureId = procedureOfPath(location.pathname);
  const storage = (): Storage => localStorage;
  let language = languageOfHash(location.hash) ?? keptLanguage(storage) ?? 'vi';
  let state: SheetState = procedureId === null ? { kind: 'unknown' } : { kind: 'loading' };
  let ticks = procedureId === null ? new Set<string>() : keptTicks(storage, procedureId);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = (): void => {
    const scene: ChecklistScene = {
      state,
      language,
      ticks,
      isOnlyNearby: isOnlyNearby(location.hostname),
      onTick: (name, isReady) => {
        const next = new Set(ticks);
        if (isReady) next.add(name);
        else next.delete(name);
        ticks = next;
        if (procedureId !== null) keepTicks(storage, procedureId, ticks);
        draw();
      },
      onLanguage: (chosen) => {
        language = chosen;
        keepLanguage(storage, chosen);
        draw();
      },
      onTryAgain: load,
    };
    document.documentElement.lang = htmlLanguage(language);
    document.title = titleOf(scene);
    redraw(root, drawChecklist(scene));
  };
  function load(): void {
    if (procedureId === null) return;
    clearTimeout(timer);
    void fetchSheet(procedureId).then((fetched) => {
      state = fetched;
      draw();
      if (state.kind === 'away') timer = setTimeout(load, TRY_AGAIN_MS);
    });
  }
  draw();
  load();
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
open(root);
bringLettersLate(window);
