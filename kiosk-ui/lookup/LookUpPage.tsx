import { FileSearch } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { SECOND_FACTOR_DIGITS, type SecondFactor } from '#protocol/file-lookup.ts';
import { Key } from '../frame/Key.tsx';
import type { Scene } from '../scene.ts';
import { CodeKeypad, FigureKeypad } from './Keypad.tsx';
import type { LookUp, LookUpTouch } from './look-up.ts';
import { FileTold } from './FileTold.tsx';
import { lookUpTexts } from './texts.ts';
import './look-up.css';

type LookUpPageProps = { readonly scene: Scene; readonly lookUp: LookUp };

/** Looking up a file: its code, what only its owner knows, and where it stands. */
export function LookUpPage({ scene, lookUp }: LookUpPageProps): ReactElement {
  switch (lookUp.step) {
    case 'code':
      return <CodeStep scene={scene} step={lookUp} />;
    case 'proof':
      return <ProofStep scene={scene} step={lookUp} />;
    case 'asking':
      return <AskingStep scene={scene} />;
    case 'told':
      return <FileTold scene={scene} code={lookUp.code} answer={lookUp.answer} />;
    default:
      return lookUp satisfies never;
  }
}

/** What is asked for: what the office says now, or said last before the connection was lost. */
export const factorOf = (scene: Scene): SecondFactor => scene.freshView?.fileFactor ?? 'phone_last_four';

type StepProps<Step extends LookUp['step']> = {
  readonly scene: Scene;
  readonly step: Extract<LookUp, { readonly step: Step }>;
};

function CodeStep({ scene, step }: StepProps<'code'>): ReactElement {
  const texts = lookUpTexts(scene.state.language);
  const touch = touching(scene);
  return (
    <Typing
      title={texts.codeTitle}
      above={texts.above}
      hint={step.isWrong ? null : texts.codeHint}
      fault={step.isWrong ? texts.codeWrong : null}
      field={<Field label={texts.codeLabel} typed={step.typed} example={texts.codeExample} />}
      confirm={texts.next}
      onConfirm={() => touch({ type: 'confirm' })}
    >
      <CodeKeypad
        texts={texts}
        onType={(sign) => touch({ type: 'typeSign', sign })}
        onErase={() => touch({ type: 'eraseSign' })}
      />
    </Typing>
  );
}

function ProofStep({ scene, step }: StepProps<'proof'>): ReactElement {
  const texts = lookUpTexts(scene.state.language);
  const touch = touching(scene);
  const factor = factorOf(scene);
  return (
    <Typing
      title={texts.proofTitle[factor]}
      above={texts.forFile(step.code)}
      hint={step.isWrong ? null : `${texts.proofHint[factor]} ${texts.proofWhy}`}
      fault={step.isWrong ? texts.proofWrong : null}
      field={<DigitCells label={texts.proofLabel[factor]} typed={step.typed} />}
      confirm={texts.ask}
      onConfirm={() => touch({ type: 'confirm' })}
    >
      <FigureKeypad
        texts={texts}
        onType={(sign) => touch({ type: 'typeSign', sign })}
        onErase={() => touch({ type: 'eraseSign' })}
      />
    </Typing>
  );
}

const touching =
  (scene: Scene) =>
  (touch: LookUpTouch): void => {
    scene.act({ type: 'lookUp', touch });
  };

type TypingProps = {
  readonly above: string;
  readonly title: string;
  readonly hint: string | null;
  readonly fault: string | null;
  readonly field: ReactElement;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly onConfirm: () => void;
};

/** A page to type on: the question and what was typed above, the keys below. */
function Typing(props: TypingProps): ReactElement {
  return (
    <main className="kiosk-page kiosk-look-up">
      <div className="kiosk-look-up-ask">
        <p className="kiosk-page-above" data-private={true}>
          {props.above}
        </p>
        <h1 className="kiosk-look-up-title" tabIndex={-1}>
          {props.title}
        </h1>
        {props.field}
        <div role="status">
          {props.fault === null ? null : <p className="kiosk-look-up-fault">{props.fault}</p>}
        </div>
        {props.hint === null ? null : <p className="kiosk-look-up-hint">{props.hint}</p>}
      </div>
      <div className="kiosk-look-up-keys">
        {props.children}
        <Key kind="main" className="kiosk-look-up-confirm" onPress={props.onConfirm}>
          {props.confirm}
        </Key>
      </div>
    </main>
  );
}

type FieldProps = { readonly label: string; readonly typed: string; readonly example?: string };

/** Longer codes are written smaller, so that all of one is seen. */
const sizeOf = ({ length }: string): string =>
  length > 30 ? 'kiosk-look-up-field-longest' : length > 20 ? 'kiosk-look-up-field-long' : '';

/** What was typed so far, read out as it grows. */
function Field({ label, typed, example = '' }: FieldProps): ReactElement {
  return (
    <output
      className={`kiosk-look-up-field ${sizeOf(typed)}`}
      aria-label={label}
      aria-live="polite"
      data-private={true}
    >
      {typed === '' ? (
        <span className="kiosk-look-up-example" aria-hidden="true">
          {example}
        </span>
      ) : (
        <span>
          {typed}
          <span className="kiosk-look-up-caret" aria-hidden="true" />
        </span>
      )}
    </output>
  );
}

/** Four places, so that one sees how many are still missing. */
function DigitCells({ label, typed }: FieldProps): ReactElement {
  return (
    <output className="kiosk-look-up-cells" aria-label={label} aria-live="polite" data-private={true}>
      <span className="visually-hidden">{typed}</span>
      {Array.from({ length: SECOND_FACTOR_DIGITS }, (_, place) => (
        <span
          key={place}
          className={place === typed.length ? 'kiosk-look-up-cell is-next' : 'kiosk-look-up-cell'}
          aria-hidden="true"
        >
          {typed[place] ?? ''}
        </span>
      ))}
    </output>
  );
}

function AskingStep({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = lookUpTexts(scene.state.language);
  return (
    <main className="kiosk-page kiosk-look-up-asking">
      <FileSearch aria-hidden="true" size="1em" strokeWidth={1.6} />
      <div role="status">
        <h1 className="kiosk-look-up-title" tabIndex={-1}>
          {texts.asking}
        </h1>
      </div>
    </main>
  );
}
