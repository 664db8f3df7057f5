/** The first run: a new office is set up in the browser, before any queue is there. */
import type { BackupTrouble } from '#protocol/backups.ts';
import type { OfficeSettings } from '#protocol/office.ts';

export const SETUP_STEPS = ['office', 'counters', 'people', 'check'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** Who will run the office; a password is never kept with the draft. */
export type SetupAdministrator = { readonly displayName: string; readonly username: string };

/** What was entered so far, kept on the server so that one may stop at any time. */
export type SetupDraft = {
  readonly step: SetupStep;
  readonly office: OfficeSettings;
  readonly administrator: SetupAdministrator;
};

/**
 * Where the demonstration can be seen from the wizard: by a press, by a press on the server's own machine only, or by a command alone,
 * because this server was started by nobody who could open it.
 */
export type DemonstrationWay = 'here' | 'at_the_server' | 'by_command';

/** What `GET /setup/draft` answers. */
export type SetupStanding = { readonly draft: SetupDraft; readonly demonstration: DemonstrationWay };

export type SetupOrder = Omit<SetupDraft, 'step'> & { readonly password: string };

/** The computer that set the office up is its first desk. */
export type SetupDone = { readonly deviceToken: string };

/** A backup, or the folder that several lie in (the newest is taken then), as a path on the server. */
export type SetupBackup = { readonly folder: string };

/** Why a backup was not taken. The data folder is as it was then. */
export type BackupRefusal = BackupTrouble | 'newer_schema' | 'findings' | 'demonstration';

/** Eight letters and figures of the set that pairing codes have, typed with or without the dash. */
export const SETUP_CODE_HEADER = 'x-setup-code';
