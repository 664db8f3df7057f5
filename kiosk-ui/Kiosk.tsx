import { useLayoutEffect, useRef, type ReactElement, type RefObject } from 'react';
import { htmlLanguage } from '#ui-kit/language.ts';
import './access/forced-colors.css';
import { comfortClasses } from './access/comfort.ts';
import { Flow } from './access/Flow.tsx';
import { FieldPage } from './field/FieldPage.tsx';
import { Band } from './frame/Band.tsx';
import { Foot } from './frame/Foot.tsx';
import { OfflineStrip } from './frame/OfflineStrip.tsx';
import { IssuingPage, IssuingStrip } from './issuing/IssuingPage.tsx';
import { RefusedPage } from './issuing/RefusedPage.tsx';
import { idleSecondsLeft } from './closing.ts';
import { LaterPage } from './later/LaterPage.tsx';
import { SETTLE_MS, TICKET_SETTLE_MS } from './kiosk-state.ts';
import type { Screen } from './screens.ts';
import { PapersPage } from './papers/PapersPage.tsx';
import { PriorityPage } from './priority/PriorityPage.tsx';
import { paperNotice, type PaperNotice } from './paper-notice.ts';
import { fieldOf, layoutOf, serviceWithField, textsOf, type Scene } from './scene.ts';
import { hasScanSheet } from './scanner/scan-sheet.ts';
import { IdleSheet } from './sheets/IdleSheet.tsx';
import { spokenTrouble } from './spoken/spoken.ts';
import { SpokenStrip } from './spoken/SpokenStrip.tsx';
import { StartPage } from './start/StartPage.tsx';
import { PaperStrip } from './ticket/PaperStrip.tsx';
import { TicketPage } from './ticket/TicketPage.tsx';
import { VisitStrip } from './visit/VisitStrip.tsx';

/** The whole kiosk for one moment: band, strip, page, foot, and a sheet where one is open. */
export function Kiosk({ scene }: { readonly scene: Scene }): ReactElement {
  const { state, later, isOnline, isLandscape, pageNowMs } = scene;
  const idleSeconds = idleSecondsLeft(state, pageNowMs);
  const isScanTold = hasScanSheet(scene);
  const isCovered = idleSeconds !== null || state.sheet !== null || isScanTold;
  const settleMs = state.screen.name === 'ticket' ? TICKET_SETTLE_MS : SETTLE_MS;
  const classes = [
    'kiosk',
    isLandscape && 'kiosk-landscape',
    ...comfortClasses(state.comfort),
    !isOnline && 'kiosk-offline',
    layoutOf(scene).notice === 'strip' && 'kiosk-with-strip',
    // A little longer than the rule itself, so that no press that looks accepted is ignored.
    pageNowMs - state.screenSinceMs < settleMs + 50 && 'kiosk-settling',
  ];
  const frame = useRef<HTMLDivElement>(null);
  useFocusOnNewPage(frame, state.screenSinceMs, later !== null);
  return (
    <div className={classes.filter(Boolean).join(' ')} lang={htmlLanguage(state.language)}>
      <div className="kiosk-frame" inert={isCovered} ref={frame}>
        <Band scene={scene} />
        <Strip scene={scene} />
        <Flow scene={scene}>
          <Page scene={scene} />
        </Flow>
        <PageFoot scene={scene} />
      </div>
      {idleSeconds !== null ? (
        <IdleSheet scene={scene} seconds={idleSeconds} />
      ) : (
        <>
          <OpenSheet scene={scene} />
          {state.sheet === null && isScanTold && later !== null && <later.ScanSheet scene={scene} />}
        </>
      )}
    </div>
  );
}

function OpenSheet({ scene }: { readonly scene: Scene }): ReactElement | null {
  const { later, state } = scene;
  switch (state.sheet) {
    case null:
      return null;
    case 'help':
      return later && <later.HelpSheet scene={scene} />;
    case 'easier':
      return later && <later.EasierSheet scene={scene} />;
    default:
      return state.sheet satisfies never;
  }
}

/** A page that changes moves the reading place with it, for those who listen or use keys. */
function useFocusOnNewPage(
  frame: RefObject<HTMLDivElement | null>,
  screenSinceMs: number,
  areLaterPartsHere: boolean,
): void {
  const shownSinceMs = useRef(screenSinceMs);
  // With the page itself, not after it: who types at once types into it.
  useLayoutEffect(() => {
    if (shownSinceMs.current === screenSinceMs) return;
    // A page that is there to type into is begun in its field.
    const place = frame.current?.querySelector('input') ?? frame.current?.querySelector('h1');
    // One of the later parts that is still on its way: the page is not there yet.
    if (place == null) return;
    shownSinceMs.current = screenSinceMs;
    place.focus({ preventScroll: true });
  }, [frame, screenSinceMs, areLaterPartsHere]);
}

function Strip({ scene }: { readonly scene: Scene }): ReactElement | null {
  const { state, isOnline } = scene;
  switch (state.screen.name) {
    case 'issuing':
      return <IssuingStrip scene={scene} />;
    case 'ticket':
      return (
        <PaperStrip
          notice={noticeOf(scene, state.screen)}
          hasCode={state.screen.phoneUrl !== null}
          texts={textsOf(scene)}
        />
      );
    case 'start':
    case 'field':
    case 'search':
    case 'fields':
    case 'browse':
    case 'papers':
    case 'procedure':
    case 'carry':
    case 'missing':
    case 'priority':
    case 'hours':
    case 'receipt':
    case 'card':
    case 'standing':
    case 'lookUp':
    case 'feedback':
    case 'refused':
      if (!isOnline) return <OfflineStrip scene={scene} />;
      if (spokenTrouble(scene.spoken, state) !== null) return <SpokenStrip scene={scene} />;
      return state.visit.length === 0 ? null : <VisitStrip scene={scene} />;
    default:
      return state.screen satisfies never;
  }
}

const noticeOf = (scene: Scene, screen: Extract<Screen, { name: 'ticket' }>): PaperNotice =>
  paperNotice(screen.paper, {
    isOnline: scene.isOnline,
    printerProblem: scene.printerProblem,
    shownForMs: scene.pageNowMs - scene.state.screenSinceMs,
  });

/** The pages about one service that lead to its number. */
const SERVICE_PAGES = {
  papers: PapersPage,
  priority: PriorityPage,
} as const;

function Page({ scene }: { readonly scene: Scene }): ReactElement {
  const { office, state } = scene;
  const { screen } = state;
  switch (screen.name) {
    case 'start':
      return <StartPage scene={scene} />;
    case 'field': {
      const field = fieldOf(office, screen.fieldId);
      // The office's settings may change under an open page; then the start is the only honest place.
      if (field === undefined) return <StartPage scene={scene} />;
      return <FieldPage key={screen.pageIndex} scene={scene} field={field} pageIndex={screen.pageIndex} />;
    }
    case 'papers':
    case 'priority': {
      const { service, field } = serviceWithField(office, screen.serviceId);
      if (service === undefined || field === undefined) return <StartPage scene={scene} />;
      const ServicePage = SERVICE_PAGES[screen.name];
      return <ServicePage scene={scene} field={field} service={service} />;
    }
    case 'issuing':
      return <IssuingPage scene={scene} {...serviceWithField(office, screen.press.serviceId)} />;
    case 'refused':
      return <RefusedPage scene={scene} screen={screen} />;
    case 'ticket':
      return (
        <TicketPage
          scene={scene}
          screen={screen}
          notice={noticeOf(scene, screen)}
          {...serviceWithField(office, screen.ticket.serviceId)}
        />
      );
    default:
      return <LaterPage scene={scene} screen={screen} />;
  }
}

function PageFoot({ scene }: { readonly scene: Scene }): ReactElement {
  const { screen } = scene.state;
  switch (screen.name) {
    case 'start':
      return <Foot scene={scene} left="languages" hasReach />;
    case 'field':
    case 'search':
    case 'fields':
    case 'browse':
    case 'papers':
    case 'procedure':
    case 'carry':
    case 'missing':
    case 'priority':
    case 'hours':
    case 'receipt':
    case 'card':
    case 'lookUp':
    case 'feedback':
      return <Foot scene={scene} left="wayBack" hasReach />;
    case 'issuing':
      return <Foot scene={scene} left="nothing" hasReach={false} />;
    case 'standing':
    case 'refused':
    case 'ticket':
      return <Foot scene={scene} left="staff" hasReach={false} />;
    default:
      return screen satisfies never;
  }
}
