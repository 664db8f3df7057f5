import type { Field, OfficeSettings, Service } from '#protocol/office.ts';
import type { RatingScore } from '#protocol/rating.ts';
import type { KioskView } from '#protocol/views.ts';
import type { FieldId, PrinterProblem, PriorityId, ServiceId } from '#protocol/vocabulary.ts';
import { isFlowing } from './access/comfort.ts';
import type { Touch } from './kiosk-events.ts';
import type { KioskState, Screen } from './screens.ts';
import type { KioskCatalogue } from './search/kiosk-catalogue.ts';
import type { Layout } from './service-pages.ts';
import type { PaperWish } from './papers/paper-order.ts';
import { spokenTrouble, type Spoken } from './spoken/spoken.ts';
import type { LaterParts } from './later/use-later-parts.ts';
import { wordsIn } from './languages.ts';
import { vi, type Texts } from './texts.ts';

/** Everything a page needs: what to show, what is true now, and what a touch does. */
export type Scene = {
  readonly state: KioskState;
  readonly office: OfficeSettings;
  /** Every procedure, also while the server is away; null until it was fetched once. */
  readonly catalogue: KioskCatalogue | null;
  /** Null in the moment after the page came up, until they were fetched. */
  readonly later: LaterParts | null;
  /** Figures that are true now; null while the connection is lost, so that nothing old can be shown as new. */
  readonly freshView: KioskView | null;
  /** Known trouble of the printer; null when it is ready or when nothing fresh is known. */
  readonly printerProblem: PrinterProblem | null;
  readonly isOnline: boolean;
  /** Server time of the last thing heard, in ms. */
  readonly heardAtMs: number;
  /** Server time now, in ms. */
  readonly serverNowMs: number;
  /** `pageNow`, the clock of the state, in ms. */
  readonly pageNowMs: number;
  readonly isLandscape: boolean;
  /** The smallest key of this device, in pixels of the drawings. */
  readonly targetPx: number;
  readonly spoken: Spoken;
  readonly act: (touch: Touch) => void;
  /** One press for what the page offers on paper. */
  readonly print: (of: PaperWish) => void;
  /** One touch on a face, of the ticket that is held up. */
  readonly rate: (score: RatingScore) => void;
  /** One press of "Lấy số", as one of a class that may come first or, with null, as everybody. */
  readonly takeNumber: (serviceId: ServiceId, priorityId: PriorityId | null) => void;
};

/** Nobody can choose a language before its words are here. */
export const textsOf = ({ state, later }: Scene): Texts => wordsIn(state.language, later) ?? vi;

export const layoutOf = ({
  isLandscape,
  isOnline,
  printerProblem,
  spoken,
  state,
  targetPx,
}: Scene): Layout => ({
  isLandscape,
  isFlowing: isFlowing(state.comfort),
  isReachMode: state.comfort.isReachMode,
  targetPx,
  notice:
    !isOnline || spokenTrouble(spoken, state) !== null || state.visit.length > 0
      ? 'strip'
      : printerProblem === null
        ? 'none'
        : 'line',
});

/** The field of the service that a screen is about; undefined where none was chosen yet. */
export function fieldOfScreen(office: OfficeSettings, screen: Screen): Field | undefined {
  const fieldId =
    'serviceId' in screen
      ? serviceOf(office, screen.serviceId)?.fieldId
      : screen.name === 'field'
        ? screen.fieldId
        : undefined;
  return fieldOf(office, fieldId);
}

/** The service with this id; undefined after the office's settings changed under an open page. */
export const serviceOf = (office: OfficeSettings, serviceId: ServiceId): Service | undefined =>
  office.services.find((service) => service.serviceId === serviceId);

export const fieldOf = (office: OfficeSettings, fieldId: FieldId | undefined): Field | undefined =>
  office.fields.find((field) => field.fieldId === fieldId);

/** A service and its field, each undefined after the office's settings changed under an open page. */
export const serviceWithField = (
  office: OfficeSettings,
  serviceId: ServiceId,
): { readonly service: Service | undefined; readonly field: Field | undefined } => {
  const service = serviceOf(office, serviceId);
  return { service, field: fieldOf(office, service?.fieldId) };
};
