/** What the pages about people make of accounts. */
import { OFFICER_LIMITS, USERNAME, type OfficerAccount } from '#protocol/officers.ts';
import type { OfficerId } from '#protocol/vocabulary.ts';
import { isSame } from '../same.ts';
import type { OfficerDraft } from './people-desk.ts';

export const EMPTY_DRAFT: OfficerDraft = { displayName: '', role: 'officer', usualCounterId: null };

export const draftOf = ({ displayName, role, usualCounterId }: OfficerAccount): OfficerDraft => ({
  displayName,
  role,
  usualCounterId,
});

export const isUsername = (username: string): boolean => USERNAME.test(username);

export const isNamed = ({ displayName }: OfficerDraft): boolean => {
  const letters = displayName.trim().length;
  return letters > 0 && letters <= OFFICER_LIMITS.nameLetters;
};

export const isEdited = (draft: OfficerDraft, account: OfficerAccount): boolean =>
  !isSame(draft, draftOf(account));

/** Why the rights of an account may not be lessened from here; null = they may. */
export function rightsGuard(
  account: OfficerAccount,
  accounts: readonly OfficerAccount[],
  self: OfficerId,
): 'own_account' | 'last_administrator' | null {
  const administrators = accounts.filter(({ role, isDisabled }) => role === 'administrator' && !isDisabled);
  const isLast = administrators.length === 1 && administrators[0]?.officerId === account.officerId;
  if (isLast) return 'last_administrator';
  return account.officerId === self ? 'own_account' : null;
}
