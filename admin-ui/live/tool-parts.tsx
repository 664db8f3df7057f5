import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import type { DeskActions, DeskFacts } from '../desk-props.ts';
import type { ErrandDeskState } from '../errand-desk.ts';
import type { Route } from '../route.ts';
import type { SupervisionTexts } from './supervision-texts.ts';
import './live-tools.css';

/** What each of the tools is given. */
export type ToolProps = DeskFacts & {
  readonly errands: ErrandDeskState;
  readonly actions: Pick<DeskActions, 'run' | 'findTicket'>;
  readonly go: (route: Route) => void;
  readonly said: SupervisionTexts;
};

/** A task apart from the page: it opens beneath the figures, Escape puts it away. */
export function Tool(props: {
  readonly title: string;
  readonly lead: string;
  readonly closeWords: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      className="live-tool"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <header className="live-tool-head">
        <div>
          <h2 id={id} ref={heading} tabIndex={-1}>
            {props.title}
          </h2>
          <p className="desk-soft">{props.lead}</p>
        </div>
        <Button look="quiet" onPress={props.onClose} label={props.closeWords}>
          <X aria-hidden="true" size={20} />
        </Button>
      </header>
      {props.children}
    </section>
  );
}

export type Because<Code extends string> = { readonly code: Code; readonly note: string };

/** A reason of the list, and words; one that says nothing by itself needs them. */
export function ReasonChoice<Code extends string>(props: {
  readonly reasons: Readonly<Record<Code, string>>;
  readonly value: Because<Code>;
  readonly onChange: (value: Because<Code>) => void;
  readonly said: SupervisionTexts;
}): ReactElement {
  const { reasons, value, onChange, said } = props;
  const codes = Object.keys(reasons) as Code[];
  return (
    <>
      <Segments
        label={said.chooseReason}
        options={codes.map((code) => ({ value: code, words: reasons[code] }))}
        value={value.code}
        onChange={(code) => {
          onChange({ ...value, code });
        }}
      />
      <TextField
        label={said.note}
        value={value.note}
        maxLength={200}
        fault={isSaid(value) ? null : said.noteNeeded}
        onChange={(note) => {
          onChange({ ...value, note });
        }}
      />
    </>
  );
}

export const isSaid = ({ code, note }: Because<string>): boolean => code !== 'other' || note.trim() !== '';
export const noteOf = ({ note }: Because<string>): string | null => (note.trim() === '' ? null : note.trim());

/** So many minutes from now, or `open`: without an end. */
export const LASTING = ['10', '15', '30', '60', 'open'] as const;
export type Lasting = (typeof LASTING)[number];

export function LastingChoice(props: {
  readonly openWords: string;
  readonly value: Lasting;
  readonly onChange: (value: Lasting) => void;
  readonly said: SupervisionTexts;
}): ReactElement {
  const { openWords, said } = props;
  return (
    <Segments
      label={said.until}
      options={LASTING.map((value) => ({
        value,
        words: value === 'open' ? openWords : said.minutes(Number(value)),
      }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
