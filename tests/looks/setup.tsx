import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import { RestorePage } from '../../admin-ui/setup/RestorePage.tsx';
import { SetupApp } from '../../admin-ui/setup/SetupApp.tsx';
import type { SetupHttp } from '../../admin-ui/setup/setup-http.ts';
import { setupTexts } from '../../admin-ui/setup/texts.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { SETUP_STATES, type SetupGalleryState } from './setup-states.ts';

const nothing = (): void => undefined;
const comes = (): Promise<boolean> => Promise.resolve(true);
const staysAway = (): Promise<boolean> => Promise.resolve(false);

/** The gallery of the first run: `setup.html?state=counters`, with `&language=en` for English. */
const query = new URLSearchParams(location.search);
const states: Readonly<Record<string, SetupGalleryState>> = SETUP_STATES;
const state = states[query.get('state') ?? 'office'] ?? SETUP_STATES.office;
const language: Language = query.get('language') === 'en' ? 'en' : 'vi';
document.documentElement.lang = language;

const draft = state.kind === 'draft' ? state.draft : SETUP_STATES.office.draft;
const demonstration = (state.kind === 'draft' ? state.demonstration : undefined) ?? 'here';
const isPressed = state.kind === 'draft' && state.isPressed === true;
const taken = { ok: true, result: null } as const;
const http: SetupHttp = {
  read: () =>
    Promise.resolve(
      state.kind === 'trouble'
        ? { ok: false, trouble: state.trouble }
        : { ok: true, result: { draft, demonstration } },
    ),
  // What is kept clears what went wrong before it.
  keep: () => (isPressed ? new Promise(() => undefined) : Promise.resolve(taken)),
  setUp: () => Promise.resolve({ ok: false, trouble: { kind: 'wrong', where: 'services.3.name.vi' } }),
  restore: () => Promise.resolve({ ok: false, trouble: { kind: 'backup', why: 'gone' } }),
  showDemonstration: () => Promise.resolve(taken),
};
const container = document.getElementById('root');
if (container === null) throw new Error('The gallery has no #root element.');
createRoot(container).render(
  state.kind === 'restore' ? (
    <RestorePage
      http={http}
      texts={setupTexts(language)}
      language={language}
      onLanguage={nothing}
      onRestored={comes}
      onBack={nothing}
    />
  ) : (
    <SetupApp
      http={http}
      language={language}
      onLanguage={nothing}
      onCode={nothing}
      onSetUp={comes}
      onDemonstration={isPressed ? staysAway : comes}
      onOpenDesk={nothing}
    />
  ),
);

/** What is typed lives in the page alone, so the states behind it are reached by typing. */
async function typeInto(selector: string, text: string): Promise<void> {
  for (let look = 0; look < 100 && document.querySelector(selector) === null; look += 1)
    await new Promise(requestAnimationFrame);
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  for (const field of document.querySelectorAll(selector)) {
    value?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  await new Promise(requestAnimationFrame);
  const form = document.querySelector('form');
  if (form === null) {
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true });
    document.querySelector(selector)?.dispatchEvent(enter);
  } else form.requestSubmit();
}
if (state.kind === 'draft' && state.password !== undefined)
  void typeInto('input[type=password]', state.password);
async function press(selector: string): Promise<void> {
  for (let look = 0; look < 100 && document.querySelector(selector) === null; look += 1)
    await new Promise(requestAnimationFrame);
  document.querySelector<HTMLElement>(selector)?.click();
}
if (isPressed) void press('.setup-foot-side .desk-button');
if (state.kind === 'restore' && state.folder !== null) void typeInto('input', state.folder);
