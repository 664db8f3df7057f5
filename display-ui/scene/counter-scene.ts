/** What the small screen above one counter shows: one pure function, one picture. */
import type { Counter, Field, OfficeSettings } from '#protocol/office.ts';
import type { DisplayView } from '#protocol/views.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import {
  bulletinOf,
  keyOf,
  staffLineOf,
  stalenessOf,
  type SceneInput,
  type StaffLine,
  type Staleness,
} from './scene-input.ts';

/** Two numbers are said and read at a glance, more are not. */
const COUNTERS_NAMED = 2;

export type CounterScene = {
  readonly counter: Counter;
  readonly fields: readonly Field[];
  readonly main:
    | {
        /** `latest` = what it held when the connection was lost. */
        readonly kind: 'called' | 'serving' | 'latest';
        readonly number: TicketNumber;
        /** Another one with every call, so that a recall is highlighted like a first call. */
        readonly key: string;
      }
    | { readonly kind: 'open' }
    /** `goTo`: numbers of open counters that serve the same fields. */
    | { readonly kind: 'paused' | 'closed'; readonly goTo: readonly number[] };
  readonly officerName: string | null;
  /** A supervisor's message, in the officer's place. */
  readonly bulletin: string | null;
  readonly staffLine: StaffLine;
  readonly stale: Staleness;
};

/** The counter a display stands above: the first it is set to, else the first that calls people; null when there is none. */
function counterAbove({ office, setup, view }: SceneInput): Counter | null {
  const calling = office.counters.filter(({ counterId }) =>
    view.counters.some((standing) => standing.counterId === counterId),
  );
  const chosen = setup.setup.counterIds[0];
  if (chosen === undefined) return calling[0] ?? null;
  return office.counters.find(({ counterId }) => counterId === chosen) ?? null;
}

/** Open counters of the room that serve one of these fields, those that share most of them first. */
function openElsewhere(office: OfficeSettings, view: DisplayView, counter: Counter): readonly number[] {
  const shared = (other: Counter): number =>
    other.fieldIds.filter((fieldId) => counter.fieldIds.includes(fieldId)).length;
  return office.counters
    .filter(
      (other) =>
        other.counterId !== counter.counterId &&
        shared(other) > 0 &&
        view.counters.some(({ counterId, state }) => counterId === other.counterId && state === 'open'),
    )
    .toSorted((one, other) => shared(other) - shared(one) || one.number - other.number)
    .slice(0, COUNTERS_NAMED)
    .map(({ number }) => number)
    .toSorted((one, other) => one - other);
}

function mainOf(input: SceneInput, counter: Counter): CounterScene['main'] {
  const { office, view, isStale } = input;
  const standing = view.counters.find(({ counterId }) => counterId === counter.counterId);
  const ticket = standing?.ticket ?? null;
  if (ticket !== null) {
    const call = view.calls.find(
      ({ number, counterId }) => number === ticket.number && counterId === counter.counterId,
    );
    const key = call === undefined ? ticket.number : keyOf(call);
    return { kind: isStale ? 'latest' : ticket.status, number: ticket.number, key };
  }
  // Who is open now is not known while nothing is heard: nobody is sent anywhere.
  const goTo = isStale ? [] : openElsewhere(office, view, counter);
  const state = standing?.state ?? 'closed';
  return state === 'open' ? { kind: state } : { kind: state, goTo };
}

/** What stands above the counter at this moment; null when the display's counter does not exist. */
export function counterScene(input: SceneInput): CounterScene | null {
  const { office, view } = input;
  const counter = counterAbove(input);
  if (counter === null) return null;
  return {
    counter,
    fields: office.fields.filter(({ fieldId }) => counter.fieldIds.includes(fieldId)),
    main: mainOf(input, counter),
    officerName: view.counters.find(({ counterId }) => counterId === counter.counterId)?.officerName ?? null,
    bulletin: bulletinOf(input),
    staffLine: staffLineOf(input),
    stale: stalenessOf(input),
  };
}
