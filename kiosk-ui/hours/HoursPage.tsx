import type { CSSProperties, ReactElement } from 'react';
import type { Field, Service } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { serviceClosed } from '../closed.ts';
import { ClosedNotice } from '../frame/ClosedNotice.tsx';
import { Key } from '../frame/Key.tsx';
import { PageHead } from '../frame/PageHead.tsx';
import { PrinterNotice } from '../frame/PrinterNotice.tsx';
import { textsOf, type Scene } from '../scene.ts';
import { waitSummary } from '../wait-summary.ts';
import { hourBars, verdictOf, type HourBar, type HoursVerdict } from './hours-picture.ts';
import './hours.css';

type HoursPageProps = { readonly scene: Scene; readonly field: Field; readonly service: Service };

/** What waits are like for the rest of the day: join anyway, or come back when fewer people do. */
export function HoursPage({ scene, field, service }: HoursPageProps): ReactElement {
  const texts = textsOf(scene);
  const { screen, language } = scene.state;
  const told = screen.name === 'hours' ? screen.told : null;
  const summary = waitSummary(scene.freshView, field.fieldId);
  const now = summary.kind === 'waiting' ? summary.range : null;
  const bars = told === null || told === 'unknown' ? [] : hourBars(told, now);
  return (
    <main className="kiosk-page kiosk-hours">
      <div className="kiosk-hours-read">
        <PageHead letter={field.letter} above={pick(field.name, language)} title={texts.hours.title} />
        <p className="kiosk-hours-verdict" role="status">
          {told === null ? texts.hours.asking : sentenceOf(verdictOf(bars), texts.hours)}
        </p>
        {bars.length > 0 && <Picture bars={bars} scene={scene} />}
        {bars.length > 0 && <p className="kiosk-hours-source">{texts.hours.source}</p>}
      </div>
      <div className="kiosk-papers-act">
        <WaysOn scene={scene} service={service} />
      </div>
    </main>
  );
}

type HoursTexts = ReturnType<typeof textsOf>['hours'];

function sentenceOf(verdict: HoursVerdict, texts: HoursTexts): string {
  switch (verdict.kind) {
    case 'better':
      return texts.better(verdict.from, verdict.range.from, verdict.range.to);
    case 'noBetter':
      return texts.noBetter;
    case 'unknown':
      return texts.unknown;
    default:
      return verdict satisfies never;
  }
}

function Picture({
  bars,
  scene,
}: {
  readonly bars: readonly HourBar[];
  readonly scene: Scene;
}): ReactElement {
  const texts = textsOf(scene);
  return (
    <ol className="kiosk-hours-bars" style={{ '--bars': bars.length } as CSSProperties}>
      {bars.map(({ from, range, share, isNow, isBest }) => (
        <li key={from} className={isBest ? 'kiosk-hour kiosk-hour-best' : 'kiosk-hour'}>
          <span className="kiosk-hour-time">{isNow ? texts.hours.now : from}</span>
          <span className="kiosk-hour-track">
            {share !== null && (
              <span className="kiosk-hour-bar" style={{ '--share': share } as CSSProperties} />
            )}
          </span>
          <span className="kiosk-hour-wait">
            {range === null ? texts.hours.notKnown : texts.minutesRange(range.from, range.to)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function WaysOn({ scene, service }: Omit<HoursPageProps, 'field'>): ReactElement {
  const texts = textsOf(scene);
  const closed = serviceClosed(scene.freshView, service.serviceId);
  return (
    <>
      <PrinterNotice scene={scene} />
      {closed !== null && <ClosedNotice scene={scene} closed={closed} scope="service" />}
      {closed === null && (
        <Key
          kind="main"
          className="kiosk-take"
          onPress={() => {
            if (scene.isOnline) scene.takeNumber(service.serviceId, null);
            else scene.act({ type: 'openHelp' });
          }}
        >
          {scene.isOnline ? texts.hours.takeNow : texts.takeAtHelpDesk}
        </Key>
      )}
      <Key
        kind="second"
        className="kiosk-lack"
        onPress={() => {
          scene.act({ type: 'goHome' });
        }}
      >
        {texts.missingComeBackKey}
      </Key>
    </>
  );
}
