import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import { SetupApp } from '../../admin-ui/setup/SetupApp.tsx';
import type { SetupHttp } from '../../admin-ui/setup/setup-http.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { SETUP_STATES, type SetupGalleryState } from './setup-states.ts';

const nothing = (): void => undefined;

/** The gallery of the first run: `setup.html?state=counters`, with `&language=en` for English. */
const query = new URLSearchParams(location.search);
const states: Readonly<Record<string, SetupGalleryState>> = SETUP_STATES;
const state = states[query.get('state') ?? 'office'] ?? SETUP_STATES.office;
const language: Language = query.get('language') === 'en' ? 'en' : 'vi';
document.documentElement.lang = language;

const taken = { ok: true, result: null } as const;
const http: SetupHttp = {
  read: () =>
    Promise.resolve(
      state.kind === 'draft' ? { ok: true, result: state.draft } : { ok: false, trouble: state.trouble },
    ),
  keep: () => Promise.resolve(taken),
  setUp: () => Promise.resolve({ ok: false, trouble: { kind: 'wrong', where: 'services.3.name.vi' } }),
  restore: () => Promise.resolve({ ok: false, trouble: { kind: 'backup', why: 'gone' } }),
  showDemonstration: () => Promise.resolve(taken),
};
const container = document.getElementById('root');
if (container === null) throw new Error('The gallery has no #root element.');
createRoot(container).render(
  <SetupApp
    http={http}
    language={language}
    onLanguage={nothing}
    onCode={nothing}
    onSetUp={nothing}
    onDemonstration={nothing}
    onOpenDesk={nothing}
  />,
);
