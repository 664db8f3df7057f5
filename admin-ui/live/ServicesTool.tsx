import { useState, type ReactElement } from 'react';
import type { ClosingReason } from '#protocol/officer-words.ts';
import { instantMs, type ServiceId } from '#protocol/vocabulary.ts';
import { clockTime, pick } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { SelectField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import { closedGroups, servicesIn, type ClosedGroup } from './live-page.ts';
import { LastingChoice, Tool, type Lasting, type ToolProps } from './tool-parts.tsx';

const ALL = '';

/** No numbers for a service, a field or all of them, at once, with a reason that citizens read; and open again. */
export function ServicesTool(props: ToolProps): ReactElement {
  const { office, language, nowMs, link, errands, actions, texts, said, go } = props;
  const words = said.closing;
  const [scope, setScope] = useState(ALL);
  const [reason, setReason] = useState<ClosingReason>('system_down');
  const [lasting, setLasting] = useState<Lasting>('30');
  const groups = closedGroups(props.view.closedServices, office);
  const isRunning = (name: string): boolean => errands.deeds.get(name)?.kind === 'running';
  const reasons = Object.keys(words.reasons) as ClosingReason[];
  return (
    <Tool
      title={words.title}
      lead={words.lead}
      closeWords={said.close}
      onClose={() => {
        go({ page: 'live' });
      }}
    >
      <div className="live-services-tool">
        <div className="live-form">
          <SelectField
            label={words.scope}
            value={scope}
            onChange={setScope}
            groups={[
              { name: null, options: [{ value: ALL, words: words.all }] },
              {
                name: words.fields,
                options: office.fields.map((field) => ({
                  value: `field:${field.fieldId}`,
                  words: `${field.letter} · ${pick(field.name, language)}`,
                })),
              },
              ...office.fields.map((field) => ({
                name: pick(field.name, language),
                options: office.services
                  .filter(({ fieldId }) => fieldId === field.fieldId)
                  .map(({ serviceId, name }) => ({ value: serviceId, words: pick(name, language) })),
              })),
            ]}
          />
          <Segments
            label={said.chooseReason}
            options={reasons.map((value) => ({ value, words: words.reasons[value] }))}
            value={reason}
            onChange={setReason}
          />
          <LastingChoice openWords={words.forever} value={lasting} onChange={setLasting} said={said} />
          <p className="live-press">
            <Button
              look="main"
              isOff={!link.isOnline}
              isBusy={isRunning('closeServices')}
              onPress={() => {
                actions.run({
                  name: 'closeServices',
                  serviceIds: servicesIn(office, scope),
                  reason,
                  until: lasting === 'open' ? null : instantMs(Math.round(nowMs + Number(lasting) * 60_000)),
                });
              }}
            >
              {words.press}
            </Button>
            <ErrandLine state={errands.deeds.get('closeServices')} done={words.done} texts={texts} />
          </p>
        </div>
        <div className="live-closed">
          <h3>{words.closedNow}</h3>
          {groups.length === 0 ? <p className="desk-soft">{words.none}</p> : null}
          <ul>
            {groups.map((group) => (
              <li key={group.key}>
                <span>
                  <strong>{groupName(group, props)}</strong>
                  <span className="desk-soft"> {groupWhy(group, props)}</span>
                </span>
                <Button
                  isOff={!link.isOnline}
                  isBusy={isRunning('openServices')}
                  label={words.openNamed(groupName(group, props))}
                  onPress={() => {
                    actions.run({ name: 'openServices', serviceIds: group.serviceIds });
                  }}
                >
                  {words.open}
                </Button>
              </li>
            ))}
          </ul>
          <ErrandLine state={errands.deeds.get('openServices')} done={words.opened} texts={texts} />
        </div>
      </div>
    </Tool>
  );
}

type Naming = Pick<ToolProps, 'office' | 'language' | 'said'>;

/** "Chứng thực" where all of it is closed, else the service, or how many. */
export function groupName({ field, serviceIds }: ClosedGroup, { office, language, said }: Naming): string {
  const [only] = serviceIds;
  const ofField = office.services.filter(({ fieldId }) => fieldId === field.fieldId).length;
  if (serviceIds.length === ofField) return pick(field.name, language);
  if (serviceIds.length === 1) {
    const service = office.services.find(({ serviceId }) => serviceId === only);
    if (service !== undefined) return pick(service.name, language);
  }
  return `${pick(field.shortName, language)} (${said.closing.count(serviceIds.length)})`;
}

/** "mất điện, đến 10:30" */
export function groupWhy({ reason, until }: ClosedGroup, { office, said }: Naming): string {
  const why = said.closing.reasons[reason];
  return until === null ? why : `${why}, ${said.untilTime(clockTime(until, office.timeZone))}`;
}

export const idsOf = (groups: readonly ClosedGroup[]): readonly ServiceId[] =>
  groups.flatMap(({ serviceIds }) => serviceIds);
