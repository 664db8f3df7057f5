import { ArrowRight, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { BulletinBar } from '../hall/BulletinBar.tsx';
import { FootLine } from '../hall/FootLine.tsx';
import { StaleBar } from '../hall/StaleBar.tsx';
import { TicketFigures } from '../hall/TicketFigures.tsx';
import type { CounterScene } from '../scene/counter-scene.ts';
import { inSentence, TEXTS, type Texts } from '../texts.ts';
import './counter-screen.css';

/** More names than this are left out for their letters alone. */
const FIELDS_NAMED = 2;

function Head(props: {
  readonly scene: CounterScene;
  readonly language: Language;
  readonly texts: Texts;
}): ReactElement {
  const { scene, language, texts } = props;
  const { counter, fields } = scene;
  const hasNames = fields.length <= FIELDS_NAMED;
  return (
    <header className="above-head">
      <h1>
        {texts.counter} <b>{counter.number}</b>
      </h1>
      <ul className="above-fields" data-names={hasNames || undefined}>
        {fields.map((field) => (
          <li key={field.fieldId}>
            <span className="above-field-plate">
              <FieldPlate letter={field.letter} />
            </span>
            {pick(hasNames ? field.tileName : field.shortName, language)}
          </li>
        ))}
      </ul>
    </header>
  );
}

function NumberPlate(props: {
  readonly main: Extract<CounterScene['main'], { readonly number: unknown }>;
  readonly texts: Texts;
}): ReactElement {
  const { main, texts } = props;
  const labels = { called: texts.inviteNumber, serving: texts.serving, latest: texts.lastCalled };
  return (
    <section className="above-plate" data-state={main.kind}>
      <p className="above-label">{labels[main.kind]}</p>
      <p className="above-number">
        <TicketFigures number={main.number} />
      </p>
    </section>
  );
}

function WordPlate(props: {
  readonly main: Exclude<CounterScene['main'], { readonly number: unknown }>;
  readonly helpDesk: string | null;
  readonly texts: Texts;
}): ReactElement {
  const { main, helpDesk, texts } = props;
  if (main.kind === 'open') {
    return (
      <section className="above-plate" data-state="open">
        <p className="above-word">{texts.counterOpen}</p>
        <p className="above-how">{texts.counterOpenHow}</p>
      </section>
    );
  }
  const how = main.goTo.length > 0 ? texts.goToCounters(main.goTo) : helpDesk && texts.goToHelpDesk(helpDesk);
  return (
    <section className="above-plate" data-state={main.kind}>
      <p className="above-word">{main.kind === 'paused' ? texts.counterPaused : texts.counterClosed}</p>
      {how !== null && (
        <p className="above-how">
          {main.goTo.length > 0 && <ArrowRight aria-hidden="true" size="1em" strokeWidth={2.6} />}
          <span>{how}</span>
        </p>
      )}
    </section>
  );
}

/** The small screen above one counter. */
export function CounterScreen(props: {
  readonly scene: CounterScene;
  readonly office: OfficeSettings;
  readonly language: Language;
}): ReactElement {
  const { scene, office, language } = props;
  const { main, officerName, staffLine, stale } = scene;
  const texts = TEXTS[language];
  const helpDesk = stale === null ? inSentence(office.helpDesk, language) : null;
  return (
    <main className="above" data-stale={stale !== null || undefined}>
      <Head scene={scene} language={language} texts={texts} />
      {stale !== null && (
        <StaleBar heardAtServerMs={stale.heardAtServerMs} timeZone={office.timeZone} texts={texts} />
      )}
      {'number' in main ? (
        <NumberPlate key={main.kind === 'called' ? main.key : main.kind} main={main} texts={texts} />
      ) : (
        <WordPlate main={main} helpDesk={helpDesk} texts={texts} />
      )}
      <footer className="above-foot">
        {scene.bulletin !== null && staffLine === null && stale === null ? (
          <BulletinBar text={scene.bulletin} />
        ) : staffLine === null && stale === null ? (
          officerName !== null && (
            <p className="above-officer">
              <UserRound aria-hidden="true" size="1em" strokeWidth={2} />
              {texts.officer} <b>{officerName}</b>
            </p>
          )
        ) : (
          <FootLine foot={{ bulletin: null, staffLine, stale, footNotice: null }} texts={texts} />
        )}
      </footer>
    </main>
  );
}
