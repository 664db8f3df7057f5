import type { ReactElement } from 'react';
import { FieldPlate, fieldColour } from '#ui-kit/FieldPlate.tsx';
import type { DemoStatus } from '#protocol/demo.ts';
import type { Texts } from './texts.ts';
import './miniatures.css';

type MiniatureProps = { readonly status: DemoStatus; readonly texts: Texts };

/** The kiosk's first page, small. */
export function KioskMiniature({ texts }: MiniatureProps): ReactElement {
  return (
    <span className="mini mini-kiosk" aria-hidden="true">
      <span className="mini-kiosk-band" />
      <span className="mini-kiosk-question">{texts.picture.question}</span>
      {texts.picture.fields.map(([letter = '', name = '']) => (
        <span key={letter} className="mini-kiosk-field">
          <FieldPlate letter={letter} />
          {name}
        </span>
      ))}
    </span>
  );
}

/** The wall display as it stands now: the newest call on gold, the ones before beside it. */
export function DisplayMiniature({ status, texts }: MiniatureProps): ReactElement {
  const [newest, ...before] = status.hall.called;
  return (
    <span className="mini mini-display" aria-hidden="true">
      {newest === undefined ? (
        <span className="mini-display-quiet">
          <strong>{texts.picture.nothingCalled}</strong>
          {texts.picture.howToBegin}
        </span>
      ) : (
        <>
          <span className="mini-display-call">
            <span className="mini-display-label">{texts.picture.nowServing}</span>
            <span className="mini-display-number">{newest.number}</span>
            <span className="mini-display-counter">
              {texts.picture.counterCapitals(newest.counterNumber)}
            </span>
          </span>
          <span className="mini-display-list">
            {before.slice(0, 4).map(({ number, counterNumber }) => (
              <span key={number} className="mini-display-row">
                <span>{number}</span>
                <span className="mini-display-soft">{texts.counter.name(counterNumber)}</span>
              </span>
            ))}
          </span>
        </>
      )}
    </span>
  );
}

/** An officer's page, small: the last number called at a newcomer's counter, or a free counter. */
export function CounterMiniature({ status, texts }: MiniatureProps): ReactElement {
  const called = status.hall.called.find(({ counterNumber }) =>
    status.newcomerCounters.includes(counterNumber),
  );
  const usualKey = called === undefined ? '1' : '4';
  const counterNumber = called?.counterNumber ?? status.newcomerCounters.at(-2) ?? 1;
  return (
    <span className="mini mini-counter" aria-hidden="true">
      <span className="mini-counter-head">
        <strong>{texts.counter.name(counterNumber)}</strong>
        <span>{called === undefined ? texts.picture.noTicket : texts.picture.lastCalled}</span>
      </span>
      {called === undefined ? (
        <span className="mini-counter-free">{texts.display.waiting(status.hall.waiting)}</span>
      ) : (
        <span className="mini-counter-number">
          <span style={{ color: fieldColour(called.number.slice(0, 1)) }}>{called.number.slice(0, 1)}</span>
          {called.number.slice(1)}
        </span>
      )}
      {called === undefined ? null : (
        <span className="mini-counter-journey">
          <span />
          <span />
          <span />
        </span>
      )}
      <span className="mini-counter-keys">
        {['1', '2', '3', '4', '7', 'L'].map((key) => (
          <span key={key} className={key === usualKey ? 'mini-counter-key is-usual' : 'mini-counter-key'}>
            {key}
          </span>
        ))}
      </span>
    </span>
  );
}

/** The supervisor's live page, small: how many wait now, and the counters that called last. */
export function DeskMiniature({ status, texts }: MiniatureProps): ReactElement {
  return (
    <span className="mini mini-desk" aria-hidden="true">
      <span className="mini-desk-side">
        <span className="is-open" />
        <span />
        <span />
      </span>
      <span className="mini-desk-page">
        <strong>{texts.desk.live}</strong>
        <span className="mini-desk-figure">
          <span className="mini-desk-number">{status.hall.waiting}</span> {texts.desk.waiting}
        </span>
        {status.hall.called.slice(0, 3).map(({ number, counterNumber }) => (
          <span key={number} className="mini-desk-row">
            <span>{texts.counter.name(counterNumber)}</span>
            <strong>
              <span style={{ color: fieldColour(number.slice(0, 1)) }}>{number.slice(0, 1)}</span>
              {number.slice(1)}
            </strong>
          </span>
        ))}
      </span>
    </span>
  );
}

/** A ticket as the printer makes it, small; always Vietnamese, as on paper. */
export function PaperMiniature({ texts }: MiniatureProps): ReactElement {
  const { picture } = texts;
  return (
    <span className="mini mini-paper" aria-hidden="true" lang="vi">
      <strong className="mini-paper-unit">{picture.paperUnit}</strong>
      <span>{picture.paperYours}</span>
      <span className="mini-paper-number">H025</span>
      <strong className="mini-paper-service">{picture.paperService}</strong>
      <strong>{picture.paperWhere}</strong>
      <span className="mini-paper-cut" />
      <strong>{picture.paperAhead}</strong>
      <span>{picture.paperRange}</span>
    </span>
  );
}
