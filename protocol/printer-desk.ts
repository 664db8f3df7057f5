/**
 * What the office's server has done by the printer's own code in a thread beside it: the errands, what each is given and
 * what comes back.
 */
import type { ConnectionCheck, FoundPrinter, PrinterConnection, PrinterSetup } from '#protocol/printing.ts';
import type { Slip } from '#protocol/slips.ts';

export type SlipPicture = {
  readonly png: Uint8Array;
  readonly heightMm: number;
  readonly widthDots: number;
  readonly heightDots: number;
};
export type ReadLogo =
  | { readonly ok: true; readonly png: Uint8Array; readonly widthPx: number; readonly heightPx: number }
  | { readonly ok: false; readonly why: 'too_large' | 'not_a_picture' | 'unsafe' };

/** Every errand: what is given and what comes back. */
export type PrinterDeskTasks = {
  readonly preview: {
    readonly given: { readonly slip: Slip; readonly setup: PrinterSetup };
    readonly made: SlipPicture;
  };
  readonly readLogo: { readonly given: { readonly bytes: Uint8Array }; readonly made: ReadLogo };
  /** `listenHost`: where the office listens; nobody looks further than its own network. */
  readonly findPrinters: {
    readonly given: { readonly listenHost: string };
    readonly made: readonly Omit<FoundPrinter, 'printerId'>[];
  };
  readonly checkConnection: {
    readonly given: { readonly connection: PrinterConnection };
    readonly made: ConnectionCheck;
  };
};
export type PrinterDeskTask = keyof PrinterDeskTasks;
export type PrinterDeskErrand = {
  readonly [Task in PrinterDeskTask]: {
    readonly id: number;
    readonly task: Task;
    readonly given: PrinterDeskTasks[Task]['given'];
  };
}[PrinterDeskTask];
export type PrinterDeskAnswer =
  | { readonly id: number; readonly ok: true; readonly made: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };
