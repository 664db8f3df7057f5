/** How a message becomes a command on the one write path, and what it is answered when it cannot. */
import type { Answer, Refusal } from '#protocol/messages.ts';
import type { RequestId, Revision } from '#protocol/vocabulary.ts';
import type { Executor } from '#server/app/execute.ts';
import type { Command } from '#server/domain/commands.ts';

/** Every command of the table goes through the one write path; its answer has the row's type by `resultOf`. */
export type Submit = <Output>(
  requestId: RequestId,
  who: string,
  command: Command,
  admit?: () => Refusal | null,
) => Promise<Answer<Output>>;

/** `who` sends it belongs to what was asked: another device under the same requestId is refused. */
export const createSubmit =
  (executor: Executor): Submit =>
  async <Output>(
    requestId: RequestId,
    who: string,
    command: Command,
    admit?: () => Refusal | null,
  ): Promise<Answer<Output>> => {
    const fingerprint = `${who} ${JSON.stringify(asked(command))}`;
    const request = { requestId, fingerprint, command };
    return (await executor.submit(admit === undefined ? request : { ...request, admit })) as Answer<Output>;
  };

/** What the office itself adds to a message: a retry is the same request whatever is true by then. */
const ADDED_BY_THE_OFFICE = [
  'range',
  'printerId',
  'summary',
  'facts',
  'dueOn',
  'bounds',
  'satisfiedFaces',
] as const;

function asked(command: Command): object {
  const said: Record<string, unknown> = { ...command };
  for (const added of ADDED_BY_THE_OFFICE) if (added in said) said[added] = null;
  return said;
}

export function refuse(
  code: Refusal['code'],
  message: string,
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, message } };
}

/** An answer to what is no command: the state is what it is. */
export const answered = <Output>(executor: Executor, result: Output): Promise<Answer<Output>> =>
  Promise.resolve({ ok: true, revision: executor.day().sequence as Revision, result });
