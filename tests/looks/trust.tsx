import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import type { Language } from '#protocol/vocabulary.ts';
import { TrustPage, type TrustState } from '../../admin-ui/trust/TrustPage.tsx';
import { TRUST_STATES } from './trust-states.ts';

const nothing = (): void => undefined;

/** The gallery of the page that shows how to trust the office: `trust.html?state=linux`, with `&language=en` for English. */
const query = new URLSearchParams(location.search);
const states: Readonly<Record<string, TrustState>> = TRUST_STATES;
const language: Language = query.get('language') === 'en' ? 'en' : 'vi';
document.documentElement.lang = language;
const container = document.getElementById('root');
if (container === null) throw new Error('The gallery has no #root element.');
createRoot(container).render(
  <TrustPage
    state={states[query.get('state') ?? 'windows'] ?? TRUST_STATES.windows}
    hostname="192.168.10.5"
    language={language}
    onLanguage={nothing}
    onKind={nothing}
    onLoad={nothing}
    onCheck={nothing}
    onMove={nothing}
  />,
);
