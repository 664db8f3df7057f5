import { Fragment, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { CITIZEN_LANGUAGES } from '#protocol/vocabulary.ts';
import '@fontsource-variable/noto-sans-tc/index.css';
import { htmlLanguage } from '#ui-kit/language.ts';
import '#ui-kit/base.css';
import '../../kiosk-ui/kiosk.css';
import { CONTRASTS, ORDINARY_COMFORT, TEXT_SIZES } from '../../kiosk-ui/access/comfort.ts';
import { CalibrationPage } from '../../kiosk-ui/calibration/CalibrationPage.tsx';
import {
  applyMillimetres,
  UNCALIBRATED,
  type Calibration,
} from '../../kiosk-ui/calibration/kept-calibration.ts';
import { targetPx } from '../../kiosk-ui/calibration/millimetres.ts';
import { Kiosk } from '../../kiosk-ui/Kiosk.tsx';
import { nameOf, piecesOfPage } from '../../kiosk-ui/spoken/reading.ts';
import { Standstill } from '../../kiosk-ui/standstill/Standstill.tsx';
import { kioskFixture, type KioskFixture } from './kiosk-fixtures.ts';

const rootElement = document.getElementById('root');
if (rootElement === null) throw new Error('The gallery has no #root.');
const root = createRoot(rootElement);

/**
 * `?state=papers&lang=en&text=200&contrast=lightOnDark&reach&mm=5.1`, the last in pixels to a millimetre; the window's own
 * shape decides between portrait and landscape. The same words behind a `#` change the state without loading the page again.
 */
function draw(): void {
  const asked = location.hash === '' ? location.search : location.hash;
  const parameters = new URLSearchParams(asked.slice(1));
  const pxPerMm = parameters.has('mm') ? Number(parameters.get('mm')) : null;
  applyMillimetres(document.documentElement, pxPerMm);
  const language = CITIZEN_LANGUAGES.find((known) => known === parameters.get('lang')) ?? 'vi';
  const fixture = kioskFixture(parameters.get('state') ?? 'start', {
    language,
    comfort: {
      ...ORDINARY_COMFORT,
      textSize: TEXT_SIZES.find((size) => String(size) === parameters.get('text')) ?? 100,
      contrast: CONTRASTS.find((contrast) => contrast === parameters.get('contrast')) ?? 'ordinary',
      isReachMode: parameters.has('reach'),
    },
    isLandscape: matchMedia('(orientation: landscape)').matches,
    targetPx: targetPx(pxPerMm, { width: innerWidth, height: innerHeight }),
  });
  document.documentElement.lang =
    fixture.kind === 'scene' ? htmlLanguage(fixture.scene.state.language) : 'vi';
  // Drawn before the page says that it is: whoever waits for the state then sees it.
  flushSync(() => {
    root.render(<Fragment key={asked}>{drawingOf(fixture, { ...UNCALIBRATED, pxPerMm })}</Fragment>);
  });
  document.body.dataset['shown'] = asked.slice(1);
}

function drawingOf(fixture: KioskFixture, kept: Calibration): ReactElement {
  switch (fixture.kind) {
    case 'scene':
      return <Kiosk scene={fixture.scene} />;
    case 'standstill':
      return <Standstill reason={fixture.reason} />;
    case 'calibration': {
      const size = { width: innerWidth, height: innerHeight };
      const nothing = (): void => undefined;
      return (
        <CalibrationPage
          kept={kept}
          screen={size}
          window={size}
          language="vi"
          onLanguage={nothing}
          onKeep={nothing}
          onLeave={nothing}
        />
      );
    }
    default:
      return fixture satisfies never;
  }
}

// What is said of a state, for the tests: a gallery has no voice.
Object.assign(window, { nameOf, piecesOfPage });
draw();
addEventListener('hashchange', draw);
