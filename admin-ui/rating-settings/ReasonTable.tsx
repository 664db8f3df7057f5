import { ArrowUp, Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { RatingReason } from '#protocol/rating.ts';
import { RATING_LIMITS, type RatingReasonSetting, type RatingSettings } from '#protocol/rating-settings.ts';
import { newRequestId } from '#ui-kit/request-id.ts';
import { Button } from '../controls/Button.tsx';
import { Switch } from '../controls/Switch.tsx';
import { hasReason, movedUp, withReason } from './rating-changes.ts';
import { LanguageHeads, TextCells } from './TextCells.tsx';
import type { RatingSettingsTexts } from './texts.ts';

type ReasonTableProps = {
  readonly draft: RatingSettings;
  readonly saved: RatingSettings;
  readonly words: RatingSettingsTexts;
  readonly edit: (change: (draft: RatingSettings) => RatingSettings) => void;
};

/** Its id is never another's: what was said with a reason stays said. */
const newReason = (): RatingReasonSetting => ({
  reasonId: `own-${newRequestId()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 8)
    .padEnd(8, '0')}`,
  words: { vi: '', en: '' },
  isOffered: true,
});

/** Reasons in the order they are offered. What was saved once is hidden, never dropped. */
export function ReasonTable({ draft, saved, words, edit }: ReasonTableProps): ReactElement {
  return (
    <section className="rating-settings-part" aria-labelledby="rating-reasons">
      <h2 id="rating-reasons" className="rating-settings-heading">
        {words.reasons}
      </h2>
      <p className="desk-hint">{words.reasonsHint}</p>
      <table className="rating-settings-table">
        <thead>
          <tr>
            <th scope="col">{words.offered}</th>
            <LanguageHeads words={words} />
            <th scope="col">{words.order}</th>
          </tr>
        </thead>
        <tbody>
          {draft.reasons.map((reason, place) => (
            <tr key={reason.reasonId} className={reason.isOffered ? undefined : 'is-hidden'}>
              <td>
                <OfferSwitch reason={reason} words={words} edit={edit} />
              </td>
              <TextCells
                row={reason.words.vi}
                value={reason.words}
                maxLength={RATING_LIMITS.reasonLetters}
                words={words}
                onChange={(said) => edit((settings) => withReason(settings, { ...reason, words: said }))}
              />
              <td className="rating-settings-order">
                {place === 0 ? null : (
                  <Button
                    look="quiet"
                    label={words.up(reason.words.vi)}
                    onPress={() => edit((settings) => movedUp(settings, reason.reasonId))}
                  >
                    <ArrowUp aria-hidden="true" size={16} />
                  </Button>
                )}
                {hasReason(saved, reason.reasonId) ? null : (
                  <Button
                    look="quiet"
                    label={words.remove(reason.words.vi)}
                    onPress={() => edit((settings) => withoutNew(settings, reason.reasonId))}
                  >
                    <X aria-hidden="true" size={16} />
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        isOff={draft.reasons.length >= RATING_LIMITS.reasons}
        onPress={() => edit((settings) => ({ ...settings, reasons: [...settings.reasons, newReason()] }))}
      >
        <Plus aria-hidden="true" size={16} /> {words.add}
      </Button>
    </section>
  );
}

const withoutNew = (settings: RatingSettings, gone: RatingReason): RatingSettings => ({
  ...settings,
  reasons: settings.reasons.filter(({ reasonId }) => reasonId !== gone),
});

/** A reason that reports have an indicator of cannot be hidden: no data would look like nobody. */
function OfferSwitch(
  props: Pick<ReasonTableProps, 'words' | 'edit'> & { readonly reason: RatingReasonSetting },
): ReactElement {
  const { reason, words, edit } = props;
  if (reason.reasonId === 'extra_papers') return <span className="desk-hint">{words.needed}</span>;
  return (
    <Switch
      label={words.offer(reason.words.vi)}
      isOn={reason.isOffered}
      onChange={(isOffered) => edit((settings) => withReason(settings, { ...reason, isOffered }))}
    />
  );
}
