import { Upload } from 'lucide-react';
import { useRef, useState, type DragEvent, type ReactElement } from 'react';
import { Button } from './Button.tsx';
import './file-drop.css';

export type Dropping = {
  /** Something hangs over the page and can be let go. */
  readonly isOver: boolean;
  /** For the element that files may be let go over: the whole page, not the box alone. */
  readonly target: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
};

/** A page over which files can be let go. */
export function useDropping(onFiles: (files: readonly File[]) => void): Dropping {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    target: {
      onDragOver: (event) => {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}

type FileDropProps = {
  readonly words: {
    readonly drop: string;
    readonly dropHere: string;
    readonly kinds: string;
    readonly choose: string;
  };
  /** As the attribute of a file field says it. */
  readonly accept: string;
  readonly isOver: boolean;
  readonly isMany?: boolean;
  readonly look?: 'plain' | 'main';
  readonly isOff: boolean;
  readonly isBusy?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** The box that says so, and the way for whoever would rather choose. */
export function FileDrop(props: FileDropProps): ReactElement {
  const { words, accept, isOver, isMany = false, look = 'plain', isOff, isBusy = false, onFiles } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={isOver ? 'desk-drop is-over' : 'desk-drop'}>
      <Upload aria-hidden="true" size={24} />
      <p>
        <strong>{isOver ? words.dropHere : words.drop}</strong>
        <span className="desk-hint">{words.kinds}</span>
      </p>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={isMany}
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was refused and mended.
          event.target.value = '';
        }}
      />
      <Button look={look} isOff={isOff} isBusy={isBusy} onPress={() => input.current?.click()}>
        {words.choose}
      </Button>
    </div>
  );
}
