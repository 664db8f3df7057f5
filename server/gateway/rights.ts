/** What a row of the message table asks of whoever sent it. */
import type { Needs } from '#protocol/message-row.ts';
import type { Refusal } from '#protocol/messages.ts';
import { mayActAs } from '#protocol/officers.ts';
import type { SignedIn } from './identity.ts';

/** What an officer may still say whose counter is locked. */
const WHILE_LOCKED: readonly string[] = ['unlock', 'stillHere'];

const NOT_SIGNED_IN: Refusal = { code: 'not_signed_in', message: 'sign in first' };

/** Why that row is refused; null = it is granted. */
export function refusedBy(needs: Needs, name: string, signedIn: SignedIn | null): Refusal | null {
  if (needs !== 'session' && needs !== 'supervisor' && needs !== 'administrator') return null;
  if (signedIn === null) return NOT_SIGNED_IN;
  if (signedIn.isLocked && !WHILE_LOCKED.includes(name))
    return { code: 'counter_locked', message: 'its officer has locked this counter' };
  const { role } = signedIn.officer;
  if (needs === 'supervisor' && !mayActAs(role, needs))
    return { code: 'supervisor_only', message: 'this takes a supervisor' };
  if (needs === 'administrator' && !mayActAs(role, needs))
    return { code: 'administrator_only', message: 'this takes an administrator' };
  return null;
}
