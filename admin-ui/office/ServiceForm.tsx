import { useState, type ReactElement } from 'react';
import { OFFICE_LIMITS } from '#protocol/office-limits.ts';
import type { Service } from '#protocol/office.ts';
import type { FieldId } from '#protocol/vocabulary.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { AskInPlace } from '../controls/AskInPlace.tsx';
import { Button } from '../controls/Button.tsx';
import { NumberField, SelectField, TextField } from '../controls/Field.tsx';
import { ChoiceList } from '../hall/ChoiceList.tsx';
import { LocalizedFields } from './LocalizedFields.tsx';
import { SwitchLine } from './SwitchLine.tsx';
import { takersOf, withoutService, withService, withServiceMoved, withTaker } from './office-edits.ts';
import type { OfficeDraftProps } from './office-props.ts';

/** One service: its names, how long it takes, who takes it, and whether numbers are given out for it. */
export function ServiceForm(props: OfficeDraftProps & { readonly service: Service }): ReactElement {
  const { service, draft, words, language, officeActions } = props;
  const said = words.services;
  const [isAsking, setAsking] = useState(false);
  const edit = (change: Partial<Service>): void => {
    officeActions.edit((settings) => withService(settings, { ...service, ...change }));
  };
  const takers = takersOf(draft, service).map(({ counterId }) => counterId);
  const field = draft.fields.find(({ fieldId }) => fieldId === service.fieldId);
  const [from, to] = service.counterMinutes;
  const isResult = draft.resultServiceId === service.serviceId;
  return (
    <section className="office-form" aria-labelledby="panel-title">
      <h2 id="panel-title" className="panel-title">
        {pick(service.name, language)}
      </h2>
      <SwitchLine
        label={said.offered}
        why={service.isOffered ? '' : said.offeredOff}
        isOn={service.isOffered}
        onChange={(isOffered) => edit({ isOffered })}
      />
      <LocalizedFields
        label={said.name}
        value={service.name}
        maxLength={OFFICE_LIMITS.serviceName}
        words={words}
        isNarrow
        onChange={(name) => edit({ name })}
      />
      <LocalizedFields
        label={said.shortName}
        value={service.shortName}
        maxLength={OFFICE_LIMITS.serviceShortName}
        words={words}
        isNarrow
        onChange={(shortName) => edit({ shortName })}
      />
      <TextField
        label={said.code}
        hint={said.codeHint}
        value={service.procedureCode ?? ''}
        maxLength={40}
        isCode
        onChange={(code) => edit({ procedureCode: code.trim() === '' ? null : code })}
      />
      <SelectField
        label={said.inField}
        value={service.fieldId}
        groups={[
          {
            name: null,
            options: draft.fields.map(({ fieldId, name }) => ({
              value: fieldId,
              words: pick(name, language),
            })),
          },
        ]}
        onChange={(fieldId) => edit({ fieldId: fieldId as FieldId })}
      />
      <div className="office-pair">
        <NumberField
          label={said.minutesFrom}
          hint={words.minutes}
          value={from}
          min={1}
          max={240}
          onChange={(least) => edit({ counterMinutes: [least, to] })}
        />
        <NumberField
          label={said.minutesTo}
          hint={words.minutes}
          value={to}
          min={1}
          max={240}
          onChange={(most) => edit({ counterMinutes: [from, most] })}
        />
      </div>
      <ChoiceList
        label={said.takers}
        hint={takers.length === 0 ? said.noCounter : undefined}
        options={draft.counters
          .filter(({ kind }) => kind === 'service')
          .map(({ counterId, number }) => ({ id: counterId, words: words.counterName(number) }))}
        chosen={takers}
        onToggle={(counterId) => {
          const counter = draft.counters.find((known) => known.counterId === counterId);
          if (counter === undefined) return;
          officeActions.edit((settings) =>
            withTaker(settings, service, counter, !takers.includes(counterId)),
          );
        }}
      />
      <SwitchLine label={said.common} isOn={service.isCommon} onChange={(isCommon) => edit({ isCommon })} />
      <SwitchLine
        label={said.shortcut}
        isOn={service.isShortcut}
        onChange={(isShortcut) => edit({ isShortcut })}
      />
      <SwitchLine
        label={said.sameDay}
        isOn={service.isSameDay}
        onChange={(isSameDay) => edit({ isSameDay })}
      />
      <SwitchLine
        label={said.result}
        why={said.resultWhy}
        isOn={isResult}
        onChange={(isOn) =>
          officeActions.edit((settings) => ({
            ...settings,
            resultServiceId: isOn ? service.serviceId : null,
          }))
        }
      />
      <SwitchLine
        label={said.quota}
        isOn={service.dailyQuota !== null}
        onChange={(isOn) => edit({ dailyQuota: isOn ? 50 : null })}
      />
      {service.dailyQuota === null ? null : (
        <NumberField
          label={said.quotaCount}
          value={service.dailyQuota}
          min={0}
          max={999}
          onChange={(dailyQuota) => edit({ dailyQuota })}
        />
      )}
      <div className="office-preview">
        <span className="desk-hint">{said.citizenSees}</span>
        <p>
          {field === undefined ? null : <FieldPlate letter={field.letter} />}
          <strong>{pick(service.name, language)}</strong>
        </p>
      </div>
      <div className="office-pair">
        <Button onPress={() => officeActions.edit((settings) => withServiceMoved(settings, service, -1))}>
          {words.up}
        </Button>
        <Button onPress={() => officeActions.edit((settings) => withServiceMoved(settings, service, 1))}>
          {words.down}
        </Button>
      </div>
      {isAsking ? (
        <AskInPlace
          title={said.removeAsk(pick(service.name, language))}
          more={said.removeMore}
          confirm={words.remove}
          cancel={words.never}
          onCancel={() => setAsking(false)}
          onConfirm={() => officeActions.edit((settings) => withoutService(settings, service.serviceId))}
        />
      ) : (
        <Button onPress={() => setAsking(true)}>{said.serviceRemove}</Button>
      )}
    </section>
  );
}
