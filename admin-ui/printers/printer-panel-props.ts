import type { PrinterSettings, PrintingSettings } from '#protocol/printing.ts';
import type { SettingsFacts } from '../desk-props.ts';

/** What every part of a printer's panel is given. */
export type PrinterPanelProps = SettingsFacts & {
  readonly draft: PrintingSettings;
  readonly printer: PrinterSettings;
  /** Where this page was loaded from, e.g. `http://10.0.0.5:4100`. */
  readonly origin: string;
};
