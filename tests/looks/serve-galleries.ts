import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  // Only an interface can be added to.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface ProvidedContext {
    /** Where the built galleries are served, with a slash at the end: `${galleries}tests/looks/kiosk.html`. */
    readonly galleries: string;
  }
}

const inThisProject = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** Once for a whole run: the galleries are built where they have changed, and served to every test that looks. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await promisify(execFile)(process.execPath, [inThisProject('scripts/build-galleries.mjs')]);
  const server = await preview({
    configFile: inThisProject('tests/looks/vite.config.ts'),
    logLevel: 'error',
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The galleries are served nowhere.');
  project.provide('galleries', address);
  return () => server.close();
}
