/**
 * A kiosk, an office, an agent and a printer that fails: all real, over real sockets, with the paper that really came out
 * held against what the office says of it.
 */
import { STANDARD_TEMPLATE } from '#protocol/printer-profiles.ts';
import type { PrinterProfile, PrintingSettings } from '#protocol/printing.ts';
import type { Answer } from '#protocol/messages.ts';
import type { KioskTicket } from '#protocol/views.ts';
import type { Slip as SlipFacts } from '#protocol/slips.ts';
import type { OfficerId, TicketId, TicketNumber } from '#protocol/vocabulary.ts';
import { startPrinterAgent, AGENT_SETTINGS, type AgentSettings } from '#printer/agent.ts';
import { openFont } from '#printer/font-files.ts';
import { openOfficeLink } from '#printer/office-link.ts';
import type { Bitmap } from '#printer/raster.ts';
import type { PrinterPort } from '#printer/printer-port.ts';
import { createSlipRenderer } from '#printer/render-slip.ts';
import { openTcpPrinter } from '#printer/transports/open-printer.ts';
import { firstPrinting } from '#server/app/printing.ts';
import { isSettled, type PrintJobState } from '#server/domain/print-jobs.ts';
import type { Slip } from '#tests/virtual-printer/mechanism.ts';
import { startVirtualPrinter, type VirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';
import {
  newRequestId,
  serviceOfField,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';

const HOST = '127.0.0.1';
const SERIES = ['certification', 'civil-status', 'social-support', 'land-construction'] as const;
/** The same rules as in an office, in less time: a thousand slips are waited for. */
const QUICK_LIMITS = {
  connectMs: 400,
  maxReceivedBytes: 4_096,
  statusMs: 120,
  greetMs: 30,
  write: { quietMs: 120, stallMs: 250, totalMs: 800 },
  confirmMs: 250,
  confirmPollMs: 25,
  quietMs: 20,
  finishMs: 100,
};
const QUICK_AGENT: AgentSettings = {
  ...AGENT_SETTINGS,
  pollIntervalMs: 40,
  statusFreshMs: 20,
  retryDelayMs: 30,
};

export type Pace = 'quick' | 'as in an office';

/** Slips short enough that thousands are drawn in minutes: office, number, service, place and time. */
const shortSlips = (printerPort: number, profile: PrinterProfile): PrintingSettings => {
  const settings = firstPrinting({ kind: 'tcp', host: HOST, port: printerPort });
  const hidden = ['papers', 'qr', 'queue', 'closing_words', 'logo'];
  return {
    ...settings,
    printers: settings.printers.map((printer) => ({ ...printer, profile })),
    template: {
      ...STANDARD_TEMPLATE,
      parts: STANDARD_TEMPLATE.parts.map((part) =>
        hidden.includes(part.part) ? { ...part, isShown: false } : part,
      ),
    },
  };
};

/** One slip as it was drawn, to be found again among the paper. */
type Drawn = { readonly number: TicketNumber; readonly isReprint: boolean; readonly bitmap: Bitmap };

/** What came whole out of the printer, by number. */
export type PaperCount = { readonly first: number; readonly marked: number };

export type PrintWorld = {
  readonly printer: VirtualPrinter;
  readonly server: GatewayServer;
  /** One press, sent again by an impatient kiosk now and then; resolves with its ticket. */
  readonly press: (isRepeated: boolean) => Promise<KioskTicket>;
  /** Staff want a ticket's paper once more. */
  readonly reprint: (ticketId: TicketId) => Promise<string>;
  readonly jobs: () => readonly PrintJobState[];
  /** Every state a job was ever said to be in, by job. */
  readonly lastStates: ReadonlyMap<string, PrintJobState>;
  readonly isSettled: () => boolean;
  /** Looks through the paper that came out since the last look. */
  readonly collectPaper: () => void;
  readonly paperOf: (number: TicketNumber) => PaperCount;
  /** Whole slips that nobody ever drew. */
  readonly strangePapers: () => number;
  /** What the counter is told of the printer. */
  readonly alarm: () => { readonly problem: string | null; readonly paperNearEnd: boolean } | null;
  readonly close: () => Promise<void>;
};

const trimmed = (rows: Uint8Array): Uint8Array => {
  let end = rows.length;
  while (end > 0 && rows[end - 1] === 0) end -= 1;
  return rows.subarray(0, end);
};
/** Whether a slip stands whole at the end of a paper, dot for dot; what hung on the roll before may come with it. */
const endsWith = (paper: Slip, { bitmap }: Drawn): boolean => {
  const [black, wanted] = [trimmed(paper.rows), trimmed(bitmap.rows)];
  const blackRows = Math.ceil(black.length / bitmap.bytesPerRow);
  const wantedRows = Math.ceil(wanted.length / bitmap.bytesPerRow);
  if (paper.widthDots !== bitmap.bytesPerRow * 8 || blackRows < wantedRows) return false;
  const from = (blackRows - wantedRows) * bitmap.bytesPerRow;
  return Buffer.from(black.subarray(from)).equals(Buffer.from(wanted));
};

/** Starts all of it with a printer of that profile. `plant` puts a faulty driver in place of the real one. */
export async function startPrintWorld(
  profile: PrinterProfile,
  pace: Pace,
  plant: (port: PrinterPort) => PrinterPort = (port) => port,
): Promise<PrintWorld> {
  const printer = await startVirtualPrinter({
    host: HOST,
    printerPort: 0,
    paperPort: 0,
    keepSlips: 400,
    widthDots: profile.widthDots,
  });
  const server = await startGatewayServer({ firstPrinting: shortSlips(printer.printerPort, profile) });
  const render = createSlipRenderer(openFont());
  const drawn: Drawn[] = [];
  const note = (slip: SlipFacts, bitmap: Bitmap): Bitmap => {
    if (slip.kind === 'ticket')
      drawn.push({ number: slip.number, isReprint: slip.reprintedAt !== null, bitmap });
    return bitmap;
  };
  const log = (): void => {};
  const agent = startPrinterAgent({
    office: openOfficeLink(server.url, server.enrol('printer').token, log),
    openPrinter: ({ connection, profile: known }) => {
      if (connection.kind !== 'tcp') throw new Error('this world has a printer on the network only');
      const address = { host: connection.host, port: connection.port };
      return plant(
        pace === 'quick' ? openTcpPrinter(address, known, QUICK_LIMITS) : openTcpPrinter(address, known),
      );
    },
    render: async (slip, setup) => note(slip, await render(slip, setup)),
    agentId: newRequestId(),
    log,
    settings: pace === 'quick' ? QUICK_AGENT : AGENT_SETTINGS,
  });
  const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  const counter = await server.connect('counter', server.enrol('counter', '3'));
  const { executor } = server.running;
  const states = new Map<string, PrintJobState>();
  const papers = new Map<TicketNumber, PaperCount>();
  let presses = 0;
  let strange = 0;
  let lastPaper = 0;

  const jobs = (): readonly PrintJobState[] => {
    const { printJobs } = executor.day();
    for (const job of printJobs) states.set(job.jobId, job);
    return printJobs;
  };
  const count = (paper: Slip): void => {
    if (paper.end !== 'cut') return;
    const found = drawn.findLast((candidate) => endsWith(paper, candidate));
    if (found === undefined) {
      strange += 1;
      return;
    }
    const known = papers.get(found.number) ?? { first: 0, marked: 0 };
    papers.set(
      found.number,
      found.isReprint ? { ...known, marked: known.marked + 1 } : { ...known, first: known.first + 1 },
    );
  };

  return {
    printer,
    server,
    press: async (isRepeated) => {
      const fieldId = SERIES[Math.floor(presses / 990)];
      presses += 1;
      if (fieldId === undefined) throw new Error('the series are used up');
      const input = {
        requestId: newRequestId(),
        serviceId: serviceOfField(fieldId),
        priorityId: null,
        language: presses % 2 === 0 ? 'vi' : 'en',
      };
      const sent: Promise<Answer<unknown>>[] = [kiosk.say('issueTicket', input)];
      if (isRepeated) sent.push(kiosk.say('issueTicket', input));
      const answers = await Promise.all(sent);
      const tickets = answers.map((answer) => {
        if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`);
        return answer.result as KioskTicket;
      });
      const [ticket] = tickets;
      if (ticket === undefined || tickets.some(({ number }) => number !== ticket.number))
        throw new Error('one press gave two numbers');
      return ticket;
    },
    reprint: async (ticketId) => {
      const { printerId } = executor.day().printJobs[0] ?? {};
      const answer = await executor.submit({
        requestId: newRequestId(),
        fingerprint: `reprint ${ticketId} ${newRequestId()}`,
        command: {
          type: 'reprintTicket',
          ticketId,
          officerId: 'hanh' as OfficerId,
          counterId: null,
          printerId: printerId ?? null,
        },
      });
      return answer.ok ? 'ok' : answer.refusal.code;
    },
    jobs,
    lastStates: states,
    isSettled: () => jobs().every(({ state }) => isSettled(state)),
    collectPaper: () => {
      const fresh = printer.papers().filter(({ id }) => id > lastPaper);
      for (const paper of fresh.toReversed()) count(paper);
      lastPaper = fresh[0]?.id ?? lastPaper;
    },
    paperOf: (number) => papers.get(number) ?? { first: 0, marked: 0 },
    strangePapers: () => strange,
    alarm: () => counter.view().printer,
    close: async () => {
      await agent.stop();
      await server.close();
      await printer.close();
    },
  };
}
