import type { ReactElement, ReactNode } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import type { AbsentTicket } from '#protocol/views.ts';
import { INTENT_KEYS, type KeyIntent } from '../keyboard.ts';
import type { PanelTicketProps } from './PanelTicket.tsx';
import { panelTextsIn } from './panel-texts.ts';

type PanelExtrasProps = PanelTicketProps & {
  readonly pipEntry?: ReactNode;
  readonly onIntent: (intent: KeyIntent) => void;
};

/** Buttons that do have a key: who may come back, all keys, the small window. The first to go where height is short. */
export function PanelExtras(props: PanelExtrasProps): ReactElement {
  const { view, texts, isOnline, onIntent } = props;
  const parked = view.absent.filter(isOfKind('parked')).length;
  const missed = view.absent.filter(isOfKind('missed')).length;
  return (
    <div className="panel-extras">
      {parked + missed === 0 ? null : (
        <p className="panel-extra">
          <span className="panel-extra-words">{panelTextsIn(props.language).away(parked, missed)}</span>
          {parked === 0 ? null : (
            <ExtraButton
              words={texts.queue.bringBack}
              intent="resume"
              isRefused={!isOnline}
              onIntent={onIntent}
            />
          )}
          {missed === 0 ? null : (
            <ExtraButton
              words={texts.queue.putBack}
              intent="reinstate"
              isRefused={!isOnline}
              onIntent={onIntent}
            />
          )}
        </p>
      )}
      <p className="panel-extra is-keys">
        {props.pipEntry}
        <ExtraButton words={texts.deeds.keys} intent="keys" isRefused={false} onIntent={onIntent} />
      </p>
    </div>
  );
}

const isOfKind =
  (kind: AbsentTicket['kind']) =>
  (ticket: AbsentTicket): boolean =>
    ticket.kind === kind;

type ExtraButtonProps = {
  readonly words: string;
  readonly intent: 'resume' | 'reinstate' | 'keys';
  readonly isRefused: boolean;
  readonly onIntent: (intent: KeyIntent) => void;
};

function ExtraButton({ words, intent, isRefused, onIntent }: ExtraButtonProps): ReactElement {
  return (
    <button
      type="button"
      className="panel-extra-button"
      aria-disabled={isRefused}
      aria-keyshortcuts={INTENT_KEYS[intent]}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      onClick={() => {
        onIntent(intent);
      }}
    >
      {words}
      <KeyCap label={INTENT_KEYS[intent]} />
    </button>
  );
}
