import { Clock3 } from 'lucide-react';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { SaveBar } from '../SaveBar.tsx';
import { changesBetween } from './office-changes.ts';
import type { OfficeDraftProps, OfficePagesProps } from './office-props.ts';
import { inUseWords, obstacleWords, partWords } from './office-wording.ts';
import { officeTexts } from './texts.ts';
import './office-pages.css';

type OfficeFrameProps = OfficePagesProps & {
  readonly title: string;
  readonly lead: string;
  readonly deeds?: ReactNode;
  readonly list: (props: OfficeDraftProps) => ReactElement;
  readonly panel?: (props: OfficeDraftProps) => ReactElement;
};

/** What the pages about the office have in common: the head, what keeps a change waiting, and the foot that saves. */
export function OfficeFrame(props: OfficeFrameProps): ReactElement {
  const { officeDesk, officeActions, view, office, language, title, lead, deeds, list, panel } = props;
  const words = officeTexts(language);
  const { saved, draft } = officeDesk;
  useEffect(() => {
    // The letters of Chinese texts; without them the machine's own are shown.
    import('@fontsource-variable/noto-sans-tc/index.css').catch(() => undefined);
  }, []);
  const drafted = draft === null ? null : { ...props, draft, words };
  return (
    <>
      <main className={panel === undefined ? 'office' : 'office has-panel'}>
        <div className="office-list">
          <header className="desk-head">
            <div>
              <h1 className="desk-title">{title}</h1>
              <p className="desk-lead">{lead}</p>
            </div>
            {drafted === null ? null : <div className="office-deeds">{deeds}</div>}
          </header>
          {view.officeWaitsFor.length === 0 ? null : (
            <section className="office-waits" role="status">
              <Clock3 aria-hidden="true" size={20} />
              <div>
                <strong>{words.waits}</strong>
                <p>{words.waitsMore}</p>
                <ul>
                  {view.officeWaitsFor.map((use) => {
                    const said = inUseWords(use, office, words, language);
                    return <li key={said}>{said}</li>;
                  })}
                </ul>
              </div>
            </section>
          )}
          {drafted === null ? (
            <p className="office-loading" role="status">
              {officeDesk.hasLoadFailed ? words.loadFailed : words.loading}
            </p>
          ) : (
            list(drafted)
          )}
        </div>
        {panel === undefined ? null : (
          <div className="office-panel">{drafted === null ? null : panel(drafted)}</div>
        )}
      </main>
      <SaveBar
        {...props}
        settings={officeDesk}
        changes={saved === null || draft === null ? [] : changesBetween(saved, draft)}
        obstacle={obstacleWords(draft, words, language)}
        nameParts={(parts) =>
          parts.map((part) => partWords(part, [draft, saved], words, language)).join(', ')
        }
        savedAt={words.saved}
        idle={words.idle}
        onDiscard={officeActions.discard}
        onSave={officeActions.save}
      />
    </>
  );
}
