import { useEffect, useRef, type ReactElement, type RefObject } from 'react';
import type { Field, OfficeSettings, Service } from '#protocol/office.ts';
import type { FieldId, ServiceId } from '#protocol/vocabulary.ts';
import { FieldPage } from './field/FieldPage.tsx';
import { Band } from './frame/Band.tsx';
import { Foot } from './frame/Foot.tsx';
import { OfflineStrip } from './frame/OfflineStrip.tsx';
import { IssuingPage, IssuingStrip } from './issuing/IssuingPage.tsx';
import { RefusedPage } from './issuing/RefusedPage.tsx';
import { idleSecondsLeft, SETTLE_MS, TICKET_SETTLE_MS, type Screen } from './kiosk-state.ts';
import { MissingPage } from './papers/MissingPage.tsx';
import { PapersPage } from './papers/PapersPage.tsx';
import { PriorityPage } from './priority/PriorityPage.tsx';
import { paperNotice, type PaperNotice } from './paper-notice.ts';
import { serviceOf, textsOf, type Scene } from './scene.ts';
import { HelpSheet } from './sheets/HelpSheet.tsx';
import { IdleSheet } from './sheets/IdleSheet.tsx';
import { StartPage } from './start/StartPage.tsx';
import { PaperStrip } from './ticket/PaperStrip.tsx';
import { TicketPage } from './ticket/TicketPage.tsx';

/** The whole kiosk for one moment: band, strip, page, foot, and a sheet where one is open. */
export function Kiosk({ scene }: { readonly scene: Scene }): ReactElement {
  const { state, isOnline, isLandscape, pageNowMs } = scene;
  const idleSeconds = idleSecondsLeft(state, pageNowMs);
  const isCovered = idleSeconds !== null || state.isHelpOpen;
  const settleMs = state.screen.name === 'ticket' ? TICKET_SETTLE_MS : SETTLE_MS;
  const classes = [
    'kiosk',
    isLandscape && 'kiosk-landscape',
    state.isLargeText && 'kiosk-large',
    state.isReachMode && 'kiosk-reach',
    !isOnline && 'kiosk-offline',
    // A little longer than the rule itself, so that no press that looks accepted is ignored.
    pageNowMs - state.screenSinceMs < settleMs + 50 && 'kiosk-settling',
  ];
  const frame = useRef<HTMLDivElement>(null);
  useFocusOnNewPage(frame, state.screenSinceMs);
  return (
    <div className={classes.filter(Boolean).join(' ')} lang={state.language}>
      <div className="kiosk-frame" inert={isCovered} ref={frame}>
        <Band scene={scene} />
        <Strip scene={scene} />
        <Page scene={scene} />
        <PageFoot scene={scene} />
      </div>
      {idleSeconds !== null ? (
        <IdleSheet scene={scene} seconds={idleSeconds} />
      ) : (
        state.isHelpOpen && <HelpSheet scene={scene} />
      )}
    </div>
  );
}

/** A page that changes moves the reading place with it, for those who listen or use keys. */
function useFocusOnNewPage(frame: RefObject<HTMLDivElement | null>, screenSinceMs: number): void {
  const shownSinceMs = useRef(screenSinceMs);
  useEffect(() => {
    if (shownSinceMs.current === screenSinceMs) return;
    shownSinceMs.current = screenSinceMs;
    frame.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [frame, screenSinceMs]);
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
    case 'papers':
    case 'missing':
    case 'priority':
    case 'refused':
      return isOnline ? null : <OfflineStrip scene={scene} />;
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

const fieldOf = (office: OfficeSettings, fieldId: FieldId | undefined): Field | undefined =>
  office.fields.find((field) => field.fieldId === fieldId);

const serviceWithField = (
  office: OfficeSettings,
  serviceId: ServiceId,
): { readonly service: Service | undefined; readonly field: Field | undefined } => {
  const service = serviceOf(office, serviceId);
  return { service, field: fieldOf(office, service?.fieldId) };
};

/** The pages about one service. */
const SERVICE_PAGES = { papers: PapersPage, missing: MissingPage, priority: PriorityPage } as const;

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
    case 'missing':
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
      return screen satisfies never;
  }
}

function PageFoot({ scene }: { readonly scene: Scene }): ReactElement {
  const { screen } = scene.state;
  switch (screen.name) {
    case 'start':
      return <Foot scene={scene} left="languages" hasReach />;
    case 'field':
    case 'papers':
    case 'missing':
    case 'priority':
      return <Foot scene={scene} left="wayBack" hasReach />;
    case 'issuing':
      return <Foot scene={scene} left="nothing" hasReach={false} />;
    case 'refused':
    case 'ticket':
      return <Foot scene={scene} left="staff" hasReach={false} />;
    default:
      return screen satisfies never;
  }
}
