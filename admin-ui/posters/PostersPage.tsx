import { CircleAlert, Printer } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { POSTER_LIMITS, posterAddress, type PosterSettings } from '#protocol/poster.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { NumberField, TextField } from '../controls/Field.tsx';
import { Switch } from '../controls/Switch.tsx';
import type { DeskFacts } from '../desk-props.ts';
import { SaveBar } from '../SaveBar.tsx';
import { canBeSaved, changesBetween, isWithin, NUMBER_PARTS } from './poster-changes.ts';
import { newPosterKey, type PostersActions, type PostersDeskState } from './posters-desk.ts';
import { PosterSheet } from './PosterSheet.tsx';
import { postersTexts } from './texts.ts';
import './posters-page.css';

export type PostersPageProps = DeskFacts & {
  readonly posters: PostersDeskState;
  readonly postersActions: PostersActions;
};

/** Numbers by phone: whether, within which bounds, and the poster that leads there. */
export function PostersPage(props: PostersPageProps): ReactElement {
  const { posters, postersActions, language, texts } = props;
  const words = postersTexts(language);
  const { saved, draft } = posters;
  return (
    <>
      <main className="posters">
        <div className="posters-left desk-aged">
          <header className="desk-head">
            <div>
              <h1 className="desk-title">{words.title}</h1>
              <p className="desk-lead">{words.lead}</p>
            </div>
          </header>
          {draft === null ? (
            <p className="posters-loading" role="status">
              {posters.hasLoadFailed ? words.loadFailed : words.loading}
            </p>
          ) : (
            <Rules {...props} draft={draft} />
          )}
        </div>
        <div className="posters-right">{draft === null ? null : <Sheet {...props} draft={draft} />}</div>
      </main>
      <SaveBar
        {...props}
        settings={posters}
        changes={saved === null || draft === null ? [] : changesBetween(saved, draft)}
        obstacle={draft === null || canBeSaved(draft) ? null : words.fix}
        nameParts={(parts) => parts.map((part) => words.parts[part]).join(', ')}
        savedAt={words.saved}
        idle={texts.save.nothing}
        onDiscard={postersActions.discard}
        onSave={postersActions.save}
      />
    </>
  );
}

type WithDraft = PostersPageProps & { readonly draft: PosterSettings };

function Rules(props: WithDraft): ReactElement {
  const { draft, language, postersActions } = props;
  const words = postersTexts(language);
  const change = (changed: Partial<PosterSettings>): void => {
    postersActions.edit((settings) => ({ ...settings, ...changed }));
  };
  return (
    <>
      <section className="posters-rules">
        <Rule
          label={words.isOn}
          why={draft.isOn ? words.on : words.off}
          isOn={draft.isOn}
          onChange={(isOn) => change({ isOn })}
        />
        <Rule
          label={words.asksForHallCode}
          why={draft.asksForHallCode ? words.codeOn : words.codeOff}
          isOn={draft.asksForHallCode}
          onChange={(asksForHallCode) => change({ asksForHallCode })}
        />
        <p className="desk-hint">{words.fair}</p>
      </section>
      <section className="posters-bounds" aria-label={words.bounds}>
        <h2 className="posters-heading">{words.bounds}</h2>
        {NUMBER_PARTS.map((part) => {
          const { least, most } = POSTER_LIMITS[part];
          return (
            <NumberField
              key={part}
              label={words.numbers[part]}
              hint={words.numberHints[part]}
              fault={isWithin(draft, part) ? null : words.numberWrong(least, most)}
              value={draft[part]}
              min={least}
              max={most}
              onChange={(value) => change({ [part]: value })}
            />
          );
        })}
      </section>
      <section className="posters-wifi">
        <TextField
          label={words.wifi}
          hint={words.wifiHint}
          value={draft.wifi}
          maxLength={POSTER_LIMITS.wifiLetters}
          placeholder={words.wifiPlaceholder}
          isCode
          onChange={(wifi) => change({ wifi })}
        />
      </section>
      <KeyChange {...props} onChange={(posterKey) => change({ posterKey })} />
    </>
  );
}

type RuleProps = {
  readonly label: string;
  readonly why: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

function Rule({ label, why, isOn, onChange }: RuleProps): ReactElement {
  return (
    <div className="posters-rule">
      <Switch label={label} isOn={isOn} onChange={onChange} />
      <p>
        <span className="desk-label">{label}</span>
        <span className="desk-hint">{why}</span>
      </p>
    </div>
  );
}

function KeyChange(
  props: WithDraft & { readonly onChange: (key: PosterSettings['posterKey']) => void },
): ReactElement {
  const { draft, posters, language, onChange } = props;
  const words = postersTexts(language);
  const [isAsking, setAsking] = useState(false);
  const isChanged = posters.saved !== null && posters.saved.posterKey !== draft.posterKey;
  return (
    <section className="posters-key">
      <p>
        <span className="desk-label">{words.key}</span>
        <span className="desk-hint">{isChanged ? words.keyChanged : words.keyHint}</span>
      </p>
      {isAsking ? (
        <AskInPlace
          title={words.keyAsk}
          more={words.keyAskMore}
          confirm={words.keyNew.replace('…', '')}
          cancel={words.keyNever}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onChange(newPosterKey());
          }}
        />
      ) : (
        <Button onPress={() => setAsking(true)}>{words.keyNew}</Button>
      )}
    </section>
  );
}

/** What this machine alone calls itself: a poster with it leads no phone anywhere. */
const isOwnMachine = (address: string): boolean =>
  /^(localhost|127\.|\[::1\])/.test(new URL(address).hostname);

function Sheet({ office, view, posters, draft, language }: WithDraft): ReactElement {
  const words = postersTexts(language);
  const address = posterAddress(view.phoneAddress, draft);
  if (address === null) return <Warning words={words.noAddress} />;
  const isUnsaved = posters.saved === null || changesBetween(posters.saved, draft).length > 0;
  return (
    <>
      <div className="posters-sheet-head">
        <h2 className="posters-heading">{words.sheet}</h2>
        <Button
          isOff={isUnsaved}
          onPress={() => {
            print();
          }}
        >
          <Printer aria-hidden="true" size={16} /> {words.print}
        </Button>
      </div>
      {isUnsaved ? <p className="desk-hint">{words.saveFirst}</p> : null}
      {draft.isOn ? null : <Warning words={words.offWarning} />}
      {isOwnMachine(address) ? <Warning words={words.ownMachine} /> : null}
      <PosterSheet office={office} settings={draft} address={address} label={words.sheet} />
    </>
  );
}

const Warning = ({ words }: { readonly words: string }): ReactElement => (
  <p className="posters-warning">
    <CircleAlert aria-hidden="true" size={16} /> {words}
  </p>
);
