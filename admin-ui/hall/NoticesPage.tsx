import { Upload } from 'lucide-react';
import { useRef, useState, type ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
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
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const upload = (files: FileList | null): void => {
    if (files !== null && files.length > 0 && link.isOnline) hallActions.uploadNotices([...files]);
  };
  return (
    <>
      <main
        className={isOver ? 'notices is-over' : 'notices'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          upload(event.dataTransfer.files);
        }}
      >
        <header className="desk-head">
          <div>
            <h1 className="desk-title">{words.title}</h1>
            <p className="desk-lead">{words.lead}</p>
          </div>
        </header>
        <div className="notices-drop">
          <Upload aria-hidden="true" size={24} />
          <p>
            <strong>{isOver ? words.dropHere : words.drop}</strong>
            <span className="desk-hint">{words.kinds}</span>
          </p>
          <input
            ref={input}
            type="file"
            accept={NOTICE_KINDS}
            multiple
            hidden
            onChange={(event) => {
              upload(event.target.files);
              // The same file may be chosen again after it was refused and mended.
              event.target.value = '';
            }}
          />
          <Button isOff={!link.isOnline} onPress={() => input.current?.click()}>
            {words.choose}
          </Button>
        </div>
        <NoticeList {...props} />
        <Seconds {...props} />
      </main>
      <HallSaveBar {...props} idle={texts.save.nothing} />
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
