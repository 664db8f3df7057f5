/** The shapes of feedback as it comes from outside. What hides or steers is taken out of citizens' words, never their meaning. */
import { z } from 'zod';
import {
  FEEDBACK_CLOSINGS,
  FEEDBACK_FILTERS,
  FEEDBACK_KINDS,
  FEEDBACK_LETTERS,
  FEEDBACK_LIMITS,
  FEEDBACK_REFERRALS,
  FEEDBACK_TOPICS,
} from '#protocol/feedback.ts';
import { requestId } from '#protocol/message-row.ts';
import { branded, count, line } from '#protocol/shapes.ts';
import { CITIZEN_LANGUAGES, type FieldId, type OfficerId } from '#protocol/vocabulary.ts';

/** Text as people type it on a phone, of several lines: composed (NFC), no character that hides, writes backwards or steers. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{C}\n]/gu, '')
    .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
const text = (most: number) =>
  z
    .string()
    .max(most * 2)
    .transform(plainText)
    .refine((said) => said.length > 0 && said.length <= most, 'empty or too long');

/** A telephone number or an e-mail address, and nothing else of anybody. */
const contact = line(FEEDBACK_LETTERS.contact).refine(
  (said) => /^\+?\d[\d .-]{6,18}\d$/.test(said) || /^[^\s@]{1,50}@[^\s@]{1,60}\.[^\s@.]{2,20}$/.test(said),
  'a telephone number or an e-mail address',
);

const said = {
  kind: z.enum(FEEDBACK_KINDS),
  topic: z.enum(FEEDBACK_TOPICS),
  fieldId: branded<FieldId>(40).nullable(),
  content: text(FEEDBACK_LETTERS.content).nullable(),
  language: z.enum(CITIZEN_LANGUAGES),
};
const hasWords = (one: { readonly topic: string; readonly content: string | null }): boolean =>
  one.topic !== 'other' || one.content !== null;

/** At a kiosk nobody is asked how to be reached: the code leads back to it. */
export const kioskFeedback = z.strictObject({ requestId, ...said }).refine(hasWords, 'say what it is');
export const feedbackOrder = z
  .strictObject({ requestId, ...said, contact: contact.nullable() })
  .refine(hasWords, 'say what it is');
/** By its code. */
export const feedbackByCode = z.strictObject({ code: z.string().min(1).max(80) });

export const feedbackDeed = z.strictObject({
  requestId,
  seenRevision: count.min(1),
  deed: z.discriminatedUnion('deed', [
    z.strictObject({ deed: z.literal('assign'), ownerId: branded<OfficerId>(60) }),
    z.strictObject({ deed: z.literal('start') }),
    z.strictObject({
      deed: z.literal('extend'),
      workingDays: z.number().int().min(1).max(FEEDBACK_LIMITS.extensionDays.most),
      reason: text(FEEDBACK_LETTERS.reason),
    }),
    z.strictObject({ deed: z.literal('answer'), answer: text(FEEDBACK_LETTERS.answer) }),
    z.strictObject({
      deed: z.literal('return'),
      referral: z.enum(FEEDBACK_REFERRALS),
      answer: text(FEEDBACK_LETTERS.answer),
    }),
    z.strictObject({
      deed: z.literal('close'),
      closing: z.enum(FEEDBACK_CLOSINGS),
      reason: text(FEEDBACK_LETTERS.reason),
    }),
  ]),
});

export const feedbackQuestion = z.strictObject({
  filter: z.enum(FEEDBACK_FILTERS),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

const days = (name: keyof typeof FEEDBACK_LIMITS) =>
  z.number().int().min(FEEDBACK_LIMITS[name].least).max(FEEDBACK_LIMITS[name].most);
export const feedbackSettings = z.strictObject({
  revision: count,
  isTakenAtKiosks: z.boolean(),
  isTakenByPhone: z.boolean(),
  workingDays: days('workingDays'),
  extensionDays: days('extensionDays'),
  dueSoonDays: days('dueSoonDays'),
  keepContactDays: days('keepContactDays'),
  keepWordsDays: days('keepWordsDays'),
});
