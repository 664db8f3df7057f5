/**
 * What the agent's tests play on: a small office, a printer, and agents between them, with everything sped up.
 */
import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import type { PrinterAgent } from '#printer/agent.ts';
import { AGENT_SETTINGS, startPrinterAgent } from '#printer/agent.ts';
import type { OfficeLinkSettings } from '#printer/office-link.ts';
import { OFFICE_LINK_SETTINGS, openOfficeLink } from '#printer/office-link.ts';
import type { Bitmap } from '#printer/raster.ts';
import { LINE_PRINTER_LIMITS } from '#printer/transports/line-printer.ts';
import { openPrinter, TCP_LINE_LIMITS } from '#printer/transports/open-printer.ts';
import { SPOOLER_LIMITS } from '#printer/transports/spooler.ts';
import { STANDARD_PROFILE } from '#protocol/printer-profiles.ts';
import type { PrinterSettings } from '#protocol/printing.ts';
import type { Slip } from '#protocol/slips.ts';
import type { PrintJobId } from '#protocol/vocabulary.ts';
import type { VirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';
import { startVirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';
import type { SmallOffice } from './small-office.ts';
import { DEVICE_TOKEN, startSmallOffice } from './small-office.ts';

export const SETTINGS = {
  ...AGENT_SETTINGS,
  pollIntervalMs: 60,
  statusFreshMs: 20,
  retryDelayMs: 40,
  stopGraceMs: 300,
};
const LIMITS = {
  ...LINE_PRINTER_LIMITS,
  ...TCP_LINE_LIMITS,
  connectMs: 500,
  statusMs: 200,
  confirmPollMs: 50,
  confirmMs: 800,
  finishMs: 200,
};
/** As the small office has it until it is told otherwise. */
export const OLDEST_JOB_MS = 10 * 60_000;

export const nameOn = (slip: Slip): string => ('serviceName' in slip ? slip.serviceName.vi : slip.kind);
/** A slip one can tell apart on paper without reading it: as many rows as the service's name is long. */
export const render = (slip: Slip): Promise<Bitmap> => {
  const heightDots = nameOn(slip).length;
  const rows = new Uint8Array(72 * heightDots).fill(0xff);
  return Promise.resolve({ widthDots: 576, heightDots, bytesPerRow: 72, rows });
};
/** Rows of dots on each paper, newest first, without the feed before the cut. */
export const heightsOf = (printer: VirtualPrinter): readonly number[] =>
  printer.papers().map(({ heightDots }) => heightDots - STANDARD_PROFILE.feedBeforeCutDots);

/** Long enough for an agent that wanted to do something more to have done it. */
export const aWhile = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 5 * SETTINGS.pollIntervalMs));

export type Stage = {
  readonly office: SmallOffice;
  /** The printer that the office has set up. */
  readonly paper: VirtualPrinter;
  readonly startAgent: (manner?: {
    readonly renderSlip?: (slip: Slip) => Promise<Bitmap>;
    readonly link?: Partial<OfficeLinkSettings>;
    readonly onOpen?: (printer: PrinterSettings) => void;
  }) => PrinterAgent;
  readonly becomes: (jobId: PrintJobId, state: string) => Promise<void>;
  /** Ends all agents, the office and the printer. */
  readonly close: () => Promise<void>;
};

export const startPrinter = (): Promise<VirtualPrinter> =>
  startVirtualPrinter({ host: '127.0.0.1', printerPort: 0, paperPort: 0 });

/** Sets the stage: no agent yet. */
export const openStage = async (): Promise<Stage> => {
  const [office, paper] = await Promise.all([startSmallOffice(), startPrinter()]);
  office.setUp({ connection: { kind: 'tcp', host: '127.0.0.1', port: paper.printerPort } });
  const agents: PrinterAgent[] = [];
  const log = (): void => {};
  return {
    office,
    paper,
    startAgent: ({ renderSlip = render, link = {}, onOpen = () => {} } = {}) => {
      const agent = startPrinterAgent({
        office: openOfficeLink(office.url, DEVICE_TOKEN, log, { ...OFFICE_LINK_SETTINGS, ...link }),
        openPrinter: (printer) => {
          onOpen(printer);
          return openPrinter(printer.connection, printer.profile, log, {
            line: LIMITS,
            spooler: SPOOLER_LIMITS,
          });
        },
        render: renderSlip,
        agentId: randomUUID(),
        log,
        settings: SETTINGS,
      });
      agents.push(agent);
      return agent;
    },
    becomes: (jobId, state) =>
      vi.waitFor(() => expect(office.stateOf(jobId)).toBe(state), { timeout: 6_000, interval: 10 }),
    close: async () => {
      await Promise.all(agents.map((agent) => agent.stop()));
      await Promise.all([office.close(), paper.close()]);
    },
  };
};
