import { ChevronDown, ChevronUp, GripVertical } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { PART_SIZES, type SlipTemplate, type TicketPart, type TicketPartName } from '#protocol/printing.ts';
import { Segments } from '../controls/Segments.tsx';
import { Switch } from '../controls/Switch.tsx';
import type { Texts } from '../texts.ts';
import { isAlwaysShown, withPlace, withShown, withSize } from './template-draft.ts';

type PartListProps = {
  readonly template: SlipTemplate;
  readonly texts: Texts;
  readonly onEdit: (change: (template: SlipTemplate) => SlipTemplate) => void;
};

/** The parts of the slip from top to bottom: dragged or moved by their arrows, sized, and switched on or off. */
export function PartList({ template, texts, onEdit }: PartListProps): ReactElement {
  const words = texts.slip;
  const [dragged, setDragged] = useState<TicketPartName | null>(null);
  const [told, setTold] = useState('');
  const move = (part: TicketPartName, place: number): void => {
    onEdit((old) => withPlace(old, part, place));
    setTold(words.moved(words.parts[part], place + 1));
  };
  return (
    <section aria-label={words.contents}>
      <h2 className="template-heading">{words.contents}</h2>
      <ol className="parts">
        {template.parts.map((part, place) => (
          <PartRow
            key={part.part}
            part={part}
            place={place}
            count={template.parts.length}
            remark={remarkOf(part.part, template, texts)}
            isDragged={dragged === part.part}
            texts={texts}
            onEdit={onEdit}
            onMove={move}
            onDrag={setDragged}
            onDragOver={() => {
              // The list follows the hand at once: what is let go stays where it is seen.
              if (dragged !== null && dragged !== part.part) move(dragged, place);
            }}
          />
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </section>
  );
}

/** Why a part would not appear although it is switched on, or that it always does. */
function remarkOf(part: TicketPartName, template: SlipTemplate, texts: Texts): string | null {
  if (isAlwaysShown(part)) return texts.slip.always;
  if (part === 'logo' && template.logo === null) return texts.slip.noLogo;
  return part === 'closing_words' && template.closingWords === null ? texts.slip.noClosingWords : null;
}

type PartRowProps = {
  readonly part: TicketPart;
  readonly place: number;
  readonly count: number;
  readonly remark: string | null;
  readonly isDragged: boolean;
  readonly texts: Texts;
  readonly onEdit: PartListProps['onEdit'];
  readonly onMove: (part: TicketPartName, place: number) => void;
  readonly onDrag: (part: TicketPartName | null) => void;
  readonly onDragOver: () => void;
};

function PartRow(props: PartRowProps): ReactElement {
  const { part, place, count, remark, texts, onEdit, onMove, onDrag } = props;
  const words = texts.slip;
  const row = useRef<HTMLLIElement>(null);
  const name = words.parts[part.part];
  const sizes = PART_SIZES.map((value) => ({ value, words: words.sizes[value] }));
  return (
    <li
      ref={row}
      className={props.isDragged ? 'part is-dragged' : 'part'}
      onDragOver={(event) => {
        event.preventDefault();
        props.onDragOver();
      }}
      onDrop={(event) => {
        event.preventDefault();
      }}
    >
      <span
        className="part-grip"
        draggable
        aria-hidden="true"
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', part.part);
          if (row.current !== null) event.dataTransfer.setDragImage(row.current, 12, 20);
          onDrag(part.part);
        }}
        onDragEnd={() => {
          onDrag(null);
        }}
      >
        <GripVertical size={18} />
      </span>
      <span className="part-arrows">
        <Arrow label={words.up(name)} isEnd={place === 0} onPress={() => onMove(part.part, place - 1)}>
          <ChevronUp aria-hidden="true" size={16} />
        </Arrow>
        <Arrow
          label={words.down(name)}
          isEnd={place === count - 1}
          onPress={() => onMove(part.part, place + 1)}
        >
          <ChevronDown aria-hidden="true" size={16} />
        </Arrow>
      </span>
      <span className={part.isShown ? 'part-name' : 'part-name is-hidden'}>
        {name}
        {remark === null ? null : <span className="desk-soft"> {remark}</span>}
      </span>
      <Segments
        label={words.size(name)}
        isLabelHidden
        options={sizes}
        value={part.size}
        onChange={(size) => {
          onEdit((old) => withSize(old, part.part, size));
        }}
      />
      <span className="part-switch">
        {isAlwaysShown(part.part) ? null : (
          <Switch
            label={words.show(name)}
            isOn={part.isShown}
            onChange={(isShown) => {
              onEdit((old) => withShown(old, part.part, isShown));
            }}
          />
        )}
      </span>
    </li>
  );
}

type ArrowProps = {
  readonly label: string;
  readonly isEnd: boolean;
  readonly onPress: () => void;
  readonly children: ReactElement;
};

/** Keeps the focus while its part moves, so that it can be pressed again; at the end of the list it does nothing. */
function Arrow({ label, isEnd, onPress, children }: ArrowProps): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  const wasPressed = useRef(false);
  useLayoutEffect(() => {
    // A row that is put elsewhere in the page loses the focus on the way.
    if (wasPressed.current) button.current?.focus();
    wasPressed.current = false;
  });
  return (
    <button
      ref={button}
      type="button"
      className="part-arrow"
      aria-label={label}
      aria-disabled={isEnd}
      onClick={() => {
        if (isEnd) return;
        wasPressed.current = true;
        onPress();
      }}
    >
      {children}
    </button>
  );
}
