import { Accessibility, Baby, createLucideIcon, Medal, UserStar, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PriorityIcon } from '#protocol/queue-rules.ts';
import './priority-tag.css';

/** Somebody bent forward on a stick; the icon set has none. */
const PersonWithStick = createLucideIcon('person-with-stick', [
  ['circle', { cx: '11.5', cy: '3.5', r: '2', key: 'head' }],
  ['path', { d: 'M11 8.5c-2.4.9-3.5 3-3.5 6.5', key: 'back' }],
  ['path', { d: 'M7.5 15 5 22', key: 'hind-leg' }],
  ['path', { d: 'm7.5 15 4 3 .5 4', key: 'fore-leg' }],
  ['path', { d: 'M11 8.5 12.5 12l3.5 1', key: 'arm' }],
  ['path', { d: 'M16 22v-9.5a2 2 0 0 1 4 0', key: 'stick' }],
]);

/** A woman seen from the side; the icon set has none. */
const PregnantWoman = createLucideIcon('pregnant-woman', [
  ['circle', { cx: '10.5', cy: '3.5', r: '2', key: 'head' }],
  ['path', { d: 'M9.5 8.5C8 11.5 8 14 8.5 17v5', key: 'back' }],
  ['path', { d: 'M9.5 8.5c1 2.5 6.5 2.5 6.5 6 0 1.7-1.3 2.5-3 2.5H8.5', key: 'front' }],
  ['path', { d: 'M13 17v5', key: 'leg' }],
]);

const ICONS: Record<PriorityIcon, LucideIcon> = {
  elderly: PersonWithStick,
  wheelchair: Accessibility,
  pregnant: PregnantWoman,
  child: Baby,
  merit: Medal,
  other: UserStar,
};

/** The outline icon of a priority class, 1 em high in the current colour; always put a word beside it. */
export function PriorityGlyph({ icon }: { readonly icon: PriorityIcon }): ReactElement {
  const Icon = ICONS[icon];
  return <Icon aria-hidden="true" size="1em" strokeWidth={2} />;
}

/** A priority class as the pale gold tag: icon and word, its size the surrounding font size. */
export function PriorityTag({
  icon,
  word,
}: {
  readonly icon: PriorityIcon;
  /** The name of the class in the reader's language. */
  readonly word: string;
}): ReactElement {
  return (
    <span className="priority-tag">
      <PriorityGlyph icon={icon} />
      <span>{word}</span>
    </span>
  );
}
