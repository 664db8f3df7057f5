/** Who is there on a ward's day: citizens at two kiosks and before a poster, and officers with two windows each. */
import type { Answer } from '#protocol/messages.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { CounterView } from '#protocol/views.ts';
import {
  CITIZEN_LANGUAGES,
  type BusinessDate,
  type HallCode,
  type OfficerId,
  type ServiceId,
} from '#protocol/vocabulary.ts';
import { BIRTH, COPY, MARRIAGE, SHOP } from '#tests/support/ward.ts';
import { createAsker } from './asker.ts';
import type { Evidence } from './evidence.ts';
import { openLine, type Weather } from './line.ts';
import { nextDeed } from './officer-deeds.ts';
import type { SimulatedOffice } from './simulated-office.ts';
import { CLASSES_ASKED_FOR } from './ward-of-seed.ts';
import type { World } from './world.ts';

export type Surroundings = {
  readonly world: World;
  readonly office: SimulatedOffice;
  readonly evidence: Evidence;
  readonly weather: () => Weather;
  /** Once true nobody begins anything new; what was begun is seen through. */
  readonly isClosing: () => boolean;
};

/** One who has pressed and not yet been answered keeps the day from ending. */
export type Person = { readonly isBusy: () => boolean };

const MEAN_ARRIVAL_MS = 9_000;
const MEAN_THINKING_MS = 9_000;
const MEAN_PHONE_MS = 30_000;
const nothing = (): void => {};

/** A kiosk at which somebody presses every few seconds. */
export function kiosk(surroundings: Surroundings, name: string, deviceToken: string): Person {
  const { world, office, evidence, weather, isClosing } = surroundings;
  const auth = () => ({ protocol: PROTOCOL_VERSION, deviceToken });
  const line = openLine({ world, office, role: 'kiosk', auth, weather });
  const asker = createAsker(world, line, evidence, name);
  const somebodyComes = (): void => {
    if (isClosing()) return;
    world.after(world.random.waitMs(MEAN_ARRIVAL_MS), somebodyComes);
    if (asker.isBusy()) return;
    const serviceId = world.random.pick([
      COPY,
      COPY,
      COPY,
      BIRTH,
      MARRIAGE,
      SHOP,
      'closed-service' as ServiceId,
    ]);
    const priorityId = world.random.chance(0.3) ? world.random.pick(CLASSES_ASKED_FOR) : null;
    const language = world.random.pick(CITIZEN_LANGUAGES);
    const further = world.random.chance(0.15) ? world.random.pick([COPY, BIRTH, SHOP]) : serviceId;
    const visit = further === serviceId ? {} : { furtherServiceIds: [further] };
    asker.press('issueTicket', { serviceId, priorityId, language, ...visit }, nothing);
  };
  world.after(world.random.waitMs(MEAN_ARRIVAL_MS), somebodyComes);
  return asker;
}

/** One page of a poster on somebody's phone. Pages of one phone have its secret in common, and press without knowing of each other. */
export function phonePage(surroundings: Surroundings, name: string, secret: string): Person {
  const { world, office, evidence, weather, isClosing } = surroundings;
  const { random } = world;
  /** The office's day as this page knows it since it last connected, and that of the press in flight. */
  let today: BusinessDate | null = null;
  let pressedOn: BusinessDate | null = null;
  const line = openLine({
    ...{ world, office, role: 'poster' as const, weather },
    auth: () => ({ phone: secret }),
    onView: ({ date }) => {
      today = date;
      // A press is nothing on another day than its own: this phone is another one then.
      if (date !== pressedOn) asker.giveUp();
    },
    onCut: () => {
      today = null;
    },
  });
  const ofItsDay: typeof line = {
    ...line,
    ask: (...said) => {
      if (today === pressedOn) line.ask(...said);
    },
  };
  const asker = createAsker(world, ofItsDay, evidence, name);
  const press = (): void => {
    if (isClosing()) return;
    world.after(random.waitMs(MEAN_PHONE_MS), press);
    if (asker.isBusy() || today === null) return;
    pressedOn = today;
    const serviceId = random.pick([COPY, BIRTH, SHOP, 'closed-service' as ServiceId]);
    const shown = office.hallCode();
    const isMisread = random.chance(0.25);
    const hallCode = shown === null || !isMisread ? shown : misread(shown);
    const language = random.pick(CITIZEN_LANGUAGES);
    asker.press('takeNumber', { serviceId, language, hallCode }, (answer) => {
      if (answer?.ok === true && shown !== null && isMisread)
        world.broken('a phone was given a number for a code that the hall does not show');
    });
  };
  world.after(random.waitMs(MEAN_PHONE_MS), press);
  return asker;
}

/** Every digit is another one: no code of the hall follows upon such a one but by chance. */
const misread = (code: HallCode): HallCode =>
  code.replace(/\d/g, (digit) => String(9 - Number(digit))) as HallCode;

/** One browser window of an officer, at one counter. It acts on the view it has, however old that is. */
export function officerWindow(
  surroundings: Surroundings,
  name: string,
  deviceToken: string,
  username: string,
): Person {
  const { world, office, evidence, weather, isClosing } = surroundings;
  const { random } = world;
  let sessionToken: string | null = null;
  const auth = () => ({
    protocol: PROTOCOL_VERSION,
    deviceToken,
    ...(sessionToken === null ? {} : { sessionToken }),
  });
  const line = openLine({ world, office, role: 'counter', auth, weather });
  const asker = createAsker(world, line, evidence, name);

  const signIn = (): void =>
    asker.press('signIn', { username, password: 'not looked at here' }, (answer) => {
      if (answer?.ok === true)
        sessionToken = (answer.result as { readonly sessionToken: string }).sessionToken;
    });
  const forget = (answer: Answer<unknown> | null): void => {
    if (answer?.ok === false && answer.refusal.code === 'not_signed_in') sessionToken = null;
  };
  const act = (view: CounterView): void => {
    const { name: deed, body } = nextDeed(view, random);
    asker.press(deed, body, (answer) => {
      if (deed === 'signOut' && answer?.ok === true) sessionToken = null;
      forget(answer);
    });
  };
  const think = (): void => {
    if (isClosing()) return;
    world.after(random.waitMs(MEAN_THINKING_MS), think);
    const view = line.view();
    if (asker.isBusy() || view === null) return;
    const isMine = view.officer?.officerId === (username as OfficerId);
    if (sessionToken === null || (!isMine && random.chance(0.3))) signIn();
    else act(view);
  };
  world.after(random.waitMs(MEAN_THINKING_MS / 3), think);
  return asker;
}
