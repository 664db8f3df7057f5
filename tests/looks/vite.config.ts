import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Serves the galleries: every screen in every state from fixtures, for looking at and for pictures. Never built. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  plugins: [react()],
  appType: 'mpa',
  cacheDir: 'node_modules/.vite-looks',
  server: { host: '127.0.0.1' },
});
