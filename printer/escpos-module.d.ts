/** The part of the `escpos` package that we use: building commands into a buffer. */
declare module 'escpos' {
  /** Where a finished buffer goes; `Printer.flush` hands it over in one call. */
  export type Adapter = {
    readonly write: (data: Buffer, callback?: (error?: Error | null) => void) => void;
  };
  class Printer {
    constructor(adapter: Adapter, options?: { readonly encoding?: string; readonly width?: number });
    /** `init` writes ESC @. */
    hardware(command: 'init'): this;
    raw(data: Buffer): this;
    flush(callback?: (error?: Error | null) => void): this;
  }
  /** A CommonJS module: Node.js gives only its whole as the default. */
  const escpos: { readonly Printer: typeof Printer };
  export default escpos;
}
