import { Check, Circle, CircleAlert, Clock } from 'lucide-react';
import type { ReactElement } from 'react';
import { START_STEPS, type StartSettings, type StartStep } from '#protocol/start-list.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { deedKey } from '../errand-desk.ts';
import { hashOf } from '../route.ts';
import { CounterSteps, HallStep } from './DeviceSteps.tsx';
import { PrinterStep } from './PrinterStep.tsx';
import { leftForLater, openSteps, stepState, type StepState } from './start-steps.ts';
import type { StartPageProps, StepProps } from './start-props.ts';
import { startTexts } from './texts.ts';
import { VoiceStep } from './VoiceStep.tsx';
import './start-page.css';

/** What a new office needs before its first day: how each step stands, and the open one beside the list. */
export function StartPage(props: StartPageProps & { readonly open: StartStep | null }): ReactElement {
  const { view, office, link, language, errands, texts, actions } = props;
  const said = startTexts(language);
  const { settings } = view.start;
  const save = (change: Partial<StartSettings>): void =>
    actions.run({ name: 'saveStart', settings: { ...settings, ...change } });
  const saved = errands.deeds.get(deedKey({ name: 'saveStart', settings }));
  const outcome = <ErrandLine state={saved?.kind === 'done' ? null : saved} done="" texts={texts} />;
  if (settings.isPutAway) {
    return (
      <main className="start-away">
        <h1 className="desk-title">{said.title}</h1>
        <p className="desk-lead">
          {said.putAwayDone} {said.putAwayHint}
        </p>
        <div className="start-deeds">
          <Button isOff={!link.isOnline} onPress={() => save({ isPutAway: false })}>
            {said.takeOut}
          </Button>
          {outcome}
        </div>
      </main>
    );
  }
  const stepProps: StepProps = { ...props, said, tell: save };
  const left = openSteps(view, office);
  const later = START_STEPS.filter((step) => stepState(step, view, office) === 'later').length;
  const open = props.open ?? left[0] ?? 'call';
  return (
    <main className="start">
      <div className="start-left">
        <h1 className="desk-title">{said.title}</h1>
        <p className="desk-lead" role="status">
          {left.length > 0 ? said.lead(left.length) : later === 0 ? said.ready : said.readyLater(later)}
        </p>
        <nav aria-label={said.listLabel}>
          <ol className="start-list">
            {START_STEPS.map((step) => (
              <ListedStep key={step} {...stepProps} step={step} isOpen={step === open} />
            ))}
          </ol>
        </nav>
        <div className="start-deeds">
          <Button
            look={left.length === 0 ? 'main' : 'quiet'}
            isOff={!link.isOnline}
            onPress={() => save({ isPutAway: true })}
          >
            {said.putAway}
          </Button>
          {outcome}
        </div>
      </div>
      <OpenStep key={open} {...stepProps} step={open} />
    </main>
  );
}

const MARKS: Readonly<Record<StepState, typeof Check>> = {
  done: Check,
  needs: CircleAlert,
  todo: Circle,
  later: Clock,
};

type OneStepProps = StepProps & { readonly step: StartStep };

function ListedStep(props: OneStepProps & { readonly isOpen: boolean }): ReactElement {
  const { view, office, said, step, isOpen } = props;
  const state = stepState(step, view, office);
  const Mark = MARKS[state];
  return (
    <li>
      <a
        className={`start-step is-${state}`}
        href={hashOf({ page: 'start', open: step })}
        aria-current={isOpen ? 'step' : undefined}
      >
        <Mark aria-hidden="true" size={20} strokeWidth={state === 'done' ? 3 : 2} />
        <span>{said.steps[step]}</span>
        <span className="start-step-state">{said.states[state]}</span>
      </a>
    </li>
  );
}

function OpenStep(props: OneStepProps): ReactElement {
  const { view, office, link, said, step, tell } = props;
  const { settings } = view.start;
  const state = stepState(step, view, office);
  const putOff = (isLater: boolean): void => tell({ later: leftForLater(settings, step, isLater).later });
  return (
    <section className="start-panel desk-aged" aria-labelledby="start-step">
      <h2 id="start-step" className="start-title">
        {said.steps[step]}
      </h2>
      <Body {...props} />
      {state === 'done' ? null : (
        <div className="start-later">
          {state === 'later' ? <span className="desk-soft">{said.laterSaid}</span> : null}
          <Button look="quiet" isOff={!link.isOnline} onPress={() => putOff(state !== 'later')}>
            {state === 'later' ? said.again : said.later}
          </Button>
        </div>
      )}
    </section>
  );
}

function Body(props: OneStepProps): ReactElement {
  const { view, office, said, step, actions } = props;
  const facts = view.start.facts;
  const isDone = stepState(step, view, office) === 'done';
  switch (step) {
    case 'printer':
      return <PrinterStep {...props} />;
    case 'kiosk':
    case 'display':
      return <HallStep {...props} place={step} />;
    case 'voice':
      return <VoiceStep {...props} />;
    case 'counters':
      return <CounterSteps {...props} place="counter" />;
    case 'rating':
      return <CounterSteps {...props} place="rating" />;
    case 'people':
      return (
        <>
          <p>{isDone ? said.people.done(facts?.officers ?? 0) : said.people.todo}</p>
          <div className="start-deeds">
            <Button
              look={isDone ? 'plain' : 'main'}
              onPress={() => actions.go({ page: 'people', open: 'add' })}
            >
              {said.people.open}
            </Button>
          </div>
        </>
      );
    case 'number':
      return isDone ? (
        <p>{said.number.done}</p>
      ) : (
        <>
          <p>{said.number.todo}</p>
          <p className="desk-hint">{said.number.closed}</p>
        </>
      );
    case 'call':
      return (
        <>
          <p>{isDone ? said.call.done : said.call.todo}</p>
          <p>
            <a href={hashOf({ page: 'live' })}>{said.call.live}</a>
          </p>
        </>
      );
    default:
      return step satisfies never;
  }
}
