/** What each audience may see of a state: made and written once however many look, and held against the disk before it leaves. */
import type { ViewOf } from '#protocol/audiences.ts';
import type { Role } from '#protocol/vocabulary.ts';
import type { Executor } from '#server/app/execute.ts';
import type { Posters } from '#server/app/posters.ts';
import type { Printing } from '#server/app/printing.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import type { Device } from '#server/storage/store.ts';
import { toAdminView } from '#server/views/admin-view.ts';
import { toCounterView } from '#server/views/counter-view.ts';
import { toDisplayView } from '#server/views/display-view.ts';
import { toKioskView } from '#server/views/kiosk-view.ts';
import { toPosterView } from '#server/views/poster-view.ts';
import { toPrinterView } from '#server/views/printer-view.ts';
import { MAIN_HALL, PLAIN_SURROUNDINGS } from '#tests/support/surroundings.ts';

/** Roles that somebody plays in the simulation. */
export type SimulatedRole = 'kiosk' | 'display' | 'counter' | 'printer' | 'poster' | 'admin';
/** What decides what a device may see. */
export type Seat = Pick<Device, 'deviceId' | 'counterId' | 'printerId'>;
type Office = { readonly executor: Executor; readonly printing: Printing; readonly posters: Posters };

/** The view as the server makes it now; presence is not part of the simulation. */
export function viewFor(
  { executor, printing, posters }: Office,
  role: SimulatedRole,
  { deviceId, counterId, printerId }: Seat,
): ViewOf<Role> | null {
  const day = executor.day();
  const at = executor.now();
  const around = { ...PLAIN_SURROUNDINGS, printing: printing.settings() };
  switch (role) {
    case 'kiosk':
      return toKioskView(day, fieldLoads(day), at, printing.printerFor(deviceId), around);
    case 'display':
      return toDisplayView(day, fieldLoads(day), at, MAIN_HALL, around);
    case 'counter':
      return counterId === null ? null : toCounterView(day, counterId, at, around);
    case 'printer':
      return printerId === null ? null : toPrinterView(day, printerId, at, around);
    case 'poster':
      return toPosterView(day, fieldLoads(day), at, posters.settings());
    case 'admin':
      return toAdminView(day, fieldLoads(day), at, { ...around, devices: [] });
    default:
      return role satisfies never;
  }
}

export type ViewWriter = {
  /** The present view as it goes over the wire; null when there is none. */
  readonly textFor: (office: Office, role: SimulatedRole, seat: Seat) => string | null;
};

/** `onMade` is told of each view before anyone sees it. */
export function createViewWriter(onMade: (role: SimulatedRole, view: ViewOf<Role>) => void): ViewWriter {
  let ofDay: QueueDay | null = null;
  let texts = new Map<string, string>();
  return {
    textFor: (office, role, seat) => {
      const day = office.executor.day();
      if (ofDay !== day) {
        ofDay = day;
        texts = new Map();
      }
      const own = role === 'kiosk' ? office.printing.printerFor(seat.deviceId) : seat.printerId;
      const key = `${role} ${seat.counterId ?? ''} ${own ?? ''}`;
      const known = texts.get(key);
      if (known !== undefined) return known;
      const view = viewFor(office, role, seat);
      if (view === null) return null;
      onMade(role, view);
      const text = JSON.stringify(view);
      texts.set(key, text);
      return text;
    },
  };
}
