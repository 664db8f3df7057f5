/** How a program of its own is paired with its printer. */

/** `K7M4-X9QP` as two groups of four, whatever stood between them. */
export function codeGroups(code: string): readonly [string, string] {
  const letters = code.replace(/[^A-Za-z0-9]/g, '');
  return [letters.slice(0, 4), letters.slice(4)];
}

/** The command that pairs the printer's program, as it is typed on the machine the printer hangs on. */
export const pairingCommand = (origin: string, code: string): string =>
  `npm run printer -- --server ${origin} --code ${codeGroups(code).join('-')}`;

/** A server that only its own machine reaches under this address: another machine needs another one. */
export const isOwnMachineOnly = (origin: string): boolean =>
  /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(origin);
