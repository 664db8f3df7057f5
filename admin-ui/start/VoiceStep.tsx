import { Volume2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { deedKey, type Deed } from '../errand-desk.ts';
import { Question, Trouble } from './StepParts.tsx';
import type { StepProps } from './start-props.ts';
import { voiceMoment } from './start-steps.ts';

const TRY: Deed = { name: 'tryVoice' };

/** The hall's loudspeaker says a call that nobody is meant by, and somebody says whether it was heard. */
export function VoiceStep(props: StepProps): ReactElement {
  const { view, errands, link, texts, said, tell, actions } = props;
  const words = said.voice;
  /** The trial that somebody did not hear. */
  const [unheardAt, setUnheardAt] = useState<number | null>(null);
  const moment = voiceMoment(view);
  const trialAt = view.start.facts?.trial?.at ?? null;
  const asked = errands.deeds.get(deedKey(TRY));
  const play = (label: string): ReactElement => (
    <div className="start-deeds">
      <Button
        look="main"
        isOff={!link.isOnline}
        isBusy={asked?.kind === 'running' || moment.kind === 'speaking'}
        onPress={() => actions.run(TRY)}
      >
        <Volume2 aria-hidden="true" size={18} /> {moment.kind === 'speaking' ? words.speaking : label}
      </Button>
      <ErrandLine state={asked?.kind === 'done' ? null : asked} done="" texts={texts} />
    </div>
  );
  switch (moment.kind) {
    case 'no_display':
      return (
        <>
          <p>{words.noDisplay}</p>
          <div className="start-deeds">
            <Button onPress={() => actions.go({ page: 'start', open: 'display' })}>{words.toDisplay}</Button>
          </div>
        </>
      );
    case 'muted':
      return <Trouble what={words.muted} cure="" />;
    case 'untried':
    case 'speaking':
      return (
        <>
          <p>{words.untried}</p>
          {play(words.play)}
        </>
      );
    case 'silent':
      return (
        <>
          <Trouble what={words.silent[moment.why]} cure="" />
          {play(words.playAgain)}
        </>
      );
    case 'listen':
      return (
        <>
          {unheardAt === trialAt ? (
            <>
              <Trouble what={words.no} cure={words.cure} />
              {play(words.playAgain)}
            </>
          ) : (
            <Question
              ask={words.listen}
              more={words.said(moment.words)}
              yes={words.yes}
              no={words.no}
              isOff={!link.isOnline}
              onYes={() => tell({ isVoiceHeard: true })}
              onNo={() => setUnheardAt(trialAt)}
            />
          )}
        </>
      );
    case 'heard':
      return (
        <>
          <p>{words.done}</p>
          {view.displays.connected > view.displays.muted ? play(words.playAgain) : null}
        </>
      );
    default:
      return moment satisfies never;
  }
}
