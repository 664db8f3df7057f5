import { useState, type ReactElement } from 'react';
import { CalibrationPage } from './CalibrationPage.tsx';
import { keepCalibration, keptCalibration } from './kept-calibration.ts';

/** The measuring page on this device: what is kept here is what the kiosk draws by when it is opened again. */
export function CalibrationDevice(): ReactElement {
  const [language, setLanguage] = useState<'vi' | 'en'>('vi');
  const leave = (): void => {
    location.replace(location.pathname);
  };
  return (
    <CalibrationPage
      kept={keptCalibration(localStorage, screen)}
      screen={screen}
      window={{ width: innerWidth, height: innerHeight }}
      language={language}
      onLanguage={setLanguage}
      onKeep={(calibration) => {
        keepCalibration(localStorage, screen, calibration);
        leave();
      }}
      onLeave={leave}
    />
  );
}
