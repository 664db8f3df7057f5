/** Sets a printer up as a supervisor does: at the desk, with an agent of its own that is paired by a code. */
import { connectClient, newRequestId } from '#demo/protocol-client.ts';
import { DEMO_OFFICERS } from '#demo/office.ts';
import type { Answer } from '#protocol/messages.ts';
import type { PrinterConnection } from '#protocol/printing.ts';
import { printingSettings } from '#protocol/printing-shapes.ts';
import { firstPrinting } from '#server/app/printing.ts';
import { FIRST_PRINTER } from '#server/storage/upcast.ts';
import { enrol } from './load.ts';

function granted<Output>(answer: Answer<Output>): Output {
  if (!answer.ok) throw new Error(`the desk was refused: ${JSON.stringify(answer.refusal)}`);
  return answer.result;
}

/**
 * Makes the printer at that connection the only one of a demonstration's office, and gives back the token of an agent that
 * was paired for it.
 */
export async function pairOwnAgent(serverUrl: string, connection: PrinterConnection): Promise<string> {
  const supervisor = DEMO_OFFICERS.find(({ role }) => role === 'administrator');
  if (supervisor === undefined) throw new Error('the demonstration has no supervisor');
  const deviceToken = await enrol(serverUrl, 'admin', null);
  const desk = connectClient({ serverUrl, role: 'admin', deviceToken });
  try {
    const { username, password } = supervisor;
    granted(await desk.send('signIn', { requestId: newRequestId(), username, password }));
    const { revision } = granted(await desk.send('getPrinting', {}));
    const wished = firstPrinting(connection);
    const printers = wished.printers.map((printer) => ({ ...printer, agent: 'own' }));
    const settings = printingSettings.parse({ ...wished, revision, printers });
    granted(await desk.send('savePrinting', { requestId: newRequestId(), settings }));
    const asked = { role: 'printer', printerId: FIRST_PRINTER, name: 'Máy in ở cửa' } as const;
    const { code } = granted(await desk.send('createPairingCode', { requestId: newRequestId(), ...asked }));
    const response = await fetch(`${serverUrl}/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    if (!response.ok) throw new Error(`the agent was not paired: ${await response.text()}`);
    return ((await response.json()) as { readonly deviceToken: string }).deviceToken;
  } finally {
    desk.close();
  }
}
