/** Who is shown what: the view of each role, and the first thing each hears. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterView, KioskView, DisplayView } from '#protocol/views.ts';
import type { AdminView } from '#protocol/admin-view.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import type { PrinterView } from '#protocol/slips.ts';
import type { CounterId, DeviceId, InstantMs, Role } from '#protocol/vocabulary.ts';

export type ViewOf<R extends Role> = {
  kiosk: KioskView;
  display: DisplayView;
  counter: CounterView;
  printer: PrinterView;
  admin: AdminView;
  phone: PhoneView;
}[R];

/** The first thing a client hears: who it is, what time it is, and how the office is set up. A phone is told the time only. */
export type Welcome<R extends Role> = R extends 'phone'
  ? { readonly protocol: number; readonly role: R; readonly at: InstantMs }
  : DeviceWelcome<R>;

type DeviceWelcome<R extends Role> = {
  readonly protocol: number;
  readonly role: R;
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  /** The counter this device stands at; null for other roles. */
  readonly counterId: CounterId | null;
  readonly at: InstantMs;
  readonly office: OfficeSettings;
  readonly demonstration: boolean;
};
