/** The server's machine on the desk: asked how it is every ten seconds while somebody sits here. */
import type { BackupSettings } from '#protocol/backups.ts';
import type { DeskHealth } from '#protocol/health.ts';
import type { Sent } from '#ui-kit/connection.ts';
import { createSettingsDesk, type SettingsDesk, type SettingsDeskState } from '../settings-desk.ts';
import { changesBetween, isSamePart, rebase, type BackupPart } from './backup-changes.ts';
import type { HealthHttp } from './health-http.ts';

const LOOK_INTERVAL_MS = 10_000;
/** While a backup is being made one waits for it. */
const RUNNING_INTERVAL_MS = 1_500;

export type HealthDeskState = {
  /** Null until heard. */
  readonly heard: DeskHealth | null;
  readonly hasLoadFailed: boolean;
  /** What somebody pressed and is not answered yet. */
  readonly asking: 'check' | 'backup' | 'place' | null;
  /** The last press was not answered. */
  readonly isUnanswered: boolean;
};

export const NO_HEALTH: HealthDeskState = {
  heard: null,
  hasLoadFailed: false,
  asking: null,
  isUnanswered: false,
};

export type HealthActions = {
  readonly check: () => void;
  readonly makeBackup: () => void;
  readonly adoptPlace: () => void;
};

export type HealthDesk = HealthActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => HealthDeskState;
  /** Begins asking, or rests while there is nobody or no server. */
  readonly attend: (isHere: boolean) => void;
  readonly forget: () => void;
};

/** A desk that knows nothing yet. `onHeard`: everything that the server says. */
export function createHealthDesk(
  http: HealthHttp,
  onSessionEnd: () => void,
  onHeard: (heard: DeskHealth) => void,
): HealthDesk {
  let state = NO_HEALTH;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isHere = false;
  /** Raised by every `forget`, so that an answer to somebody who has left changes nothing. */
  let sitting = 0;
  const listeners = new Set<() => void>();
  const update = (change: Partial<HealthDeskState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const rest = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const again = (): void => {
    rest();
    const isRunning = state.heard?.backups.isRunning === true;
    if (isHere) timer = setTimeout(() => void look(), isRunning ? RUNNING_INTERVAL_MS : LOOK_INTERVAL_MS);
  };
  const hear = async (
    asking: Promise<Sent<DeskHealth>>,
    pressed: HealthDeskState['asking'],
  ): Promise<void> => {
    const asked = sitting;
    const sent = await asking;
    if (asked !== sitting) return;
    const settled = pressed === null ? {} : { asking: null, isUnanswered: sent.ok !== true };
    if (sent.ok === true) {
      update({ heard: sent.result, hasLoadFailed: false, ...settled });
      onHeard(sent.result);
    } else update({ hasLoadFailed: true, ...settled });
    if (sent.ok === false && sent.refusal.code === 'not_signed_in') onSessionEnd();
    else again();
  };
  const look = (): Promise<void> => hear(http.standing(false), null);
  const press = (
    asking: NonNullable<HealthDeskState['asking']>,
    send: () => Promise<Sent<DeskHealth>>,
  ): void => {
    if (state.asking !== null) return;
    update({ asking, isUnanswered: false });
    void hear(send(), asking);
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    attend: (next) => {
      if (next === isHere) return;
      isHere = next;
      if (isHere) void look();
      else rest();
    },
    check: () => press('check', () => http.standing(true)),
    makeBackup: () => press('backup', http.makeBackup),
    adoptPlace: () => press('place', http.adoptPlace),
    forget: () => {
      sitting += 1;
      isHere = false;
      rest();
      update(NO_HEALTH);
    },
  };
}

export type BackupsDeskState = SettingsDeskState<BackupSettings, BackupPart>;
export type BackupsDesk = SettingsDesk<BackupSettings, BackupPart>;
export type BackupsActions = Pick<BackupsDesk, 'edit' | 'discard' | 'save'>;

/** The settings of backups as they are being edited. */
export const createBackupsDesk = (
  http: HealthHttp,
  parts: { readonly now: () => number; readonly onSessionEnd: () => void },
): BackupsDesk => {
  const settingsIn = (sent: Sent<DeskHealth>): Sent<BackupSettings> =>
    sent.ok === true ? { ...sent, result: sent.result.backups.settings } : sent;
  return createSettingsDesk(
    { changesBetween, isSamePart, rebase },
    {
      load: async () => settingsIn(await http.standing(false)),
      save: async (settings) => settingsIn(await http.saveSettings(settings)),
      ...parts,
    },
  );
};
