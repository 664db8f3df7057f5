import type { KioskTicket } from '#protocol/views.ts';
import type { PrintJobId, RequestId } from '#protocol/vocabulary.ts';
import { newRequestId, resultOf, type GatewayServer } from '#tests/support/gateway-server.ts';
import { MAIN_PRINTER } from '#tests/support/ward.ts';

/** The printer could not print it. */
export async function onFailedPaper({
  server,
  ticket,
}: {
  readonly server: GatewayServer;
  readonly ticket: KioskTicket;
}): Promise<{ readonly requestId: RequestId; readonly jobId: PrintJobId }> {
  const jobId = ticket.printJobId;
  if (jobId === null) throw new Error('the ticket was not printed');
  const { executor } = server.running;
  const command = {
    type: 'reportPrintJob',
    jobId,
    printerId: MAIN_PRINTER,
    state: 'failed',
    problem: 'paper_out',
  } as const;
  resultOf(await executor.submit({ requestId: newRequestId(), fingerprint: 'the agent', command }));
  return { requestId: newRequestId(), jobId };
}
