/** An office that gives out numbers by phone, and citizens' phones before its poster. */
import { randomBytes } from 'node:crypto';
import type { PosterSettings } from '#protocol/poster.ts';
import type { PosterKey } from '#protocol/vocabulary.ts';
import type { GatewayClient, Knock } from '#tests/support/gateway-client.ts';
import {
  codeOf,
  newRequestId,
  resultOf,
  serviceOfField,
  startGatewayServer,
  type GatewayServer,
  type GatewayServerOptions,
} from '#tests/support/gateway-server.ts';

export const COPY = serviceOfField('certification');
/** Bounds that no test comes near unless it is about one of them. */
const GENEROUS = { isOn: true, perMinute: 60, mostWaiting: 300, mostADay: 2_000 } as const;

/** What a phone keeps to be known again. */
export const secret = (): string => randomBytes(16).toString('base64url');

/** One press, as the page sends it. */
export const wish = (change: object = {}): object => ({
  requestId: newRequestId(),
  serviceId: COPY,
  language: 'vi',
  hallCode: null,
  ...change,
});

/** `ok`, or why it was refused. */
export const take = async (client: GatewayClient<'poster'>, change: object = {}): Promise<string> =>
  codeOf(await client.say('takeNumber', wish(change)));

export type PosterServer = {
  readonly server: GatewayServer;
  /** Changes the settings as the desk does. */
  readonly save: (change: Partial<PosterSettings>) => Promise<void>;
  readonly keyNow: () => PosterKey;
  readonly knock: (auth?: object) => Promise<Knock<'poster'>>;
  /** `let in`, or why not. */
  readonly refusal: (auth?: object) => Promise<string>;
  /** A phone whose page stands open. */
  readonly phone: (own?: string) => Promise<GatewayClient<'poster'>>;
  /** So many phones, one press each, one after the other. */
  readonly presses: (count: number, change?: object) => Promise<readonly string[]>;
};

/** What phones may do at a server that runs already. */
export function phonesAt(server: GatewayServer): Omit<PosterServer, 'save'> {
  const keyNow = (): PosterKey => {
    const settings = server.store.posterSettings();
    if (settings === null) throw new Error('the office keeps how it is set');
    return settings.posterKey;
  };
  const knock = (auth: object = {}): Promise<Knock<'poster'>> =>
    server.knock({ role: 'poster', auth: { poster: keyNow(), phone: secret(), ...auth } });
  const phone = async (own = secret()): Promise<GatewayClient<'poster'>> => {
    const knocked = await knock({ phone: own });
    if (!knocked.isOpen) throw new Error(knocked.refusal);
    await knocked.client.viewWhere(() => true);
    return knocked.client;
  };
  return {
    server,
    keyNow,
    knock,
    phone,
    refusal: async (auth = {}) => {
      const knocked = await knock(auth);
      return knocked.isOpen ? 'let in' : knocked.refusal;
    },
    presses: async (count, change = {}) => {
      const codes: string[] = [];
      for (let each = 0; each < count; each += 1) {
        const client = await phone();
        codes.push(await take(client, change));
        client.close();
      }
      return codes;
    },
  };
}

/** Starts an office that has it switched on, with bounds that only `change` makes narrow. The caller closes the server. */
export async function openPosterOffice(
  change: Partial<PosterSettings> = {},
  options: GatewayServerOptions = {},
): Promise<PosterServer> {
  const server = await startGatewayServer({ officers: ['minh', 'thao'], ...options });
  const { client } = await server.adminAt('minh');
  const save = async (changed: Partial<PosterSettings>): Promise<void> => {
    const settings = { ...resultOf<PosterSettings>(await client.say('getPosters', {})), ...changed };
    resultOf(await client.say('savePosters', { requestId: newRequestId(), settings }));
  };
  await save({ ...GENEROUS, ...change });
  return { ...phonesAt(server), save };
}
