import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Pages that tests open: the galleries of the screens, and single parts under the hands of a test. */
const PAGES = [
  ...[
    'admin',
    'counter',
    'display',
    'feedback',
    'kiosk',
    'launcher',
    'panel',
    'phone',
    'pip',
    'poster',
    'rating',
    'setup',
    'trust',
  ].map((screen) => `tests/looks/${screen}.html`),
  'tests/counter-ui/pip-page.html',
  'tests/admin-ui/recorder.html',
];

/**
 * The galleries: every screen in every state from fixtures, for looking at (`npx vite tests/looks`), for pictures and,
 * built into dist/galleries/, for the tests. Never part of the product.
 */
export default defineConfig({
  root,
  plugins: [react()],
  appType: 'mpa',
  publicDir: false,
  cacheDir: 'node_modules/.vite-looks',
  // Packages may lie elsewhere and only be linked here: fonts are served from where they are.
  server: { host: '127.0.0.1', fs: { allow: [root, realpathSync(`${root}/node_modules`)] } },
  preview: { host: '127.0.0.1', port: 0 },
  build: {
    outDir: 'dist/galleries',
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: PAGES.map((page) => `${root}${page}`) },
  },
});
