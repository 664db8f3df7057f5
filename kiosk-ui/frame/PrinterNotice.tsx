import { PrinterX } from 'lucide-react';
import type { ReactElement } from 'react';
import { textsOf, type Scene } from '../scene.ts';
import './printer-notice.css';

/** Said before a number is taken: no paper will come, the number is on the screen. Nothing while the printer is well. */
export function PrinterNotice({ scene }: { readonly scene: Scene }): ReactElement | null {
  if (scene.printerProblem === null) return null;
  return (
    <p className="kiosk-printer-notice">
      <PrinterX aria-hidden="true" size="1.4em" strokeWidth={2} />
      <span>{textsOf(scene).noPaperAhead[scene.printerProblem]}</span>
    </p>
  );
}
