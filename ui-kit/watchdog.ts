/**
 * What brings a screen back that nobody sits at, when its page has gone wrong.
 *
 * A page whose own thread hangs cannot reload itself, and nothing inside the browser can do it on plain http: a worker may
 * not navigate, and a service worker needs a secure context. So the page only beats, in its title, which every browser tells on
 * its debugging port without the page's help; the start script (`scripts/screen/`) reads the title there and starts
 * the browser again when it stands still. That also finds a crashed tab and the browser's own error page. Whatever
 * leaves the thread alive is found here and cured by a reload.
 */
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { Role } from '#protocol/vocabulary.ts';
import type { ConnectionState } from './connection.ts';

/** What can be wrong with a page that still runs. */
export type PageFault =
  /** Nothing is drawn: React takes everything away when a component throws. */
  | 'empty'
  /** The page hears nothing of a server that answers everyone else. */
  | 'deaf'
  /** A part of the page could not be fetched. */
  | 'incomplete'
  /** The server is of another version than the page. A kiosk's press in flight survives the reload. */
  | 'outdated';

/** How long each fault is borne before the page is reloaded, in ms. */
export const FAULT_PATIENCE_MS: Readonly<Record<PageFault, number>> = {
  empty: 5_000,
  deaf: 60_000,
  incomplete: 5_000,
  outdated: 8_000,
};
/** A page is not reloaded more often than this, in ms: what a reload does not cure must at least be readable. */
export const RELOAD_PAUSE_MS = 60_000;
const CHECK_INTERVAL_MS = 1_000;
const PROBE_PATIENCE_MS = 3_000;
const RELOADED_KEY = 'motcua.watchdog.reloadedAt';

/** Since when each present fault has been there, on a clock that never jumps, in ms. */
export type FaultsSince = Readonly<Partial<Record<PageFault, number>>>;

/** The faults that are present now, each with the moment it was first seen at. */
export function noteFaults(known: FaultsSince, present: readonly PageFault[], nowMs: number): FaultsSince {
  return Object.fromEntries(present.map((fault) => [fault, known[fault] ?? nowMs]));
}

/** True when one of the faults has lasted longer than it is borne. */
export const isBeyondPatience = (faults: FaultsSince, nowMs: number): boolean =>
  Object.entries(faults).some(([fault, sinceMs]) => nowMs - sinceMs >= FAULT_PATIENCE_MS[fault as PageFault]);

/** What of a connection tells whether the page is well. */
export type LinkState = Pick<ConnectionState<Role>, 'status' | 'refusal' | 'welcome'>;

/** What the state of its connection says about a page; a device that is not enrolled is no fault of the page. */
export function linkFault({ status, refusal, welcome }: LinkState): PageFault | null {
  if (refusal === 'protocol_mismatch') return 'outdated';
  if (welcome !== null && welcome.protocol !== PROTOCOL_VERSION) return 'outdated';
  return status === 'online' || status === 'refused' ? null : 'deaf';
}

/** The title with the page's heartbeat: `Màn hình gọi số – Một Cửa [35]`. The start scripts look for the figure in brackets. */
export const beatingTitle = (title: string, beat: number): string => `${title} [${String(beat)}]`;

/** The part of `Storage` that is needed; `sessionStorage` survives a reload and dies with the window. */
type ReloadStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Takes the right to one reload: true at most once in `RELOAD_PAUSE_MS`, over reloads too. Never throws. */
export function mayReload(storage: ReloadStorage, nowMs: number): boolean {
  try {
    const ageMs = nowMs - Number(storage.getItem(RELOADED_KEY) ?? Number.NEGATIVE_INFINITY);
    // A clock that was set back must not forbid it for long.
    if (ageMs >= 0 && ageMs < RELOAD_PAUSE_MS) return false;
    storage.setItem(RELOADED_KEY, String(nowMs));
    return true;
  } catch {
    // Without a memory of reloads there would be no end of them.
    return false;
  }
}

/** A reload while the server is away would leave the browser's error page on the wall. */
async function isServed(): Promise<boolean> {
  try {
    await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(PROBE_PATIENCE_MS) });
    return true;
  } catch {
    return false;
  }
}

export type Watchdog = {
  /** From now on the connection counts too; the latest one given is the one that is watched. */
  readonly watch: (linkState: () => LinkState) => void;
  /** The page lacks a part from now on. */
  readonly lack: () => void;
};

/** Begins to beat and to watch what is drawn in `root`; lasts as long as the page. */
export function startWatchdog(root: Element): Watchdog {
  const { title } = document;
  let linkState: (() => LinkState) | null = null;
  let faults: FaultsSince = {};
  let beat = 0;
  let isIncomplete = false;
  let isAsking = false;

  const reloadIfServed = async (): Promise<void> => {
    isAsking = true;
    if ((await isServed()) && mayReload(sessionStorage, Date.now())) location.reload();
    isAsking = false;
  };
  const check = (): void => {
    beat += 1;
    document.title = beatingTitle(title, beat);
    const ofLink = linkState === null ? null : linkFault(linkState());
    const present: readonly PageFault[] = [
      ...(root.childElementCount === 0 ? (['empty'] as const) : []),
      ...(isIncomplete ? (['incomplete'] as const) : []),
      ...(ofLink === null ? [] : [ofLink]),
    ];
    faults = noteFaults(faults, present, performance.now());
    if (isBeyondPatience(faults, performance.now()) && !isAsking) void reloadIfServed();
  };
  check();
  setInterval(check, CHECK_INTERVAL_MS);
  return {
    watch: (next) => {
      linkState = next;
    },
    lack: () => {
      isIncomplete = true;
    },
  };
}
