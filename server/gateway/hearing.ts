/** What is said over one socket, and how citizens' pages are answered: the same for every role that speaks. */
import type { Socket } from 'socket.io';
import type { Answer } from '#protocol/messages.ts';
import { understood } from './understanding.ts';

type Heard = {
  readonly name: unknown;
  readonly input: unknown;
  /** To whoever asked for an acknowledgement; to nobody else. */
  readonly answer: (given: Answer<unknown>) => void;
};

/** Hears every message of a socket, whatever it is called. */
export function hearAll(socket: Socket, hear: (heard: Heard) => void): void {
  socket.onAny((name: unknown, ...rest: unknown[]) => {
    const acknowledge = rest.at(-1);
    hear({
      name,
      input: rest[0],
      answer: (given) => {
        if (typeof acknowledge === 'function') (acknowledge as (answer: Answer<unknown>) => void)(given);
      },
    });
  });
}

/** Checks the shape and hands on to the handler of that name, with who is behind the page. Never rejects. */
export async function handOn<Who>(
  role: 'phone' | 'poster',
  { name, input }: Pick<Heard, 'name' | 'input'>,
  handlers: object,
  who: Who,
  onFault: (error: unknown, message: string) => void,
): Promise<Answer<unknown>> {
  const said = understood(role, name, input);
  if (!said.ok) return said;
  type Handler = (input: unknown, who: Who) => Promise<Answer<unknown>>;
  try {
    const handler = (handlers as Readonly<Record<string, Handler>>)[said.name];
    if (handler === undefined) throw new Error(`a ${role}'s ${said.name} has no handler`);
    return await handler(said.input, who);
  } catch (error) {
    onFault(error, said.name);
    return { ok: false, refusal: { code: 'unavailable', message: 'nothing was changed' } };
  }
}
