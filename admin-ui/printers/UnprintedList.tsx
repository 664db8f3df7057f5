import { useState, type ReactElement } from 'react';
import { clockTime } from '#ui-kit/language.ts';
import type { UnprintedPaper } from '#protocol/printing.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { TextField } from '../controls/Field.tsx';
import type { SettingsFacts } from '../desk-props.ts';
import { deedKey, type Deed } from '../errand-desk.ts';
import { unprintedWords } from '../wording.ts';
import { ticketIdOf, typedNumber } from './typed-number.ts';

/** The papers that did not come out, each with its number, why, when and where, and the way to print it again. */
export function UnprintedList(props: SettingsFacts): ReactElement {
  const { view, texts } = props;
  const words = texts.printers;
  const older = view.unprintedCount - view.unprinted.length;
  return (
    <section className="unprinted">
      <h2 className="printers-heading">
        {words.unprintedTitle}
        {view.unprintedCount === 0 ? null : <span className="unprinted-count"> {view.unprintedCount}</span>}
      </h2>
      {view.unprinted.length === 0 ? (
        <p className="unprinted-none">{words.unprintedNone}</p>
      ) : (
        <ul>
          {view.unprinted.map((paper) => (
            <PaperRow key={paper.jobId} {...props} paper={paper} />
          ))}
        </ul>
      )}
      {older > 0 ? <p className="desk-hint">{words.unprintedMore(older)}</p> : null}
      <ByNumber {...props} />
    </section>
  );
}

function PaperRow(props: SettingsFacts & { readonly paper: UnprintedPaper }): ReactElement {
  const { paper, view, office, link, errands, texts, actions } = props;
  const words = texts.printers;
  const printer = view.printers.find(({ printerId }) => printerId === paper.printerId);
  const deed: Deed = { name: 'reprintJob', jobId: paper.jobId };
  const state = errands.deeds.get(deedKey(deed));
  return (
    <li className="unprinted-row">
      <strong className="unprinted-number">{paper.number}</strong>
      <span>
        {words.slipKinds[paper.kind]}, {unprintedWords(paper, texts)}
        <span className="printers-more">
          {words.at(clockTime(paper.orderedAt, office.timeZone))}
          {printer === undefined ? '' : `, ${printer.name}`}
        </span>
      </span>
      <ErrandLine state={state} done={words.reprinted} texts={texts} />
      <Button
        isOff={!link.isOnline || state?.kind === 'done'}
        isBusy={state?.kind === 'running'}
        label={words.reprintFor(paper.number)}
        onPress={() => {
          actions.run(deed);
        }}
      >
        {state?.kind === 'running' ? words.reprinting : words.reprint}
      </Button>
    </li>
  );
}

/** For a citizen who stands at the desk with a number and no paper. */
function ByNumber({ view, link, errands, texts, actions }: SettingsFacts): ReactElement {
  const words = texts.printers;
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const number = typedNumber(text);
  const deed: Deed | null =
    number === null ? null : { name: 'reprintTicket', ticketId: ticketIdOf(view.date, number) };
  const state = deed === null ? null : errands.deeds.get(deedKey(deed));
  const order = (): void => {
    setWrong(deed === null);
    if (deed !== null && link.isOnline) actions.run(deed);
  };
  return (
    <div className="unprinted-typed">
      <TextField
        label={words.byNumber}
        value={text}
        maxLength={8}
        placeholder={words.byNumberHint}
        isCode
        fault={isWrong ? words.byNumberWrong : null}
        onChange={(next) => {
          setText(next);
          setWrong(false);
        }}
        onEnter={order}
      />
      <Button isOff={!link.isOnline || text === ''} isBusy={state?.kind === 'running'} onPress={order}>
        {words.reprint}
      </Button>
      <ErrandLine state={state} done={words.reprintedNumber(number ?? '')} texts={texts} />
    </div>
  );
}
