import { useId, useState, type ReactElement } from 'react';
import {
  FEEDBACK_CLOSINGS,
  FEEDBACK_LETTERS,
  FEEDBACK_REFERRALS,
  type FeedbackClosing,
  type FeedbackDeed,
  type FeedbackDeedName,
  type FeedbackItem,
  type FeedbackReferral,
} from '#protocol/feedback.ts';
import type { OfficerId } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import { NumberField, SelectField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import type { FeedbackPartProps } from './FeedbackPage.tsx';

type DeedFormProps = FeedbackPartProps & {
  readonly item: FeedbackItem;
  readonly deed: FeedbackDeedName;
  readonly title: string;
  readonly isBusy: boolean;
  readonly onDo: (deed: FeedbackDeed) => void;
  readonly onClose: () => void;
};

const FIRST_EXTENSION_DAYS = 5;

/** What has to be said for a deed. It stays as it was written while it is refused, and goes once it was recorded. */
export function DeedForm(props: DeedFormProps): ReactElement {
  const { item, deed, title, words, feedback, isBusy, link, onDo, onClose } = props;
  const [ownerId, setOwnerId] = useState<string>(item.line.ownerId ?? '');
  const [text, setText] = useState('');
  const [days, setDays] = useState(FIRST_EXTENSION_DAYS);
  const [referral, setReferral] = useState<FeedbackReferral>('formal_complaint');
  const [closing, setClosing] = useState<FeedbackClosing>('duplicate');
  const said = text.trim();
  const wish = wishOf(deed, { ownerId, said, days, referral, closing });
  return (
    <form
      className="feedback-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      {deed === 'assign' ? (
        <SelectField
          label={words.owner}
          value={ownerId}
          groups={[
            {
              name: null,
              options: [
                { value: '', words: words.chooseOwner },
                ...(feedback.list?.people ?? []).map(({ officerId, displayName }) => ({
                  value: officerId,
                  words: displayName,
                })),
              ],
            },
          ]}
          onChange={setOwnerId}
        />
      ) : null}
      {deed === 'extend' ? (
        <NumberField label={words.extension} value={days} min={1} max={60} onChange={setDays} />
      ) : null}
      {deed === 'return' ? (
        <Segments
          label={words.referral}
          options={FEEDBACK_REFERRALS.map((value) => ({ value, words: words.referrals[value] }))}
          value={referral}
          onChange={setReferral}
        />
      ) : null}
      {deed === 'close' ? (
        <Segments
          label={words.closing}
          options={FEEDBACK_CLOSINGS.map((value) => ({ value, words: words.closings[value] }))}
          value={closing}
          onChange={setClosing}
        />
      ) : null}
      {deed === 'assign' ? null : (
        <TextArea
          label={labelOf(deed, words)}
          hint={deed === 'answer' ? words.answerHow : null}
          value={text}
          most={deed === 'extend' || deed === 'close' ? FEEDBACK_LETTERS.reason : FEEDBACK_LETTERS.answer}
          onChange={setText}
        />
      )}
      <div className="feedback-form-keys">
        <Button onPress={onClose}>{words.never}</Button>
        <Button
          look="main"
          isOff={!link.isOnline || wish === null}
          isBusy={isBusy}
          onPress={() => {
            if (wish !== null) onDo(wish);
          }}
        >
          {isBusy ? words.doing : words.do}
        </Button>
      </div>
    </form>
  );
}

const labelOf = (deed: FeedbackDeedName, words: FeedbackPartProps['words']): string =>
  deed === 'extend'
    ? words.extensionReason
    : deed === 'close'
      ? words.closingReason
      : deed === 'return'
        ? words.referralAnswer
        : words.answer;

type Said = {
  readonly ownerId: string;
  readonly said: string;
  readonly days: number;
  readonly referral: FeedbackReferral;
  readonly closing: FeedbackClosing;
};

/** The deed as it will be sent; null while something is missing. */
function wishOf(
  deed: FeedbackDeedName,
  { ownerId, said, days, referral, closing }: Said,
): FeedbackDeed | null {
  if (deed === 'assign') return ownerId === '' ? null : { deed, ownerId: ownerId as OfficerId };
  if (deed === 'start') return { deed };
  if (said === '') return null;
  switch (deed) {
    case 'extend':
      return days < 1 ? null : { deed, workingDays: days, reason: said };
    case 'answer':
      return { deed, answer: said };
    case 'return':
      return { deed, referral, answer: said };
    case 'close':
      return { deed, closing, reason: said };
    default:
      return deed satisfies never;
  }
}

type TextAreaProps = {
  readonly label: string;
  readonly hint: string | null;
  readonly value: string;
  readonly most: number;
  readonly onChange: (text: string) => void;
};

/** Several lines of words, with how many letters are left once they get few. */
export function TextArea({ label, hint, value, most, onChange }: TextAreaProps): ReactElement {
  const id = useId();
  return (
    <div className="desk-field">
      <label className="desk-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className="desk-input feedback-area"
        rows={5}
        maxLength={most}
        value={value}
        aria-describedby={`${id}-more`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <p id={`${id}-more`} className="desk-hint">
        {hint} {value.length > most / 2 ? `${String(value.length)} / ${String(most)}` : ''}
      </p>
    </div>
  );
}
