/**
 * A report as data: the one shape behind the page, the workbook, the PDF, the CSV file and what other systems of the city
 * read. The descriptions here are those of its OpenAPI document. Times are whole milliseconds.
 */
import { z } from 'zod';
import { CANCEL_REASONS, PARK_REASONS } from '#protocol/officer-words.ts';
import { FACE_COUNTS, RATING_SCORES } from '#protocol/rating.ts';
import { FEEDBACK_KINDS } from '#protocol/feedback.ts';
import { TARGET_KEYS, RETURN_REASONS } from '#protocol/report.ts';
import type {
  BusinessDate,
  CounterId,
  FieldId,
  InstantMs,
  OfficerId,
  ServiceId,
} from '#protocol/vocabulary.ts';

/** A text that comes from the office itself, so that it needs no check: only its type is told. */
const own = <T extends string>(description: string): z.ZodType<T> =>
  z.string().meta({ description }) as unknown as z.ZodType<T>;
const whole = (description: string) => z.number().int().min(0).meta({ description });
const instant = (description: string): z.ZodType<InstantMs> =>
  z
    .number()
    .int()
    .meta({
      description: `${description}; milliseconds since 1970-01-01T00:00:00Z`,
    }) as unknown as z.ZodType<InstantMs>;
const date = (description: string): z.ZodType<BusinessDate> =>
  z.iso.date().meta({
    description: `${description}; YYYY-MM-DD in the office's time zone`,
  }) as unknown as z.ZodType<BusinessDate>;
const names = z
  .object({ vi: z.string(), en: z.string() })
  .readonly()
  .meta({ description: 'A name as the office calls it; Vietnamese always.' });
const milliseconds = (description: string) =>
  whole(description)
    .nullable()
    .meta({ description: `${description}, ms; null where there is no value` });
/** A count for each word of a closed list. */
const counts = <const Key extends string>(keys: readonly Key[], description: string) =>
  z.record(z.enum(keys), whole('How many')).readonly().meta({ description });

export const share = z
  .object({ numerator: whole('Of these'), denominator: whole('Out of these') })
  .readonly()
  .meta({
    description:
      'A rate by its two numbers. A denominator of 0 means that there was nothing to make a rate of: no data, which is not 0 %.',
  });

export const spread = z
  .object({
    count: whole('How many values the others are made of'),
    medianMs: milliseconds('Half of the values are not above it'),
    ninetiethMs: milliseconds('Nine of ten values are not above it'),
    longestMs: milliseconds('The largest value'),
    excluded: whole('Values left out because nobody knows how long it really was'),
  })
  .readonly()
  .meta({ description: 'How times are spread, by nearest rank over the values themselves.' });

const outcomes = z
  .object({
    issued: whole('Numbers given out, and people served without one; the sum of the others'),
    finished: whole('Served to the end'),
    missed: whole('Called in vain and never back that day'),
    setAside: whole('Set aside and not back when the day ended'),
    cancelled: whole('Cancelled by an officer'),
    givenUp: whole('Given up by the citizen on the phone'),
    leftWaiting: whole('Still waiting when the day ended'),
    leftAtCounter: whole('Still at a counter when the day ended'),
    open: whole('Not over yet'),
  })
  .readonly()
  .meta({ description: 'What became of the numbers.' });

/** What every group is told of, whatever it is a group by. */
const figures = {
  outcomes,
  waits: spread.meta({
    description:
      'How long those waited, in all their lines together, who were called and are done with; not those served without a number. Without the time for which somebody was away for papers.',
  }),
  services: spread.meta({ description: 'Services at counters, from their start to their end.' }),
  calledInVain: whole('How often somebody who was called did not come'),
  parked: whole('How often somebody was set aside'),
  transferred: whole('How often somebody was sent on to another service or counter'),
  satisfied: share.meta({
    description:
      'Ratings whose face counted as satisfied on the scale that it was given on, out of all ratings. A rating is put down to the service, counter and officer that were rated.',
  }),
  participation: share.meta({
    description:
      'Ratings out of the numbers served to the end that could be rated: each put down to whom it rated, unrated ones to whom their service ended with',
  }),
  oneVisit: share.meta({
    description:
      'Matters settled in one visit out of all of which an officer recorded what came of them: the last record says done, and nobody was sent for papers. One matter is one service of one number.',
  }),
};

const groupOf = <Own extends z.ZodRawShape>(fields: Own) => z.object({ ...fields, ...figures }).readonly();

const onTime = z
  .object({
    listedAt: instant('When the list of files was last imported'),
    others: share.meta({
      description:
        'Files without land that were due in the range and ready on their day or before, out of all due',
    }),
    land: share.meta({ description: 'The same of land files, which are counted apart' }),
    byField: z
      .array(
        z
          .object({
            field: z
              .string()
              .nullable()
              .meta({ description: 'As the list names it; null where it names none' }),
            isLand: z.boolean(),
            onTime: share,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

const complaintFigures = {
  received: whole('Received in the range'),
  withdrawn: whole('Of these, taken back by the citizen: they count in no rate'),
  handled: share.meta({
    description:
      'Of those received in the range and not taken back, the ones settled by now: answered, sent to the right place, or closed',
  }),
  unanswered: whole(
    'Of the handled, those closed without an answer: doubles, what nobody could understand, abuse',
  ),
  onTime: share.meta({
    description:
      'Settled on their day or before, out of those due in the range and not taken back. One that is open counts as late from the day after it was due, once.',
  }),
};
const complaints = z
  .object({
    ...complaintFigures,
    byKind: z.array(z.object({ kind: z.enum(FEEDBACK_KINDS), ...complaintFigures }).readonly()).readonly(),
    byField: z
      .array(
        z
          .object({
            fieldId: own<FieldId>('What it is about').nullable(),
            name: names.nullable().meta({ description: 'Null: of the office as a whole' }),
            ...complaintFigures,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

const target = z
  .object({
    value: z.number().meta({ description: 'Percent, or minutes for waits' }),
    source: z.enum(['decision_766', 'office']).meta({ description: 'Who set it' }),
  })
  .readonly();

export const reportShape = z
  .object({
    version: z.literal(1),
    range: z.object({ from: date('The first day'), to: date('The last day, included') }).readonly(),
    generatedAt: instant('When it was made'),
    isFinal: z.boolean().meta({ description: 'False while a day of the range is not over' }),
    office: z.object({ name: names, unitName: names, timeZone: z.string() }).readonly(),
    days: z
      .array(
        z
          .object({
            date: date('A day on which the office’s server ran'),
            issued: whole('Numbers given out'),
            finished: whole('Served to the end'),
          })
          .readonly(),
      )
      .readonly()
      .meta({ description: 'In order. A date of the range that is not here has no data, which is not 0.' }),
    bySource: counts(['kiosk', 'phone', 'counter', 'roll', 'walk_in'], 'Where numbers came from'),
    total: groupOf({}),
    fields: z
      .array(groupOf({ fieldId: own<FieldId>('Its id'), letter: z.string(), name: names }))
      .readonly()
      .meta({
        description:
          'By the field whose letter the number wears; ratings by that of the service that was rated',
      }),
    services: z
      .array(
        groupOf({
          serviceId: own<ServiceId>('Its id'),
          fieldId: own<FieldId>('Its field').nullable(),
          name: names,
        }),
      )
      .readonly()
      .meta({
        description:
          'By the procedure that the number was taken for; services, matters and ratings by their own',
      }),
    counters: z
      .array(groupOf({ counterId: own<CounterId>('Its id'), number: z.number().int().nullable() }))
      .readonly()
      .meta({
        description:
          'By the last counter that somebody was at; deeds by where they were done, ratings by where the rated service ended',
      }),
    officers: z
      .array(groupOf({ officerId: own<OfficerId>('Their id'), displayName: z.string() }))
      .readonly()
      .meta({
        description:
          'By the last officer that somebody was with; deeds by who did them, ratings by who was rated',
      }),
    hours: z
      .array(groupOf({ hour: z.number().int().min(0).max(23) }))
      .readonly()
      .meta({
        description:
          'By the hour of the wall clock at which the number was given out; deeds by when they began',
      }),
    load: z
      .array(
        z
          .object({
            minute: whole('Beginning of the half hour, minutes after midnight'),
            arrivals: whole('Numbers given out in it, all days together'),
            called: whole('Calls in it, without repetitions, all days together'),
            openMs: whole(
              'Time for which counters were open and not paused, all counters and days together, ms',
            ),
            pausedMs: whole('Time for which counters were paused, ms'),
          })
          .readonly(),
      )
      .readonly()
      .meta({ description: 'Load against staffing, in half hours; those without anything are left out.' }),
    forgottenCounters: whole(
      'How often a counter was still open when its day ended: counted as open until its last deed',
    ),
    returns: z
      .object({
        reasons: counts(RETURN_REASONS, 'Why somebody has to come again'),
        services: z
          .array(
            z
              .object({
                serviceId: own<ServiceId>('Of the matter'),
                reasons: counts(RETURN_REASONS, 'The same by procedure'),
              })
              .readonly(),
          )
          .readonly(),
        setAside: counts(PARK_REASONS, 'Why somebody was set aside, each time'),
        cancelled: counts(CANCEL_REASONS, 'Why numbers were cancelled'),
        papers: z
          .array(z.object({ name: z.string().nullable(), count: whole('How often') }).readonly())
          .readonly()
          .meta({
            description:
              'Papers that were missing, the most frequent first; null: others than those of the list.',
          }),
        unrecorded: whole('Numbers served to the end of which no officer recorded what came of them'),
      })
      .readonly(),
    ratings: z
      .object({
        scores: counts(RATING_SCORES, 'By answer'),
        faces: counts(
          FACE_COUNTS.map((faces) => `${faces}` as const),
          'By the number of faces it was given on',
        ),
        reasons: z
          .record(z.string(), whole('How often'))
          .readonly()
          .meta({ description: 'What the dissatisfied named, by the id of the reason' }),
        reasonNames: z
          .record(z.string(), names)
          .readonly()
          .meta({ description: 'What the office calls its reasons now, by the same ids' }),
      })
      .readonly(),
    onTime: onTime.nullable().meta({ description: 'Null while no list of files was ever imported: no data' }),
    complaints: complaints.meta({
      description:
        'Complaints and suggestions of citizens (phản ánh, kiến nghị), as this office takes them in',
    }),
    targets: z
      .record(z.enum(TARGET_KEYS), target.nullable())
      .readonly()
      .meta({ description: 'Null: none is set' }),
  })
  .readonly();

/** How a report is asked for. */
export const reportQuery = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

export type Share = z.output<typeof share>;
export type Spread = z.output<typeof spread>;
export type Report = z.output<typeof reportShape>;
/** What is told of every group. */
export type Figures = Report['total'];
