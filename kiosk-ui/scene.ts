import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { KioskView } from '#protocol/views.ts';
import type { PrinterProblem, PriorityId, ServiceId } from '#protocol/vocabulary.ts';
import type { KioskState, Touch } from './kiosk-state.ts';
import type { Layout } from './service-pages.ts';
import { TEXTS, type Texts } from './texts.ts';

/** Everything a page needs: what to show, what is true now, and what a touch does. */
export type Scene = {
  readonly state: KioskState;
  readonly office: OfficeSettings;
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
  readonly act: (touch: Touch) => void;
  /** One press of "Lấy số", as one of a class that may come first or, with null, as everybody. */
  readonly takeNumber: (serviceId: ServiceId, priorityId: PriorityId | null) => void;
};

export const textsOf = (scene: Scene): Texts => TEXTS[scene.state.language];

export const layoutOf = ({ isLandscape, isOnline, printerProblem, state }: Scene): Layout => ({
  isLandscape,
  isLargeText: state.isLargeText,
  isReachMode: state.isReachMode,
  notice: isOnline ? (printerProblem === null ? 'none' : 'line') : 'strip',
});

/** The service with this id; undefined after the office's settings changed under an open page. */
export const serviceOf = (office: OfficeSettings, serviceId: ServiceId): Service | undefined =>
  office.services.find((service) => service.serviceId === serviceId);
