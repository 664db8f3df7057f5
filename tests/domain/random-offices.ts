/** Offices that differ in all that decides who is called. */
import fc from 'fast-check';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CallPolicy, QueueRules } from '#protocol/queue-rules.ts';
import { durationMs } from '#protocol/vocabulary.ts';
import { HOUSEHOLD, MARRIAGE } from '#tests/support/ward.ts';
import { openedWith } from './given.ts';

const ceilings = fc.record({
  maxWaitMs: fc.constantFrom(5_000, 30_000, 120_000, 1_800_000).map(durationMs),
  maxOvertakes: fc.integer({ min: 0, max: 3 }),
});
export const POLICY_KINDS = ['first_come', 'strict', 'interleave', 'weighted_ageing'] as const;
/** Any policy of that kind. */
export const policiesOf = (kind: (typeof POLICY_KINDS)[number]): fc.Arbitrary<CallPolicy> => {
  switch (kind) {
    case 'first_come':
      return fc.constant({ kind });
    case 'interleave':
      return fc
        .tuple(fc.integer({ min: 1, max: 3 }), ceilings)
        .map(([ordinaryPerPriority, ceiling]) => ({ kind, ordinaryPerPriority, ceiling }));
    case 'strict':
    case 'weighted_ageing':
      return ceilings.map((ceiling) => ({ kind, ceiling }));
    default:
      return kind satisfies never;
  }
};
/** Any policy. */
export const policies = fc.oneof(...POLICY_KINDS.map(policiesOf));
const places = fc.constantFrom('front', 'original', 'end');

/** Offices that differ in all that decides who is called. */
export const offices = (ofOffice: fc.Arbitrary<CallPolicy>, ofField: fc.Arbitrary<CallPolicy | null>) =>
  fc
    .record({
      policy: ofOffice,
      fieldPolicies: fc.tuple(ofField, ofField, ofField),
      weights: fc.array(fc.constantFrom(1.5, 2, 3, 5), { minLength: 5, maxLength: 5 }),
      walkingMs: fc.constantFrom(0, 0, 2_000, 20_000),
      recallLockMs: fc.constantFrom(0, 2_000),
      reinstatePlace: places,
      parkedReturnPlace: places,
      hasSecondary: fc.boolean(),
      hasExceptions: fc.boolean(),
      hasRoll: fc.constantFrom(false, false, true),
    })
    .map((chance): OfficeSettings => {
      const rules: Partial<QueueRules> = {
        policy: chance.policy,
        walkingMs: durationMs(chance.walkingMs),
        recallLockMs: durationMs(chance.recallLockMs),
        reinstatePlace: chance.reinstatePlace,
        parkedReturnPlace: chance.parkedReturnPlace,
      };
      return openedWith(rules, (settings) => ({
        ...settings,
        rules: {
          ...settings.rules,
          priorityClasses: settings.rules.priorityClasses.map((one, index) => ({
            ...one,
            weight: chance.weights[index] ?? 3,
          })),
        },
        fields: settings.fields.map((field, index) => ({
          ...field,
          policy: chance.fieldPolicies[index] ?? null,
          numbering: chance.hasRoll && field.fieldId === HOUSEHOLD ? 'roll' : 'kiosk',
        })),
        counters: settings.counters.map((counter) => ({
          ...counter,
          secondaryFieldIds: chance.hasSecondary ? counter.fieldIds.slice(1) : [],
          exceptServiceIds: chance.hasExceptions && counter.number === 3 ? [MARRIAGE] : [],
        })),
      })).settings;
    });
