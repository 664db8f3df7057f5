import { useEffect, useState, type ReactElement } from 'react';
import { FEEDBACK_LIMITS, type FeedbackSettings } from '#protocol/feedback.ts';
import { Button } from '../controls/Button.tsx';
import { NumberField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import type { FeedbackPartProps } from './FeedbackPage.tsx';
import { PanelHead } from './FeedbackPanel.tsx';

type DaysName = keyof typeof FEEDBACK_LIMITS;
const DAYS: readonly DaysName[] = [
  'workingDays',
  'extensionDays',
  'dueSoonDays',
  'keepContactDays',
  'keepWordsDays',
];

const isWithin = (settings: FeedbackSettings, name: DaysName): boolean =>
  Number.isInteger(settings[name]) &&
  settings[name] >= FEEDBACK_LIMITS[name].least &&
  settings[name] <= FEEDBACK_LIMITS[name].most;

/** Where feedback is taken, until when it is answered, and how long words of it are kept. */
export function FeedbackSettingsPanel(props: FeedbackPartProps): ReactElement {
  const { words, feedback, feedbackActions, isAdministrator, link } = props;
  const { settings, saving } = feedback;
  const { loadSettings } = feedbackActions;
  const { isOnline } = link;
  useEffect(() => {
    if (isOnline) loadSettings();
  }, [isOnline, loadSettings]);
  const told = words.settings;
  return (
    <>
      <PanelHead {...props} title={told.title} />
      {settings === null ? (
        <p className="feedback-empty" role="status">
          {words.loading}
        </p>
      ) : (
        <>
          <SettingsForm key={settings.revision} {...props} settings={settings} />
          {isAdministrator ? null : <p className="feedback-piece desk-hint">{told.readOnly}</p>}
          {saving === 'saved' ? (
            <p className="feedback-piece" role="status">
              {told.saved}
            </p>
          ) : null}
          {typeof saving === 'object' ? (
            <p className="feedback-piece desk-fault" role="alert">
              {words.troubles[saving.failed]}
            </p>
          ) : null}
        </>
      )}
    </>
  );
}

function SettingsForm(props: FeedbackPartProps & { readonly settings: FeedbackSettings }): ReactElement {
  const { words, settings, feedback, feedbackActions, isAdministrator, link } = props;
  const [draft, setDraft] = useState(settings);
  const told = words.settings;
  const places = (['isTakenAtKiosks', 'isTakenByPhone'] as const).map((name) => (
    <Segments
      key={name}
      label={name === 'isTakenAtKiosks' ? told.kiosks : told.phones}
      options={[
        { value: 'on', words: told.on },
        { value: 'off', words: told.off },
      ]}
      value={draft[name] ? 'on' : 'off'}
      onChange={(value) => setDraft({ ...draft, [name]: value === 'on' })}
    />
  ));
  const isGood = DAYS.every((name) => isWithin(draft, name));
  return (
    <fieldset className="feedback-piece feedback-form" disabled={!isAdministrator}>
      {places}
      {DAYS.map((name) => {
        const { least, most } = FEEDBACK_LIMITS[name];
        return (
          <NumberField
            key={name}
            label={told[name]}
            value={draft[name]}
            min={least}
            max={most}
            hint={name === 'workingDays' ? told.workingDaysHow : undefined}
            fault={isWithin(draft, name) ? null : told.outOf(least, most)}
            onChange={(value) => setDraft({ ...draft, [name]: value })}
          />
        );
      })}
      <div className="feedback-form-keys">
        <Button
          look="main"
          isOff={!isAdministrator || !link.isOnline || !isGood}
          isBusy={feedback.saving === 'running'}
          onPress={() => feedbackActions.saveSettings(draft)}
        >
          {told.save}
        </Button>
      </div>
    </fieldset>
  );
}
