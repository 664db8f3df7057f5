import { LayoutGrid, Search, UserRound, X } from 'lucide-react';
import { useMemo, useRef, type ReactElement, type RefObject } from 'react';
import { LONGEST_TYPED, MOST_FOUND } from '#catalogue/search/bounds.ts';
import type { Found } from '#catalogue/search/procedure-index.ts';
import { KEYBOARD_WORDS } from '#ui-kit/touch-keyboard.ts';
import { Key } from '../frame/Key.tsx';
import { MoreKey } from '../frame/MoreKey.tsx';
import { layoutOf, textsOf, type Scene } from '../scene.ts';
import type { SearchScreen } from '../screens.ts';
import { mostUsed } from './kiosk-catalogue.ts';
import { KioskKeyboard } from './KioskKeyboard.tsx';
import { ProcedureRow } from './ProcedureRow.tsx';
import { pageOf, searchRows } from './result-pages.ts';
import './search.css';

type SearchPageProps = { readonly scene: Scene; readonly screen: SearchScreen };

/** The first of what was found, or the first way on where nothing was. */
const FIRST_RESULT = '.kiosk-procedure, .kiosk-search-found:not(:has(.kiosk-procedure)) button';

/** Looking a procedure up: what was typed, what may be meant, and the keys to type with. */
export function SearchPage({ scene, screen }: SearchPageProps): ReactElement {
  const texts = textsOf(scene);
  const results = useRef<HTMLDivElement>(null);
  const type = (text: string): void => {
    scene.act({ type: 'typed', text });
  };
  return (
    <main className="kiosk-page kiosk-search">
      <h1 className="visually-hidden">{texts.search.title}</h1>
      <TypedField scene={scene} typed={screen.typed} results={results} onType={type} />
      <div className="kiosk-search-found" ref={results}>
        <FoundList scene={scene} screen={screen} onType={type} />
      </div>
      <KioskKeyboard scene={scene} typed={screen.typed} onType={type} />
    </main>
  );
}

type TypedFieldProps = {
  readonly scene: Scene;
  readonly typed: string;
  readonly results: RefObject<HTMLDivElement | null>;
  readonly onType: (text: string) => void;
};

/** A real field, so that a real keyboard, a Vietnamese one too, types into it; Enter goes on to what was found. */
function TypedField({ scene, typed, results, onType }: TypedFieldProps): ReactElement {
  const texts = textsOf(scene);
  return (
    <div className="kiosk-typed">
      <Search aria-hidden="true" size="1.2em" strokeWidth={2.2} />
      <input
        className="kiosk-typed-text"
        data-private={true}
        type="text"
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={LONGEST_TYPED}
        value={typed}
        placeholder={texts.search.placeholder}
        aria-label={texts.search.fieldName}
        onChange={(event) => {
          onType(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          // The same Enter must not press what it goes to.
          event.preventDefault();
          results.current?.querySelector<HTMLElement>(FIRST_RESULT)?.focus();
        }}
      />
      {typed !== '' && (
        <Key
          className="kiosk-typed-clear"
          label={KEYBOARD_WORDS[scene.state.language].clear}
          onPress={() => {
            onType('');
          }}
        >
          <X aria-hidden="true" size="1.2em" strokeWidth={2.4} />
        </Key>
      )}
    </div>
  );
}

type FoundListProps = SearchPageProps & { readonly onType: (text: string) => void };

function FoundList({ scene, screen, onType }: FoundListProps): ReactElement {
  const texts = textsOf(scene);
  const { catalogue } = scene;
  const found = useMemo(() => catalogue?.search(screen.typed) ?? [], [catalogue, screen.typed]);
  if (catalogue === null) return <p className="kiosk-search-nothing-detail">{texts.search.loading}</p>;
  if (screen.typed.trim() === '') return <NothingTyped scene={scene} onType={onType} />;
  if (found.length === 0) return <NothingFound scene={scene} typed={screen.typed} />;
  return <FoundRows scene={scene} screen={screen} found={found} />;
}

function FoundRows({
  scene,
  screen,
  found,
}: SearchPageProps & { readonly found: readonly Found[] }): ReactElement {
  const texts = textsOf(scene);
  const page = pageOf(found, searchRows(layoutOf(scene)), screen.pageIndex);
  return (
    <>
      <div className="kiosk-search-count">
        <p role="status">{texts.search.found(found.length, found.length === MOST_FOUND)}</p>
        {page.pages > 1 && <MoreKey scene={scene} pageIndex={page.index} pages={page.pages} />}
      </div>
      <ul className="kiosk-procedure-rows">
        {page.items.map(({ procedure, by }) => (
          <li key={procedure.procedureId}>
            <ProcedureRow scene={scene} procedure={procedure} by={by} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What to begin with: words that others use, what most people come for, and the way without typing. */
function NothingTyped({ scene, onType }: Omit<FoundListProps, 'screen'>): ReactElement {
  const texts = textsOf(scene);
  const rows = Math.max(0, searchRows(layoutOf(scene)) - 2);
  return (
    <>
      <div className="kiosk-search-count">
        <p>{texts.search.forExample}</p>
        <WaysOn scene={scene} />
      </div>
      <ul className="kiosk-search-examples">
        {texts.search.examples.map((example) => (
          <li key={example}>
            <Key
              onPress={() => {
                onType(example);
              }}
            >
              {example}
            </Key>
          </li>
        ))}
      </ul>
      {rows > 0 && (
        <>
          <h2 className="kiosk-label">{texts.mostUsed}</h2>
          <ul className="kiosk-procedure-rows">
            {mostUsed(scene.catalogue, scene.office)
              .slice(0, rows)
              .map((procedure) => (
                <li key={procedure.procedureId}>
                  <ProcedureRow scene={scene} procedure={procedure} by={null} />
                </li>
              ))}
          </ul>
        </>
      )}
    </>
  );
}

function NothingFound({ scene, typed }: { readonly scene: Scene; readonly typed: string }): ReactElement {
  const texts = textsOf(scene);
  return (
    <div className="kiosk-search-nothing">
      <p className="kiosk-search-nothing-title" role="status" data-private={true}>
        {texts.search.nothing(typed.trim())}
      </p>
      <p className="kiosk-search-nothing-detail">{texts.search.nothingDetail}</p>
      <WaysOn scene={scene} />
    </div>
  );
}

function WaysOn({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene);
  return (
    <div className="kiosk-search-ways">
      <Key
        className="kiosk-tool"
        onPress={() => {
          scene.act({ type: 'openFields' });
        }}
      >
        <LayoutGrid aria-hidden="true" size="1.2em" strokeWidth={2} />
        {texts.search.browse}
      </Key>
      <Key
        className="kiosk-tool"
        onPress={() => {
          scene.act({ type: 'openHelp' });
        }}
      >
        <UserRound aria-hidden="true" size="1.2em" strokeWidth={2} />
        {texts.askStaff}
      </Key>
    </div>
  );
}
