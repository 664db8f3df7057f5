import { ChevronUp } from 'lucide-react';
import type { ReactElement } from 'react';
import { DIALECTS, NUMBER_READINGS, SPOKEN_LANGUAGES } from '#protocol/announcement.ts';
import { isBuiltIn } from '#voice/grammar/announcement.ts';
import { Segments } from '../controls/Segments.tsx';
import { Switch } from '../controls/Switch.tsx';
import { measure } from '../hall/hall-wording.ts';
import { withLanguage, withRules, withSooner, withWording } from './announcement-draft.ts';
import { RuleSwitch } from './RuleSwitch.tsx';
import { sampleSentences, sampleTimeline } from './samples.ts';
import type { RulesProps } from './rules-props.ts';

const MERGE_CHOICES = ['never', '1', '2', '3', '5'] as const;

/** Languages, repetition, and what happens in a rush. */
export function HowSpoken(props: RulesProps): ReactElement {
  const { rules, texts, edit } = props;
  const { wording } = rules;
  const words = texts.hall.voice;
  const times = String(rules.timesSpoken) as '1' | '2';
  return (
    <section aria-labelledby="voice-how">
      <h2 id="voice-how" className="voice-heading">
        {words.how}
      </h2>
      <Languages {...props} />
      <div className="voice-rule">
        <Segments
          label={words.timesSpoken}
          options={(['1', '2'] as const).map((value) => ({ value, words: words.times[value] }))}
          value={times}
          onChange={(value) =>
            edit((settings) => withRules(settings, { timesSpoken: value === '1' ? 1 : 2 }))
          }
        />
        <p className="desk-hint">{words.timesWhy[times]}</p>
      </div>
      <Merging {...props} />
      <RuleSwitch
        label={words.recallsFirst}
        why={rules.recallsFirst ? words.recallsFirstWhy : words.recallsLastWhy}
        isOn={rules.recallsFirst}
        onChange={(recallsFirst) => edit((settings) => withRules(settings, { recallsFirst }))}
      />
      <div className="voice-rule">
        <Segments
          label={words.numberReading}
          options={NUMBER_READINGS.map((value) => ({ value, words: words.readings[value] }))}
          value={wording.numberReading}
          onChange={(numberReading) => edit((settings) => withWording(settings, { numberReading }))}
        />
        <p className="desk-hint">{words.readingWhy[wording.numberReading]}</p>
      </div>
      <div className="voice-rule">
        <Segments
          label={words.dialect}
          options={DIALECTS.map((value) => ({ value, words: words.dialects[value] }))}
          value={wording.dialect}
          onChange={(dialect) => edit((settings) => withWording(settings, { dialect }))}
        />
        <p className="desk-hint">{words.dialectWhy[wording.dialect]}</p>
      </div>
    </section>
  );
}

function Languages(props: RulesProps): ReactElement {
  const { rules, office, clips, language: ownLanguage, texts, edit } = props;
  const { languages } = rules.wording;
  const words = texts.hall.voice;
  const { totalMs } = sampleTimeline(sampleSentences('call', rules, office, clips), rules, clips);
  const ordered = [...languages, ...SPOKEN_LANGUAGES.filter((each) => !languages.includes(each))];
  return (
    <div className="voice-rule" role="group" aria-labelledby="voice-languages">
      <p id="voice-languages" className="desk-label">
        {words.languages}
      </p>
      <ul className="voice-languages">
        {ordered.map((language) => {
          const name = words.languageNames[language];
          const isSpoken = languages.includes(language);
          return (
            <li key={language}>
              <Switch
                label={words.speak(name)}
                isOn={isSpoken}
                onChange={(isOn) =>
                  edit((settings) =>
                    withWording(settings, { languages: withLanguage(languages, language, isOn) }),
                  )
                }
              />
              <span className={isSpoken ? undefined : 'desk-soft'}>
                {name}
                {isBuiltIn(language) ? null : <span className="printers-more">{words.needsRecording}</span>}
              </span>
              {languages.indexOf(language) < 1 ? null : (
                <button
                  type="button"
                  className="voice-up"
                  aria-label={words.up(name)}
                  onClick={() =>
                    edit((settings) => withWording(settings, { languages: withSooner(languages, language) }))
                  }
                >
                  <ChevronUp aria-hidden="true" size={18} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <p className="desk-hint">{words.languagesWhy(measure(totalMs / 1_000, ownLanguage))}</p>
    </div>
  );
}

function Merging({ rules, texts, edit }: RulesProps): ReactElement {
  const words = texts.hall.voice;
  const value = rules.mergeAbove === null ? 'never' : String(rules.mergeAbove);
  const choices: readonly string[] = MERGE_CHOICES;
  // A number that somebody set another way is shown as it is.
  const shown = choices.includes(value) ? choices : [...choices, value];
  return (
    <div className="voice-rule">
      <Segments
        label={words.merge}
        options={shown.map((each) => ({
          value: each,
          words: each === 'never' ? words.mergeNever : words.mergeOption(each),
        }))}
        value={value}
        onChange={(chosen) =>
          edit((settings) => withRules(settings, { mergeAbove: chosen === 'never' ? null : Number(chosen) }))
        }
      />
      <p className="desk-hint">
        {rules.mergeAbove === null
          ? words.mergeNeverWhy
          : `${words.mergeAbove(rules.mergeAbove)}. ${words.mergeWhy}`}
      </p>
    </div>
  );
}
