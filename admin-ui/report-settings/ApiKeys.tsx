import { KeyRound } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { API_KEY_NAME_LETTERS, type ApiKeyStanding } from '#protocol/report.ts';
import { clockTime, shortDate } from '#ui-kit/language.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/Field.tsx';
import type { ReportSettingsPageProps } from './ReportSettingsPage.tsx';
import { reportSettingsTexts } from './texts.ts';

/** Keys of other systems: made, shown once, revoked in place. */
export function ApiKeys(props: ReportSettingsPageProps): ReactElement {
  const { apiKeys, apiKeysActions, language, link, origin } = props;
  const words = reportSettingsTexts(language);
  const [name, setName] = useState('');
  const { keys, fresh, isBusy, trouble } = apiKeys;
  const canAdd = name.trim() !== '' && link.isOnline;
  const add = (): void => {
    if (!canAdd) return;
    apiKeysActions.add(name.trim());
    setName('');
  };
  return (
    <section className="api-keys" aria-label={words.keys}>
      <h2 className="report-settings-heading">{words.keys}</h2>
      <p className="desk-hint">{words.keysHint}</p>
      <p className="api-keys-address">
        <span className="desk-label">{words.address}</span>
        <code>{origin}/api/reports?from=2026-11-01&amp;to=2026-11-30</code>
        <a href="/api/openapi.json">{origin}/api/openapi.json</a>
      </p>
      {keys === null ? (
        <p role="status">{trouble === null ? words.loading : words.troubles[trouble]}</p>
      ) : keys.length === 0 ? (
        <p>{words.noKeys}</p>
      ) : (
        <ul className="api-keys-list">
          {keys.map((key) => (
            <KeyRow key={key.keyId} {...props} standing={key} />
          ))}
        </ul>
      )}
      {fresh === null ? null : (
        <div className="api-keys-fresh" role="status">
          <strong>{words.fresh(fresh.standing.name)}</strong>
          <code>{fresh.key}</code>
          <span>{words.freshMore}</span>
          <Button onPress={apiKeysActions.dismiss}>{words.written}</Button>
        </div>
      )}
      <div className="api-keys-add">
        <TextField
          label={words.name}
          hint={keys !== null && trouble !== null ? words.troubles[trouble] : ''}
          value={name}
          maxLength={API_KEY_NAME_LETTERS}
          placeholder={words.namePlaceholder}
          onChange={setName}
          onEnter={add}
        />
        <Button isOff={!canAdd} isBusy={isBusy} onPress={add}>
          <KeyRound aria-hidden="true" size={16} /> {words.add}
        </Button>
      </div>
    </section>
  );
}

function KeyRow(props: ReportSettingsPageProps & { readonly standing: ApiKeyStanding }): ReactElement {
  const { standing, language, office, apiKeysActions } = props;
  const words = reportSettingsTexts(language);
  const [isAsking, setAsking] = useState(false);
  const { name, createdAt, createdBy, lastUsedAt } = standing;
  const day = (at: number): string => shortDate(at, office.timeZone);
  return (
    <li>
      <p>
        <strong>{name}</strong>
        <span className="desk-hint">
          {words.made(day(createdAt), createdBy)}.{' '}
          {lastUsedAt === null
            ? words.neverUsed
            : words.used(day(lastUsedAt), clockTime(lastUsedAt, office.timeZone))}
        </span>
      </p>
      {isAsking ? (
        <AskInPlace
          title={words.revokeAsk(name)}
          more={words.revokeMore}
          confirm={words.revokeYes}
          cancel={words.revokeNo}
          onCancel={() => setAsking(false)}
          onConfirm={() => apiKeysActions.revoke(standing.keyId)}
        />
      ) : (
        <Button look="quiet" onPress={() => setAsking(true)}>
          {words.revoke}
        </Button>
      )}
    </li>
  );
}
