import { Mic, Square, Volume2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { wordSpace } from '#voice/grammar/announcement.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { useKeys } from '../use-keys.ts';
import { LevelMeter } from './LevelMeter.tsx';
import { neighbour, nextToRecord, sentenceWith } from './phrases.ts';
import type { RecordingProps } from './recording-props.ts';
import { TakeWords } from './TakeWords.tsx';
import { useRecorderKeys } from './use-recorder-keys.ts';

/** One phrase: what to say and how, the level while it is said, and what became of it. */
export function RecorderPanel(props: RecordingProps): ReactElement {
  const { phrases, chosen, choose, clips, recorder, recorderActions, link, route, texts } = props;
  const words = texts.hall.recorder;
  const { clipId, text, intonation } = chosen.clip;
  const place = phrases.findIndex(({ clip }) => clip.clipId === clipId) + 1;
  const { take } = recorder;
  const isRecording = take?.kind === 'recording';
  const isKeeping = take?.kind === 'keeping';
  const isGood = take !== null && take.kind !== 'recording' && take.take.ok;
  const own = clips.find((clip) => clip.clipId === clipId);
  const canListen = !isRecording && (isGood || own !== undefined);

  const listen = (): void => {
    if (!canListen) return;
    if (isGood) recorderActions.playTake();
    else if (own !== undefined) recorderActions.playUrl(own.url);
  };
  const keep = (): void => {
    if (!isGood || isKeeping || !link.isOnline) return;
    recorderActions.keep(() => choose(nextToRecord(phrases, clipId) ?? neighbour(phrases, clipId, 1)));
  };
  const record = (): void => recorderActions.recordOrStop(clipId);
  const again = (): void => recorderActions.recordAgain(clipId);
  useRecorderKeys({ onSpace: record, onEnter: keep });
  useKeys({ R: again, L: listen });

  return (
    <section className="recorder-panel" aria-labelledby="recorder-phrase">
      <div className="recorder-say">
        <p className="desk-soft">
          {words.phrase(place, phrases.length)} {intonation === 'final' ? words.howFinal : words.howMiddle}
        </p>
        <h2 id="recorder-phrase" className="recorder-phrase" lang={route.language}>
          {intonation === 'final' ? `“${text}.”` : `“${text}…”`}
        </h2>
        <Example {...props} />
      </div>
      <LevelMeter levelDb={recorder.levelDb} take={take} texts={texts} />
      <div className="recorder-deeds">
        <TakeWords {...props} />
        <Button look="ink" cap="Space" isOff={isKeeping} onPress={record}>
          {isRecording ? <Square aria-hidden="true" size={18} /> : <Mic aria-hidden="true" size={18} />}
          {isRecording ? words.stopRecording : words.record}
        </Button>
        <Button cap="R" isOff={isKeeping || take === null} onPress={again}>
          {words.again}
        </Button>
        <Button cap="L" isOff={!canListen} onPress={listen}>
          <Volume2 aria-hidden="true" size={18} /> {words.listen}
        </Button>
        <Button look="main" cap="Enter" isOff={!isGood || !link.isOnline} isBusy={isKeeping} onPress={keep}>
          {isKeeping ? words.keeping : words.keep}
        </Button>
      </div>
      <BuiltInAgain {...props} />
    </section>
  );
}

/** A sentence of this office with the phrase in bold where it is said. */
function Example({ chosen, draft, office, route, texts }: RecordingProps): ReactElement | null {
  const { clipId } = chosen.clip;
  const sentence = sentenceWith(clipId, route.language, draft.announcements, office);
  if (sentence === null) return null;
  const at = sentence.phrases.findIndex((phrase) => phrase.clipId === clipId);
  return (
    <p>
      <span className="desk-soft">{texts.hall.recorder.asIn} </span>
      <span lang={route.language}>
        {sentence.phrases.map(({ text, punctuation }, index) => (
          <span key={index}>
            {index === 0 ? '' : wordSpace(route.language)}
            {index === at ? <strong>{text}</strong> : text}
            {punctuation}
          </span>
        ))}
      </span>
    </p>
  );
}

/** The way back to the voice that came with the product. */
function BuiltInAgain({ chosen, hallFiles, link, texts, hallActions }: RecordingProps): ReactElement | null {
  const words = texts.hall.recorder;
  const { clipId } = chosen.clip;
  const removal = hallFiles.removals.get(clipId);
  if (chosen.state !== 'own') return null;
  return (
    <div className="recorder-back">
      <Button
        look="quiet"
        isOff={!link.isOnline}
        isBusy={removal?.kind === 'running'}
        onPress={() => hallActions.removeClip(clipId)}
      >
        {words.useBuiltIn}
      </Button>
      <ErrandLine state={removal} done="" texts={texts} />
    </div>
  );
}
