import { Minus, Plus } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { Language } from '#protocol/vocabulary.ts';
import { Key } from '../frame/Key.tsx';
import { SCAN_PACES_MS, type Calibration } from './kept-calibration.ts';
import { Marks } from './Marks.tsx';
import {
  calibrationFrom,
  measuredPxPerMm,
  moveEdge,
  moveMark,
  startMeasuring,
  type Measuring,
} from './measuring.ts';
import { diagonalInchesOf, smallestKeyMm, TARGET_MM, type Size } from './millimetres.ts';
import { mountingRangeMm } from './reach.ts';
import { CALIBRATION_TEXTS, type CalibrationTexts } from './texts.ts';
import './calibration.css';

type CalibrationPageProps = {
  readonly kept: Calibration;
  readonly screen: Size;
  readonly window: Size;
  readonly language: 'vi' | 'en';
  readonly onLanguage: (language: 'vi' | 'en') => void;
  readonly onKeep: (calibration: Calibration) => void;
  readonly onLeave: () => void;
};

const LANGUAGES = ['vi', 'en'] as const satisfies readonly Language[];

/** Where staff tell a kiosk how large its screen is, how high it hangs, and whether a switch is attached. */
export function CalibrationPage(props: CalibrationPageProps): ReactElement {
  const { kept, screen, window, language, onLanguage, onKeep, onLeave } = props;
  const texts = CALIBRATION_TEXTS[language];
  const [measuring, setMeasuring] = useState<Measuring>(() => startMeasuring(kept, window));
  const calibration = calibrationFrom(measuring, screen);
  return (
    <main className="kiosk kiosk-calibration" lang={language}>
      <div className="kiosk-calibration-head">
        <div>
          <h1>{texts.title}</h1>
          <p>{texts.forStaff}</p>
        </div>
        <div className="kiosk-calibration-languages">
          {LANGUAGES.map((choice) => (
            <Key
              key={choice}
              kind={choice === language ? 'chosen' : 'plain'}
              isOn={choice === language}
              language={choice}
              onPress={() => {
                onLanguage(choice);
              }}
            >
              {choice === 'vi' ? 'Tiếng Việt' : 'English'}
            </Key>
          ))}
        </div>
      </div>
      <section>
        <h2>{texts.width}</h2>
        <p>{texts.widthHow}</p>
        <Marks measuring={measuring} window={window} texts={texts} onChange={setMeasuring} />
        <div className="kiosk-calibration-row">
          <Steps
            lessName={texts.closer}
            moreName={texts.wider}
            onStep={(step) => {
              setMeasuring(moveMark(measuring, 'right', measuring.right + step, window));
            }}
          >
            <WidthVerdict
              measuring={measuring}
              calibration={calibration}
              window={window}
              screen={screen}
              texts={texts}
              language={language}
            />
          </Steps>
        </div>
      </section>
      <section>
        <h2>{texts.edge}</h2>
        <p>{texts.edgeHow}</p>
        <div className="kiosk-calibration-row">
          <Steps
            lessName={texts.lower}
            moreName={texts.higher}
            onStep={(step) => {
              setMeasuring(moveEdge(measuring, step));
            }}
          >
            <p className="kiosk-calibration-figure">{texts.mm(measuring.lowerEdgeMm)}</p>
            {calibration !== null && <ReachVerdict calibration={calibration} window={window} texts={texts} />}
          </Steps>
        </div>
      </section>
      <section>
        <h2>{texts.scan}</h2>
        <p>{texts.scanHow}</p>
        <div className="kiosk-calibration-paces">
          {[null, ...SCAN_PACES_MS].map((scanPaceMs) => (
            <Key
              key={String(scanPaceMs)}
              kind={measuring.scanPaceMs === scanPaceMs ? 'chosen' : 'plain'}
              isOn={measuring.scanPaceMs === scanPaceMs}
              onPress={() => {
                setMeasuring({ ...measuring, scanPaceMs });
              }}
            >
              {scanPaceMs === null ? texts.scanOff : texts.seconds(decimal(scanPaceMs / 1_000, language))}
            </Key>
          ))}
        </div>
      </section>
      <div className="kiosk-calibration-ends">
        <Key onPress={onLeave}>{texts.cancel}</Key>
        {calibration !== null && (
          <Key
            kind="main"
            onPress={() => {
              onKeep(calibration);
            }}
          >
            {texts.save}
          </Key>
        )}
      </div>
    </main>
  );
}

const decimal = (value: number, language: 'vi' | 'en'): string =>
  value.toLocaleString(language, { maximumFractionDigits: 1 });

type StepsProps = {
  readonly lessName: string;
  readonly moreName: string;
  readonly onStep: (step: 1 | -1) => void;
  readonly children: ReactNode;
};

/** Less and more, with what is being changed between them. */
function Steps({ lessName, moreName, onStep, children }: StepsProps): ReactElement {
  return (
    <>
      <Key
        onPress={() => {
          onStep(-1);
        }}
      >
        <Minus aria-hidden="true" size="1.1em" strokeWidth={2.4} />
        {lessName}
      </Key>
      <div className="kiosk-calibration-what" role="status">
        {children}
      </div>
      <Key
        onPress={() => {
          onStep(1);
        }}
      >
        <Plus aria-hidden="true" size="1.1em" strokeWidth={2.4} />
        {moreName}
      </Key>
    </>
  );
}

type WidthVerdictProps = Pick<CalibrationPageProps, 'screen' | 'window' | 'language'> & {
  readonly measuring: Measuring;
  readonly calibration: Calibration | null;
  readonly texts: CalibrationTexts;
};

function WidthVerdict(props: WidthVerdictProps): ReactElement {
  const { measuring, calibration, screen, window, texts, language } = props;
  if (calibration === null) return <p className="kiosk-calibration-fault">{texts.impossible}</p>;
  const pxPerMm = measuredPxPerMm(measuring);
  const keyMm = smallestKeyMm(pxPerMm, window);
  return (
    <>
      <p className="kiosk-calibration-figure">
        {texts.screenIs(decimal(diagonalInchesOf(screen, pxPerMm), language))}
      </p>
      <p>{texts.keysAre(decimal(keyMm, language))}</p>
      {keyMm < TARGET_MM - 0.05 && <p className="kiosk-calibration-fault">{texts.tooSmall}</p>}
    </>
  );
}

type ReachVerdictProps = {
  readonly calibration: Calibration;
  readonly window: Size;
  readonly texts: CalibrationTexts;
};

function ReachVerdict({ calibration, window, texts }: ReachVerdictProps): ReactElement | null {
  if (calibration.pxPerMm === null) return null;
  const { from, to } = mountingRangeMm(window, calibration.pxPerMm);
  const isReachable = calibration.lowerEdgeMm >= from && calibration.lowerEdgeMm <= to;
  return (
    <p className={isReachable ? '' : 'kiosk-calibration-fault'}>
      {isReachable ? texts.reachable : texts.hangBetween(from, to)}
    </p>
  );
}
