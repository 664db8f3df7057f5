import { useRef, useState, type ReactElement } from 'react';
import type { ConfigurationOutcome } from '#protocol/configuration.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { saveFile } from '../controls/save-file.ts';
import type { OfficeDraftProps } from './office-props.ts';
import type { OfficeTexts } from './texts.ts';

/** Everything that is set, as a file out and in. */
export function ConfigurationForm({ words, link, officeActions }: OfficeDraftProps): ReactElement {
  const said = words.configuration;
  const { configuration } = officeActions;
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<File | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const write = (): void => {
    void configuration.read().then((file) => {
      setTold(file === null ? said.away : null);
      if (file !== null) saveFile(file, 'mot-cua-cau-hinh', 'json');
    });
  };
  const take = (file: File): void => {
    setAsked(null);
    setBusy(true);
    void configuration.take(file).then((outcome) => {
      setBusy(false);
      setTold(outcomeWords(outcome, said));
    });
  };
  return (
    <section className="office-section" aria-labelledby="office-configuration">
      <h2 id="office-configuration">{said.title}</h2>
      <p className="desk-hint">{said.lead}</p>
      <div className="office-deeds">
        <Button isOff={!link.isOnline} onPress={write}>
          {said.read}
        </Button>
        <Button isOff={!link.isOnline} isBusy={isBusy} onPress={() => input.current?.click()}>
          {isBusy ? said.reading : said.take}
        </Button>
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          accept=".json,application/json"
          tabIndex={-1}
          aria-label={said.take}
          onChange={(event) => {
            setAsked(event.target.files?.[0] ?? null);
            event.target.value = '';
          }}
        />
      </div>
      {asked === null ? null : (
        <AskInPlace
          title={said.ask(asked.name)}
          more={said.askMore}
          confirm={said.confirm}
          cancel={words.never}
          onCancel={() => setAsked(null)}
          onConfirm={() => take(asked)}
        />
      )}
      <p role="status">{told}</p>
    </section>
  );
}

function outcomeWords(outcome: ConfigurationOutcome | null, said: OfficeTexts['configuration']): string {
  switch (outcome?.outcome) {
    case undefined:
      return said.away;
    case 'taken':
      return said.taken(outcome.changed.map((name) => said.kinds[name]).join(', '));
    case 'no_configuration':
      return said.noConfiguration;
    case 'other_schema':
      return said.otherSchema(outcome.schema);
    case 'wrong':
      return said.wrong(said.kinds[outcome.settings], outcome.where);
  }
}
