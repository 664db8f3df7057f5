import { CircleAlert, Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { hashOf } from '../route.ts';
import { measure } from '../hall/hall-wording.ts';
import type { RecordingProps } from './recording-props.ts';

/** What became of the take, or why there can be none; what can be done about it is part of the sentence. */
export function TakeWords(props: RecordingProps): ReactElement {
  const said = takeWords(props);
  return (
    <p className={said.isBad ? 'take-words needs-you' : 'take-words'} role="status">
      {said.isBad ? <CircleAlert aria-hidden="true" size={18} /> : null}
      {said.isGood ? <Check aria-hidden="true" size={18} className="take-good" /> : null}
      <span>
        {said.words}
        {props.recorder.microphone === 'insecure' ? (
          <>
            {' '}
            <a href={hashOf({ page: 'secure' })}>{props.texts.nav.secure}</a>
          </>
        ) : null}
      </span>
    </p>
  );
}

type Said = { readonly words: string; readonly isBad: boolean; readonly isGood: boolean };
const plain = (words: string): Said => ({ words, isBad: false, isGood: false });
const bad = (words: string): Said => ({ words, isBad: true, isGood: false });

function takeWords({ recorder, language, texts }: RecordingProps): Said {
  const words = texts.hall.recorder;
  const { microphone, take } = recorder;
  if (microphone !== null) {
    return bad(`${words.microphone[microphone]} ${words.microphone[`${microphone}Cure`]}`);
  }
  if (take === null) return plain(words.levelIdle);
  if (take.kind === 'recording') return plain(words.recordingNow);
  if (take.kind === 'refused') return bad(words.refusals[take.why]);
  const shown = take.take;
  if (!shown.ok) {
    const decibels = Number.isFinite(shown.decibels) ? measure(shown.decibels, language) : '−∞';
    return bad(words.faults[shown.fault](decibels));
  }
  const loudness = measure(shown.loudnessLufs, language).replace('-', '−');
  return { words: words.ready(measure(shown.seconds, language), loudness), isBad: false, isGood: true };
}
