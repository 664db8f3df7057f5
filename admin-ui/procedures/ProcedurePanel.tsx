import { CircleAlert, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { MarkedFact, Procedure, ProcedurePaper } from '#protocol/catalogue.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { saysSameDayRule } from '#catalogue/same-day.ts';
import { pick } from '#ui-kit/language.ts';
import { hashOf } from '../route.ts';
import { dayFirst } from './dates.ts';
import type { WithTexts } from './procedures-props.ts';
import type { ProceduresTexts } from './texts.ts';

/** One procedure with every version of it: also what citizens are not told because it is not sure. */
export function ProcedurePanel(props: WithTexts): ReactElement {
  const { texts, procedures } = props;
  const history = procedures.open?.history ?? null;
  if (history === null) {
    return (
      <aside className="procedure-panel">
        <Close texts={texts} />
        <p role="status">{procedures.open?.hasFailed === true ? texts.loadFailed : texts.loading}</p>
      </aside>
    );
  }
  const shown = history.versions[history.inForce ?? 0];
  return (
    <aside
      className="procedure-panel desk-aged"
      aria-label={shown === undefined ? '' : pick(shown.name, props.language)}
    >
      <Close texts={texts} />
      {history.versions.map((version, index) => (
        <Version
          key={version.inForceFrom ?? ''}
          texts={texts}
          language={props.language}
          version={version}
          standing={standingOf(index, history.inForce)}
        />
      ))}
    </aside>
  );
}

function Close({ texts }: Pick<WithTexts, 'texts'>): ReactElement {
  return (
    <p className="procedure-close">
      <a href={hashOf({ page: 'procedures', open: null })} aria-label={texts.close}>
        <X aria-hidden="true" size={20} />
      </a>
    </p>
  );
}

type Standing = 'noLonger' | 'nowInForce' | 'toCome';

const standingOf = (index: number, inForce: number | null): Standing => {
  if (index === inForce) return 'nowInForce';
  return inForce !== null && index < inForce ? 'noLonger' : 'toCome';
};

type VersionProps = {
  readonly texts: ProceduresTexts;
  readonly language: Language;
  readonly version: Procedure;
  readonly standing: Standing;
};

function Version({ texts, language, version, standing }: VersionProps): ReactElement {
  const { name, code, procedureId, inForceFrom, papers, fee, feeExemption, processingTime } = version;
  const date = inForceFrom === null ? texts.always : texts.from(dayFirst(inForceFrom));
  return (
    <details className="procedure-version" open={standing !== 'noLonger'}>
      <summary>
        <strong>{date}</strong> <span className={`procedure-standing is-${standing}`}>{texts[standing]}</span>
      </summary>
      <h2 className="procedure-name">{pick(name, language)}</h2>
      <p className="desk-hint">
        {texts.code}: {code ?? procedureId}
      </p>
      <h3>{texts.papers}</h3>
      {papers.length === 0 ? (
        <p>{texts.noPapers}</p>
      ) : (
        <ol className="procedure-papers">
          {papers.map((paper, index) => (
            <Paper key={index} texts={texts} language={language} paper={paper} />
          ))}
        </ol>
      )}
      <h3>{texts.fee}</h3>
      <Fact texts={texts} language={language} fact={fee} />
      {feeExemption === null ? null : (
        <p>
          <strong>{texts.exemption}:</strong> {pick(feeExemption, language)}
        </p>
      )}
      <h3>{texts.time}</h3>
      <Fact texts={texts} language={language} fact={processingTime} />
      {version.isSameDay && !saysSameDayRule(processingTime) ? <p>{texts.sameDay}</p> : null}
      <Addresses texts={texts} language={language} version={version} />
      {version.keywords.length === 0 ? null : (
        <>
          <h3>{texts.keywords}</h3>
          <p className="desk-soft">{version.keywords.join('; ')}</p>
        </>
      )}
    </details>
  );
}

type PaperProps = Pick<VersionProps, 'texts' | 'language'> & { readonly paper: ProcedurePaper };

function Paper({ texts, language, paper }: PaperProps): ReactElement {
  const { name, note, onlyIfNotLookedUp, originals, copies } = paper;
  const more = [
    originals === null || originals === 0 ? '' : texts.originals(originals),
    copies === null || copies === 0 ? '' : texts.copies(copies),
    onlyIfNotLookedUp ? texts.lookedUp : '',
    note === null ? '' : pick(note, language),
  ].filter((part) => part !== '');
  return (
    <li>
      {pick(name, language)}
      {more.length === 0 ? null : <span className="desk-hint">{more.join(' · ')}</span>}
    </li>
  );
}

type FactProps = Pick<VersionProps, 'texts' | 'language'> & { readonly fact: MarkedFact };

function Fact({ texts, language, fact }: FactProps): ReactElement {
  if (fact === null) return <p className="desk-soft">{texts.unknown}</p>;
  const { value, condition, certainty } = fact;
  return (
    <p>
      {pick(value, language)}
      {condition === null ? null : <span className="desk-hint">{pick(condition, language)}</span>}
      {certainty === 'sure' ? null : (
        <span className="procedure-weak">
          <CircleAlert aria-hidden="true" size={16} /> {texts.weakHow}
        </span>
      )}
    </p>
  );
}

function Addresses({ texts, language, version }: Omit<VersionProps, 'standing'>): ReactElement {
  const { onlineUrl, forms } = version;
  return (
    <>
      {onlineUrl === null ? null : (
        <>
          <h3>{texts.online}</h3>
          <p className="procedure-address">
            <a href={onlineUrl} target="_blank" rel="noreferrer">
              {onlineUrl}
            </a>
          </p>
        </>
      )}
      {forms.length === 0 ? null : (
        <>
          <h3>{texts.forms}</h3>
          <ul className="procedure-papers">
            {forms.map(({ name, url }, index) => (
              <li key={index}>
                {url === null ? (
                  <>
                    {pick(name, language)} <span className="desk-hint">{texts.formOnPaper}</span>
                  </>
                ) : (
                  <a href={url} target="_blank" rel="noreferrer">
                    {pick(name, language)}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
