import { ChevronRight, Search, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { OfficeSettings, Service } from '#protocol/office.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import { officeClosed, type Closed } from '../closed.ts';
import { closedWords } from '../closed-words.ts';
import { ClosedOpens } from '../frame/ClosedNotice.tsx';
import { PrinterNotice } from '../frame/PrinterNotice.tsx';
import { textsOf, type Scene } from '../scene.ts';
import { FieldKey } from './FieldKey.tsx';
import { LookUpKey } from './LookUpKey.tsx';
import './start.css';
import './start-layouts.css';

/** Above this many fields the keys stand in three columns without examples. */
const MOST_FIELDS_IN_TWO_COLUMNS = 8;
const MOST_SHORTCUTS = 3;

/** The first question: what do you need? */
export function StartPage({ scene }: { readonly scene: Scene }): ReactElement {
  const { office } = scene;
  const isDense = office.fields.length > MOST_FIELDS_IN_TWO_COLUMNS;
  const closed = officeClosed(office, scene.freshView);
  const classes = [
    'kiosk-page kiosk-start',
    isDense && 'kiosk-start-dense',
    closed !== null && 'kiosk-start-resting',
  ];
  return (
    <main className={classes.filter(Boolean).join(' ')}>
      <div className="kiosk-start-ask">
        <Ask scene={scene} closed={closed} />
      </div>
      <Shortcuts scene={scene} />
      <FieldKeys scene={scene} />
      <div className="kiosk-start-ways">
        <SearchKey scene={scene} />
        <LookUpKey scene={scene} />
      </div>
    </main>
  );
}

function Ask({ scene, closed }: { readonly scene: Scene; readonly closed: Closed | null }): ReactElement {
  if (!scene.isOnline) return <GoToHelpDesk scene={scene} />;
  return closed === null ? <Question scene={scene} /> : <ClosedForNow scene={scene} closed={closed} />;
}

/** The whole office gives no number out: why, until when, and what the kiosk is good for meanwhile. */
function ClosedForNow({ scene, closed }: { readonly scene: Scene; readonly closed: Closed }): ReactElement {
  const { title, detail } = closedWords(scene, closed, 'office');
  return (
    <>
      <h1 className="kiosk-start-closed" tabIndex={-1}>
        {title}
      </h1>
      <ClosedOpens scene={scene} closed={closed} />
      {detail !== null && <p className="kiosk-closed-detail">{detail}</p>}
      <p className="kiosk-closed-detail">{pick(scene.office.openingHours, scene.state.language)}</p>
      <p className="kiosk-start-still">{textsOf(scene).closed.papersStill}</p>
    </>
  );
}

function Question({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene);
  const hallCode = scene.freshView?.hallCode ?? null;
  return (
    <>
      <p className="kiosk-start-greeting kiosk-start-first-line">
        {texts.greeting}
        {hallCode !== null && (
          <span>
            {texts.hallCode} <b>{hallCode}</b>
          </span>
        )}
      </p>
      <h1 className="kiosk-start-question" tabIndex={-1}>
        {texts.question}
      </h1>
      {scene.state.comfort.isReachMode && <p className="kiosk-start-greeting">{texts.reachHint}</p>}
      <PrinterNotice scene={scene} />
    </>
  );
}

function GoToHelpDesk({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene);
  return (
    <>
      <h1 className="kiosk-start-go" tabIndex={-1}>
        {texts.offlineGoBefore} <span className="kiosk-start-place">{texts.offlineGoPlace}</span>
      </h1>
      <p className="kiosk-start-where">
        {pick(scene.office.helpDesk, scene.state.language)}
        {texts.fullStop}
      </p>
      <p className="kiosk-start-still">{texts.offlineStill}</p>
    </>
  );
}

const shortcutsOf = (office: OfficeSettings): readonly Service[] =>
  office.services.filter((service) => service.isShortcut).slice(0, MOST_SHORTCUTS);

function Shortcuts({ scene }: { readonly scene: Scene }): ReactElement | null {
  const { office, state, act } = scene;
  const shortcuts = shortcutsOf(office);
  if (shortcuts.length === 0) return null;
  return (
    <section className="kiosk-shortcuts" aria-labelledby="kiosk-shortcuts-label">
      <h2 id="kiosk-shortcuts-label" className="kiosk-label">
        {textsOf(scene).mostUsed}
      </h2>
      <div className="kiosk-shortcut-keys">
        {shortcuts.map((service) => (
          <Key
            key={service.serviceId}
            className="kiosk-shortcut"
            onPress={() => {
              act({ type: 'openService', serviceId: service.serviceId });
            }}
          >
            <FieldPlate letter={letterOf(office, service)} />
            <span className="kiosk-shortcut-name">{pick(service.shortName, state.language)}</span>
            <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
          </Key>
        ))}
      </div>
    </section>
  );
}

const letterOf = (office: OfficeSettings, service: Service): string =>
  office.fields.find((field) => field.fieldId === service.fieldId)?.letter ?? '';

function FieldKeys({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene);
  const { office } = scene;
  return (
    <section className="kiosk-fields" aria-labelledby="kiosk-fields-label">
      <h2 id="kiosk-fields-label" className="kiosk-label">
        {shortcutsOf(office).length === 0 ? texts.chooseField : texts.orChooseField}
      </h2>
      <div className="kiosk-field-keys">
        {office.fields.map((field) => (
          <FieldKey key={field.fieldId} scene={scene} field={field} />
        ))}
        <HelpKey scene={scene} />
      </div>
    </section>
  );
}

/** The last key, always there: for one who does not know what to choose. */
function HelpKey({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene);
  return (
    <Key
      className="kiosk-field-key kiosk-field-key-help"
      onPress={() => {
        scene.act({ type: 'openHelp' });
      }}
    >
      <span className="kiosk-field-slab kiosk-field-slab-help">
        <span className="kiosk-help-glyph" aria-hidden="true">
          <UserRound size="1em" strokeWidth={2} />
          <span>?</span>
        </span>
      </span>
      <span className="kiosk-field-text">
        <span className="kiosk-field-name">{texts.unsure}</span>
        <span className="kiosk-field-examples">
          {scene.isOnline ? texts.unsureDetail : texts.meetHelpDesk}
        </span>
        {scene.isOnline && <span className="kiosk-field-action">{texts.unsureAction}</span>}
      </span>
    </Key>
  );
}

function SearchKey({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene).search;
  return (
    <Key
      className="kiosk-start-search"
      onPress={() => {
        scene.act({ type: 'openSearch' });
      }}
    >
      <Search aria-hidden="true" size="1em" strokeWidth={2.2} />
      <span>
        <span className="kiosk-start-search-name">{texts.key}</span>
        <span className="kiosk-start-search-detail">{texts.keyDetail}</span>
      </span>
    </Key>
  );
}
