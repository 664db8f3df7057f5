/**
 * The paper page's files, by the address they are served at: style, script and the fonts of the installed package.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type PageFile = { readonly contentType: string; readonly body: Buffer };

const FONT_STYLES = /^\/fonts\/(500|700|800)\.css$/;
const FONT_FILES =
  /^\/fonts\/files\/(be-vietnam-pro-(?:vietnamese|latin-ext|latin)-(?:500|700|800)-normal\.woff2?)$/;

/** Beside the source while developing, beside the bundle once built. */
const findPageFolder = (): string => {
  const candidates = ['./page/', './virtual-printer-page/'].map((folder) =>
    fileURLToPath(new URL(folder, import.meta.url)),
  );
  const found = candidates.find((folder) => existsSync(path.join(folder, 'paper-page.css')));
  if (found === undefined)
    throw new Error('The files of the paper page are missing: build again with npm start.');
  return found;
};

/** A reader of page files; answers null for every address that is not one. Throws when the files are not installed. */
export const openPageFiles = (): ((address: string) => PageFile | null) => {
  const folder = findPageFolder();
  const resolve = createRequire(import.meta.url).resolve;
  const fontPackage = path.dirname(resolve('@fontsource/be-vietnam-pro/500.css'));
  return (address) => {
    if (address === '/paper-page.css') {
      return {
        contentType: 'text/css; charset=utf-8',
        body: readFileSync(path.join(folder, 'paper-page.css')),
      };
    }
    if (address === '/paper-page.js') {
      return {
        contentType: 'text/javascript; charset=utf-8',
        body: readFileSync(path.join(folder, 'paper-page.js')),
      };
    }
    const style = FONT_STYLES.exec(address)?.[1];
    if (style !== undefined) {
      return {
        contentType: 'text/css; charset=utf-8',
        body: readFileSync(path.join(fontPackage, `${style}.css`)),
      };
    }
    const font = FONT_FILES.exec(address)?.[1];
    if (font === undefined) return null;
    return { contentType: 'font/woff2', body: readFileSync(path.join(fontPackage, 'files', font)) };
  };
};
