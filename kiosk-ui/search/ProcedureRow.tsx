import { ChevronRight, Clock, Ticket, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PublicProcedure } from '#protocol/catalogue.ts';
import type { Found } from '#catalogue/search/procedure-index.ts';
import { FieldPlate } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { serviceClosed } from '../closed.ts';
import { closedShort } from '../closed-words.ts';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';
import type { Texts } from '../texts.ts';
import { takenService } from './kiosk-catalogue.ts';

type ProcedureRowProps = {
  readonly scene: Scene;
  readonly procedure: PublicProcedure;
  /** What it was found by; null where nothing was typed. */
  readonly by: Found['by'] | null;
};

/** Longer names are set smaller, the longest smaller still. */
const LONG_NAME_LETTERS = 44;
const VERY_LONG_NAME_LETTERS = 60;

/** One procedure: its field, its name, why it is here, and whether a number can be taken for it. */
export function ProcedureRow({ scene, procedure, by }: ProcedureRowProps): ReactElement {
  const texts = textsOf(scene);
  const { office, state, act } = scene;
  const field = office.fields.find(({ fieldId }) => fieldId === procedure.fieldId);
  const service = takenService(office, procedure);
  const name = pick(procedure.name, state.language);
  const why = whyWords(texts, procedure, by);
  return (
    <Key
      className="kiosk-procedure"
      onPress={() => {
        if (service === undefined) act({ type: 'openProcedure', procedureId: procedure.procedureId });
        else act({ type: 'openService', serviceId: service.serviceId });
      }}
    >
      <FieldPlate letter={field?.letter ?? '…'} />
      <span className="kiosk-procedure-text">
        <span className={`kiosk-procedure-name ${nameSize(name)}`}>{name}</span>
        {why !== null && <span className="kiosk-procedure-why">{why}</span>}
      </span>
      <span className="kiosk-procedure-way">
        <Way scene={scene} service={service} />
      </span>
      <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
    </Key>
  );
}

function Way({
  scene,
  service,
}: {
  readonly scene: Scene;
  readonly service: ReturnType<typeof takenService>;
}): ReactElement {
  const texts = textsOf(scene);
  const closed = service === undefined ? null : serviceClosed(scene.freshView, service.serviceId);
  if (closed !== null) {
    return (
      <>
        <Clock aria-hidden="true" size="1.1em" strokeWidth={2} />
        {closedShort(scene, closed)}
      </>
    );
  }
  // While the server is away no number is given here, and the desk is the place for everything.
  if (service === undefined || !scene.isOnline) {
    return (
      <>
        <UserRound aria-hidden="true" size="1.1em" strokeWidth={2} />
        {texts.search.askHelpDesk}
      </>
    );
  }
  return (
    <b>
      <Ticket aria-hidden="true" size="1.1em" strokeWidth={2} />
      {texts.search.takeHere}
    </b>
  );
}

const nameSize = (name: string): string => {
  if (name.length > VERY_LONG_NAME_LETTERS) return 'kiosk-procedure-name-very-long';
  return name.length > LONG_NAME_LETTERS ? 'kiosk-procedure-name-long' : '';
};

/** Said only where the name does not say it itself. */
function whyWords(texts: Texts, procedure: PublicProcedure, by: Found['by'] | null): string | null {
  switch (by?.kind) {
    case 'keyword':
      return texts.search.alsoCalled(by.text);
    case 'paper':
      return texts.search.withPaper(by.text);
    case 'code':
      return texts.search.code(procedure.code ?? '');
    case 'name':
    case 'field':
    case undefined:
      return null;
    default:
      return by satisfies never;
  }
}
