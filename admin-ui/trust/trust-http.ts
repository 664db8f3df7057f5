/** What the page that shows how to trust the office asks: the office plainly, the office over TLS, and a way over. */
import type { TrustFacts } from '#protocol/https.ts';
import { allDeviceTokens, pairThisDevice } from '#ui-kit/enrolment.ts';

const PATIENCE_MS = 8_000;
/** The page itself, under which codes travel after `#`, where no server hears them. */
const TRUST_PATH = '/tin-cay';

export type TrustHttp = {
  /** Null: no answer. */
  readonly facts: () => Promise<TrustFacts | null>;
  /** Whether this device takes the office's certificate, tried by asking; false also where the port cannot be reached. */
  readonly isTrusted: (port: number) => Promise<boolean>;
  /** How many screens are paired in this browser, at this address. */
  readonly screens: () => number;
  /** Takes them along to the encrypted address and opens it; answers only when that could not be begun. */
  readonly move: (port: number) => Promise<'failed'>;
};

export const encryptedOrigin = (hostname: string, port: number): string =>
  new URL(`https://${hostname}:${String(port)}`).origin;

export function createTrustHttp(page: Pick<Location, 'hostname' | 'protocol' | 'assign'>): TrustHttp {
  const elsewhere = (port: number): string => encryptedOrigin(page.hostname, port);
  return {
    facts: async () => {
      try {
        const response = await fetch('/trust/facts', { signal: AbortSignal.timeout(PATIENCE_MS) });
        return response.ok ? ((await response.json()) as TrustFacts) : null;
      } catch {
        return null;
      }
    },
    isTrusted: async (port) => {
      if (page.protocol === 'https:') return true;
      try {
        // Of another origin nothing is told but that it answered, which is all that is asked.
        await fetch(`${elsewhere(port)}/trust/check`, {
          mode: 'no-cors',
          cache: 'no-store',
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        return true;
      } catch {
        return false;
      }
    },
    screens: () => (page.protocol === 'https:' ? 0 : allDeviceTokens().length),
    move: async (port) => {
      const codes: string[] = [];
      for (const token of allDeviceTokens()) {
        const code = await moveCode(token);
        if (code !== null) codes.push(code);
      }
      if (codes.length === 0) return 'failed';
      page.assign(`${elsewhere(port)}${TRUST_PATH}#${codes.join('.')}`);
      // The page is being left.
      return new Promise(() => undefined);
    },
  };
}

async function moveCode(token: string): Promise<string | null> {
  try {
    const response = await fetch('/pair/move', { method: 'POST', headers: { 'x-device-token': token } });
    const body: unknown = response.ok ? await response.json() : null;
    if (typeof body !== 'object' || body === null || !('code' in body)) return null;
    return typeof body.code === 'string' ? body.code : null;
  } catch {
    return null;
  }
}

/** The codes that came along in the address. */
export const codesIn = (hash: string): readonly string[] =>
  /^#[A-Z2-9]{4}-[A-Z2-9]{4}(\.[A-Z2-9]{4}-[A-Z2-9]{4})*$/.test(hash) ? hash.slice(1).split('.') : [];

/** Makes this address the screens that came along; answers with their pages, in the order they came. */
export async function takeOver(codes: readonly string[]): Promise<readonly string[]> {
  const pages: string[] = [];
  for (const code of codes) {
    const paired = await pairThisDevice(code);
    if (paired.ok) pages.push(paired.page);
  }
  return pages;
}
