/** A supervisor at the desk of a ward's day: ends and moves tickets wherever they stand, closes services and opens them. */
import type { DeskTicket } from '#protocol/admin-view.ts';
import { CANCEL_REASONS, CLOSING_REASONS, MOVE_REASONS } from '#protocol/officer-words.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import { BIRTH, COPY, SHOP } from '#tests/support/ward.ts';
import { createAsker } from './asker.ts';
import { openLine } from './line.ts';
import type { Person, Surroundings } from './people.ts';

const MEAN_THINKING_MS = 25_000;
const COUNTERS = ['1', '2', '3', '4', '5'] as const;

/** Acts on what the desk last saw, however old that is. */
export function supervisorDesk(
  { world, office, evidence, weather, isClosing }: Surroundings,
  name: string,
  deviceToken: string,
  username: string,
): Person {
  const { random } = world;
  let sessionToken: string | null = null;
  const auth = () => ({
    protocol: PROTOCOL_VERSION,
    deviceToken,
    ...(sessionToken === null ? {} : { sessionToken }),
  });
  const line = openLine({ world, office, role: 'admin', auth, weather });
  const asker = createAsker(world, line, evidence, name);
  let found: DeskTicket | null = null;

  const press = (deed: Parameters<typeof asker.press>[0], body: object): void =>
    asker.press(deed, body, (answer) => {
      if (answer?.ok === false && answer.refusal.code === 'not_signed_in') sessionToken = null;
    });
  const signIn = (): void =>
    asker.press('signIn', { username, password: 'not looked at here' }, (answer) => {
      if (answer?.ok === true)
        sessionToken = (answer.result as { readonly sessionToken: string }).sessionToken;
    });
  const because = (code: string) => ({ code, note: code === 'other' ? 'Xin về trước' : null });
  const seeTo = ({ ticketId, revision: seenRevision }: DeskTicket): void => {
    if (random.chance(0.4)) {
      press('endTicket', { ticketId, seenRevision, reason: because(random.pick(CANCEL_REASONS)) });
      return;
    }
    const serviceId = random.pick([COPY, BIRTH, SHOP]);
    const counterId = random.chance(0.4) ? random.pick(COUNTERS) : null;
    const reason = because(random.pick(MOVE_REASONS));
    press('moveTicket', { ticketId, seenRevision, serviceId, counterId, reason });
  };
  const act = (): void => {
    const view = line.view();
    if (view === null || view.isLocked) return;
    const serviceIds = [random.pick([COPY, BIRTH, SHOP])];
    if (view.closedServices.length > 0 && random.chance(0.7)) {
      press('openServices', { serviceIds: view.closedServices.map(({ serviceId }) => serviceId) });
    } else if (random.chance(0.15)) {
      const until = random.chance(0.5) ? view.at + random.integer(1, 90) * 1_000 : null;
      press('closeServices', { serviceIds, reason: random.pick(CLOSING_REASONS), until });
    } else if (found !== null) {
      const ticket = found;
      found = null;
      seeTo(ticket);
    } else {
      const held = view.counters.flatMap(({ ticket }) => ticket?.number ?? []);
      const numbers = [...held, ...view.longest.map(({ number }) => number)];
      if (numbers.length === 0) return;
      // Looking changes nothing: lost on the way, it is asked anew some time.
      line.ask('findTicket', { number: random.pick(numbers) }, (answer) => {
        if (answer.ok) found = answer.result as DeskTicket | null;
      });
    }
  };
  const think = (): void => {
    if (isClosing()) return;
    world.after(random.waitMs(found === null ? MEAN_THINKING_MS : 2_000), think);
    if (asker.isBusy() || line.view() === null) return;
    if (sessionToken === null) signIn();
    else act();
  };
  world.after(random.waitMs(MEAN_THINKING_MS / 3), think);
  return asker;
}
