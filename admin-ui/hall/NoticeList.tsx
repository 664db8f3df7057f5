import { Film } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { NoticeFile } from '#protocol/hall.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import type { HallFacts } from '../desk-props.ts';
import type { NoticeUpload } from './hall-files-desk.ts';

/** What is shown, in the order it is shown, with uploads on their way before it. */
export function NoticeList(props: HallFacts): ReactElement {
  const { hallFiles, texts } = props;
  const words = texts.hall.notices;
  const { files, uploads } = hallFiles;
  return (
    <>
      {uploads.length === 0 ? null : (
        <ul className="notices-uploads" aria-label={words.uploads}>
          {uploads.map((upload) => (
            <UploadRow key={upload.name} {...props} upload={upload} />
          ))}
        </ul>
      )}
      {files === null ? (
        <p className="notices-empty" role="status">
          {hallFiles.hasLoadFailed ? texts.hall.loadFailed : texts.hall.loading}
        </p>
      ) : files.notices.length === 0 ? (
        <p className="notices-empty">
          <strong>{words.empty}</strong> {words.emptyCure}
        </p>
      ) : (
        <ul className="notices-list desk-aged">
          {files.notices.map((notice) => (
            <NoticeCard key={notice.name} {...props} notice={notice} />
          ))}
        </ul>
      )}
    </>
  );
}

function UploadRow({
  upload,
  texts,
  hallActions,
}: HallFacts & { readonly upload: NoticeUpload }): ReactElement {
  const words = texts.hall.notices;
  const { name, state } = upload;
  return (
    <li className="notices-upload">
      <span className="notices-name">{name}</span>
      {state.kind === 'refused' ? (
        <>
          <span className="desk-fault" role="status">
            {words.refusals[state.why]}
          </span>
          <Button look="quiet" label={words.dismiss(name)} onPress={() => hallActions.dismissUpload(name)}>
            {words.dismissShort}
          </Button>
        </>
      ) : (
        <>
          <progress
            className="notices-progress"
            aria-label={name}
            max={1}
            value={state.kind === 'running' ? state.share : 0}
          />
          <span className="desk-soft">
            {state.kind === 'running' ? words.uploading(Math.round(state.share * 100)) : words.waiting}
          </span>
        </>
      )}
    </li>
  );
}

function NoticeCard(props: HallFacts & { readonly notice: NoticeFile }): ReactElement {
  const { notice, hallFiles, link, texts, hallActions } = props;
  const words = texts.hall.notices;
  const [isAsking, setAsking] = useState(false);
  const removal = hallFiles.removals.get(notice.name);
  return (
    <li className="notice">
      <span className="notice-picture">
        {notice.kind === 'picture' ? (
          <img src={notice.url} alt="" loading="lazy" />
        ) : (
          <>
            <video src={notice.url} muted preload="metadata" tabIndex={-1} aria-hidden="true" />
            <Film aria-hidden="true" size={24} />
          </>
        )}
      </span>
      <p className="notice-words">
        <span className="notices-name">{notice.name}</span>
        <span className="desk-hint">{words[notice.kind]}</span>
      </p>
      {isAsking ? (
        <AskInPlace
          title={words.removeAsk(notice.name)}
          more={words.removeMore}
          confirm={words.remove}
          cancel={words.never}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            hallActions.removeNotice(notice.name);
          }}
        />
      ) : (
        <div className="notice-deeds">
          <ErrandLine state={removal} done="" texts={texts} />
          <Button
            look="quiet"
            isOff={!link.isOnline}
            isBusy={removal?.kind === 'running'}
            label={words.removeFor(notice.name)}
            onPress={() => setAsking(true)}
          >
            {removal?.kind === 'running' ? words.removing : words.remove}
          </Button>
        </div>
      )}
    </li>
  );
}
