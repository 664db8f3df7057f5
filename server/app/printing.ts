/** How the office prints, as it is set up now: read once, changed at the supervisor's desk, told to whoever works by it. */
import { createHash } from 'node:crypto';
import { STANDARD_PROFILE, STANDARD_TEMPLATE } from '#protocol/printer-profiles.ts';
import type { Logo, PrinterConnection, PrinterSetup, PrintingSettings } from '#protocol/printing.ts';
import {
  durationMs,
  type DeviceId,
  type InstantMs,
  type LogoId,
  type OfficerId,
  type PrinterId,
} from '#protocol/vocabulary.ts';
import { printingSettings } from '#protocol/printing-shapes.ts';
import type { PrintingStore } from '#server/storage/settings-stores.ts';
import { FIRST_PRINTER } from '#server/storage/upcast.ts';
import { createRevisedSettings, type SettingsTrail, type UndoableSettings } from './revised-settings.ts';

/** A slip that waited for ten minutes waited for somebody who has gone on. */
const OLDEST_JOB_MS = durationMs(10 * 60_000);

/** What an office begins with: one printer where a connection is known, else none. */
export const firstPrinting = (connection: PrinterConnection | null): PrintingSettings => ({
  revision: 1,
  printers:
    connection === null
      ? []
      : [
          {
            printerId: FIRST_PRINTER,
            name: 'Máy in phiếu',
            profile: STANDARD_PROFILE,
            connection,
            density: 0,
            agent: 'server',
            deviceIds: [],
          },
        ],
  template: STANDARD_TEMPLATE,
  oldestJobMs: OLDEST_JOB_MS,
});

export type Printing = UndoableSettings & {
  readonly settings: () => PrintingSettings;
  /** Replaces the settings; refused when they were read before somebody else's change, or name a logo that is not there. */
  readonly save: (settings: PrintingSettings, by: OfficerId) => 'saved' | 'settings_changed' | 'unknown_logo';
  /** Where slips asked for at that device come out; null when the office has no printer. */
  readonly printerFor: (deviceId: DeviceId) => PrinterId | null;
  /** What the agent of that printer works by, or null when the printer is gone. */
  readonly setupOf: (printerId: PrinterId) => PrinterSetup | null;
  /** Keeps an uploaded logo that was made small and grey. */
  readonly addLogo: (logo: { readonly png: Uint8Array } & Omit<Logo, 'logoId'>, at: InstantMs) => Logo;
  readonly logo: (logoId: LogoId) => Uint8Array | null;
};

export type PrintingParts = {
  readonly store: PrintingStore & SettingsTrail;
  readonly first: PrintingSettings;
  readonly now: () => InstantMs;
  /** Hears of every change. */
  readonly onChange: () => void;
};

/** Starts from what is stored, else from `first`, which is then stored. */
export function createPrinting({ store, first, now, onChange }: PrintingParts): Printing {
  const revised = createRevisedSettings({
    name: 'printing',
    stored: store.printingSettings(),
    first: () => first,
    keep: store.savePrintingSettings,
    shape: printingSettings,
    store,
    now,
    onChange,
  });
  return {
    ...revised,
    save: (settings, by) => {
      const { logo } = settings.template;
      if (logo !== null && store.logo(logo.logoId) === null) return 'unknown_logo';
      return revised.save(settings, by);
    },
    // A file brings no pictures along: a logo that this office does not have is left out.
    changeTo: (file, by) => {
      const read = printingSettings.safeParse({ ...(file as object), revision: 0 });
      const logo = read.success ? read.data.template.logo : null;
      const isMissing = logo !== null && store.logo(logo.logoId) === null;
      return revised.changeTo(
        read.success && isMissing ? { ...read.data, template: { ...read.data.template, logo: null } } : file,
        by,
      );
    },
    printerFor: (deviceId) => {
      const { printers } = revised.settings();
      const own = printers.find(({ deviceIds }) => deviceIds.includes(deviceId));
      return (own ?? printers[0])?.printerId ?? null;
    },
    setupOf: (printerId) => {
      const { printers, template, revision, oldestJobMs } = revised.settings();
      const printer = printers.find((candidate) => candidate.printerId === printerId);
      if (printer === undefined) return null;
      const png = template.logo === null ? null : store.logo(template.logo.logoId);
      const logoPng = png === null ? null : Buffer.from(png).toString('base64');
      return { revision, printer, template, logoPng, oldestJobMs };
    },
    addLogo: ({ png, widthPx, heightPx }, at) => {
      const logoId = createHash('sha256').update(png).digest('hex').slice(0, 32) as LogoId;
      store.addLogo(logoId, png, at);
      return { logoId, widthPx, heightPx };
    },
    logo: store.logo,
  };
}
