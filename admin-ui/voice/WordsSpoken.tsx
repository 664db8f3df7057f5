import { useState, type ReactElement } from 'react';
import type { SpokenLanguage } from '#protocol/announcement.ts';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/Field.tsx';
import { namedCounters, withCounterName, withRules, withWording } from './announcement-draft.ts';
import { RuleSwitch } from './RuleSwitch.tsx';
import { isAddressSaid, sentenceContext } from './samples.ts';
import type { RulesProps } from './rules-props.ts';

const MOST_ADDRESS_LETTERS = 40;
const MOST_NAME_LETTERS = 60;

/** How people are addressed, what counters are called, and whether priority is said. */
export function WordsSpoken(props: RulesProps): ReactElement {
  const { rules, office, clips, texts, edit } = props;
  const { wording } = rules;
  const words = texts.hall.voice;
  const { hasClip } = sentenceContext(rules, office, clips);
  const withWord = (language: SpokenLanguage, word: string): void => {
    edit((settings) =>
      withWording(settings, {
        citizenWord: { ...settings.announcements.wording.citizenWord, [language]: word },
      }),
    );
  };
  return (
    <section aria-labelledby="voice-words">
      <h2 id="voice-words" className="voice-heading">
        {words.words}
      </h2>
      <div className="voice-rule voice-columns">
        {wording.languages.map((language) => (
          <TextField
            key={language}
            label={words.citizenWord(words.languageNames[language])}
            value={wording.citizenWord[language]}
            maxLength={MOST_ADDRESS_LETTERS}
            lang={language}
            hint={
              isAddressSaid(language, wording.citizenWord[language], hasClip)
                ? words.citizenHint
                : words.citizenRecord
            }
            onChange={(word) => withWord(language, word)}
          />
        ))}
      </div>
      <CounterNames {...props} />
      <RuleSwitch
        label={words.saysPriority}
        why={words.saysPriorityWhy}
        isOn={wording.saysPriority}
        onChange={(saysPriority) => edit((settings) => withWording(settings, { saysPriority }))}
      />
      <SpeechProgram {...props} />
    </section>
  );
}

/** Only where the office has such a program, or says with it what it has said before. */
function SpeechProgram({ rules, hallFiles, texts, edit }: RulesProps): ReactElement | null {
  const words = texts.hall.voice;
  const languages = hallFiles.files?.programLanguages ?? [];
  if (languages.length === 0 && !rules.usesSpeechProgram) return null;
  return (
    <RuleSwitch
      label={words.program}
      why={
        languages.length === 0
          ? words.programMissing
          : words.programWhy(languages.map((language) => words.languageNames[language]).join(', '))
      }
      isOn={rules.usesSpeechProgram}
      onChange={(usesSpeechProgram) => edit((settings) => withRules(settings, { usesSpeechProgram }))}
    />
  );
}

function CounterNames({ rules, office, texts, edit }: RulesProps): ReactElement {
  const words = texts.hall.voice;
  const { wording } = rules;
  const [isOpen, setOpen] = useState(namedCounters(wording) > 0);
  const counters = office.counters.filter(({ kind }) => kind === 'service');
  return (
    <div className="voice-rule">
      <p className="desk-label">{words.counterNames}</p>
      <p className="desk-hint">{words.counterNamesWhy}</p>
      {isOpen ? (
        <div className="voice-columns voice-names">
          {counters.flatMap(({ number }) =>
            wording.languages.map((language) => (
              <TextField
                key={`${String(number)} ${language}`}
                label={`${words.counterName(texts.live.counterName(number))}, ${words.languageNames[language]}`}
                value={wording.counterNames[number]?.[language] ?? ''}
                maxLength={MOST_NAME_LETTERS}
                lang={language}
                placeholder={language === 'vi' ? words.counterHint : undefined}
                onChange={(name) =>
                  edit((settings) =>
                    withWording(settings, {
                      counterNames: withCounterName(settings.announcements.wording, number, language, name),
                    }),
                  )
                }
              />
            )),
          )}
        </div>
      ) : (
        <Button look="quiet" onPress={() => setOpen(true)}>
          {words.counterNamesMore(namedCounters(wording))}
        </Button>
      )}
    </div>
  );
}
