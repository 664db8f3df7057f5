import { CircleCheck, Lightbulb, MessageSquareWarning, Printer, Send } from 'lucide-react';
import type { ReactElement } from 'react';
import { FEEDBACK_KINDS, FEEDBACK_TOPICS, feedbackAddress, type FeedbackCode } from '#protocol/feedback.ts';
import { FEEDBACK_WORDS } from '#ui-kit/feedback-words.ts';
import { pick } from '#ui-kit/language.ts';
import { isOnlyNearby } from '#ui-kit/office-network.ts';
import { newRequestId } from '#ui-kit/request-id.ts';
import { KEYBOARD_WORDS } from '#ui-kit/touch-keyboard.ts';
import { Key } from '../frame/Key.tsx';
import { QrCode } from '../frame/QrCode.tsx';
import { paperStage } from '../papers/paper-order.ts';
import type { Scene } from '../scene.ts';
import { KioskKeyboard } from '../search/KioskKeyboard.tsx';
import { MOST_TYPED, type Feedback, type FeedbackTouch } from './feedback.ts';
import { feedbackTexts } from './texts.ts';
import './feedback.css';

type StepProps<Step extends Feedback['step'] = Feedback['step']> = {
  readonly scene: Scene;
  readonly step: Extract<Feedback, { readonly step: Step }>;
};

/** Giving feedback: what kind, about what, where, perhaps in words; then its number and the way to the answer. */
export function FeedbackPage({
  scene,
  feedback,
}: {
  readonly scene: Scene;
  readonly feedback: Feedback;
}): ReactElement {
  switch (feedback.step) {
    case 'kind':
      return <KindStep scene={scene} />;
    case 'topic':
      return <TopicStep scene={scene} />;
    case 'field':
      return <FieldStep scene={scene} />;
    case 'words':
      return <WordsStep scene={scene} step={feedback} />;
    case 'sending':
      return <SendingStep scene={scene} />;
    case 'refused':
      return <RefusedStep scene={scene} step={feedback} />;
    case 'taken':
      return <TakenStep scene={scene} step={feedback} />;
    default:
      return feedback satisfies never;
  }
}

const touching =
  (scene: Scene) =>
  (touch: FeedbackTouch): void => {
    scene.act({ type: 'feedback', touch });
  };

const addressIn = ({ freshView, state }: Scene, code: FeedbackCode | null): string | null =>
  feedbackAddress(freshView?.phoneAddress ?? null, code, state.language);

function KindStep({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = feedbackTexts(scene.state.language);
  const words = FEEDBACK_WORDS[scene.state.language];
  const touch = touching(scene);
  const icons = { problem: MessageSquareWarning, suggestion: Lightbulb };
  return (
    <main className="kiosk-page kiosk-feedback">
      <div className="kiosk-feedback-ask">
        <p className="kiosk-page-above">{words.title}</p>
        <h1 className="kiosk-feedback-title" tabIndex={-1}>
          {texts.kind}
        </h1>
        <p className="kiosk-feedback-note">{words.notHere}</p>
        <OwnPhone scene={scene} />
      </div>
      <div className="kiosk-feedback-kinds">
        {FEEDBACK_KINDS.map((kind) => {
          const Icon = icons[kind];
          return (
            <Key
              key={kind}
              className="kiosk-feedback-kind"
              onPress={() => touch({ type: 'chooseKind', kind })}
            >
              <Icon aria-hidden="true" size="1.3em" strokeWidth={1.9} />
              {words.kinds[kind]}
            </Key>
          );
        })}
      </div>
    </main>
  );
}

function OwnPhone({ scene }: { readonly scene: Scene }): ReactElement | null {
  const address = addressIn(scene, null);
  if (address === null) return null;
  const texts = feedbackTexts(scene.state.language);
  const isNearby = isOnlyNearby(new URL(address).hostname);
  return (
    <div className="kiosk-feedback-phone">
      <QrCode scene={scene} text={address} name={texts.codeName} />
      <div>
        <p className="kiosk-feedback-phone-what">{texts.ownPhone}</p>
        <p className="kiosk-feedback-note">{isNearby ? texts.ownPhoneNearby : texts.ownPhoneHow}</p>
      </div>
    </div>
  );
}

type ChoiceProps = {
  readonly title: string;
  readonly choices: readonly { readonly key: string; readonly words: string; readonly onPress: () => void }[];
};

function Choices({ title, choices }: ChoiceProps): ReactElement {
  return (
    <main className="kiosk-page kiosk-feedback-choosing">
      <h1 className="kiosk-feedback-title" tabIndex={-1}>
        {title}
      </h1>
      <div className="kiosk-feedback-choices">
        {choices.map(({ key, words, onPress }) => (
          <Key key={key} className="kiosk-feedback-choice" onPress={onPress}>
            {words}
          </Key>
        ))}
      </div>
    </main>
  );
}

function TopicStep({ scene }: { readonly scene: Scene }): ReactElement {
  const { language } = scene.state;
  const touch = touching(scene);
  return (
    <Choices
      title={feedbackTexts(language).topic}
      choices={FEEDBACK_TOPICS.map((topic) => ({
        key: topic,
        words: FEEDBACK_WORDS[language].topics[topic],
        onPress: () => touch({ type: 'chooseTopic', topic }),
      }))}
    />
  );
}

function FieldStep({ scene }: { readonly scene: Scene }): ReactElement {
  const { language } = scene.state;
  const touch = touching(scene);
  return (
    <Choices
      title={feedbackTexts(language).field}
      choices={[
        ...scene.office.fields.map(({ fieldId, name }) => ({
          key: fieldId,
          words: pick(name, language),
          onPress: () => touch({ type: 'chooseField', fieldId }),
        })),
        {
          key: '',
          words: FEEDBACK_WORDS[language].wholeOffice,
          onPress: () => touch({ type: 'chooseField', fieldId: null }),
        },
      ]}
    />
  );
}

function WordsStep({ scene, step }: StepProps<'words'>): ReactElement {
  const texts = feedbackTexts(scene.state.language);
  const touch = touching(scene);
  const type = (text: string): void => touch({ type: 'type', text });
  const { typed } = step;
  return (
    <main className="kiosk-page kiosk-feedback">
      <div className="kiosk-feedback-ask">
        <h1 className="kiosk-feedback-title" tabIndex={-1}>
          {step.topic === 'other' ? texts.wordsNeeded : texts.words}
        </h1>
        <input
          className="kiosk-feedback-typed"
          data-private={true}
          type="text"
          inputMode="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={MOST_TYPED}
          value={typed}
          placeholder={KEYBOARD_WORDS[scene.state.language].typeHere}
          aria-label={texts.typedName}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <div role="status">{step.isMissing && <p className="kiosk-feedback-fault">{texts.missing}</p>}</div>
      </div>
      <div className="kiosk-feedback-keys">
        <KioskKeyboard scene={scene} typed={typed} onType={type} />
        <SendKey scene={scene} words={texts.send} />
      </div>
    </main>
  );
}

function SendKey({ scene, words }: { readonly scene: Scene; readonly words: string }): ReactElement {
  return (
    <Key
      kind="main"
      className="kiosk-feedback-send"
      onPress={() => touching(scene)({ type: 'send', requestId: newRequestId() })}
    >
      <Send aria-hidden="true" size="1em" strokeWidth={2.2} />
      {words}
    </Key>
  );
}

function SendingStep({ scene }: { readonly scene: Scene }): ReactElement {
  return (
    <main className="kiosk-page kiosk-feedback-alone">
      <div role="status">
        <h1 className="kiosk-feedback-title" tabIndex={-1}>
          {feedbackTexts(scene.state.language).sending}
        </h1>
      </div>
    </main>
  );
}

function RefusedStep({ scene, step }: StepProps<'refused'>): ReactElement {
  const texts = feedbackTexts(scene.state.language);
  const { title, how } = texts.faults[step.why];
  return (
    <main className="kiosk-page kiosk-feedback">
      <div className="kiosk-feedback-ask" role="status">
        <h1 className="kiosk-feedback-title" tabIndex={-1}>
          {title}
        </h1>
        <p className="kiosk-feedback-note">{how}</p>
        <OwnPhone scene={scene} />
      </div>
      {step.why !== 'full' && <SendKey scene={scene} words={texts.again} />}
    </main>
  );
}

function TakenStep({ scene, step }: StepProps<'taken'>): ReactElement {
  const texts = feedbackTexts(scene.state.language);
  const { number, code, dueOn } = step.receipt;
  const address = addressIn(scene, code);
  return (
    <main className="kiosk-page kiosk-feedback">
      <div className="kiosk-feedback-ask" role="status">
        <p className="kiosk-page-above kiosk-feedback-good">
          <CircleCheck aria-hidden="true" size="1.2em" strokeWidth={2.2} /> {texts.taken}
        </p>
        <h1 className="kiosk-feedback-number" tabIndex={-1}>
          {texts.number} {number}
        </h1>
        <p className="kiosk-feedback-note">{texts.due(dueOn.split('-').reverse().join('/'))}</p>
      </div>
      <div className="kiosk-feedback-follow">
        {address === null ? null : (
          <div className="kiosk-feedback-phone">
            <QrCode scene={scene} text={address} name={texts.followName(number)} />
            <p className="kiosk-feedback-phone-what">{texts.follow}</p>
          </div>
        )}
        <p className="kiosk-feedback-note">{texts.keep}</p>
        <p className="kiosk-feedback-code" data-private={true}>
          {code}
        </p>
        <OnPaper scene={scene} step={step} />
      </div>
    </main>
  );
}

/** The number and the code on paper; nothing where this kiosk prints nowhere or could not print now. */
function OnPaper({ scene, step }: StepProps<'taken'>): ReactElement | null {
  const texts = feedbackTexts(scene.state.language);
  const stage = paperStage(step.order, scene.freshView);
  const isAble = scene.isOnline && scene.freshView?.printer !== null && scene.printerProblem === null;
  const mayPress = stage === 'none' || stage === 'pending' || stage === 'refused';
  if (stage === 'none' && !isAble) return null;
  // Where there is no key any more, nobody is asked to press again.
  const told = mayPress && !isAble ? 'failed' : stage;
  return (
    <div className="kiosk-feedback-paper">
      {mayPress && isAble && (
        <Key
          kind="main"
          className="kiosk-feedback-print"
          onPress={() => scene.print({ what: 'feedback', code: step.receipt.code })}
        >
          <Printer aria-hidden="true" size="1em" strokeWidth={2.2} />
          {texts.print}
        </Key>
      )}
      <p className="kiosk-feedback-note" role="status">
        {told === 'none' ? '' : texts.printStages[told]}
      </p>
    </div>
  );
}
