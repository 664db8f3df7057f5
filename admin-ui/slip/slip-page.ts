/** What the page of the slip's template shows beside the template itself. */
import { PRINTER_PROFILES } from '#protocol/printer-profiles.ts';
import type { PrinterSettings, PrintingSettings } from '#protocol/printing.ts';
import type { PrinterId } from '#protocol/vocabulary.ts';

/** What the preview is drawn for: a printer of the office, or a kind of paper that it does not have (yet). */
export type PaperChoice = {
  /** For the list of choices; unique. */
  readonly key: string;
  readonly printer: PrinterSettings;
  /** False for a mere kind of paper: nothing can be printed there. */
  readonly isOffices: boolean;
};

const profileChoice = (profile: PrinterSettings['profile']): PaperChoice => ({
  key: `profile:${profile.profileId}`,
  isOffices: false,
  printer: {
    printerId: 'preview' as PrinterId,
    name: profile.name,
    profile,
    // Never dialled: the preview needs the paper alone.
    connection: { kind: 'tcp', host: 'localhost', port: 9_100 },
    density: 0,
    agent: 'server',
    deviceIds: [],
  },
});

/** The office's printers, then one paper of each further size and resolution. */
export function paperChoices({ printers }: PrintingSettings): readonly PaperChoice[] {
  const own = printers.map((printer) => ({ key: `printer:${printer.printerId}`, printer, isOffices: true }));
  const sizeOf = ({ profile }: Pick<PrinterSettings, 'profile'>): string =>
    `${String(profile.widthDots)}/${String(profile.dpi)}`;
  const seen = new Set(printers.map(sizeOf));
  const others: PaperChoice[] = [];
  for (const profile of PRINTER_PROFILES) {
    const size = sizeOf({ profile });
    if (seen.has(size)) continue;
    seen.add(size);
    others.push(profileChoice(profile));
  }
  return [...own, ...others];
}
