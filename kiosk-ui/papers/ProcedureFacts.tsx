import { ClockAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PublicProcedure } from '#protocol/catalogue.ts';
import type { Fact } from '#protocol/office.ts';
import { pick } from '#ui-kit/language.ts';
import { isDueNextWorkingDay } from '../same-day-limit.ts';
import { textsOf, type Scene } from '../scene.ts';

type ProcedureProps = { readonly scene: Scene; readonly procedure: PublicProcedure };

/** What it costs, who pays nothing or less, and when the result is there. */
export function ProcedureFacts({ scene, procedure }: ProcedureProps): ReactElement {
  const texts = textsOf(scene);
  const { fee, feeExemption } = procedure;
  return (
    <div className="kiosk-facts">
      <FactCell label={texts.feeLabel} fact={fee} scene={scene} />
      <TimeCell procedure={procedure} scene={scene} />
      {feeExemption !== null && (
        <p className="kiosk-fact-exemption">
          <b>{texts.procedure.exempt}:</b> {pick(feeExemption, scene.state.language)}
        </p>
      )}
    </div>
  );
}

type FactCellProps = { readonly label: string; readonly fact: Fact; readonly scene: Scene };

function FactCell({ label, fact, scene }: FactCellProps): ReactElement {
  const { language } = scene.state;
  return (
    <div className="kiosk-fact">
      <p className="kiosk-fact-label">{label}</p>
      {fact === null ? (
        <p className="kiosk-fact-value kiosk-fact-unknown">{textsOf(scene).askOfficer}</p>
      ) : (
        <p className="kiosk-fact-value">{pick(fact.value, language)}</p>
      )}
      {fact?.condition && <p className="kiosk-fact-condition">{pick(fact.condition, language)}</p>}
    </div>
  );
}

function TimeCell({ procedure, scene }: ProcedureProps): ReactElement {
  const texts = textsOf(scene);
  if (!isDueNextWorkingDay(procedure, scene.serverNowMs, scene.office.timeZone)) {
    return <FactCell label={texts.timeLabel} fact={procedure.processingTime} scene={scene} />;
  }
  return (
    <div className="kiosk-fact kiosk-fact-late">
      <p className="kiosk-fact-label">{texts.timeLabel}</p>
      <p className="kiosk-fact-value">
        <ClockAlert aria-hidden="true" size="1.15em" strokeWidth={2.2} />
        <span className="kiosk-balanced">{texts.nextWorkingDay}</span>
      </p>
      <p className="kiosk-fact-condition">{texts.nextWorkingDayReason}</p>
    </div>
  );
}
