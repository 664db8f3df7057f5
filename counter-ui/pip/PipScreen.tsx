import type { ReactElement } from 'react';
import type { CounterView } from '#protocol/views.ts';
import type { PauseReason } from '#protocol/officer-words.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { actionButtons, type ActionButton } from '../action-buttons.ts';
import type { Alarm } from '../alarms.ts';
import { announcementState } from '../announcement-state.ts';
import type { PendingCommand } from '../command-desk.ts';
import { INTENT_KEYS, type KeyIntent } from '../keyboard.ts';
import { pipPair, type PipIntent } from './pip-buttons.ts';
import { pipFoot } from './pip-foot.ts';
import { PipFootBar } from './PipFootBar.tsx';
import { PipHead, type PipNote } from './PipHead.tsx';
import { PipKey } from './PipKey.tsx';
import { PipPauseList } from './PipPauseList.tsx';
import { pipTextsIn, type PipTexts } from './pip-texts.ts';
import './pip.css';

/** What the small window shows in place of the buttons while something is being asked. */
export type PipQuestion =
  | { readonly kind: 'pause' }
  /** Asked in the page, where there is room for it; `title` is what it is called there. */
  | { readonly kind: 'in_page'; readonly title: string };

export type PipScreenProps = {
  readonly office: OfficeSettings;
  readonly view: CounterView;
  readonly isOnline: boolean;
  /** Server time of the last thing heard. */
  readonly heardAtMs: number;
  /** Server time now. */
  readonly nowMs: number;
  readonly pending: PendingCommand | null;
  /** What became of the last press, unless the window shows it anyway. */
  readonly note: PipNote | null;
  /** Those not yet noted, worst first. */
  readonly alarms: readonly Alarm[];
  readonly question: PipQuestion | null;
  readonly language: Language;
  readonly onIntent: (intent: KeyIntent) => void;
  readonly onPause: (reason: PauseReason) => void;
  readonly onCancel: () => void;
  readonly onShowPage: () => void;
};

/** The officer's page in 320 × 180: the number, the two usual keys, and one line of what matters. Pure. */
export function PipScreen(props: PipScreenProps): ReactElement {
  const { office, view, isOnline, nowMs, question, language } = props;
  const texts = pipTextsIn(language);
  if (question?.kind === 'pause') {
    return <PipPauseList texts={texts} onPause={props.onPause} onCancel={props.onCancel} />;
  }
  // Nothing counts on while the server is away.
  const countedToMs = isOnline ? nowMs : props.heardAtMs;
  return (
    <main className={isOnline ? 'pip' : 'pip is-stale'}>
      <PipHead
        office={office}
        view={view}
        isOnline={isOnline}
        countedToMs={countedToMs}
        note={question === null ? props.note : { tone: 'told', words: texts.inPage(question.title) }}
        language={language}
        texts={texts}
      />
      {question === null ? (
        <PipActions {...props} texts={texts} />
      ) : (
        <div className="pip-actions is-question">
          <PipKey label={texts.showPage} cap="↵" isUsual onPress={props.onShowPage} />
          <PipKey label={texts.cancel} cap="Esc" onPress={props.onCancel} />
        </div>
      )}
      <PipFootBar
        foot={pipFoot(view, props.alarms, isOnline, nowMs)}
        view={view}
        announcement={announcementState(view, isOnline)}
        longWaitMs={office.rules.longWaitMs}
        heardAtMs={props.heardAtMs}
        countedToMs={countedToMs}
        timeZone={office.timeZone}
        texts={texts}
        onIntent={props.onIntent}
      />
    </main>
  );
}

function PipActions(props: PipScreenProps & { readonly texts: PipTexts }): ReactElement {
  const { view, isOnline, pending, nowMs, texts } = props;
  const buttons = actionButtons(view, { isOnline, pending, rules: props.office.rules, nowMs });
  const pair = pipPair(view);
  return (
    <div className="pip-actions" role="group" aria-label={texts.actionsLabel}>
      {pair.map((intent) => {
        const button = buttons.find((candidate) => candidate.intent === intent);
        return (
          <PipKey
            key={intent}
            label={labelOf(intent, view, texts)}
            second={secondLine(button, texts)}
            cap={INTENT_KEYS[intent]}
            isUsual={button?.isUsualStep === true}
            isRefused={button?.obstacle !== null}
            isPending={button?.isPending === true}
            onPress={() => {
              props.onIntent(intent);
            }}
          />
        );
      })}
    </div>
  );
}

const labelOf = (intent: PipIntent, view: CounterView, texts: PipTexts): string =>
  intent === 'pause' && view.paused !== null ? texts.resume : texts.actions[intent];

function secondLine(button: ActionButton | undefined, texts: PipTexts): string | null {
  if (button === undefined) return null;
  if (button.isPending) return button.isSentLater ? texts.keptForLater : texts.sending;
  return button.isSentLater ? texts.sentLater : null;
}
