/**
 * A small office for the agent's tests: a real Socket.IO server that speaks the printer's part of the protocol,
 * remembers answers by requestId, and loses or delays them when told to.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Socket } from 'socket.io';
import { Server } from 'socket.io';
import type { Answer } from '#protocol/messages.ts';
import { MESSAGES } from '#protocol/messages.ts';
import type { PrinterSettings, PrinterSetup } from '#protocol/printing.ts';
import { STANDARD_PROFILE, STANDARD_TEMPLATE } from '#protocol/printer-profiles.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { PrinterView, PrintJob } from '#protocol/slips.ts';
import type { PrinterId, PrintJobId, PrinterProblem, PrintState, Revision } from '#protocol/vocabulary.ts';
import { durationMs, instantMs } from '#protocol/vocabulary.ts';
import { checklistSlip, feedbackSlip, ticketSlip } from './slips.ts';

export const DEVICE_TOKEN = 'printer-token';

/** One report as it came in, in the order of arrival, retries included. */
export type HeardReport = {
  readonly requestId: string;
  readonly jobId: string;
  readonly state: PrintState;
  readonly problem: string | null;
  readonly connection: number;
};

/** What becomes of a report's answer: given, or lost with or without the line. */
export type AnswerFate = 'given' | 'lost' | 'line_cut';

/** A status as the agent told it. */
export type HeardStatus = { readonly problem: PrinterProblem | null; readonly paperNearEnd: boolean };

export type SmallOffice = {
  readonly url: string;
  /** Sets its printer up anew; agents hear of it at once. */
  readonly setUp: (changes: Partial<PrinterSettings>, oldestJobMs?: number) => void;
  /** From now on there is no printer for the agent; false: there is one again. */
  readonly removePrinter: (isRemoved: boolean) => void;
  /** How often the setup was asked for. */
  readonly setupsGiven: () => number;
  /** Queues a ticket for a service of this name. */
  readonly addJob: (serviceName: string, ageMs?: number) => PrintJobId;
  /** Queues a list of missing papers for a service of this name. */
  readonly addChecklist: (serviceName: string) => PrintJobId;
  /** Queues a receipt of feedback that was ordered so long ago. */
  readonly addFeedback: (ageMs: number) => PrintJobId;
  readonly stateOf: (jobId: PrintJobId) => PrintState | undefined;
  readonly reports: readonly HeardReport[];
  readonly statuses: readonly HeardStatus[];
  /** Decides the fate of each answer; the report itself is always taken down first. */
  readonly onReport: (decide: (report: HeardReport) => AnswerFate) => void;
  readonly cutLines: () => void;
  /** Disconnects every agent as the real office does when a newer one comes. */
  readonly sendAway: () => void;
  /** How many connections there were, ended ones included. */
  readonly connections: () => number;
  /** From now on the office's clock stands still, as it does after it was set back. */
  readonly freezeClock: () => void;
  readonly beat: () => void;
  readonly close: () => Promise<void>;
};

const SETTLED: readonly PrintState[] = ['printed', 'sent', 'failed', 'uncertain'];

const PRINTER_ID = 'hall' as PrinterId;
const FIRST_SETUP: PrinterSetup = {
  revision: 1,
  printer: {
    printerId: PRINTER_ID,
    name: 'Máy in sảnh',
    profile: STANDARD_PROFILE,
    // Nobody prints on port 1: a test says where its printer is.
    connection: { kind: 'tcp', host: '127.0.0.1', port: 1 },
    density: 0,
    agent: 'own',
    deviceIds: [],
  },
  template: STANDARD_TEMPLATE,
  logoPng: null,
  oldestJobMs: durationMs(10 * 60_000),
};

/** Starts the office on any free port. */
export const startSmallOffice = async (): Promise<SmallOffice> => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'] });
  const jobs = new Map<PrintJobId, { createdAt: number; state: PrintState; slip: PrintJob['slip'] }>();
  const answers = new Map<string, Answer<null>>();
  const reports: HeardReport[] = [];
  const statuses: HeardStatus[] = [];
  let setup = FIRST_SETUP;
  let isPrinterRemoved = false;
  let setupsGiven = 0;
  let decideFate = (_: HeardReport): AnswerFate => 'given';
  let revision = 1;
  let connections = 0;
  let now = (): number => Date.now();

  const view = (): PrinterView => ({
    revision: revision as Revision,
    at: instantMs(now()),
    printerId: PRINTER_ID,
    setupRevision: setup.revision,
    jobs: Array.from(jobs)
      .filter(([, { state }]) => !SETTLED.includes(state))
      .map(([jobId, { createdAt, state, slip }]): PrintJob => ({
        jobId,
        createdAt: instantMs(createdAt),
        state,
        slip,
      })),
  });
  const publish = (): void => {
    revision += 1;
    io.of('/printer').emit('view', view());
  };
  const add = (slip: PrintJob['slip'], ageMs: number): PrintJobId => {
    const jobId = `2026-11-23/A${String(jobs.size + 1)}/paper-1` as PrintJobId;
    jobs.set(jobId, { createdAt: now() - ageMs, state: 'queued', slip });
    publish();
    return jobId;
  };
  /** The rules of the real office: a settled job stays as it is, and nothing comes out that was not begun. */
  const takeDown = (report: HeardReport): Answer<null> => {
    const known = answers.get(report.requestId);
    if (known !== undefined) return known;
    const job = jobs.get(report.jobId as PrintJobId);
    const code =
      job === undefined
        ? 'unknown_print_job'
        : SETTLED.includes(job.state)
          ? 'print_job_settled'
          : job.state === 'queued' && report.state !== 'sending' && report.state !== 'failed'
            ? 'wrong_status'
            : null;
    if (code === null && job !== undefined) job.state = report.state;
    const answer: Answer<null> =
      code === null
        ? { ok: true, revision: revision as Revision, result: null }
        : { ok: false, refusal: { code, message: '' } };
    answers.set(report.requestId, answer);
    return answer;
  };

  io.of('/printer').on('connection', (socket: Socket) => {
    connections += 1;
    const connection = connections;
    const { protocol, deviceToken } = socket.handshake.auth;
    if (protocol !== PROTOCOL_VERSION || deviceToken !== DEVICE_TOKEN) throw new Error('a foreign agent');
    socket.emit('welcome', { at: instantMs(now()) });
    socket.emit('view', view());
    socket.on('resync', () => socket.emit('view', view()));
    socket.on('reportPrinterStatus', (input: unknown, acknowledge: (answer: Answer<null>) => void) => {
      statuses.push(MESSAGES.printer.reportPrinterStatus.input.parse(input));
      acknowledge({ ok: true, revision: revision as Revision, result: null });
    });
    socket.on('getSetup', (input: unknown, acknowledge: (answer: Answer<PrinterSetup>) => void) => {
      MESSAGES.printer.getSetup.input.parse(input);
      setupsGiven += 1;
      acknowledge(
        isPrinterRemoved
          ? { ok: false, refusal: { code: 'no_printer', message: '' } }
          : { ok: true, revision: revision as Revision, result: setup },
      );
    });
    socket.on('reportPrintJob', (input: unknown, acknowledge: (answer: Answer<null>) => void) => {
      const report = { ...MESSAGES.printer.reportPrintJob.input.parse(input), connection };
      reports.push(report);
      const answer = takeDown(report);
      const fate = decideFate(report);
      if (fate === 'given') acknowledge(answer);
      if (fate === 'line_cut') socket.conn.close();
      publish();
    });
  });
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`,
    setUp: (changes, oldestJobMs = setup.oldestJobMs) => {
      setup = {
        ...setup,
        revision: setup.revision + 1,
        printer: { ...setup.printer, ...changes },
        oldestJobMs: durationMs(oldestJobMs),
      };
      publish();
    },
    removePrinter: (isRemoved) => {
      isPrinterRemoved = isRemoved;
      setup = { ...setup, revision: setup.revision + 1 };
      publish();
    },
    setupsGiven: () => setupsGiven,
    addJob: (serviceName, ageMs = 0) =>
      add(ticketSlip({ serviceName: { vi: serviceName, en: serviceName } }), ageMs),
    addChecklist: (serviceName) =>
      add(checklistSlip({ serviceName: { vi: serviceName, en: serviceName } }), 0),
    addFeedback: (ageMs) => add(feedbackSlip(), ageMs),
    stateOf: (jobId) => jobs.get(jobId)?.state,
    reports,
    statuses,
    onReport: (decide) => {
      decideFate = decide;
    },
    cutLines: () => {
      for (const socket of io.of('/printer').sockets.values()) socket.conn.close();
    },
    sendAway: () => {
      io.of('/printer').disconnectSockets(true);
    },
    connections: () => connections,
    freezeClock: () => {
      const frozenAtMs = Date.now();
      now = () => frozenAtMs;
    },
    beat: () => {
      io.of('/printer').emit('beat', { at: instantMs(now()), revision: revision as Revision });
    },
    close: async () => {
      await io.close();
    },
  };
};
