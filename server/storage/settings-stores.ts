/** The stores of settings beside the queue's own: each kept whole under its name, and what printing needs besides. */
import type { BackupSettings } from '#protocol/backups.ts';
import type { HallSettings } from '#protocol/hall.ts';
import type { PosterSettings } from '#protocol/poster.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { ReportTargets } from '#protocol/report.ts';
import type { BusinessDate, InstantMs, LogoId } from '#protocol/vocabulary.ts';

/** How the office prints, and what its paper leads to. */
export type PrintingStore = {
  readonly printingSettings: () => PrintingSettings | null;
  readonly savePrintingSettings: (settings: PrintingSettings) => void;
  /** Keeps a picture under the name that its content gives it. */
  readonly addLogo: (logoId: LogoId, png: Uint8Array, at: InstantMs) => void;
  readonly logo: (logoId: LogoId) => Uint8Array | null;
  /** The day's key, kept so that a restart makes the same links; those of every other day are destroyed. */
  readonly dayKey: (date: BusinessDate, fresh: () => Uint8Array) => Uint8Array;
};

/** How the halls look and sound. */
export type HallStore = {
  readonly hallSettings: () => HallSettings | null;
  readonly saveHallSettings: (settings: HallSettings) => void;
};

/** How numbers are given out by phone. */
export type PosterStore = {
  readonly posterSettings: () => PosterSettings | null;
  readonly savePosterSettings: (settings: PosterSettings) => void;
};

/** When backups are made and where they go. */
export type BackupSettingsStore = {
  readonly backupSettings: () => BackupSettings | null;
  readonly saveBackupSettings: (settings: BackupSettings) => void;
};

/** What the office aims at. */
export type TargetStore = {
  readonly targets: () => ReportTargets | null;
  readonly saveTargets: (targets: ReportTargets) => void;
};
