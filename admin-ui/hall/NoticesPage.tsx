import type { ReactElement } from 'react';
import { FileDrop, useDropping } from '../controls/FileDrop.tsx';
import type { HallFacts } from '../desk-props.ts';
import { NOTICE_SECONDS } from './display-draft.ts';
import { HallSaveBar } from './HallSaveBar.tsx';
import { NOTICE_KINDS } from './notice-file.ts';
import { NoticeList } from './NoticeList.tsx';
import './notices-page.css';

/** The office's notices: what the displays show while nobody is called. */
export function NoticesPage(props: HallFacts): ReactElement {
  const { texts, link, hallActions } = props;
  const words = texts.hall.notices;
  const upload = (files: readonly File[]): void => {
    if (files.length > 0 && link.isOnline) hallActions.uploadNotices(files);
  };
  const { isOver, target } = useDropping(upload);
  return (
    <>
      <main className="notices" {...target}>
        <header className="desk-head">
          <div>
            <h1 className="desk-title">{words.title}</h1>
            <p className="desk-lead">{words.lead}</p>
          </div>
        </header>
        <FileDrop
          words={words}
          accept={NOTICE_KINDS}
          isOver={isOver}
          isMany
          isOff={!link.isOnline}
          onFiles={upload}
        />
        <NoticeList {...props} />
        {props.isAdministrator ? <Seconds {...props} /> : null}
      </main>
      {props.isAdministrator ? <HallSaveBar {...props} idle={texts.save.nothing} /> : null}
    </>
  );
}

function Seconds({ hall, texts, hallActions }: HallFacts): ReactElement | null {
  const words = texts.hall.notices;
  if (hall.draft === null) return null;
  const { least, most } = NOTICE_SECONDS;
  return (
    <section className="notices-seconds">
      <label>
        {words.secondsBefore}{' '}
        <input
          className="desk-input"
          type="number"
          min={least}
          max={most}
          value={hall.draft.noticeSeconds === 0 ? '' : hall.draft.noticeSeconds}
          aria-invalid={hall.draft.noticeSeconds < least || hall.draft.noticeSeconds > most}
          onChange={(event) => {
            const typed = Math.round(event.target.valueAsNumber);
            // A field that is being emptied to be typed anew holds nothing that can be saved.
            const noticeSeconds = Number.isFinite(typed) ? typed : 0;
            hallActions.edit((settings) => ({ ...settings, noticeSeconds }));
          }}
        />{' '}
        {words.secondsAfter}
      </label>
      <p className="desk-hint">{words.folder}</p>
    </section>
  );
}
