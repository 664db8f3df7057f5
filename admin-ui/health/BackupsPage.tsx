import { Check, CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  BACKUP_LIMITS,
  type BackupLine,
  type BackupSettings,
  type BackupsStanding,
} from '#protocol/backups.ts';
import { clockTime, shortDate } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { NumberField, TextField } from '../controls/Field.tsx';
import { Outcome } from '../controls/Outcome.tsx';
import type { DeskFacts } from '../desk-props.ts';
import { SaveBar } from '../SaveBar.tsx';
import { canBeSaved, changesBetween, isPartRight } from './backup-changes.ts';
import type { BackupsActions, BackupsDeskState, HealthActions, HealthDeskState } from './health-desk.ts';
import { momentWords, sizeWords } from './health-rows.ts';
import { healthTexts } from './texts.ts';
import './backups-page.css';

export type BackupsPageProps = DeskFacts & {
  readonly health: HealthDeskState;
  readonly healthActions: HealthActions;
  readonly backups: BackupsDeskState;
  readonly backupsActions: BackupsActions;
};

/** Backups: one now, when and where the others go, and which there are. */
export function BackupsPage(props: BackupsPageProps): ReactElement {
  const { health, healthActions, backups, backupsActions, language, link, texts } = props;
  const { backUp, backups: words, loading, loadFailed } = healthTexts(language);
  const standing = health.heard?.backups ?? null;
  const isRunning = health.asking === 'backup' || standing?.isRunning === true;
  const { saved, draft } = backups;
  const changes = saved === null || draft === null ? [] : changesBetween(saved, draft);
  return (
    <>
      <main className="backups">
        <div className="backups-left desk-aged">
          <header className="desk-head">
            <div>
              <h1 className="desk-title">{words.title}</h1>
              <p className="desk-lead">{words.lead}</p>
            </div>
            <Button
              look={changes.length === 0 ? 'main' : 'plain'}
              isOff={!link.isOnline}
              isBusy={isRunning}
              onPress={healthActions.makeBackup}
            >
              {isRunning ? words.running : backUp}
            </Button>
          </header>
          {standing === null || draft === null ? (
            <p className="backups-wait" role="status">
              {health.hasLoadFailed || backups.hasLoadFailed ? loadFailed : loading}
            </p>
          ) : (
            <>
              <Last {...props} standing={standing} isRunning={isRunning} />
              <Rules {...props} standing={standing} draft={draft} />
              <Restoring {...props} newest={standing.backups[0]?.name ?? null} />
            </>
          )}
        </div>
        <section className="backups-right desk-aged" aria-label={words.list}>
          <h2 className="backups-heading">{words.list}</h2>
          {standing === null ? null : <List {...props} lines={standing.backups} />}
        </section>
      </main>
      <SaveBar
        {...props}
        settings={backups}
        changes={changes}
        obstacle={draft === null || canBeSaved(draft) ? null : words.fix}
        nameParts={(parts) => parts.map((part) => words.parts[part]).join(', ')}
        savedAt={words.saved}
        idle={texts.save.nothing}
        onDiscard={backupsActions.discard}
        onSave={backupsActions.save}
      />
    </>
  );
}

type WithStanding = BackupsPageProps & { readonly standing: BackupsStanding };

function Last(props: WithStanding & { readonly isRunning: boolean }): ReactElement {
  const { standing, isRunning, office, language, health } = props;
  const { backups: words, troubles, unanswered } = healthTexts(language);
  const { last, nextAt } = standing;
  const { timeZone } = office;
  return (
    <div className="backups-last" role="status">
      {health.isUnanswered ? <Outcome title={unanswered} isBad /> : null}
      {isRunning ? <p>{words.running}</p> : null}
      {isRunning || last === null ? null : last.trouble === null ? (
        <>
          <Outcome
            title={words.done(clockTime(last.at, timeZone))}
            {...(standing.place === 'ready' && last.secondTrouble === null ? { more: words.doneSecond } : {})}
          />
          {last.secondTrouble === null ? null : (
            <Outcome title={`${words.second}: ${troubles[last.secondTrouble]}.`} isBad />
          )}
        </>
      ) : (
        <Outcome title={words.notDone(troubles[last.trouble])} isBad />
      )}
      <p className="desk-soft">{words.next(clockTime(nextAt, timeZone), shortDate(nextAt, timeZone))}</p>
    </div>
  );
}

function Rules(props: WithStanding & { readonly draft: BackupSettings }): ReactElement {
  const { draft, standing, backups, backupsActions, healthActions, health, link, language } = props;
  const { backups: words, usePlace } = healthTexts(language);
  const change = (changed: Partial<BackupSettings>): void => {
    backupsActions.edit((settings) => ({ ...settings, ...changed }));
  };
  const isPlaceSaved = backups.saved?.secondPlace === draft.secondPlace;
  const keep = (part: 'keepDays' | 'keepMonths' | 'keepWordsDays', hint?: string): ReactElement => {
    const { least, most } = BACKUP_LIMITS[part];
    return (
      <NumberField
        label={words[part]}
        hint={hint}
        fault={isPartRight(draft, part) ? null : words.keepWrong(least, most)}
        value={draft[part]}
        min={least}
        max={most}
        onChange={(value) => change({ [part]: value })}
      />
    );
  };
  return (
    <section className="backups-rules">
      <TextField
        label={words.place}
        hint={words.placeHint}
        fault={isPartRight(draft, 'secondPlace') ? null : words.placeWrong}
        value={draft.secondPlace}
        maxLength={BACKUP_LIMITS.placeLetters}
        placeholder="/media/sao-luu"
        isCode
        onChange={(secondPlace) => change({ secondPlace })}
      />
      {isPlaceSaved && draft.secondPlace !== '' ? (
        <p className={standing.place === 'ready' ? 'backups-place' : 'backups-place is-away'}>
          {standing.place === 'ready' ? (
            <Check aria-hidden="true" size={16} />
          ) : (
            <CircleAlert aria-hidden="true" size={16} />
          )}
          {words.standings[standing.place]}
          {standing.place === 'unmarked' ? (
            <Button
              look="quiet"
              isOff={!link.isOnline}
              isBusy={health.asking === 'place'}
              onPress={healthActions.adoptPlace}
            >
              {usePlace}
            </Button>
          ) : null}
        </p>
      ) : null}
      <div className="backups-numbers">
        <TextField
          label={words.when}
          hint={words.whenHint}
          fault={isPartRight(draft, 'time') ? null : words.whenWrong}
          value={draft.time}
          maxLength={5}
          isCode
          onChange={(time) => change({ time })}
        />
        {keep('keepDays')}
        {keep('keepMonths')}
        {keep('keepWordsDays', words.keepWordsHint)}
      </div>
    </section>
  );
}

function Restoring({ language, newest }: DeskFacts & { readonly newest: string | null }): ReactElement {
  const { backups: words } = healthTexts(language);
  return (
    <section className="backups-restore">
      <h2 className="backups-heading">{words.restore}</h2>
      <p>{words.restoreHow}</p>
      <p>
        <code>{`npm run restore -- …/backups/${newest ?? 'mot-cua-…'} --data …`}</code>
      </p>
      <p className="desk-hint">{words.secrets}</p>
    </section>
  );
}

function List({
  lines,
  language,
  office,
}: DeskFacts & { readonly lines: readonly BackupLine[] }): ReactElement {
  const { backups: words } = healthTexts(language);
  if (lines.length === 0) return <p className="desk-soft">{words.none}</p>;
  return (
    <table className="backups-table">
      <thead>
        <tr>
          <th scope="col">{words.made}</th>
          <th scope="col" className="is-number">
            {words.size}
          </th>
          <th scope="col">{words.checked}</th>
          <th scope="col">{words.second}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, madeAt, bytes, sha256, findings, isInSecondPlace }) => (
          <tr key={name} title={`${name} · SHA-256 ${sha256}`}>
            <td>{momentWords(madeAt, office)}</td>
            <td className="is-number">{sizeWords(bytes, language)}</td>
            <td className={findings === 0 ? '' : 'is-bad'}>
              {findings === 0 ? words.good : words.bad(findings)}
            </td>
            <td className={isInSecondPlace ? '' : 'desk-soft'}>
              {isInSecondPlace ? words.isThere : words.isNotThere}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
