import { ChevronRight, ListChecks } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PublicProcedure } from '#protocol/catalogue.ts';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';
import './carry.css';

type CarryKeyProps = { readonly scene: Scene; readonly procedure: PublicProcedure };

/** The way to take the list along, and to do it online where that is possible. */
export function CarryKey({ scene, procedure }: CarryKeyProps): ReactElement {
  const texts = textsOf(scene).procedure;
  return (
    <Key
      className="kiosk-carry-key"
      onPress={() => {
        scene.act({ type: 'openCarry' });
      }}
    >
      <ListChecks aria-hidden="true" size="1.3em" strokeWidth={2} />
      {procedure.onlineUrl === null ? texts.carryKey : texts.carryKeyOnline}
      <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
    </Key>
  );
}
