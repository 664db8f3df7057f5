/** Why a sound cannot become a clip. `silent`: nothing in it; `too_short`: less than a word; `not_levellable`: no gain helps. */
export type ClipFault = 'silent' | 'too_short' | 'not_levellable';

/** Thrown by what shapes and levels clips. */
export class ClipError extends Error {
  readonly fault: ClipFault;

  constructor(fault: ClipFault, message: string) {
    super(message);
    this.name = 'ClipError';
    this.fault = fault;
  }
}
