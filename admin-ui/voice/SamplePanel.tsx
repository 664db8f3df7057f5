import { Square, Volume2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { wordSpace } from '#voice/grammar/announcement.ts';
import type { Sentence } from '#voice/grammar/grammar.ts';
import { Button } from '../controls/Button.tsx';
import { SelectField } from '../controls/Field.tsx';
import { useKeys } from '../use-keys.ts';
import { leftOut, SAMPLES, sampleSentences, sentenceContext, type SampleName } from './samples.ts';
import type { RulesProps } from './rules-props.ts';

type SamplePanelProps = Omit<RulesProps, 'edit'>;

/** The sentence as it would be said now: read it, hear it. */
export function SamplePanel(props: SamplePanelProps): ReactElement {
  const { rules, office, clips, listening, listeningActions, texts } = props;
  const words = texts.hall.voice;
  const [name, setName] = useState<SampleName>('call');
  const sentences = sampleSentences(name, rules, office, clips);
  const silent = leftOut(rules, sentences, sentenceContext(rules, office, clips));
  const isPlaying = listening.kind === 'playing' || listening.kind === 'loading';
  const press = (): void => {
    if (isPlaying) listeningActions.stopListening();
    else listeningActions.listen({ sentences, rules, clips });
  };
  useKeys({ T: press });
  return (
    <section className="sample" aria-labelledby="sample-title">
      <h2 id="sample-title" className="voice-heading">
        {words.caption}
      </h2>
      <div className="sample-caption">
        {sentences.map((sentence) => (
          <Caption key={sentence.language} sentence={sentence} />
        ))}
      </div>
      {silent.map((language) => (
        <p key={language} className="desk-fault">
          {words.leftOut(words.languageNames[language])}
        </p>
      ))}
      <div className="sample-row">
        <SelectField
          label={words.sample}
          value={name}
          groups={[{ name: null, options: SAMPLES.map((value) => ({ value, words: words.samples[value] })) }]}
          onChange={(value) => {
            const chosen = SAMPLES.find((each) => each === value);
            if (chosen !== undefined) setName(chosen);
          }}
        />
        <Button cap="T" onPress={press}>
          {isPlaying ? <Square aria-hidden="true" size={18} /> : <Volume2 aria-hidden="true" size={18} />}
          {isPlaying ? words.stop : words.listen}
        </Button>
      </div>
      <p className={listening.kind === 'failed' ? 'desk-fault' : 'desk-hint'} role="status">
        {listening.kind === 'failed'
          ? words.noSound
          : listening.kind === 'loading'
            ? words.loadingVoice
            : words.sampleQuietly(rules.volumePercent)}
      </p>
    </section>
  );
}

/** Word for word what is said, with what tells one person from another in bold. */
export function Caption({ sentence }: { readonly sentence: Sentence }): ReactElement {
  const { language, phrases } = sentence;
  return (
    <p lang={language}>
      {phrases.map(({ text, punctuation, isEmphasised }, index) => (
        <span key={index}>
          {index === 0 ? '' : wordSpace(language)}
          {isEmphasised ? <strong>{text}</strong> : text}
          {punctuation}
        </span>
      ))}
    </p>
  );
}
