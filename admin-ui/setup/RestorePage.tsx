import { useState, type ReactElement } from 'react';
import { PlainPage } from '#ui-kit/PlainPage.tsx';
import type { Language } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/Field.tsx';
import type { SetupHttp, SetupTrouble } from './setup-http.ts';
import { troubleWords, type SetupTexts } from './texts.ts';

const MOST_PATH_LETTERS = 1_000;

type RestorePageProps = {
  readonly http: Pick<SetupHttp, 'restore'>;
  readonly texts: SetupTexts;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** False when the office did not come in time. */
  readonly onRestored: (deviceToken: string) => Promise<boolean>;
  readonly onBack: () => void;
};

/** An office that was backed up comes to this server, in the place of a new one. */
export function RestorePage(props: RestorePageProps): ReactElement {
  const { http, texts, language } = props;
  const said = texts.restore;
  const [folder, setFolder] = useState('');
  const [trouble, setTrouble] = useState<SetupTrouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isOff = folder.trim() === '';
  const start = (): void => {
    if (isOff || isBusy) return;
    setBusy(true);
    setTrouble(null);
    void http.restore({ folder: folder.trim() }).then(async (answer) => {
      if (answer.ok && (await props.onRestored(answer.result.deviceToken))) return;
      setBusy(false);
      setTrouble(answer.ok ? { kind: 'no_office' } : answer.trouble);
    });
  };
  return (
    <PlainPage title={said.title} language={language} onLanguage={props.onLanguage}>
      <p>{said.lead}</p>
      <div className="setup-plain-form">
        <TextField
          label={said.folder}
          hint={said.hint}
          isCode
          value={folder}
          maxLength={MOST_PATH_LETTERS}
          fault={
            trouble === null ? null : trouble.kind === 'away' ? texts.away : troubleWords(trouble, texts)
          }
          onChange={setFolder}
          onEnter={start}
        />
        <div className="setup-plain-buttons">
          <Button look="main" isOff={isOff} isBusy={isBusy} cap="Enter" onPress={start}>
            {isBusy ? said.busy : said.start}
          </Button>
          <Button look="quiet" isOff={isBusy} onPress={props.onBack}>
            {said.back}
          </Button>
        </div>
      </div>
    </PlainPage>
  );
}
