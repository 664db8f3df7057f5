import { useId, useState, type ReactElement } from 'react';
import { PRINTER_PROFILES } from '#protocol/printer-profiles.ts';
import {
  CONFIRMATION_WAYS,
  CUT_KINDS,
  STATUS_WAYS,
  type PrinterProfile,
  type PrinterSettings,
} from '#protocol/printing.ts';
import { Button } from '../controls/Button.tsx';
import { NumberField, SelectField } from '../controls/Field.tsx';
import { Switch } from '../controls/Switch.tsx';
import { printableMm, paperMm } from '../slip/paper.ts';
import type { Texts } from '../texts.ts';
import { faultOf } from '../wording.ts';
import type { PrinterPanelProps } from './printer-panel-props.ts';
import { withProfile } from './printer-draft.ts';

type ProfileFormProps = PrinterPanelProps & {
  readonly onChange: (change: Partial<PrinterSettings>) => void;
};

const standardOf = (profile: PrinterProfile): PrinterProfile | undefined =>
  PRINTER_PROFILES.find(({ profileId }) => profileId === profile.profileId);
const isAdjusted = (profile: PrinterProfile): boolean => {
  const standard = standardOf(profile);
  return standard !== undefined && JSON.stringify(standard) !== JSON.stringify(profile);
};

/** What kind of printer it is; its figures can be adjusted where a maker's data sheet says otherwise. */
export function ProfileForm(props: ProfileFormProps): ReactElement {
  const { printer, texts, onChange } = props;
  const { profile } = printer;
  const words = texts.printers;
  const own = standardOf(profile) === undefined ? [profile] : [];
  const facts = words.kindFacts(millimetres(printableMm(profile)), profile.dpi, profile.widthDots);
  return (
    <>
      <SelectField
        label={words.kind}
        value={profile.profileId}
        groups={[
          {
            name: null,
            options: [...PRINTER_PROFILES, ...own].map(({ profileId, name }) => ({
              value: profileId,
              words: name,
            })),
          },
        ]}
        hint={`${facts}, ${words.paper(paperMm(profile))}${isAdjusted(profile) ? `, ${words.adjusted}` : ''}.`}
        onChange={(profileId) => {
          const chosen = PRINTER_PROFILES.find((candidate) => candidate.profileId === profileId);
          if (chosen !== undefined) onChange(withProfile(printer, chosen));
        }}
      />
      {profile.confirmation === 'none' ? <p className="desk-hint panel-tight">{words.unconfirmed}</p> : null}
      <Adjustments {...props} />
      {profile.hasDensity ? (
        <Density
          value={printer.density}
          texts={texts}
          onChange={(density) => {
            onChange({ density });
          }}
        />
      ) : null}
    </>
  );
}

const millimetres = (mm: number): string => String(Math.round(mm));

function Adjustments({ printer, draft, texts, onChange }: ProfileFormProps): ReactElement {
  const { profile } = printer;
  const words = texts.printers;
  const standard = standardOf(profile);
  const set = (change: Partial<PrinterProfile>): void => {
    onChange(withProfile(printer, { ...profile, ...change }));
  };
  const numbers = [
    { key: 'widthDots', min: 256, max: 1_024, step: 8 },
    { key: 'dpi', min: 100, max: 600, step: 1 },
    { key: 'bandRows', min: 1, max: 2_047, step: 1 },
    { key: 'feedBeforeCutDots', min: 0, max: 255, step: 1 },
    { key: 'speedMmPerS', min: 20, max: 600, step: 1 },
  ] as const;
  const fault = faultOf(printer, draft.printers, ['profile_wrong'], texts);
  const [isOpened, setOpened] = useState(false);
  return (
    // What is wrong in here is never folded away, and what was put right stays in sight.
    <details
      className="panel-details"
      open={isOpened || fault !== null}
      onToggle={(event) => {
        setOpened(event.currentTarget.open);
      }}
    >
      <summary>{words.adjust}</summary>
      <div className="panel-figures">
        {numbers.map(({ key, ...limits }) => (
          <NumberField
            key={key}
            label={words[key]}
            value={profile[key]}
            {...limits}
            hint={rangeWords(limits, words.multipleOf8)}
            onChange={(value) => {
              set({ [key]: value });
            }}
          />
        ))}
        <Ways
          label={words.cut}
          ways={CUT_KINDS}
          names={words.cuts}
          value={profile.cut}
          onChange={(cut) => set({ cut })}
        />
        <Ways
          label={words.status}
          ways={STATUS_WAYS}
          names={words.statuses}
          value={profile.status}
          onChange={(status) => set({ status })}
        />
        <Ways
          label={words.confirmation}
          ways={profile.status === 'none' ? (['none'] as const) : CONFIRMATION_WAYS}
          names={words.confirmations}
          value={profile.confirmation}
          onChange={(confirmation) => set({ confirmation })}
        />
        <p className="panel-switch">
          {words.hasDensity}
          <Switch
            label={words.hasDensity}
            isOn={profile.hasDensity}
            onChange={(hasDensity) => set({ hasDensity })}
          />
        </p>
        {fault === null ? null : <p className="desk-fault panel-whole">{fault}</p>}
        {standard === undefined || !isAdjusted(profile) ? null : (
          <p className="panel-whole">
            <Button look="quiet" onPress={() => onChange(withProfile(printer, standard))}>
              {words.backToProfile}
            </Button>
          </p>
        )}
      </div>
    </details>
  );
}

const rangeWords = (
  { min, max, step }: { readonly min: number; readonly max: number; readonly step: number },
  multipleOf8: string,
): string => `${String(min)}–${String(max)}${step === 8 ? `, ${multipleOf8}` : ''}`;

type WaysProps<Way extends string> = {
  readonly label: string;
  readonly ways: readonly Way[];
  readonly names: Readonly<Record<Way, string>>;
  readonly value: Way;
  readonly onChange: (way: Way) => void;
};

function Ways<Way extends string>({ label, ways, names, value, onChange }: WaysProps<Way>): ReactElement {
  return (
    <SelectField
      label={label}
      value={value}
      groups={[{ name: null, options: ways.map((way) => ({ value: way, words: names[way] })) }]}
      onChange={(chosen) => {
        const way = ways.find((each) => each === chosen);
        if (way !== undefined) onChange(way);
      }}
    />
  );
}

type DensityProps = {
  readonly value: number;
  readonly texts: Texts;
  readonly onChange: (density: number) => void;
};

function Density({ value, texts, onChange }: DensityProps): ReactElement {
  const words = texts.printers;
  const id = useId();
  const shown = value === 0 ? words.densityMiddle : words.densityOf(value);
  return (
    <div className="desk-field">
      <label className="desk-label" htmlFor={id}>
        {words.density}: <span className="desk-soft">{shown}</span>
      </label>
      <input
        id={id}
        className="panel-density"
        type="range"
        min={-6}
        max={6}
        step={1}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => {
          onChange(event.target.valueAsNumber);
        }}
      />
    </div>
  );
}
