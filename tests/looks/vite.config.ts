import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Serves the galleries: every screen in every state from fixtures, for looking at and for pictures. Never built. */
export default defineConfig({
  root,
  plugins: [react()],
  appType: 'mpa',
  cacheDir: 'node_modules/.vite-looks',
  // Packages may lie elsewhere and only be linked here: fonts are served from where they are.
  server: { host: '127.0.0.1', fs: { allow: [root, realpathSync(`${root}/node_modules`)] } },
});
