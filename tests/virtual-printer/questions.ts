/**
 * What the printer says to what it is asked in turn, behind everything that stood before the question.
 */
import type { Operation } from './commands.ts';
import type { Faults } from './faults.ts';
import type { Identity } from './identity.ts';
import { identityBytes } from './identity.ts';
import { orderedStatusByte, processIdBytes } from './status-bytes.ts';

export type Question = Extract<Operation, { readonly kind: 'transmitStatus' | 'processId' | 'identify' }>;

/** Four characters that nobody asked for: the last one is another. */
const otherCharacters = (characters: readonly number[]): readonly number[] =>
  characters.map((character, index) => (index < 3 ? character : character === 0x30 ? 0x31 : 0x30));

/** The answer, once it is the question's turn; null = none. */
export const answerInTurn = (question: Question, faults: Faults, identity: Identity): Uint8Array | null => {
  switch (question.kind) {
    case 'transmitStatus':
      return Uint8Array.of(orderedStatusByte(faults));
    case 'identify':
      return identityBytes(question.about, identity);
    case 'processId':
      if (faults.processIdEcho === 'right') return processIdBytes(question.characters);
      return faults.processIdEcho === 'wrong' ? processIdBytes(otherCharacters(question.characters)) : null;
    default:
      return question satisfies never;
  }
};
