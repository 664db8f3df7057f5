import { Volume2, VolumeX } from 'lucide-react';
import { Fragment, type ReactElement } from 'react';
import { captionText, wordSpace } from '#voice/grammar/announcement.ts';
import type { Phrase } from '#voice/grammar/grammar.ts';
import type { SpokenCaption } from '../scene/caption.ts';
import './caption.css';

/** What fits on one line at full size; longer sentences, which recalls are, get two. */
const ONE_LINE_LETTERS = 56;

/** Neighbouring phrases of one emphasis, up to a punctuation mark: a number stays together when the line breaks. */
function runsOf(phrases: readonly Phrase[]): readonly (readonly Phrase[])[] {
  const runs: Phrase[][] = [];
  for (const phrase of phrases) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (before?.punctuation === '' && before.isEmphasised === phrase.isEmphasised) run?.push(phrase);
    else runs.push([phrase]);
  }
  return runs;
}

/** Exactly the words of the loudspeaker; the part being said now is golden when the sentence calls several. */
export function Caption({ caption }: { readonly caption: SpokenCaption }): ReactElement {
  const { sentence, spokenIndex, speaker } = caption;
  const space = wordSpace(sentence.language);
  const isLong = captionText(sentence).length > ONE_LINE_LETTERS;
  const Icon = speaker === 'muted' ? VolumeX : Volume2;
  return (
    <p className="hall-caption" data-speaker={speaker} data-long={isLong || undefined} aria-live="polite">
      <Icon aria-hidden="true" size="0.96em" strokeWidth={2.1} />
      <span lang={sentence.language}>
        {runsOf(sentence.phrases).map((run, index) => (
          <Fragment key={index}>
            {index > 0 && space}
            <span
              className={run[0]?.isEmphasised === true ? 'hall-caption-strong' : undefined}
              data-now={(spokenIndex !== null && run.at(-1)?.callIndex === spokenIndex) || undefined}
            >
              {run.map(({ text }) => text).join(space)}
            </span>
            {run.at(-1)?.punctuation}
          </Fragment>
        ))}
      </span>
    </p>
  );
}
