/**
 * What CUPS's `lpstat` says of a queue and its jobs, read in the language C. Pure.
 * Reasons after RFC 8011, sections 5.3.8 (job-state-reasons) and 5.4.12 (printer-state-reasons), which `lpstat -l` shows as alerts.
 */
import type { PrinterProblem } from '#protocol/vocabulary.ts';
import type { PrinterStatus } from '../status.ts';

/** In the order a person should see to them; a reason may end in how bad it is. */
const REASONS: readonly (readonly [RegExp, PrinterProblem])[] = [
  [/^(cover|door)-open|^interlock-open/, 'cover_open'],
  [/^media-(empty|needed)/, 'paper_out'],
  [/^media-jam|^cutter|^trimmer/, 'cutter_error'],
  [/over-temp/, 'overheated'],
  [/^(offline|shutdown|paused|stopped|timed-out|moving-to-paused|connecting-to-device)/, 'offline'],
  [/-error$/, 'unknown'],
];
/** What the network backends say while nobody answers them. */
const UNREACHABLE =
  /unavailable|may not exist|unable to (connect|locate|open)|not responding|offline|unreachable/i;

const alertsIn = (text: string): readonly string[] =>
  (/^\s*Alerts: *(?<alerts>.*)$/m.exec(text)?.groups?.['alerts'] ?? '')
    .split(/[\s,]+/)
    .filter((alert) => alert !== '' && alert !== 'none');

/** How a queue is, from `lpstat -l -p QUEUE`; null when that is no such answer. */
export const queueStatusIn = (text: string, queue: string): PrinterStatus | null => {
  const [head = '', message = ''] = text.split('\n');
  if (!head.startsWith(`printer ${queue} `)) return null;
  const alerts = alertsIn(text);
  const known = REASONS.find(([pattern]) => alerts.some((alert) => pattern.test(alert)))?.[1] ?? null;
  const isUnreachable = head.includes(' disabled since ') || UNREACHABLE.test(message);
  return {
    problem: known ?? (isUnreachable ? 'offline' : null),
    paperNearEnd: alerts.some((alert) => alert.startsWith('media-low')),
  };
};

/** The job that `lp` says it has begun; null when it says none. */
export const jobIdIn = (text: string): string | null =>
  /^request id is (?<id>[A-Za-z0-9_.+-]+-\d+) /m.exec(text)?.groups?.['id'] ?? null;

/** What `lpstat -l -o QUEUE` says of one job; null when it is not in that list. */
const jobIn = (text: string, jobId: string): string | null => {
  const jobs = text.split(/^(?=\S)/m);
  return jobs.find((job) => job.split(/\s/, 1)[0] === jobId) ?? null;
};

/** Whether a job is among those that are not over. */
export const isListed = (text: string, jobId: string): boolean => jobIn(text, jobId) !== null;

/** Whether the list of jobs that are over says of one that it was cancelled or given up. */
export const wasBrokenOff = (text: string, jobId: string): boolean =>
  alertsIn(jobIn(text, jobId) ?? '').some((alert) => /^job-canceled|abort|^job-stopped/.test(alert));
