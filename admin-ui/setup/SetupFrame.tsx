import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { LanguageSwitch } from '#ui-kit/LanguageSwitch.tsx';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { SETUP_STEPS, type DemonstrationWay, type SetupStep } from '#protocol/setup.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import type { SetupTexts } from './texts.ts';
import './setup.css';

type SetupFrameProps = {
  readonly step: SetupStep;
  readonly texts: SetupTexts;
  readonly language: Language;
  /** What keeps this step from being left, in words. */
  readonly obstacle: string | null;
  /** What has gone wrong with the server. */
  readonly trouble: string | null;
  readonly isBusy: boolean;
  readonly onLanguage: (language: Language) => void;
  readonly onGo: (step: SetupStep) => void;
  readonly onBack: (() => void) | null;
  readonly onNext: () => void;
  readonly way: DemonstrationWay;
  /** The demonstration is on its way. */
  readonly isOpening: boolean;
  readonly onDemonstration: () => void;
  readonly onRestore: () => void;
  readonly children: ReactNode;
};

/** Where one is, the question of this step, and the way on. Enter goes on where a field has no use for it. */
export function SetupFrame(props: SetupFrameProps): ReactElement {
  const { step, texts, obstacle, trouble } = props;
  const place = SETUP_STEPS.indexOf(step);
  const following = SETUP_STEPS[place + 1];
  return (
    <form
      className="setup"
      onSubmit={(event) => {
        event.preventDefault();
        if (obstacle === null && !props.isBusy) props.onNext();
      }}
    >
      <header className="setup-side">
        <p className="setup-product">
          <Roundel />
          <strong>Một Cửa</strong>
        </p>
        <p className="setup-lead">{texts.lead}</p>
        <nav aria-label={texts.stepsLabel}>
          <ol className="setup-steps">
            {SETUP_STEPS.map((known, index) => (
              <li key={known}>
                <button
                  type="button"
                  className="setup-step"
                  aria-current={known === step ? 'step' : undefined}
                  disabled={index > place}
                  onClick={() => props.onGo(known)}
                >
                  <span className={index < place ? 'setup-step-mark is-done' : 'setup-step-mark'}>
                    {index < place ? <Check aria-hidden="true" size={16} strokeWidth={3} /> : index + 1}
                  </span>
                  {texts.steps[known]}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <div className="setup-foot-side">
          {props.way === 'here' ? (
            <Button look="quiet" isBusy={props.isOpening} onPress={props.onDemonstration}>
              {props.isOpening ? texts.demonstration.opening : texts.demonstration.open}
            </Button>
          ) : (
            <p className="setup-demonstration">
              {texts.demonstration[props.way]}
              {props.way === 'by_command' ? <code>npm start -- --demo</code> : null}
            </p>
          )}
          <Button look="quiet" onPress={props.onRestore}>
            {texts.restore.open}
          </Button>
          <LanguageSwitch language={props.language} onChange={props.onLanguage} />
        </div>
      </header>
      {/* The last step has nothing in it that takes the focus: then keys scroll what is longer than the window. */}
      <main className="setup-main" tabIndex={following === undefined ? 0 : undefined}>
        {props.children}
      </main>
      <footer className="setup-foot">
        {props.onBack === null ? <span /> : <Button onPress={props.onBack}>{texts.back}</Button>}
        <p className="setup-words" role="status">
          {trouble ?? obstacle}
        </p>
        <button
          type="submit"
          className="desk-button is-main"
          aria-disabled={obstacle !== null || props.isBusy}
          aria-busy={props.isBusy}
        >
          {props.isBusy
            ? texts.finishing
            : following === undefined
              ? texts.finish
              : texts.next(texts.steps[following])}
          <KeyCap label="Enter" />
        </button>
      </footer>
    </form>
  );
}
