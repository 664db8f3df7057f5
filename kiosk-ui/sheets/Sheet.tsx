import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import './sheet.css';

type SheetProps = {
  readonly kind: 'dialog' | 'alertdialog';
  readonly labelId: string;
  readonly onDismiss: () => void;
  readonly children: ReactNode;
};

/** A white sheet over the lower half, where every hand reaches. Escape and a touch beside it dismiss it. */
export function Sheet({ kind, labelId, onDismiss, children }: SheetProps): ReactElement {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div
      className="kiosk-veil"
      onClick={(event) => {
        if (event.target === event.currentTarget) onDismiss();
      }}
    >
      <div
        ref={sheet}
        className="kiosk-sheet"
        role={kind}
        aria-modal="true"
        aria-labelledby={labelId}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDismiss();
        }}
      >
        {children}
      </div>
    </div>
  );
}
