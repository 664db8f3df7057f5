/**
 * Gives a new demonstration some weeks of past, so that reports and forecasts have something to say: days lived by the
 * rules of the queue and kept by the store's one write, feedback through the office that takes it, seals as every night.
 */
import { DEMO_OFFICERS } from '#demo/office.ts';
import { planFeedback, FEEDBACK_DESK, type PastFeedbackStep } from '#demo/past/past-feedback.ts';
import { planPastDay } from '#demo/past/past-day.ts';
import { planFileList } from '#demo/past/past-files.ts';
import { atMinute, workingDaysBefore } from '#demo/past/working-days.ts';
import { FIRST_FEEDBACK_SETTINGS, type FeedbackNumber } from '#protocol/feedback.ts';
import { KEEP_RETURNED_DAYS, type ImportOrder } from '#protocol/file-lookup.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { BusinessDate, InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import { createCatalogue } from './app/catalogue.ts';
import { createDaySeals } from './app/day-seals.ts';
import { createFeedbackOffice } from './app/feedback.ts';
import { createFileList } from './app/file-lookup/file-list.ts';
import { openProofs } from './app/file-lookup/proof.ts';
import { createForecaster, type Forecaster } from './app/forecaster.ts';
import { createTrail, type Trail } from './app/trail.ts';
import { wallTimeAt } from './domain/office-hours.ts';
import type { QueueDay } from './domain/queue-day.ts';
import { seededRandom } from './domain/seeded-random.ts';
import { liveDay, type LivedDay } from './replay/run-day.ts';
import type { Store } from './storage/store.ts';

const USUAL_DAYS = 30;
const USUAL_SEED = 20_260_711;
/** Who brings the list of files to the desk, and when in the afternoon of the last day. */
const FILES_BY = 'minh' as OfficerId;
const FILES_AT_MINUTE = 995;
const FILES_ORDER: ImportOrder = {
  factor: 'phone_last_four',
  how: 'replace',
  skipsRejected: false,
  keepReturnedDays: KEEP_RETURNED_DAYS.usual,
  headers: {},
};

export type PastParts = {
  readonly store: Store;
  readonly dataFolder: string;
  /** The past ends before the day of this moment. */
  readonly now: InstantMs;
  readonly seed?: number;
  readonly workingDays?: number;
};

/**
 * Makes the past of a demonstration whose office and people are there and whose log is empty; where anything at all has
 * happened, nothing is done. Each day is one transaction: cut off in between, it ends earlier and is whole.
 */
export async function makePast(parts: PastParts): Promise<void> {
  const { store, now, seed = USUAL_SEED, workingDays = USUAL_DAYS } = parts;
  const office = store.officeSettings();
  if (office === null || store.newestDayEvents().length > 0) return;
  const today = wallTimeAt(office.timeZone, now).date;
  const dates = workingDaysBefore(today, workingDays);
  const feedbackOf = planFeedback(dates, today);
  const settingsOn = catalogueOn(store, office);
  let clock = now;
  let day: QueueDay | null = null;
  const desk = openDesk(store, office, () => clock);
  const seals = createDaySeals(store, desk.trail);
  const learning = learningOf(store, now);
  for (const [index, date] of dates.entries()) {
    const plan = planPastDay(date, settingsOn(date), DEMO_OFFICERS, seededRandom(seed * 7_919 + index));
    const before: QueueDay | null = day;
    const lived: LivedDay = store.write((transaction) =>
      liveDay(plan, () => null, { before, onEvent: transaction.appendEvent }),
    );
    day = lived.day;
    // The day before is over since this one has begun.
    clock = plan.opensAt;
    await seals.look();
    store.together(() => {
      for (const step of feedbackOf[index] ?? []) {
        clock = step.at;
        desk.follow(step);
      }
      learning.hear(lived);
    });
  }
  learning.end();
  const last = dates.at(-1);
  if (last === undefined) return;
  clock = atMinute(last, FILES_AT_MINUTE);
  const files = planFileList(dates, office.fields, seededRandom(seed));
  await bringFiles(parts, desk.trail, files, last, clock);
}

/** The office as its catalogue has it on a date. */
function catalogueOn(store: Store, office: OfficeSettings): (date: BusinessDate) => OfficeSettings {
  const catalogue = createCatalogue({
    store,
    today: () => {
      throw new Error('nothing is published while the past is made');
    },
    onPublished: () => undefined,
    onFault: rethrow,
  });
  return (date) => catalogue.officeOn(office, date);
}

type Desk = { readonly trail: Trail; readonly follow: (step: PastFeedbackStep) => void };

/** The desk's part of the past: the trail, and feedback as it is taken and answered. */
function openDesk(store: Store, office: OfficeSettings, now: () => InstantMs): Desk {
  const trail = createTrail({
    ...{ store, now, settings: [] },
    nameOf: () => null,
    deviceName: () => null,
    onNoted: () => undefined,
  });
  const feedback = createFeedbackOffice({
    ...{ store, now, note: trail.note },
    settings: () => FIRST_FEEDBACK_SETTINGS,
    office: () => office,
  });
  const numbers = new Map<string, FeedbackNumber>();
  return {
    trail,
    follow: (step) => {
      const { piece } = step;
      if ('said' in step) {
        const by = step.source === 'desk' ? FEEDBACK_DESK : null;
        const receipt = feedback.take(piece, step.said, { source: step.source, by, admit: () => true });
        if (typeof receipt === 'string') throw new Error(`${piece} was not taken: ${receipt}`);
        numbers.set(piece, receipt.number);
        return;
      }
      const number = numbers.get(piece);
      const seenRevision = number === undefined ? undefined : feedback.item(number)?.line.revision;
      if (number === undefined || seenRevision === undefined) throw new Error(`nobody has said ${piece}`);
      const requestId = `${piece}-${String(seenRevision)}`;
      const done = feedback.act(number, { requestId, seenRevision, deed: step.deed }, FEEDBACK_DESK);
      if (typeof done === 'string') throw new Error(`${piece} could not be ${step.deed.deed}: ${done}`);
    },
  };
}

/** The list of files, brought to the desk as an administrator brings one. */
async function bringFiles(
  { store, dataFolder }: PastParts,
  trail: Trail,
  text: string,
  today: BusinessDate,
  at: InstantMs,
): Promise<void> {
  const list = createFileList({
    store,
    proofs: await openProofs(dataFolder),
    now: () => at,
    today: () => today,
    onChange: () => undefined,
  });
  const report = await list.importList(new TextEncoder().encode(text), FILES_ORDER);
  if (report.outcome !== 'imported') throw new Error(`the list of files was ${report.outcome}`);
  const after = { files: report.good, rejected: report.rejectedCount };
  trail.note({ by: FILES_BY, deed: 'files_imported', subject: FILES_ORDER.how, after });
}

type Learning = { readonly hear: (lived: LivedDay) => void; readonly end: () => void };

/** Keeps how long people stayed at counters, as an office learns it from day to day: each day when the next one begins, the last at the end. */
function learningOf(store: Store, now: InstantMs): Learning {
  let forecaster: Forecaster | null = null;
  return {
    hear: ({ day, events }) => {
      forecaster ??= createForecaster({
        ...{ store, todayEvents: [], onFault: rethrow },
        // Its first day is asked for as it begins; that all of the last one is over, as it ends.
        executor: { day: () => day, now: () => now },
        monotonicMs: () => 0,
        defer: () => undefined,
        onChanged: () => undefined,
      });
      forecaster.noticed({ day, events });
    },
    end: () => forecaster?.close(),
  };
}

function rethrow(error: unknown): never {
  throw error;
}
