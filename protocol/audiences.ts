/** Who is shown what: the view of each role, and the first thing each hears. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterView, KioskView, DisplayView } from '#protocol/views.ts';
import type { AdminView } from '#protocol/admin-view.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import type { PosterOffice, PosterView } from '#protocol/poster.ts';
import type { RatingView } from '#protocol/rating.ts';
import type { PrinterView } from '#protocol/slips.ts';
import type { CounterId, DeviceId, InstantMs, OfficerId, Role } from '#protocol/vocabulary.ts';

export type ViewOf<R extends Role> = {
  kiosk: KioskView;
  display: DisplayView;
  counter: CounterView;
  rating: RatingView;
  printer: PrinterView;
  admin: AdminView;
  phone: PhoneView;
  poster: PosterView;
}[R];

/** The first thing a client hears: who it is, what time it is, and how the office is set up. A phone is told the time only, and before a poster what there is to choose from. */
export type Welcome<R extends Role> = R extends 'phone'
  ? { readonly protocol: number; readonly role: R; readonly at: InstantMs }
  : R extends 'poster'
    ? { readonly protocol: number; readonly role: R; readonly at: InstantMs; readonly office: PosterOffice }
    : DeviceWelcome<R>;

type DeviceWelcome<R extends Role> = {
  readonly protocol: number;
  readonly role: R;
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  /** The counter this device belongs to; null for other roles. */
  readonly counterId: CounterId | null;
  /** Whose session the server knows here, at a counter; null = nobody's. Said anew when it begins, ends or is locked. */
  readonly session: { readonly officerId: OfficerId; readonly isLocked: boolean } | null;
  readonly at: InstantMs;
  readonly office: OfficeSettings;
  readonly demonstration: boolean;
};
