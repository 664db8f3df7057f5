/** What the keyboard is about to do to a password nobody can see. */

export type LoginWarning = 'caps_lock' | 'vietnamese_typing';

export type TypingSigns = {
  readonly isCapsLockOn: boolean;
  /** The browser says that an input method is putting a letter together. */
  readonly isComposing: boolean;
  readonly username: string;
  readonly password: string;
};

/**
 * Warnings to show under the password. Telex and VNI give themselves away by composing, or by letters beyond ASCII
 * ("quaay3" turned into "quây3"); account names and passwords typed on purpose rarely hold any.
 */
export function loginWarnings(signs: TypingSigns): readonly LoginWarning[] {
  const warnings: LoginWarning[] = [];
  if (signs.isCapsLockOn) warnings.push('caps_lock');
  if (signs.isComposing || /[^\p{ASCII}]/u.test(signs.username + signs.password)) {
    warnings.push('vietnamese_typing');
  }
  return warnings;
}
