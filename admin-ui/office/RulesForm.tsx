import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { CallPolicy, Ceiling, PriorityClass, QueueRules, ReturnPlace } from '#protocol/queue-rules.ts';
import { durationMs, type DurationMs, type PriorityId } from '#protocol/vocabulary.ts';
import { newRequestId } from '#ui-kit/request-id.ts';
import { pick } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { NumberField, SelectField } from '../controls/Field.tsx';
import { LocalizedFields } from './LocalizedFields.tsx';
import type { OfficeDraftProps } from './office-props.ts';
import { SwitchLine } from './SwitchLine.tsx';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const USUAL_CEILING: Ceiling = { maxWaitMs: durationMs(60 * MINUTE_MS), maxOvertakes: 3 };
const POLICIES: readonly CallPolicy['kind'][] = ['weighted_ageing', 'interleave', 'strict', 'first_come'];

type WithEdit = OfficeDraftProps & { readonly edit: (change: Partial<QueueRules>) => void };

/** Who is next, who may come first, and what happens to those who come back. */
export function RulesForm(props: OfficeDraftProps): ReactElement {
  const { draft, words, officeActions } = props;
  const said = words.office;
  const edit = (change: Partial<QueueRules>): void => {
    officeActions.edit((settings) => ({ ...settings, rules: { ...settings.rules, ...change } }));
  };
  const { rules } = draft;
  return (
    <>
      <section className="office-section" aria-labelledby="office-order">
        <h2 id="office-order">{said.order}</h2>
        <PolicyForm {...props} edit={edit} />
        <h3>{said.classes}</h3>
        <p className="desk-hint">{said.classesHint}</p>
        <ClassesForm {...props} edit={edit} />
      </section>
      <section className="office-section" aria-labelledby="office-calling">
        <h2 id="office-calling">{said.calling}</h2>
        <div className="office-columns">
          <NumberField
            label={said.recallLimit}
            value={Math.min(rules.recallLimit, 10)}
            min={1}
            max={10}
            onChange={(recallLimit) => edit({ recallLimit })}
          />
          <Span
            {...props}
            label={said.recallLock}
            unitMs={SECOND_MS}
            valueMs={rules.recallLockMs}
            most={300}
            onChange={(recallLockMs) => edit({ recallLockMs })}
          />
          <Span
            {...props}
            label={said.walking}
            unitMs={SECOND_MS}
            valueMs={rules.walkingMs}
            most={300}
            onChange={(walkingMs) => edit({ walkingMs })}
          />
          <Span
            {...props}
            label={said.longWait}
            unitMs={MINUTE_MS}
            valueMs={rules.longWaitMs}
            most={480}
            onChange={(longWaitMs) => edit({ longWaitMs })}
          />
          <PlaceField
            {...props}
            label={said.reinstate}
            value={rules.reinstatePlace}
            onChange={(reinstatePlace) => edit({ reinstatePlace })}
          />
          <PlaceField
            {...props}
            label={said.parkedReturn}
            value={rules.parkedReturnPlace}
            onChange={(parkedReturnPlace) => edit({ parkedReturnPlace })}
          />
        </div>
      </section>
      <section className="office-section" aria-labelledby="office-kiosk">
        <h2 id="office-kiosk">{said.kiosk}</h2>
        <Span
          {...props}
          label={said.pace}
          unitMs={SECOND_MS}
          valueMs={draft.kioskPaceMs}
          most={60}
          onChange={(kioskPaceMs) => officeActions.edit((settings) => ({ ...settings, kioskPaceMs }))}
        />
        <SwitchLine
          label={said.perPerson}
          why={said.perPersonWhy}
          isOn={rules.openNumbersPerPerson !== null}
          onChange={(isOn) => edit({ openNumbersPerPerson: isOn ? 2 : null })}
        />
        {rules.openNumbersPerPerson === null ? null : (
          <NumberField
            label={said.perPersonCount}
            value={rules.openNumbersPerPerson}
            min={1}
            max={20}
            onChange={(openNumbersPerPerson) => edit({ openNumbersPerPerson })}
          />
        )}
      </section>
    </>
  );
}

type SpanProps = OfficeDraftProps & {
  readonly label: string;
  readonly unitMs: number;
  readonly valueMs: DurationMs;
  readonly most: number;
  readonly onChange: (valueMs: DurationMs) => void;
};

/** A stretch of time in whole seconds or minutes. */
function Span({ label, unitMs, valueMs, most, words, onChange }: SpanProps): ReactElement {
  return (
    <NumberField
      label={label}
      hint={unitMs === SECOND_MS ? words.seconds : words.minutes}
      value={Math.round(valueMs / unitMs)}
      min={0}
      max={most}
      onChange={(value) => onChange(durationMs(Math.round(value) * unitMs))}
    />
  );
}

type PlaceFieldProps = OfficeDraftProps & {
  readonly label: string;
  readonly value: ReturnPlace;
  readonly onChange: (value: ReturnPlace) => void;
};

function PlaceField({ label, value, words, onChange }: PlaceFieldProps): ReactElement {
  const { places } = words.office;
  return (
    <SelectField
      label={label}
      value={value}
      groups={[
        {
          name: null,
          options: (Object.keys(places) as ReturnPlace[]).map((place) => ({
            value: place,
            words: places[place],
          })),
        },
      ]}
      onChange={(place) => onChange(place as ReturnPlace)}
    />
  );
}

/** A policy of that kind, with the ceiling that the one before it had. */
function policyOf(kind: CallPolicy['kind'], before: CallPolicy): CallPolicy {
  const ceiling = before.kind === 'first_come' ? USUAL_CEILING : before.ceiling;
  if (kind === 'first_come') return { kind };
  return kind === 'interleave' ? { kind, ordinaryPerPriority: 2, ceiling } : { kind, ceiling };
}

function PolicyForm(props: WithEdit): ReactElement {
  const { draft, words, edit } = props;
  const said = words.office;
  const { policy } = draft.rules;
  return (
    <div className="office-columns">
      <SelectField
        label={said.policy}
        hint={said.policyWhy[policy.kind]}
        value={policy.kind}
        groups={[
          { name: null, options: POLICIES.map((kind) => ({ value: kind, words: said.policies[kind] })) },
        ]}
        onChange={(kind) => edit({ policy: policyOf(kind as CallPolicy['kind'], policy) })}
      />
      {policy.kind === 'interleave' ? (
        <NumberField
          label={said.perPriority}
          value={policy.ordinaryPerPriority}
          min={1}
          max={20}
          onChange={(ordinaryPerPriority) => edit({ policy: { ...policy, ordinaryPerPriority } })}
        />
      ) : null}
      {policy.kind === 'first_come' ? null : (
        <>
          <Span
            {...props}
            label={said.maxWait}
            unitMs={MINUTE_MS}
            valueMs={policy.ceiling.maxWaitMs}
            most={600}
            onChange={(maxWaitMs) =>
              edit({ policy: { ...policy, ceiling: { ...policy.ceiling, maxWaitMs } } })
            }
          />
          <NumberField
            label={said.maxOvertakes}
            value={policy.ceiling.maxOvertakes}
            min={0}
            max={50}
            onChange={(maxOvertakes) =>
              edit({ policy: { ...policy, ceiling: { ...policy.ceiling, maxOvertakes } } })
            }
          />
        </>
      )}
    </div>
  );
}

function ClassesForm({ draft, words, language, edit }: WithEdit): ReactElement {
  const said = words.office;
  const { priorityClasses } = draft.rules;
  const set = (index: number, change: Partial<PriorityClass>): void => {
    const known = priorityClasses[index];
    if (known !== undefined) edit({ priorityClasses: priorityClasses.with(index, { ...known, ...change }) });
  };
  const add = (): void => {
    const priorityId = `class-${newRequestId().slice(0, 8)}` as PriorityId;
    const added: PriorityClass = {
      priorityId,
      name: { vi: '', en: '' },
      icon: 'other',
      weight: 3,
      grantedBy: ['kiosk', 'officer'],
      fromAge: null,
    };
    edit({ priorityClasses: [...priorityClasses, added] });
  };
  return (
    <>
      {priorityClasses.map(({ priorityId, name, fromAge, weight, grantedBy }, index) => (
        <div key={priorityId} className="office-row">
          <LocalizedFields
            label={said.className}
            value={name}
            maxLength={60}
            words={words}
            onChange={(value) => set(index, { name: value })}
          />
          <NumberField
            label={said.fromAge}
            value={fromAge ?? 0}
            min={0}
            max={120}
            onChange={(age) => set(index, { fromAge: age === 0 ? null : age })}
          />
          <NumberField
            label={said.weight}
            value={weight}
            min={2}
            max={20}
            onChange={(value) => set(index, { weight: value })}
          />
          <SwitchLine
            label={said.byKiosk}
            isOn={grantedBy.includes('kiosk')}
            onChange={(isOn) => set(index, { grantedBy: isOn ? ['kiosk', 'officer'] : ['officer'] })}
          />
          <Button
            look="quiet"
            label={words.removeNamed(pick(name, language))}
            onPress={() => edit({ priorityClasses: priorityClasses.toSpliced(index, 1) })}
          >
            <X aria-hidden="true" size={16} />
          </Button>
        </div>
      ))}
      <Button isOff={priorityClasses.length >= 12} onPress={add}>
        <Plus aria-hidden="true" size={16} /> {said.classAdd}
      </Button>
    </>
  );
}
