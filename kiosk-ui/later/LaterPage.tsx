import type { ReactElement } from 'react';
import type { PublicProcedure } from '#protocol/catalogue.ts';
import { serviceOf, serviceWithField, type Scene } from '../scene.ts';
import type { CarryScreen, Screen } from '../screens.ts';
import { procedureOf, procedureOfService } from '../search/kiosk-catalogue.ts';
import { StartPage } from '../start/StartPage.tsx';

type LaterScreen = Exclude<
  Screen,
  { name: 'start' | 'field' | 'papers' | 'priority' | 'issuing' | 'refused' | 'ticket' }
>;

/** The pages besides those that lead from the start to a number. Empty while they are not here: a moment, if anybody ever sees it. */
export function LaterPage({
  scene,
  screen,
}: {
  readonly scene: Scene;
  readonly screen: LaterScreen;
}): ReactElement {
  const { later, office } = scene;
  if (later === null) return <main className="kiosk-page" />;
  switch (screen.name) {
    case 'search':
      return <later.SearchPage scene={scene} screen={screen} />;
    case 'fields':
      return <later.FieldsPage scene={scene} />;
    case 'browse':
      return <later.BrowsePage key={screen.pageIndex} scene={scene} screen={screen} />;
    case 'procedure': {
      const procedure = procedureOf(scene.catalogue, screen.procedureId);
      if (procedure === undefined) return <StartPage scene={scene} />;
      return <later.ProcedurePage scene={scene} procedure={procedure} />;
    }
    case 'carry': {
      const procedure = procedureToCarry(scene, screen.of);
      if (procedure === undefined) return <StartPage scene={scene} />;
      return <later.CarryPage scene={scene} screen={screen} procedure={procedure} />;
    }
    case 'missing':
    case 'hours':
    case 'receipt':
    case 'card': {
      const { service, field } = serviceWithField(office, screen.serviceId);
      if (service === undefined || field === undefined) return <StartPage scene={scene} />;
      const pages = {
        missing: later.MissingPage,
        hours: later.HoursPage,
        receipt: later.ReceiptPage,
        card: later.CardPage,
      };
      const ServicePage = pages[screen.name];
      return <ServicePage scene={scene} field={field} service={service} />;
    }
    case 'standing':
      return <later.StandingPage scene={scene} standing={screen.standing} />;
    case 'feedback':
      return <later.FeedbackPage scene={scene} feedback={screen.feedback} />;
    case 'lookUp':
      return <later.LookUpPage scene={scene} lookUp={screen.lookUp} />;
    default:
      return screen satisfies never;
  }
}

/** What a list is taken along of; undefined after the catalogue or the office changed under the page. */
function procedureToCarry(scene: Scene, of: CarryScreen['of']): PublicProcedure | undefined {
  if (of.name === 'procedure') return procedureOf(scene.catalogue, of.procedureId);
  const service = serviceOf(scene.office, of.serviceId);
  return service && procedureOfService(scene.catalogue, service);
}
