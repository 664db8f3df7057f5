import { PrinterX } from 'lucide-react';
import type { ReactElement } from 'react';
import { textsOf, type Scene } from '../scene.ts';
import { aheadWords } from '../texts.ts';
import './printer-notice.css';

/** Said before a number is taken: no paper will come, and how the number is kept all the same. Nothing while the printer is well. */
export function PrinterNotice({ scene }: { readonly scene: Scene }): ReactElement | null {
  const { printerProblem, freshView } = scene;
  if (printerProblem === null) return null;
  const hasPhone = freshView !== null && freshView.phoneAddress !== null;
  return (
    <p className="kiosk-printer-notice">
      <PrinterX aria-hidden="true" size="1.4em" strokeWidth={2} />
      <span>{aheadWords(textsOf(scene), printerProblem, hasPhone)}</span>
    </p>
  );
}
