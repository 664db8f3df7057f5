import { useRef, useState, type ReactElement } from 'react';
import { SPOKEN_LANGUAGES } from '#protocol/announcement.ts';
import { Segments } from '../controls/Segments.tsx';
import { hashOf } from '../route.ts';
import { FolderUpload } from './FolderUpload.tsx';
import { nextToRecord, phrasesToRecord } from './phrases.ts';
import { PhraseList } from './PhraseList.tsx';
import type { RecorderPageProps, RecordingProps } from './recording-props.ts';
import { RecorderPanel } from './RecorderPanel.tsx';
import '../printers/printers-page.css';
import './recorder-page.css';

/** Recording the office's own voice, phrase by phrase. */
export function RecorderPage(props: RecorderPageProps): ReactElement {
  const { hall, hallFiles, texts } = props;
  const hasFailed = hall.hasLoadFailed || hallFiles.hasLoadFailed;
  if (hall.draft === null || hallFiles.files === null) {
    return (
      <main className="recorder-loading">
        <h1 className="desk-title">{texts.hall.recorder.title}</h1>
        <p role="status">{hasFailed ? texts.hall.loadFailed : texts.hall.loading}</p>
      </main>
    );
  }
  const { language } = props.route;
  return <Session key={language} {...props} draft={hall.draft} clips={hallFiles.files.clips} />;
}

function Session(props: RecorderPageProps & Pick<RecordingProps, 'draft' | 'clips'>): ReactElement | null {
  const { draft, clips, office, route, recorderActions, texts } = props;
  const words = texts.hall.recorder;
  const page = useRef<HTMLElement>(null);
  const phrases = phrasesToRecord(route.language, draft.announcements, office, clips);
  const [wanted, setWanted] = useState(() => nextToRecord(phrases, '') ?? '');
  const chosen = phrases.find(({ clip }) => clip.clipId === wanted) ?? phrases[0];
  if (chosen === undefined) return null;
  const choose = (clipId: string): void => {
    recorderActions.leave();
    setWanted(clipId);
  };
  const own = phrases.filter(({ state }) => state === 'own').length;
  const recording: RecordingProps = { ...props, phrases, chosen, choose };
  return (
    <>
      <main
        ref={page}
        className="recorder"
        tabIndex={-1}
        onClick={({ detail }) => {
          // After a press with the pointer the keys are the recorder's again, not those of what was pressed.
          if (detail > 0) page.current?.focus();
        }}
      >
        <div className="recorder-left desk-aged">
          <header className="desk-head">
            <div>
              <h1 className="desk-title">{words.title}</h1>
              <p className="desk-lead">{words.lead}</p>
            </div>
            <Segments
              label={words.language}
              isLabelHidden
              options={SPOKEN_LANGUAGES.map((value) => ({
                value,
                words: texts.hall.voice.languageNames[value],
              }))}
              value={route.language}
              onChange={(language) => {
                recorderActions.leave();
                props.hallActions.go({ page: 'recorder', language });
              }}
            />
          </header>
          <PhraseList {...recording} />
        </div>
        <div className="recorder-right">
          <p className="recorder-progress">
            <span>{words.progress(own, phrases.length)}</span>
            <progress aria-hidden="true" max={phrases.length} value={own} />
          </p>
          <RecorderPanel {...recording} />
          <FolderUpload {...recording} />
        </div>
      </main>
      <footer className="save-bar">
        <p className="save-bar-words desk-soft" role="status">
          {foot(recording, phrases.length - own)}
        </p>
        <a className="voice-link" href={hashOf({ page: 'voice' })}>
          {texts.nav.voice}
        </a>
      </footer>
    </>
  );
}

/** What was kept last, what is not kept yet, or how much is left. */
function foot({ recorder, phrases, texts }: RecordingProps, left: number): string {
  const words = texts.hall.recorder;
  if (recorder.take?.kind === 'taken' && recorder.take.take.ok) return words.unsaved;
  const kept = phrases.find(({ clip }) => clip.clipId === recorder.keptClipId);
  return kept === undefined ? words.idle(left) : `${words.kept(kept.clip.text)} ${words.idle(left)}`;
}
