/** Screens as a build leaves them, few and small, in a folder beside which lies something secret. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const SECRET = 'the secret beside the screens';

export type ScreensFolder = { readonly folder: string; readonly remove: () => void };

/** Makes them; `office.db` in the folder above holds the secret. */
export function makeScreens(): ScreensFolder {
  const parent = mkdtempSync(path.join(tmpdir(), 'motcua-screens-'));
  const folder = path.join(parent, 'screens');
  for (const screen of ['kiosk-ui', 'display-ui', 'counter-ui', 'launcher-ui']) {
    mkdirSync(path.join(folder, screen), { recursive: true });
    writeFileSync(path.join(folder, screen, 'index.html'), `<!doctype html><title>${screen}</title>`);
  }
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'assets', 'app-1a2b.js'), 'export {};');
  writeFileSync(path.join(parent, 'office.db'), SECRET);
  return {
    folder,
    remove: () => {
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
