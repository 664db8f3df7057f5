import {
  FileCheck2,
  HeartHandshake,
  IdCard,
  MapPinned,
  Stamp,
  Store,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import type { CSSProperties, ReactElement } from 'react';
import type { FieldIcon } from '#protocol/office.ts';
import './field-plate.css';

const ICONS: Record<FieldIcon, LucideIcon> = {
  stamp: Stamp,
  family: UsersRound,
  store: Store,
  care: HeartHandshake,
  land: MapPinned,
  'id-card': IdCard,
  result: FileCheck2,
};

/** The outline icon of a field, 1 em high in the current colour; always put a word beside it. */
export function FieldGlyph({ icon }: { readonly icon: FieldIcon }): ReactElement {
  const Icon = ICONS[icon];
  return <Icon aria-hidden="true" size="1em" strokeWidth={2} />;
}

/** The colour token of a field letter; letters without a hue of their own share slate. */
export function fieldColour(letter: string): string {
  return `var(--field-${letter.toLowerCase()}, var(--field-x))`;
}

/** A field's letter on its small coloured plate with the inner line; its size is the surrounding font size. */
export function FieldPlate({ letter }: { readonly letter: string }): ReactElement {
  const style: CSSProperties = { backgroundColor: fieldColour(letter) };
  return (
    <span className="field-plate" style={style}>
      {letter}
    </span>
  );
}
