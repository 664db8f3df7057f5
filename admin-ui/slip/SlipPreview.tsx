import type { CSSProperties, ReactElement } from 'react';
import type { PrinterProfile } from '#protocol/printing.ts';
import { CITIZEN_LANGUAGES, type CitizenLanguage } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import { Segments } from '../controls/Segments.tsx';
import type { Texts } from '../texts.ts';
import { wholeMm } from './estimate-words.ts';
import { paperMm, previewScale, printableMm } from './paper.ts';
import type { PreviewState } from './preview-desk.ts';
import { SLIP_KINDS, type SlipKind } from './slip-http.ts';

type SlipPreviewProps = {
  readonly preview: PreviewState;
  readonly profile: PrinterProfile;
  readonly kind: SlipKind;
  readonly language: CitizenLanguage;
  readonly texts: Texts;
  readonly onKind: (kind: SlipKind) => void;
  readonly onLanguage: (language: CitizenLanguage) => void;
  readonly onAgain: () => void;
};

/** Widest paper that the column shows, in CSS pixels. */
const COLUMN_PX = 410;
const LANGUAGE_NAMES: Readonly<Record<CitizenLanguage, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
  zh: '中文',
};

/** The slip as it will come out of the printer: the same dots, the paper in its true proportion, its length beside it. */
export function SlipPreview(props: SlipPreviewProps): ReactElement {
  const { preview, kind, language, texts } = props;
  const words = texts.slip;
  return (
    <section className="slip-preview" aria-label={words.preview}>
      <div className="slip-choices">
        <Segments
          label={words.previewKind}
          isLabelHidden
          options={SLIP_KINDS.map((value) => ({ value, words: words.kinds[value] }))}
          value={kind}
          onChange={props.onKind}
        />
        <Segments
          label={words.previewLanguage}
          isLabelHidden
          options={CITIZEN_LANGUAGES.map((value) => ({ value, words: LANGUAGE_NAMES[value] }))}
          value={language}
          onChange={props.onLanguage}
        />
      </div>
      <p className="slip-standing" role="status">
        {preview.standing === 'behind' ? words.drawing : null}
        {preview.standing === 'failed' ? (
          <>
            <span className="desk-fault">{words.drawFailed}</span>
            <Button look="quiet" onPress={props.onAgain}>
              {words.drawAgain}
            </Button>
          </>
        ) : null}
      </p>
      <Paper {...props} />
    </section>
  );
}

function Paper({ preview, profile, kind, texts }: SlipPreviewProps): ReactElement {
  const words = texts.slip;
  const { picture } = preview;
  const width = paperMm(profile);
  const scale = previewScale(width, COLUMN_PX);
  const px = (mm: number): string => `${String(Math.round(mm * scale * 10) / 10)}px`;
  if (picture === null) {
    return (
      <div className="slip-roll" tabIndex={0} role="group" aria-label={words.preview}>
        <div className="slip-paper is-blank" style={{ width: px(width), height: px(width * 1.35) }} />
      </div>
    );
  }
  const mm = wholeMm(picture.heightMm);
  const paper: CSSProperties = {
    width: px(width),
    height: px(picture.heightMm),
    paddingInline: px((width - printableMm(profile)) / 2),
  };
  return (
    <div className="slip-roll" tabIndex={0} role="group" aria-label={words.preview}>
      <div className={preview.standing === 'fresh' ? 'slip-paper' : 'slip-paper is-behind'} style={paper}>
        <img
          src={picture.dataUrl}
          width={picture.widthDots}
          height={picture.heightDots}
          alt={words.previewAlt(words.kinds[kind], mm)}
        />
      </div>
      <div className="slip-length" style={{ height: px(picture.heightMm) }} aria-hidden="true">
        <span>
          {mm}
          <br />
          mm
        </span>
      </div>
    </div>
  );
}
