import { useEffect, type ReactElement } from 'react';
import { DECISION_766, TARGET_KEYS, type ReportTargets, type TargetKey } from '#protocol/report.ts';
import { reportTexts } from '#reporting/texts.ts';
import { Button } from '../controls/Button.tsx';
import { NumberField } from '../controls/Field.tsx';
import type { DeskFacts } from '../desk-props.ts';
import { SaveBar } from '../SaveBar.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import type { KeysActions, KeysState } from './keys-desk.ts';
import { canBeSaved, changesBetween, isWithin, limitsOf } from './target-changes.ts';
import type { TargetsActions, TargetsDeskState } from './targets-desk.ts';
import { reportSettingsTexts } from './texts.ts';
import './report-settings-page.css';

export type ReportSettingsPageProps = DeskFacts & {
  readonly targets: TargetsDeskState;
  readonly targetsActions: TargetsActions;
  readonly apiKeys: KeysState;
  readonly apiKeysActions: KeysActions;
  readonly origin: string;
};

/** What reports are held against, and who else may read them. */
export function ReportSettingsPage(props: ReportSettingsPageProps): ReactElement {
  const { targets, targetsActions, apiKeysActions, language, texts } = props;
  const words = reportSettingsTexts(language);
  const names = reportTexts(language).targets;
  const { saved, draft } = targets;
  const { reload } = targetsActions;
  const { load, dismiss } = apiKeysActions;
  useEffect(() => {
    reload();
    load();
    // A key is shown to whoever made it, once.
    return dismiss;
  }, [reload, load, dismiss]);
  return (
    <>
      <main className="report-settings desk-aged">
        <header className="desk-head">
          <div>
            <h1 className="desk-title">{words.title}</h1>
            <p className="desk-lead">{words.lead}</p>
          </div>
        </header>
        <section aria-label={words.targets}>
          <h2 className="report-settings-heading">{words.targets}</h2>
          <p className="desk-hint">{words.targetsHint}</p>
          {draft === null ? (
            <p role="status">
              {targets.hasLoadFailed ? words.loadFailed : words.loading}
              {targets.hasLoadFailed ? (
                <Button look="quiet" onPress={reload}>
                  {words.retry}
                </Button>
              ) : null}
            </p>
          ) : (
            <div className="report-settings-targets">
              {TARGET_KEYS.map((key) => (
                <TargetField key={key} {...props} draft={draft} target={key} />
              ))}
            </div>
          )}
        </section>
        <ApiKeys {...props} />
      </main>
      <SaveBar
        {...props}
        settings={targets}
        changes={saved === null || draft === null ? [] : changesBetween(saved, draft)}
        obstacle={draft === null || canBeSaved(draft) ? null : words.fix}
        nameParts={(parts) => parts.map((part) => names[part]).join(', ')}
        savedAt={words.saved}
        idle={texts.save.nothing}
        onDiscard={targetsActions.discard}
        onSave={targetsActions.save}
      />
    </>
  );
}

type TargetFieldProps = ReportSettingsPageProps & {
  readonly draft: ReportTargets;
  readonly target: TargetKey;
};

function TargetField({ draft, target, language, targetsActions }: TargetFieldProps): ReactElement {
  const words = reportSettingsTexts(language);
  const { least, most } = limitsOf(target);
  const decided = DECISION_766[target];
  return (
    <NumberField
      label={reportTexts(language).targets[target]}
      hint={decided === undefined ? words.sources.office : words.sources.decision_766(decided)}
      fault={isWithin(draft, target) ? null : words.wrong(least, most)}
      value={draft[target] ?? 0}
      min={least}
      max={most}
      onChange={(value) => {
        // An emptied field reads as 0: no target.
        targetsActions.edit((targets) => ({ ...targets, [target]: value === 0 ? null : value }));
      }}
    />
  );
}
