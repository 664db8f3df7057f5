import { Check, CircleAlert } from 'lucide-react';
import { useEffect, useRef, type ReactElement } from 'react';
import { measure } from '../hall/hall-wording.ts';
import type { Phrase } from './phrases.ts';
import type { RecordingProps } from './recording-props.ts';

/** Every phrase with how it stands; a press opens it. */
export function PhraseList(props: RecordingProps): ReactElement {
  const words = props.texts.hall.recorder;
  return (
    <table className="printers-table phrases">
      <thead>
        <tr>
          <th scope="col" className="is-figure">
            <span className="visually-hidden">#</span>
          </th>
          <th scope="col">{words.phraseColumn}</th>
          <th scope="col">{words.stateColumn}</th>
          <th scope="col" className="is-figure">
            {words.lengthColumn}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.phrases.map((phrase, index) => (
          <PhraseRow key={phrase.clip.clipId} {...props} phrase={phrase} place={index + 1} />
        ))}
      </tbody>
    </table>
  );
}

type PhraseRowProps = RecordingProps & { readonly phrase: Phrase; readonly place: number };

function PhraseRow(props: PhraseRowProps): ReactElement {
  const { phrase, place, chosen, choose, route, texts, language } = props;
  const words = texts.hall.recorder;
  const { clip, durationMs } = phrase;
  const isOpen = clip.clipId === chosen.clip.clipId;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <tr ref={row} className={isOpen ? 'is-open' : undefined}>
      <td className="is-figure desk-soft">{place}</td>
      <th scope="row">
        <button
          type="button"
          className="phrase-name"
          aria-label={words.select(clip.text)}
          aria-current={isOpen ? 'true' : undefined}
          onClick={() => choose(clip.clipId)}
        >
          <span lang={route.language}>
            <strong>{clip.text}</strong>
          </span>
          <span className="desk-soft">, {words[clip.intonation]}</span>
        </button>
      </th>
      <td>
        <Standing {...props} isOpen={isOpen} />
      </td>
      <td className="is-figure desk-soft">
        {durationMs === null ? '' : words.seconds(measure(durationMs / 1_000, language))}
      </td>
    </tr>
  );
}

function Standing(props: PhraseRowProps & { readonly isOpen: boolean }): ReactElement {
  const { phrase, recorder, isOpen, texts } = props;
  const words = texts.hall.recorder;
  if (isOpen && recorder.take?.kind === 'recording') return <strong>{words.recordingNow}</strong>;
  switch (phrase.state) {
    case 'own':
      return (
        <span className="phrase-own">
          <Check aria-hidden="true" size={16} /> {words.own}
        </span>
      );
    case 'built_in':
      return <span className="desk-soft">{words.builtIn}</span>;
    case 'missing':
      return (
        <span className="phrase-missing">
          <CircleAlert aria-hidden="true" size={16} /> {words.missing}
        </span>
      );
    default:
      return phrase.state satisfies never;
  }
}
