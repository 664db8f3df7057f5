import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Each screen is a page of its own: a kiosk downloads nothing of what a counter needs. */
const SCREENS = {
  kiosk: 'kiosk-ui/index.html',
  display: 'display-ui/index.html',
  counter: 'counter-ui/index.html',
  rating: 'rating-ui/index.html',
  admin: 'admin-ui/index.html',
  setup: 'admin-ui/setup/index.html',
  trust: 'admin-ui/trust/index.html',
  launcher: 'launcher-ui/index.html',
  phone: 'phone-ui/index.html',
  checklist: 'phone-ui/checklist/index.html',
  poster: 'phone-ui/poster/index.html',
  feedback: 'phone-ui/feedback/index.html',
};

export default defineConfig({
  appType: 'mpa',
  base: '/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: 'dist/screens',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    // The pages are served under `script-src 'self'`: nothing inline, nothing as a data address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: SCREENS,
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/,
            },
            {
              // Apart from the rest: a phone needs this and no React.
              name: 'wire',
              test: /node_modules[\\/](socket\.io-client|socket\.io-parser|engine\.io-client|engine\.io-parser|@socket\.io)[\\/]/,
            },
          ],
        },
      },
    },
  },
});
