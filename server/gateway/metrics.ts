/**
 * Figures for the machine's own watchers, in Prometheus' text format. Counts and times only: nothing of them tells of a
 * person. Who needs more than these few kinds of figures takes them from the log.
 */
import type { HealthFacts, HealthReport } from '#protocol/health.ts';
import { PRINT_STATES } from '#protocol/vocabulary.ts';
import type { Commit, Executor } from '#server/app/execute.ts';
import { waitingFor } from '#server/domain/queue-day.ts';

/** Upper bounds in seconds; a commit takes a few milliseconds. */
const LATENCY_BOUNDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5] as const;

export type Metrics = {
  /** The same executor, its answers timed. */
  readonly timing: (executor: Executor) => Executor;
  readonly noteCommit: (commit: Commit) => void;
  readonly noteFault: () => void;
  readonly text: (executor: Executor, report: HealthReport, sockets: HealthFacts['sockets']) => string;
};

export function createMetrics(monotonicMs: () => number): Metrics {
  let [commits, events, faults] = [0, 0, 0];
  const latency = createHistogram(LATENCY_BOUNDS);
  const outcomes = new Map<string, number>([
    ['done', 0],
    ['refused', 0],
  ]);
  return {
    timing: (executor) => ({
      ...executor,
      submit: async (request) => {
        const beganMs = monotonicMs();
        const answer = await executor.submit(request);
        latency.add((monotonicMs() - beganMs) / 1_000);
        const outcome = answer.ok ? 'done' : 'refused';
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        return answer;
      },
    }),
    noteCommit: (commit) => {
      commits += 1;
      events += commit.events.length;
    },
    noteFault: () => {
      faults += 1;
    },
    text: (executor, { at, faults: troubles, facts }, sockets) => {
      const day = executor.day();
      const jobs = new Map<string, number>(PRINT_STATES.map((state) => [state, 0]));
      for (const { state } of day.printJobs) jobs.set(state, (jobs.get(state) ?? 0) + 1);
      const waiting = day.settings.fields.map(({ fieldId }) => [fieldId, waitingFor(day, fieldId)] as const);
      return [
        ...figure('motcua_commits_total', 'counter', 'Transactions that changed something.', commits),
        ...figure('motcua_events_total', 'counter', 'Events recorded.', events),
        ...figure('motcua_faults_total', 'counter', 'Faults that were logged.', faults),
        ...figures('motcua_commands_total', 'counter', 'Commands answered.', 'outcome', outcomes),
        ...latency.lines('motcua_command_seconds', 'From a command to its durable answer.'),
        ...figures('motcua_sockets', 'gauge', 'Open connections.', 'role', Object.entries(sockets)),
        ...figures('motcua_waiting', 'gauge', 'Tickets that wait.', 'field', waiting),
        ...figures('motcua_print_jobs', 'gauge', 'Print jobs that are remembered.', 'state', jobs),
        ...figure(
          'motcua_event_loop_delay_seconds',
          'gauge',
          '99th percentile since the last look.',
          facts.delayMs / 1_000,
        ),
        ...figure('motcua_disk_free_bytes', 'gauge', 'Free beside the data.', facts.freeBytes),
        ...figure('motcua_database_bytes', 'gauge', 'The database.', facts.databaseBytes),
        ...figure('motcua_database_log_bytes', 'gauge', 'Its write-ahead log.', facts.logBytes),
        ...(facts.backup === null
          ? []
          : figure(
              'motcua_backup_age_seconds',
              'gauge',
              'Since the newest backup.',
              Math.max(0, at - facts.backup.madeAt) / 1_000,
            )),
        ...figures('motcua_health_faults', 'gauge', 'Faults on the health page.', 'severity', [
          ['broken', troubles.filter(({ severity }) => severity === 'broken').length],
          ['should', troubles.filter(({ severity }) => severity === 'should').length],
        ]),
        '',
      ].join('\n');
    },
  };
}

type Kind = 'counter' | 'gauge' | 'histogram';

const head = (name: string, kind: Kind, help: string): readonly string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${kind}`,
];
const figure = (name: string, kind: Kind, help: string, value: number): readonly string[] => [
  ...head(name, kind, help),
  `${name} ${String(value)}`,
];
const figures = (
  name: string,
  kind: Kind,
  help: string,
  label: string,
  values: Iterable<readonly [string, number]>,
): readonly string[] => [
  ...head(name, kind, help),
  ...Array.from(values, ([value, count]) => `${name}{${label}="${escaped(value)}"} ${String(count)}`),
];
const escaped = (label: string): string =>
  label.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

type Histogram = {
  readonly add: (value: number) => void;
  readonly lines: (name: string, help: string) => readonly string[];
};

function createHistogram(bounds: readonly number[]): Histogram {
  const counts = bounds.map(() => 0);
  let [sum, count] = [0, 0];
  return {
    add: (value) => {
      bounds.forEach((bound, index) => {
        if (value <= bound) counts[index] = (counts[index] ?? 0) + 1;
      });
      sum += value;
      count += 1;
    },
    lines: (name, help) => [
      ...head(name, 'histogram', help),
      ...bounds.map((bound, index) => `${name}_bucket{le="${String(bound)}"} ${String(counts[index])}`),
      `${name}_bucket{le="+Inf"} ${String(count)}`,
      `${name}_sum ${String(sum)}`,
      `${name}_count ${String(count)}`,
    ],
  };
}
