import { useState, type ReactElement } from 'react';
import {
  FEEDBACK_KINDS,
  FEEDBACK_LETTERS,
  FEEDBACK_TOPICS,
  type FeedbackKind,
  type FeedbackTopic,
} from '#protocol/feedback.ts';
import type { FieldId } from '#protocol/vocabulary.ts';
import { FEEDBACK_WORDS } from '#ui-kit/feedback-words.ts';
import { pick } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { SelectField, TextField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import { TextArea } from './DeedForm.tsx';
import { dayFirst } from './day-first.ts';
import type { FeedbackPartProps } from './FeedbackPage.tsx';
import { PanelHead } from './FeedbackPanel.tsx';

/** What somebody says at the desk or hands in on paper, written down by staff. */
export function NewFeedback(props: FeedbackPartProps): ReactElement {
  const { words, language, feedback, feedbackActions, link } = props;
  const { doing, receipt, list } = feedback;
  const names = FEEDBACK_WORDS[language];
  const [kind, setKind] = useState<FeedbackKind>('problem');
  const [topic, setTopic] = useState<FeedbackTopic>('waiting');
  const [fieldId, setFieldId] = useState('');
  const [content, setContent] = useState('');
  const [contact, setContact] = useState('');
  const said = content.trim();
  if (receipt !== null)
    return (
      <>
        <PanelHead {...props} title={words.taken(receipt.number)} />
        <div className="feedback-piece" role="status">
          <p>{words.takenHow(dayFirst(receipt.dueOn))}</p>
          <p className="feedback-code-large">
            <code>{receipt.code}</code>
          </p>
          <p className="desk-hint">{words.code}</p>
        </div>
      </>
    );
  return (
    <>
      <PanelHead {...props} title={words.newTitle} />
      <form
        className="feedback-piece feedback-form"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <p className="desk-hint">{names.notHere}</p>
        <Segments
          label={words.kind}
          options={FEEDBACK_KINDS.map((value) => ({ value, words: words.kinds[value] }))}
          value={kind}
          onChange={setKind}
        />
        <SelectField
          label={words.topic}
          value={topic}
          groups={[
            {
              name: null,
              options: FEEDBACK_TOPICS.map((value) => ({ value, words: names.topics[value] })),
            },
          ]}
          onChange={(value) => setTopic(value as FeedbackTopic)}
        />
        <SelectField
          label={words.field}
          value={fieldId}
          groups={[
            {
              name: null,
              options: [
                { value: '', words: names.wholeOffice },
                ...(list?.fields ?? []).map((field) => ({
                  value: field.fieldId,
                  words: pick(field.name, language),
                })),
              ],
            },
          ]}
          onChange={setFieldId}
        />
        <TextArea
          label={words.content}
          hint={null}
          value={content}
          most={FEEDBACK_LETTERS.content}
          onChange={setContent}
        />
        <TextField
          label={words.contactField}
          value={contact}
          maxLength={FEEDBACK_LETTERS.contact}
          isCode
          onChange={setContact}
        />
        {typeof doing === 'object' ? (
          <p className="desk-fault" role="alert">
            {words.troubles[doing.failed]}
          </p>
        ) : null}
        <div className="feedback-form-keys">
          <Button
            look="main"
            isOff={!link.isOnline || said === ''}
            isBusy={doing === 'running'}
            onPress={() => {
              feedbackActions.take({
                ...{ kind, topic, content: said, language: 'vi' },
                fieldId: fieldId === '' ? null : (fieldId as FieldId),
                contact: contact.trim() === '' ? null : contact.trim(),
              });
            }}
          >
            {doing === 'running' ? words.doing : words.take}
          </Button>
        </div>
      </form>
    </>
  );
}
