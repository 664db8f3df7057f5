import type { ReactElement } from 'react';
import { FACE_COUNTS, mayCountAsSatisfied, scoresOf } from '#protocol/rating.ts';
import { RATING_LIMITS, type RatingSettings } from '#protocol/rating-settings.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { pick } from '#ui-kit/language.ts';
import { SelectField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import { Switch } from '../controls/Switch.tsx';
import type { DeskFacts } from '../desk-props.ts';
import { SaveBar } from '../SaveBar.tsx';
import { changesBetween, ratingObstacle, withFaceWords, withSatisfied } from './rating-changes.ts';
import type { RatingSettingsActions, RatingSettingsDeskState } from './rating-settings-desk.ts';
import { RatingPreview } from './RatingPreview.tsx';
import { ReasonTable } from './ReasonTable.tsx';
import { LanguageHeads, TextCells } from './TextCells.tsx';
import { ratingSettingsTexts, type RatingSettingsTexts } from './texts.ts';
import './rating-settings-page.css';

export type RatingSettingsPageProps = DeskFacts & {
  readonly ratingSettings: RatingSettingsDeskState;
  readonly ratingSettingsActions: RatingSettingsActions;
};

/** How citizens are asked how the service was, beside what they will see. */
export function RatingSettingsPage(props: RatingSettingsPageProps): ReactElement {
  const { ratingSettings, ratingSettingsActions, language, texts } = props;
  const words = ratingSettingsTexts(language);
  const { saved, draft } = ratingSettings;
  const obstacle = ratingObstacle(draft);
  return (
    <>
      <main className="rating-settings">
        <div className="rating-settings-left desk-aged">
          <header className="desk-head">
            <div>
              <h1 className="desk-title">{words.title}</h1>
              <p className="desk-lead">{words.lead}</p>
            </div>
          </header>
          {draft === null || saved === null ? (
            <p className="rating-settings-part" role="status">
              {ratingSettings.hasLoadFailed ? words.loadFailed : words.loading}
            </p>
          ) : (
            <Form
              draft={draft}
              saved={saved}
              words={words}
              language={language}
              edit={ratingSettingsActions.edit}
            />
          )}
        </div>
        <div className="rating-settings-right">
          {draft === null ? null : <RatingPreview draft={draft} words={words} />}
        </div>
      </main>
      <SaveBar
        {...props}
        settings={ratingSettings}
        changes={saved === null || draft === null ? [] : changesBetween(saved, draft)}
        obstacle={obstacle === null ? null : words.obstacles[obstacle]}
        nameParts={(parts) => parts.map((part) => words.parts[part]).join(', ')}
        savedAt={words.saved}
        idle={texts.save.nothing}
        onDiscard={ratingSettingsActions.discard}
        onSave={ratingSettingsActions.save}
      />
    </>
  );
}

type FormProps = {
  readonly draft: RatingSettings;
  readonly saved: RatingSettings;
  readonly words: RatingSettingsTexts;
  readonly language: Language;
  readonly edit: RatingSettingsActions['edit'];
};

function Form(props: FormProps): ReactElement {
  const { draft, words, edit } = props;
  return (
    <>
      <ScaleForm {...props} />
      <section className="rating-settings-part" aria-labelledby="rating-words">
        <h2 id="rating-words" className="rating-settings-heading">
          {words.words}
        </h2>
        <table className="rating-settings-table">
          <thead>
            <tr>
              <th scope="col">{words.face}</th>
              <LanguageHeads words={words} />
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{words.question}</th>
              <TextCells
                row={words.question}
                value={draft.question}
                maxLength={RATING_LIMITS.questionLetters}
                words={words}
                onChange={(question) => edit((settings) => ({ ...settings, question }))}
              />
            </tr>
            {scoresOf(draft.faces).map((score, place) => (
              <tr key={score}>
                <th scope="row">{place + 1}</th>
                <TextCells
                  row={`${words.face} ${String(place + 1)}`}
                  value={draft.words[score]}
                  maxLength={RATING_LIMITS.faceLetters}
                  words={words}
                  onChange={(said) => edit((settings) => withFaceWords(settings, score, said))}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ReasonTable {...props} />
      <div className="rating-settings-switch">
        <Switch
          label={words.asksWords}
          isOn={draft.asksWords}
          onChange={(asksWords) => edit((settings) => ({ ...settings, asksWords }))}
        />
        <p>
          <span className="desk-label">{words.asksWords}</span>
          <span className="desk-hint">{words.asksWordsWhy}</span>
        </p>
      </div>
    </>
  );
}

function ScaleForm({ draft, words, language, edit }: FormProps): ReactElement {
  return (
    <section className="rating-settings-scale" aria-label={words.faces}>
      <div>
        <Segments
          label={words.faces}
          options={FACE_COUNTS.map((count) => ({ value: String(count), words: words.facesCount(count) }))}
          value={String(draft.faces)}
          onChange={(value) => {
            const faces = FACE_COUNTS.find((count) => String(count) === value);
            if (faces !== undefined) edit((settings) => ({ ...settings, faces }));
          }}
        />
        <p className="desk-hint">{words.facesHint}</p>
      </div>
      <SelectField
        label={words.satisfied}
        value={String(draft.satisfied[draft.faces])}
        groups={[
          {
            name: null,
            options: mayCountAsSatisfied(draft.faces).map((score, place) => ({
              value: String(place + 1),
              words: words.satisfiedFrom(pick(draft.words[score], language)),
            })),
          },
        ]}
        onChange={(value) => edit((settings) => withSatisfied(settings, Number(value)))}
      />
    </section>
  );
}
