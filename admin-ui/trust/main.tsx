import { StrictMode, useCallback, useEffect, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui-kit/base.css';
import type { TrustFacts } from '#protocol/https.ts';
import { keepLanguage, keptLanguage } from '#ui-kit/kept-language.ts';
import { deviceKindOf } from './device-kind.ts';
import { codesIn, createTrustHttp, takeOver } from './trust-http.ts';
import { TrustPage, type TrustState } from './TrustPage.tsx';

const http = createTrustHttp(location);

/** Where a machine comes to trust the office, over plain HTTP; and where its screens arrive, over TLS. */
function TrustApp({ moved }: { readonly moved: readonly string[] | null }): ReactElement {
  const [language, setLanguage] = useState(() => keptLanguage(localStorage));
  const [state, setState] = useState<TrustState>(() => ({
    facts: 'asking',
    kind: deviceKindOf(navigator.userAgent),
    check: 'not_tried',
    screens: http.screens(),
    moving: 'no',
    moved,
  }));
  const change = (part: Partial<TrustState>): void => {
    setState((before) => ({ ...before, ...part }));
  };
  const check = useCallback(async (port: number, isAsked: boolean): Promise<void> => {
    change({ check: 'asking' });
    const isTrusted = await http.isTrusted(port);
    // That it is not trusted yet is no news before anybody has done the steps.
    change({ check: isTrusted ? 'trusted' : isAsked ? 'not' : 'not_tried' });
  }, []);
  const hear = useCallback(
    (facts: TrustFacts | null): void => {
      change({ facts: facts ?? 'unanswered' });
      if (facts?.isOn === true) void check(facts.port, false);
    },
    [check],
  );
  useEffect(() => {
    void http.facts().then(hear);
  }, [hear]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const port = typeof state.facts === 'string' ? null : state.facts.port;
  return (
    <TrustPage
      state={state}
      hostname={location.hostname}
      language={language}
      onLanguage={(next) => {
        keepLanguage(localStorage, next);
        setLanguage(next);
      }}
      onKind={(kind) => change({ kind })}
      onLoad={() => {
        change({ facts: 'asking' });
        void http.facts().then(hear);
      }}
      onCheck={() => {
        if (port !== null) void check(port, true);
      }}
      onMove={() => {
        if (port === null) return;
        change({ moving: 'asking' });
        void http.move(port).then((moving) => change({ moving }));
      }}
    />
  );
}

async function open(container: HTMLElement): Promise<void> {
  const codes = codesIn(location.hash);
  // Good once: neither a reload nor the history should bring them back.
  if (codes.length > 0) history.replaceState(null, '', location.pathname);
  const moved = codes.length === 0 ? null : await takeOver(codes);
  createRoot(container).render(
    <StrictMode>
      <TrustApp moved={moved} />
    </StrictMode>,
  );
}

const container = document.getElementById('root');
if (container === null) throw new Error('The page has no #root element.');
void open(container);
