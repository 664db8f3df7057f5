import { ArrowDown, CircleHelp, Printer, PrinterX, ScanQrCode } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { PaperNotice } from '../paper-notice.ts';
import type { Texts } from '../texts.ts';
import '../frame/strips.css';

type PaperStripProps = {
  readonly notice: PaperNotice;
  /** A code for a phone stands below. */
  readonly hasCode: boolean;
  readonly texts: Texts;
};

/** The one sentence about the paper, in a strip that is as high in every state, so that the number never moves. */
export function PaperStrip({ notice, hasCode, texts }: PaperStripProps): ReactElement {
  return (
    <div role="status" aria-live="assertive">
      <NoticeStrip notice={notice} hasCode={hasCode} texts={texts} />
    </div>
  );
}

function NoticeStrip({ notice, hasCode, texts }: PaperStripProps): ReactElement {
  switch (notice.kind) {
    case 'printing':
      return (
        <JadeStrip title={texts.printing} slot={texts.slotBelow}>
          <span className="kiosk-strip-bar" />
        </JadeStrip>
      );
    case 'printed':
      return (
        <JadeStrip title={texts.takePaper} slot={texts.slotBelow}>
          <span className="kiosk-strip-bar kiosk-strip-bar-full" />
        </JadeStrip>
      );
    case 'sent':
      return <JadeStrip title={texts.takePaper} detail={texts.sentDetail} slot={texts.slotBelow} />;
    case 'trouble':
      return (
        <AmberStrip
          title={texts.trouble[notice.problem]}
          detail={texts.troubleDetail}
          icon={<NoPrinterIcon />}
        />
      );
    case 'screenOnly':
      return (
        <JadeStrip
          icon={<ScanQrCode aria-hidden="true" size="1em" strokeWidth={1.9} />}
          title={texts.screenOnly.title}
          detail={hasCode ? texts.screenOnly.detailWithCode : texts.screenOnly.detail}
        />
      );
    case 'uncertain':
    case 'noNews':
    case 'slow':
      return <AmberStrip {...texts[notice.kind]} icon={<AskIcon />} />;
    default:
      return notice satisfies never;
  }
}

const NoPrinterIcon = (): ReactElement => <PrinterX aria-hidden="true" size="0.52em" strokeWidth={1.9} />;
const AskIcon = (): ReactElement => <CircleHelp aria-hidden="true" size="0.52em" strokeWidth={1.9} />;

type JadeStripProps = {
  readonly icon?: ReactElement;
  readonly title: string;
  readonly detail?: string;
  /** Where the paper comes out; absent where none comes. */
  readonly slot?: string;
  readonly children?: ReactNode;
};

function JadeStrip({ icon, title, detail, slot, children }: JadeStripProps): ReactElement {
  return (
    <div className="kiosk-strip kiosk-strip-jade">
      {icon ?? <Printer aria-hidden="true" size="1em" strokeWidth={1.9} />}
      <div className="kiosk-strip-text">
        <p className="kiosk-strip-title">{title}</p>
        {detail !== undefined && <p className="kiosk-strip-detail">{detail}</p>}
      </div>
      {slot !== undefined && (
        <p className="kiosk-strip-slot">
          {detail === undefined && slot}
          <ArrowDown aria-hidden="true" size="1.4em" strokeWidth={2.4} />
        </p>
      )}
      {children}
    </div>
  );
}

type AmberStripProps = { readonly title: string; readonly detail: string; readonly icon: ReactElement };

/** White with one amber square: a person must act, the number stands. */
export function AmberStrip({ title, detail, icon }: AmberStripProps): ReactElement {
  return (
    <div className="kiosk-strip">
      <span className="kiosk-strip-square">{icon}</span>
      <div className="kiosk-strip-text">
        <p className="kiosk-strip-title">{title}</p>
        <p className="kiosk-strip-detail">{detail}</p>
      </div>
    </div>
  );
}
