import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startWatchdog } from '#ui-kit/watchdog.ts';
import '#ui-kit/base.css';
import './kiosk.css';
import { KioskDevice } from './KioskDevice.tsx';
import { guardKiosk } from './kiosk-guards.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root to draw the kiosk in.');

guardKiosk(document);
const watchdog = startWatchdog(root);
createRoot(root).render(
  <StrictMode>
    <KioskDevice watchdog={watchdog} />
  </StrictMode>,
);
