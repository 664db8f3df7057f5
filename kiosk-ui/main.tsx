import { StrictMode, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { startWatchdog } from '#ui-kit/watchdog.ts';
import '#ui-kit/base.css';
import './kiosk.css';
import { listenToArrows } from './access/arrow-keys.ts';
import { applyMillimetres, keptCalibration } from './calibration/kept-calibration.ts';
import { KioskDevice } from './KioskDevice.tsx';
import { guardKiosk } from './kiosk-guards.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root to draw the kiosk in.');

applyMillimetres(document.documentElement, keptCalibration(localStorage, screen).pxPerMm);
guardKiosk(document);
listenToArrows(document);
const watchdog = startWatchdog(root);
const draw = (page: ReactElement): void => {
  createRoot(root).render(<StrictMode>{page}</StrictMode>);
};
// By its address alone, which nobody can type at a kiosk; what it needs is not downloaded otherwise.
if (new URLSearchParams(location.search).has('calibrate')) {
  void import('./calibration/CalibrationDevice.tsx').then(({ CalibrationDevice }) => {
    draw(<CalibrationDevice />);
  });
} else {
  draw(<KioskDevice watchdog={watchdog} />);
}
