import type { CSSProperties, ReactElement } from 'react';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { pick } from '#ui-kit/language.ts';
import type { HallScene } from '../scene/hall-scene.ts';
import { TEXTS, type Texts } from '../texts.ts';
import { BulletinBar } from './BulletinBar.tsx';
import { CalledList } from './CalledList.tsx';
import { CallPlate } from './CallPlate.tsx';
import { CallRows } from './CallRows.tsx';
import { Caption } from './Caption.tsx';
import { FootLine } from './FootLine.tsx';
import { NoticePlate } from './NoticePlate.tsx';
import { StaleBar } from './StaleBar.tsx';
import { TopBar } from './TopBar.tsx';
import { WaitingStrip } from './WaitingStrip.tsx';
import './hall-screen.css';

function Main(props: {
  readonly main: HallScene['main'];
  readonly serverNowMs: number;
  readonly texts: Texts;
}): ReactElement {
  const { main, serverNowMs, texts } = props;
  switch (main.kind) {
    case 'plate':
      return <CallPlate key={main.placed.key} placed={main.placed} isCalled texts={texts} />;
    case 'last-call':
      return <CallPlate placed={main.placed} isCalled={false} texts={texts} />;
    case 'rows':
      return <CallRows rows={main.rows} spokenKey={main.spokenKey} texts={texts} />;
    case 'notice':
      return <NoticePlate show={main.show} serverNowMs={serverNowMs} texts={texts} />;
    default:
      return main satisfies never;
  }
}

/** Opening hours with their figures bold, in the caption's place while nobody is called. */
function OpeningHours({ text }: { readonly text: string }): ReactElement {
  const parts = text.split(/(\d[\d:–-]*\d)/);
  return (
    <p className="hall-hours">
      <span>{parts.map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part))}</span>
    </p>
  );
}

/** What the styles reckon with: the size of the numbers in units, and the rows of the list. */
const measures = ({ room, listRows }: HallScene): CSSProperties =>
  ({ '--number-units': room.size, '--list-rows': listRows }) as CSSProperties;

/** The wall of the waiting hall. */
export function HallScreen(props: {
  readonly scene: HallScene;
  readonly office: OfficeSettings;
  readonly language: Language;
  readonly serverNowMs: number;
}): ReactElement {
  const { scene, office, language, serverNowMs } = props;
  const texts = TEXTS[language];
  return (
    <main
      className="hall"
      style={measures(scene)}
      data-layout={scene.main.kind === 'rows' ? 'rush' : undefined}
      data-room={scene.room.step}
      data-staff={scene.staffLine !== null || undefined}
      data-stale={scene.stale !== null || undefined}
      data-foot={scene.main.kind !== 'rows' || scene.staffLine !== null || undefined}
    >
      <TopBar office={office} language={language} serverNowMs={serverNowMs} hallCode={scene.hallCode} />
      {scene.stale !== null && (
        <StaleBar heardAtServerMs={scene.stale.heardAtServerMs} timeZone={office.timeZone} texts={texts} />
      )}
      <Main main={scene.main} serverNowMs={serverNowMs} texts={texts} />
      <CalledList calls={scene.listed} hasCalls={scene.hasCalls} texts={texts} />
      {scene.caption !== null && <Caption caption={scene.caption} />}
      {scene.main.kind === 'notice' && scene.caption === null && scene.stale === null && (
        <OpeningHours text={pick(office.openingHours, language)} />
      )}
      {scene.bulletin === null ? (
        <WaitingStrip fields={scene.fields} language={language} texts={texts} />
      ) : (
        <BulletinBar text={scene.bulletin} />
      )}
      <FootLine foot={scene} texts={texts} />
    </main>
  );
}
