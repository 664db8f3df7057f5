import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Counter } from '#protocol/office.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { OFFICE_LIMITS } from '#protocol/office-limits.ts';
import { pick } from '#ui-kit/language.ts';
import { newRequestId } from '#ui-kit/request-id.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { NumberField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import { ChoiceList } from '../hall/ChoiceList.tsx';
import { LocalizedFields } from './LocalizedFields.tsx';
import { byNumber, CounterGrid } from './CounterGrid.tsx';
import { newCounter, newCounterId, withCounter, withoutCounter } from './office-edits.ts';
import type { OfficeDraftProps, OfficePagesProps } from './office-props.ts';
import { OfficeFrame } from './OfficeFrame.tsx';
import { officeTexts } from './texts.ts';

/** Which counter takes which field, and where each counter is. */
export function CountersPage(props: OfficePagesProps): ReactElement {
  const words = officeTexts(props.language).counters;
  const [openId, setOpenId] = useState<CounterId | null>(null);
  const { draft } = props.officeDesk;
  const add = (): void => {
    if (draft === null) return;
    const counterId = newCounterId(draft, `counter-${newRequestId().slice(0, 8)}`);
    props.officeActions.edit((settings) => ({
      ...settings,
      counters: [...settings.counters, newCounter(settings, counterId)],
    }));
    setOpenId(counterId);
  };
  return (
    <OfficeFrame
      {...props}
      title={words.title}
      lead={words.lead}
      deeds={
        <Button look="main" onPress={add}>
          <Plus aria-hidden="true" size={16} /> {words.add}
        </Button>
      }
      list={(drafted) => <CounterGrid {...drafted} openId={openId} onOpen={setOpenId} />}
      panel={(drafted) => <Panel {...drafted} openId={openId} />}
    />
  );
}

type WithOpen = OfficeDraftProps & { readonly openId: CounterId | null };

function Panel({ draft, words, language, openId, officeActions }: WithOpen): ReactElement | null {
  const [isAsking, setAsking] = useState(false);
  const counter = draft.counters.find(({ counterId }) => counterId === openId) ?? byNumber(draft.counters)[0];
  if (counter === undefined) return null;
  const edit = (change: Partial<Counter>): void => {
    officeActions.edit((settings) => withCounter(settings, { ...counter, ...change }));
  };
  const taken = draft.services.filter(({ fieldId }) => counter.fieldIds.includes(fieldId));
  return (
    <section className="office-form" aria-labelledby="panel-title">
      <h2 id="panel-title" className="panel-title">
        {words.counterName(counter.number)}
      </h2>
      <NumberField
        label={words.counters.number}
        value={counter.number}
        min={1}
        max={99}
        onChange={(number) => edit({ number })}
      />
      <LocalizedFields
        label={words.counters.place}
        value={counter.place}
        maxLength={OFFICE_LIMITS.place}
        words={words}
        isNarrow
        onChange={(place) => edit({ place })}
      />
      <Segments
        label={words.counters.kind}
        options={(['service', 'reception'] as const).map((value) => ({
          value,
          words: words.counters.kinds[value],
        }))}
        value={counter.kind}
        onChange={(kind) =>
          edit(
            kind === 'service'
              ? { kind }
              : { kind, fieldIds: [], secondaryFieldIds: [], exceptServiceIds: [] },
          )
        }
      />
      {taken.length === 0 ? null : (
        <ChoiceList
          label={words.counters.except}
          hint={counter.exceptServiceIds.length === 0 ? words.counters.exceptNone : undefined}
          options={taken.map(({ serviceId, name }) => ({ id: serviceId, words: pick(name, language) }))}
          chosen={counter.exceptServiceIds}
          onToggle={(serviceId) =>
            edit({
              exceptServiceIds: counter.exceptServiceIds.includes(serviceId)
                ? counter.exceptServiceIds.filter((known) => known !== serviceId)
                : [...counter.exceptServiceIds, serviceId],
            })
          }
        />
      )}
      {isAsking ? (
        <AskInPlace
          title={words.services.removeAsk(words.counterName(counter.number))}
          more={words.services.removeMore}
          confirm={words.remove}
          cancel={words.never}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            officeActions.edit((settings) => withoutCounter(settings, counter.counterId));
          }}
        />
      ) : (
        <Button onPress={() => setAsking(true)}>{words.counters.remove}</Button>
      )}
    </section>
  );
}
