/** Faults about numbers taken by phone, each with the promise that the simulation must say was broken. */
import type { Plant } from '../simulated-office.ts';
import { acceptsAs, changesEvents, type Decide } from './faulty-rules.ts';

export type PhoneFault = {
  readonly fault: string;
  readonly plant?: Plant;
  readonly rules?: { readonly decide: (real: Decide) => Decide };
  readonly broken: RegExp;
};

const NO_BOUND = 1e6;

export const PHONE_FAULTS: readonly PhoneFault[] = [
  {
    fault: 'a phone is given another number while its first one stands',
    rules: {
      decide: acceptsAs(
        (decision) => !decision.ok && decision.code === 'phone_has_number',
        (day) => ({ ...day, ticketsOfPhones: new Map() }),
      ),
    },
    broken: /was given to a phone while its \S+ stands/,
  },
  {
    fault: 'phones are given more numbers than may wait',
    rules: {
      decide: (real) => (day, command, at) =>
        real(
          day,
          command.type === 'issueByPhone'
            ? { ...command, bounds: { ...command.bounds, mostWaiting: NO_BOUND } }
            : command,
          at,
        ),
    },
    broken: /numbers of phones wait/,
  },
  {
    fault: 'phones are given more numbers than a day has',
    rules: {
      decide: (real) => (day, command, at) =>
        real(
          day,
          command.type === 'issueByPhone'
            ? { ...command, bounds: { ...command.bounds, mostADay: NO_BOUND } }
            : command,
          at,
        ),
    },
    broken: /phones have taken \d+ numbers in a day/,
  },
  {
    fault: 'any four digits are the code of the hall',
    plant: { posters: (posters) => ({ ...posters, isHallCode: () => true }) },
    broken: /for a code that the hall does not show/,
  },
  {
    fault: 'the log forgets which phone took a number',
    rules: {
      decide: changesEvents((_, event) => {
        if (event.type !== 'TicketIssued') return event;
        const { phone: _phone, ...forgotten } = event;
        return forgotten;
      }),
    },
    broken: /names no phone/,
  },
];
