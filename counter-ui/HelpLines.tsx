import { HandHelping } from 'lucide-react';
import type { ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import { clockTime } from '#ui-kit/language.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterView } from '#protocol/views.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import type { CounterCommand } from './counter-command.ts';
import { INTENT_KEYS } from './keyboard.ts';
import type { Texts } from './texts.ts';
import './help-lines.css';

type HelpLinesProps = {
  readonly office: OfficeSettings;
  readonly view: CounterView;
  readonly isOnline: boolean;
  readonly texts: Texts;
  readonly onCommand: (command: CounterCommand) => void;
};

/** Who asks for help, this counter included: one quiet line each, nothing while nobody does. */
export function HelpLines({ office, view, isOnline, texts, onCommand }: HelpLinesProps): ReactElement | null {
  const asking = view.colleagues.filter(({ helpAskedAt }) => helpAskedAt !== null);
  if (asking.length === 0 && view.helpAskedAt === null) return null;
  const end = (counterId: CounterId) => (): void => {
    if (isOnline) onCommand({ name: 'endHelp', input: { counterId } });
  };
  return (
    <ul className="counter-help">
      {view.helpAskedAt === null ? null : (
        <HelpLine
          words={texts.queue.helpHere(clockTime(view.helpAskedAt, office.timeZone))}
          button={texts.queue.helpOver}
          capLabel={INTENT_KEYS.help}
          isOnline={isOnline}
          onEnd={end(view.counterId)}
        />
      )}
      {asking.map(({ counterId, counterNumber, officerName, helpAskedAt }) => (
        <HelpLine
          key={counterId}
          words={texts.queue.helpAsked(
            counterNumber,
            officerName ?? '',
            clockTime(helpAskedAt ?? 0, office.timeZone),
          )}
          button={texts.queue.helpCame}
          capLabel={null}
          isOnline={isOnline}
          onEnd={end(counterId)}
        />
      ))}
    </ul>
  );
}

type HelpLineProps = {
  readonly words: string;
  readonly button: string;
  readonly capLabel: string | null;
  readonly isOnline: boolean;
  readonly onEnd: () => void;
};

function HelpLine({ words, button, capLabel, isOnline, onEnd }: HelpLineProps): ReactElement {
  return (
    <li className="counter-help-line">
      <HandHelping aria-hidden="true" size={18} />
      <span className="counter-help-words" role="status">
        {words}
      </span>
      <button
        type="button"
        className="counter-key-link"
        aria-disabled={!isOnline}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={onEnd}
      >
        {button}
        {capLabel === null ? null : <KeyCap label={capLabel} />}
      </button>
    </li>
  );
}
