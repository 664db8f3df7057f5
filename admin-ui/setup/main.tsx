/** The wizard's wiring: ask the server what was entered so far, and become the new office's first desk. */
import { useEffect, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import { answers } from '#ui-kit/answers.ts';
import { keepDeviceToken } from '#ui-kit/enrolment.ts';
import { keepLanguage, keptLanguage } from '#ui-kit/kept-language.ts';
import { hashOf, type Route } from '../route.ts';
import { keepUsername } from '../kept-session.ts';
import { SetupApp } from './SetupApp.tsx';
import { createSetupHttp, type SetupHttp } from './setup-http.ts';

/** Goes to a page of the server that takes this one's place, once it answers there; false when it did not in time. */
async function goOnceAt(asked: string, page: string): Promise<boolean> {
  const isThere = await answers(asked);
  if (isThere) location.assign(page);
  return isThere;
}

type SetupPageProps = { readonly http: SetupHttp; readonly onCode: (code: string) => void };

function SetupPage({ http, onCode }: SetupPageProps): ReactElement {
  const [language, setLanguage] = useState(() => keptLanguage(localStorage));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <SetupApp
      http={http}
      language={language}
      onLanguage={(next) => {
        keepLanguage(localStorage, next);
        setLanguage(next);
      }}
      onCode={onCode}
      onSetUp={(deviceToken, username) => {
        keepDeviceToken('admin', null, deviceToken);
        // Who has just named themselves need not do so again at the door; an office of before has its people.
        if (username !== null) keepUsername(localStorage, username);
        const firstPage: Route = username === null ? { page: 'live' } : { page: 'start', open: null };
        return goOnceAt('/healthz', `/admin${hashOf(firstPage)}`);
      }}
      onDemonstration={() => goOnceAt('/demo/status', '/')}
      onOpenDesk={() => location.assign('/admin')}
    />
  );
}

function openWizard(container: HTMLElement): void {
  let code = '';
  const onCode = (typed: string): void => {
    code = typed;
  };
  createRoot(container).render(<SetupPage http={createSetupHttp(() => code)} onCode={onCode} />);
}

const container = document.getElementById('root');
if (container === null) throw new Error('The page has no #root element.');
openWizard(container);
