import { Mic } from 'lucide-react';
import type { ReactElement } from 'react';
import type { OwnClip } from '#protocol/announcement.ts';
import { recordedBeforeSpoken, type HallSettings } from '#protocol/hall.ts';
import type { HallFacts } from '../desk-props.ts';
import { HallSaveBar } from '../hall/HallSaveBar.tsx';
import { hashOf } from '../route.ts';
import { HowSpoken } from './HowSpoken.tsx';
import type { RulesProps } from './rules-props.ts';
import { SamplePanel } from './SamplePanel.tsx';
import { WhenSpoken } from './WhenSpoken.tsx';
import { WordsSpoken } from './WordsSpoken.tsx';
import '../printers/printers-page.css';
import './voice-page.css';

/** How calls are spoken, each rule with what follows from it, and the very sentence beside them. */
export function VoicePage(props: HallFacts): ReactElement {
  const { hall, hallFiles, texts } = props;
  const { draft } = hall;
  const words = texts.hall.voice;
  const recorded = hallFiles.files?.clips ?? [];
  const clips = recordedBeforeSpoken(recorded, hallFiles.files?.spokenClips ?? []);
  return (
    <>
      <main className="voice">
        <div className="voice-left desk-aged">
          <header className="desk-head">
            <div>
              <h1 className="desk-title">{words.title}</h1>
              <p className="desk-lead">{words.lead}</p>
            </div>
          </header>
          {draft === null ? (
            <p className="printers-loading" role="status">
              {hall.hasLoadFailed ? texts.hall.loadFailed : texts.hall.loading}
            </p>
          ) : (
            <Rules {...props} draft={draft} clips={clips} />
          )}
        </div>
        <div className="voice-right">
          {draft === null ? null : <SamplePanel {...props} rules={draft.announcements} clips={clips} />}
          <section className="voice-own">
            <p>{words.ownClips(recorded.length)}</p>
            <a className="voice-link" href={hashOf({ page: 'recorder', language: 'vi' })}>
              <Mic aria-hidden="true" size={18} /> {words.toRecorder}
            </a>
          </section>
        </div>
      </main>
      <HallSaveBar {...props} idle={texts.save.nothing} />
    </>
  );
}

function Rules(props: HallFacts & { readonly draft: HallSettings; readonly clips: readonly OwnClip[] }) {
  const { draft, hallActions } = props;
  const rules: RulesProps = { ...props, rules: draft.announcements, edit: hallActions.edit };
  return (
    <div className="voice-rules">
      <HowSpoken {...rules} />
      <WordsSpoken {...rules} />
      <WhenSpoken {...rules} />
    </div>
  );
}
