import type { ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { INTENT_KEYS, KEY_INTENTS, type KeyIntent } from '../keyboard.ts';
import { obstacleTo } from '../obstacles.ts';
import { obstacleWords } from '../wording.ts';
import type { CounterDialogProps } from './dialog-props.ts';
import { DialogFrame } from './DialogFrame.tsx';

const GROUPS = {
  ticket: [
    'recall',
    'startService',
    'finish',
    'transfer',
    'park',
    'markMissed',
    'finishDetails',
    'addService',
    'addNote',
    'undo',
  ],
  queue: [
    'callNext',
    'callTicket',
    'rollNumber',
    'serveWithoutTicket',
    'issue',
    'grantPriority',
    'cancel',
    'reprint',
    'resume',
    'reinstate',
  ],
  counter: ['pause', 'help', 'colleagues', 'summary', 'pip', 'attend', 'keys', 'account', 'lock', 'signOut'],
} as const satisfies Record<string, readonly KeyIntent[]>;

/** M or ?: every key, what it does, and whether it does it now; a press here is a press of the key. */
export function KeysDialog(props: CounterDialogProps): ReactElement {
  const { texts } = props;
  const press = (intent: KeyIntent): void => {
    props.onCloseDialog();
    if (intent !== 'keys') props.onIntent(intent);
  };
  const onKey = ({ cap }: { readonly cap: string | null }): boolean => {
    const intent = KEY_INTENTS.find((one) => INTENT_KEYS[one] === cap);
    if (intent !== undefined) press(intent);
    return intent !== undefined;
  };
  return (
    <DialogFrame
      {...props}
      isWide
      title={texts.dialogs.keys.title}
      lead={texts.dialogs.keys.lead}
      onKey={onKey}
      onClose={props.onCloseDialog}
    >
      <div className="keys-columns">
        <KeyGroup {...props} group="queue" onPress={press} />
        <KeyGroup {...props} group="ticket" onPress={press} />
        <KeyGroup {...props} group="counter" onPress={press} />
      </div>
    </DialogFrame>
  );
}

function KeyGroup({
  group,
  view,
  link,
  nowMs,
  texts,
  onPress,
}: CounterDialogProps & {
  readonly group: keyof typeof GROUPS;
  readonly onPress: (intent: KeyIntent) => void;
}): ReactElement {
  return (
    <section>
      <h3 className="counter-dialog-section">{texts.keyGroups[group]}</h3>
      <ul>
        {GROUPS[group].map((intent) => {
          const obstacle = obstacleTo(intent, view, link.isOnline, nowMs);
          return (
            <li key={intent}>
              <button
                type="button"
                className="keys-row"
                aria-disabled={obstacle !== null}
                onClick={() => {
                  onPress(intent);
                }}
              >
                <KeyCap label={INTENT_KEYS[intent]} />
                <span>
                  <span className="keys-row-name">{texts.deeds[intent]}</span>
                  <span className="keys-row-meaning">
                    {obstacle === null
                      ? texts.keyMeanings[intent]
                      : obstacleWords(intent, obstacle, view.current, texts)}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
