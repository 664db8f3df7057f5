import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 random bits, in letters that fit anywhere. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token. A plain hash suffices: the token is random, there is nothing to guess. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
