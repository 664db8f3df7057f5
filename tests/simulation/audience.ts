/** What each audience may see of a state: made and written once however many look, and held against the disk before it leaves. */
import type { ViewOf } from '#protocol/views.ts';
import type { CounterId, Role } from '#protocol/vocabulary.ts';
import type { Executor } from '#server/app/execute.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { toCounterView } from '#server/views/counter-view.ts';
import { toDisplayView } from '#server/views/display-view.ts';
import { toKioskView } from '#server/views/kiosk-view.ts';
import { NOBODY_PRESENT } from '#server/views/presence.ts';
import { toPrinterView } from '#server/views/printer-view.ts';

/** The view as the server makes it now; presence is not part of the simulation. */
export function viewFor(executor: Executor, role: Role, counterId: CounterId | null): ViewOf<Role> | null {
  const day = executor.day();
  const at = executor.now();
  switch (role) {
    case 'kiosk':
      return toKioskView(day, fieldLoads(day), at, NOBODY_PRESENT);
    case 'display':
      return toDisplayView(day, fieldLoads(day), at);
    case 'counter':
      return counterId === null ? null : toCounterView(day, counterId, at, NOBODY_PRESENT);
    case 'printer':
      return toPrinterView(day, at);
    default:
      return role satisfies never;
  }
}

export type ViewWriter = {
  /** The present view as it goes over the wire; null when there is none. */
  readonly textFor: (executor: Executor, role: Role, counterId: CounterId | null) => string | null;
};

/** `onMade` is told of each view before anyone sees it. */
export function createViewWriter(onMade: (role: Role, view: ViewOf<Role>) => void): ViewWriter {
  let ofDay: QueueDay | null = null;
  let texts = new Map<string, string>();
  return {
    textFor: (executor, role, counterId) => {
      const day = executor.day();
      if (ofDay !== day) {
        ofDay = day;
        texts = new Map();
      }
      const key = `${role} ${counterId ?? ''}`;
      const known = texts.get(key);
      if (known !== undefined) return known;
      const view = viewFor(executor, role, counterId);
      if (view === null) return null;
      onMade(role, view);
      const text = JSON.stringify(view);
      texts.set(key, text);
      return text;
    },
  };
}
