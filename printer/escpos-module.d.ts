/** The part of the `escpos` package that we use: building commands into a buffer. */
declare module 'escpos' {
  /** Where a finished buffer goes; `Printer.flush` hands it over in one call. */
  type Adapter = {
    readonly write: (data: Buffer, callback?: (error?: Error | null) => void) => void;
  };
  type Printer = {
    /** `init` writes ESC @. */
    readonly hardware: (command: 'init') => Printer;
    readonly raw: (data: Buffer) => Printer;
    readonly flush: (callback?: (error?: Error | null) => void) => Printer;
  };
  /** A CommonJS module: Node.js gives only its whole, as the default. */
  const escpos: { readonly Printer: new (adapter: Adapter) => Printer };
  export { escpos as default };
}
