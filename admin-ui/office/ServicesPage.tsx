import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Field, Service } from '#protocol/office.ts';
import type { FieldId, ServiceId } from '#protocol/vocabulary.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { newRequestId } from '#ui-kit/request-id.ts';
import { Button } from '../controls/Button.tsx';
import { Switch } from '../controls/Switch.tsx';
import { FieldForm } from './FieldForm.tsx';
import { newField, newService, takersOf, withService } from './office-edits.ts';
import type { OfficeDraftProps, OfficePagesProps } from './office-props.ts';
import { OfficeFrame } from './OfficeFrame.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import { officeTexts } from './texts.ts';

/** What stands beside the list. */
type Open =
  | { readonly kind: 'field'; readonly id: FieldId }
  | { readonly kind: 'service'; readonly id: ServiceId }
  | null;

/** The services that citizens take numbers for, by field, in the order they see them. */
export function ServicesPage(props: OfficePagesProps): ReactElement {
  const { officeDesk, officeActions, language } = props;
  const words = officeTexts(language).services;
  const [open, setOpen] = useState<Open>(null);
  const services = officeDesk.draft?.services ?? [];
  const addField = (): void => {
    const id = `field-${newRequestId().slice(0, 8)}`;
    const name = { vi: officeTexts('vi').services.fieldNew, en: officeTexts('en').services.fieldNew };
    officeActions.edit((settings) => ({
      ...settings,
      fields: [...settings.fields, newField(settings, id, name)],
    }));
    setOpen({ kind: 'field', id: id as FieldId });
  };
  return (
    <OfficeFrame
      {...props}
      title={words.title}
      lead={`${words.lead(services.filter(({ isOffered }) => isOffered).length, services.length)} ${words.catalogue}`}
      deeds={
        <Button onPress={addField}>
          <Plus aria-hidden="true" size={16} /> {words.fieldAdd}
        </Button>
      }
      list={(drafted) => <ServiceList {...drafted} open={open} onOpen={setOpen} />}
      panel={(drafted) => <Panel {...drafted} open={open} onOpen={setOpen} />}
    />
  );
}

type WithOpen = OfficeDraftProps & { readonly open: Open; readonly onOpen: (open: Open) => void };

function ServiceList(props: WithOpen): ReactElement {
  const { draft, words } = props;
  const { headings } = words.services;
  return (
    <table className="office-services desk-aged">
      <thead>
        <tr>
          <th scope="col">{headings.name}</th>
          <th scope="col">{headings.code}</th>
          <th scope="col">{headings.minutes}</th>
          <th scope="col">{headings.counters}</th>
          <th scope="col">{headings.offered}</th>
        </tr>
      </thead>
      {draft.fields.map((field) => (
        <FieldGroup key={field.fieldId} {...props} field={field} />
      ))}
    </table>
  );
}

function FieldGroup(props: WithOpen & { readonly field: Field }): ReactElement {
  const { field, draft, words, language, open, onOpen, officeActions } = props;
  const services = draft.services.filter(({ fieldId }) => fieldId === field.fieldId);
  const add = (): void => {
    const id = `service-${newRequestId().slice(0, 8)}`;
    const name = { vi: officeTexts('vi').services.serviceNew, en: officeTexts('en').services.serviceNew };
    officeActions.edit((settings) => ({
      ...settings,
      services: [...settings.services, newService(id, field.fieldId, name)],
    }));
    onOpen({ kind: 'service', id: id as ServiceId });
  };
  return (
    <tbody>
      <tr className={open?.id === field.fieldId ? 'office-field is-open' : 'office-field'}>
        <th scope="rowgroup" colSpan={3}>
          <button
            type="button"
            className="office-open"
            aria-pressed={open?.id === field.fieldId}
            onClick={() => onOpen({ kind: 'field', id: field.fieldId })}
          >
            <FieldPlate letter={field.letter} />
            <strong>{pick(field.name, language)}</strong>
            <span className="desk-soft">
              {services.length === 0 ? words.services.none : words.services.count(services.length)}
            </span>
          </button>
        </th>
        <td colSpan={2} className="office-series">
          {words.services.series(field.letter)}
        </td>
      </tr>
      {services.map((service) => (
        <ServiceRow key={service.serviceId} {...props} service={service} />
      ))}
      <tr>
        <td colSpan={5}>
          <Button look="quiet" onPress={add}>
            <Plus aria-hidden="true" size={16} /> {words.services.add}
          </Button>
        </td>
      </tr>
    </tbody>
  );
}

function ServiceRow(props: WithOpen & { readonly service: Service }): ReactElement {
  const { service, draft, words, language, open, onOpen, officeActions } = props;
  const takers = takersOf(draft, service);
  const name = pick(service.name, language);
  const [from, to] = service.counterMinutes;
  const isOpen = open?.id === service.serviceId;
  return (
    <tr className={isOpen ? 'office-service is-open' : 'office-service'}>
      <td>
        <button
          type="button"
          className="office-open"
          aria-pressed={isOpen}
          onClick={() => onOpen({ kind: 'service', id: service.serviceId })}
        >
          {name}
        </button>
      </td>
      <td className="office-code">{service.procedureCode ?? '–'}</td>
      <td className="office-number">{from === to ? String(from) : `${String(from)}–${String(to)}`}</td>
      <td className="office-number">
        {takers.length === 0 ? (
          <span className="office-warning">{words.services.noCounter}</span>
        ) : (
          takers.map(({ number }) => number).join(', ')
        )}
      </td>
      <td className="office-number">
        <Switch
          label={`${words.services.offered}: ${name}`}
          isOn={service.isOffered}
          onChange={(isOffered) =>
            officeActions.edit((settings) => withService(settings, { ...service, isOffered }))
          }
        />
      </td>
    </tr>
  );
}

function Panel(props: WithOpen): ReactElement {
  const { open, draft, words } = props;
  const field = draft.fields.find(({ fieldId }) => fieldId === open?.id);
  const service = draft.services.find(({ serviceId }) => serviceId === open?.id);
  if (field !== undefined) return <FieldForm key={field.fieldId} {...props} field={field} />;
  if (service !== undefined) return <ServiceForm key={service.serviceId} {...props} service={service} />;
  return <p className="desk-hint">{words.services.choose}</p>;
}
