import { FolderOpen } from 'lucide-react';
import { useRef, type ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
import { measure } from '../hall/hall-wording.ts';
import type { RefusedFile } from './recorder-session.ts';
import type { RecordingProps } from './recording-props.ts';

/** Sounds made elsewhere: a folder of WAV files, each named by its phrase and judged as a recording is. */
export function FolderUpload(props: RecordingProps): ReactElement {
  const { phrases, chosen, recorder, recorderActions, link, texts } = props;
  const words = texts.hall.recorder;
  const input = useRef<HTMLInputElement>(null);
  const { folder } = recorder;
  return (
    <section className="folder" aria-labelledby="folder-title">
      <h2 id="folder-title" className="voice-heading">
        {words.folder}
      </h2>
      <div className="folder-row">
        <p>
          {words.folderLead}
          <span className="printers-more">
            {words.names} <code>{chosen.clip.clipId}.wav</code>
          </span>
        </p>
        <input
          ref={(element) => {
            input.current = element;
            // React knows no name for this attribute; every browser of a desk has it.
            element?.setAttribute('webkitdirectory', '');
          }}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            if (files.length > 0) {
              recorderActions.takeFolder(
                files,
                phrases.map(({ clip }) => clip.clipId),
              );
            }
            event.target.value = '';
          }}
        />
        <Button
          isOff={!link.isOnline}
          isBusy={folder?.isRunning === true}
          onPress={() => input.current?.click()}
        >
          <FolderOpen aria-hidden="true" size={18} /> {words.folderChoose}
        </Button>
      </div>
      <div role="status">
        {folder === null ? null : folder.isRunning ? (
          <p>{words.folderReading(folder.done, folder.total)}</p>
        ) : (
          <>
            <p>{words.folderDone(folder.kept, folder.refused.length)}</p>
            <ul className="folder-refused">
              {folder.refused.map((file) => (
                <li key={file.name} className="needs-you">
                  <strong>{file.name}</strong> {fileWords(file, props)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

function fileWords({ why, decibels }: RefusedFile, { language, texts }: RecordingProps): string {
  const words = texts.hall.recorder;
  if (why === 'unknown_phrase') return words.unknownPhrase;
  if (isFault(why, words.faults)) {
    return words.faults[why](Number.isFinite(decibels) ? measure(decibels, language) : '−∞');
  }
  return words.refusals[why];
}

const isFault = <Fault extends string>(why: string, faults: Readonly<Record<Fault, unknown>>): why is Fault =>
  why in faults;
