/** What a browser and the answers it gets have to say against the pages it visits: nothing, in a good product. */
import type { BrowserContext, Page, Request } from 'playwright-core';

/** A name of the console's own for what the first script on every page reports. */
const BINDING = 'tellPolicyViolation';
const MOST_LOOKS = 300;
/** What every answer bears, whatever it is. */
const WANTED_HEADERS: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
};
/** What every answer's policy says, besides where scripts may come from. */
const WANTED_RULES: Readonly<Record<string, RegExp>> = {
  'frame-ancestors': /^frame-ancestors 'none'$/,
  'base-uri': /^base-uri 'none'$/,
  'form-action': /^form-action '(self|none)'$/,
  'default-src or script-src': /^(default|script)-src '(self|none)'$/,
};

/** The page that says whether a device trusts the office asks the same machine over TLS. */
const ITSELF_OVER_TLS = /^connect-src 'self' https:\/\/(127\.0\.0\.1|localhost):\d+$/;

/** What is wrong with an answer's headers, by lower-case name; nothing where they guard the page as they should. */
export function faultsOfHeaders(headers: Readonly<Record<string, string>>): readonly string[] {
  const missing = Object.entries(WANTED_HEADERS)
    .filter(([name, wanted]) => !wanted.test(headers[name] ?? ''))
    .map(([name]) => `${name}: ${headers[name] ?? 'missing'}`);
  const policy = headers['content-security-policy'];
  if (policy === undefined) return [...missing, 'content-security-policy: missing'];
  const rules = policy.split(';').map((rule) => rule.trim());
  return [
    ...missing,
    ...Object.entries(WANTED_RULES)
      .filter(([, wanted]) => !rules.some((rule) => wanted.test(rule)))
      .map(([name]) => `no good rule ${name}`),
    ...rules.filter(
      (rule) => !ITSELF_OVER_TLS.test(rule) && /unsafe|\*|https?:|strict-dynamic|blob:/.test(rule),
    ),
  ];
}

export type PolicyWatch = {
  /** Each fault once, with the page that it was seen on. */
  readonly faults: () => readonly string[];
  /** How many answers were looked at. */
  readonly answers: () => number;
  /** Resolves when a page has asked for nothing more and is drawn. */
  readonly quiet: (page: Page) => Promise<void>;
};

/**
 * Watches every page of a context from its first script on: violations of the policy, errors of scripts, what the
 * console calls an error, and the headers of all answers. `isExpected` names what a page that shows an error must say.
 */
export async function watchPolicy(
  context: BrowserContext,
  isExpected: (fault: string) => boolean = () => false,
): Promise<PolicyWatch> {
  const faults = new Set<string>();
  const asking = new Map<Request, Page>();
  let answers = 0;
  const note = (page: Page | null, what: string): void => {
    const fault = `${page === null ? '' : new URL(page.url()).pathname + new URL(page.url()).hash}: ${what}`;
    if (!isExpected(fault)) faults.add(fault);
  };
  await context.exposeBinding(BINDING, ({ page }, told: string) => {
    note(page, told);
  });
  await context.addInitScript((name) => {
    addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
        const tell = (window as unknown as Record<string, (told: string) => void>)[name];
        tell?.(`${effectiveDirective} broken by ${blockedURI} at ${sourceFile}:${String(lineNumber)}`);
      },
    );
  }, BINDING);
  context.on('weberror', (error) => {
    note(error.page(), error.error().message);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') note(message.page(), message.text());
  });
  context.on('response', (response) => {
    answers += 1;
    if (!response.url().startsWith('http')) return;
    for (const fault of faultsOfHeaders(response.headers())) note(null, `${response.url()}: ${fault}`);
  });
  context.on('page', (page) => {
    page.on('request', (request) => asking.set(request, page));
    const ended = (request: Request): void => void asking.delete(request);
    page.on('requestfinished', ended).on('requestfailed', ended);
  });
  const askedBy = (page: Page): readonly string[] =>
    [...asking].filter(([, asks]) => asks === page).map(([request]) => request.url());
  return {
    faults: () => [...faults],
    answers: () => answers,
    quiet: async (page) => {
      for (let look = 0; look < MOST_LOOKS; look += 1) {
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        if (askedBy(page).length === 0) return;
      }
      throw new Error(`${page.url()} never stops asking: ${askedBy(page).join(' ')}`);
    },
  };
}
