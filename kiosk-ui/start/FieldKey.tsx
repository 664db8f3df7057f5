import type { CSSProperties, ReactElement } from 'react';
import type { Field } from '#protocol/office.ts';
import { fieldColour, FieldGlyph } from '#ui-kit/FieldPlate.tsx';
import { pick } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import { Clock } from 'lucide-react';
import { fieldClosed } from '../closed.ts';
import { closedShort } from '../closed-words.ts';
import { WaitLine } from '../frame/WaitLine.tsx';
import { textsOf, type Scene } from '../scene.ts';
import { waitSummary } from '../wait-summary.ts';

type FieldKeyProps = { readonly scene: Scene; readonly field: Field };

/** One field: letter, icon, name, examples, and how long the wait is now, or when it is open again. */
export function FieldKey({ scene, field }: FieldKeyProps): ReactElement {
  const { language } = scene.state;
  const summary = waitSummary(scene.freshView, field.fieldId);
  const closed = fieldClosed(scene.office, scene.freshView, field.fieldId);
  const isResting = closed !== null || summary.kind === 'notOpen';
  const style = { '--field': fieldColour(field.letter) } as CSSProperties;
  return (
    <Key
      className={`kiosk-field-key ${isResting ? 'kiosk-field-key-resting' : ''}`}
      onPress={() => {
        scene.act({ type: 'openField', fieldId: field.fieldId });
      }}
    >
      <span className="kiosk-field-slab" style={style}>
        <span className="kiosk-field-letter">{field.letter}</span>
        <FieldGlyph icon={field.icon} />
      </span>
      <span className="kiosk-field-text">
        <span className="kiosk-field-name">{pick(field.tileName, language)}</span>
        <span className="kiosk-field-examples">{pick(field.examples, language)}</span>
        {closed === null ? (
          <WaitLine summary={summary} texts={textsOf(scene)} />
        ) : (
          <span className="kiosk-wait">
            <Clock aria-hidden="true" size="1em" strokeWidth={1.9} />
            <b>{closedShort(scene, closed)}</b>
          </span>
        )}
      </span>
    </Key>
  );
}
