import type { ReactElement } from 'react';
import { OFFICE_LIMITS } from '#protocol/office-limits.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { OfficeHours } from '#protocol/queue-rules.ts';
import { PASSWORD_LETTERS } from '#protocol/passwords.ts';
import type { SetupDraft } from '#protocol/setup.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { pick } from '#ui-kit/language.ts';
import { Roundel } from '#ui-kit/Roundel.tsx';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/Field.tsx';
import { CounterGrid } from '../office/CounterGrid.tsx';
import { HolidaysForm, WeekForm } from '../office/HoursForm.tsx';
import { newCounter, newCounterId, withoutCounter, withoutField } from '../office/office-edits.ts';
import { officeTexts } from '../office/texts.ts';
import {
  isGoodPassword,
  isUsername,
  likelyEnglish,
  likelyUsername,
  renamed,
  type Passwords,
} from './setup-steps.ts';
import type { SetupTexts } from './texts.ts';

export type StepProps = {
  readonly draft: SetupDraft;
  readonly texts: SetupTexts;
  readonly language: Language;
  readonly edit: (change: (draft: SetupDraft) => SetupDraft) => void;
};

const Head = ({ title, lead }: { readonly title: string; readonly lead: string }): ReactElement => (
  <header className="setup-head">
    <h1>{title}</h1>
    <p>{lead}</p>
  </header>
);

const withOffice =
  (change: (office: OfficeSettings) => OfficeSettings) =>
  (draft: SetupDraft): SetupDraft => ({ ...draft, office: change(draft.office) });

const NO_HOURS: OfficeHours = { week: [[], [], [], [], [], [], []], holidays: [], makeUpDays: [] };

/** What the office is called and when it gives numbers out, beside what that will look like. */
export function OfficeStep({ draft, texts, language, edit }: StepProps): ReactElement {
  const said = texts.office;
  const { office } = draft;
  const set = (change: Partial<OfficeSettings>): void =>
    edit(withOffice((before) => ({ ...before, ...change })));
  const hours = office.rules.hours ?? NO_HOURS;
  const editHours = (change: Partial<OfficeHours>): void =>
    set({ rules: { ...office.rules, hours: { ...hours, ...change } } });
  const name = office.name.vi.trim() === '' ? said.empty : office.name.vi;
  return (
    <>
      <Head title={said.title} lead={said.lead} />
      <div className="setup-columns">
        <div className="setup-fields">
          <TextField
            label={said.name}
            hint={said.nameHint}
            lang="vi"
            value={office.name.vi}
            maxLength={OFFICE_LIMITS.name}
            onChange={(vi) => set({ name: renamed(office.name, vi) })}
          />
          <TextField
            label={said.nameEn}
            lang="en"
            value={office.name.en}
            placeholder={likelyEnglish(office.name.vi)}
            maxLength={OFFICE_LIMITS.name}
            onChange={(englishName) => set({ name: { ...office.name, en: englishName } })}
          />
          <TextField
            label={said.unitName}
            lang="vi"
            value={office.unitName.vi}
            maxLength={OFFICE_LIMITS.name}
            onChange={(vi) => set({ unitName: { ...office.unitName, vi } })}
          />
          <TextField
            label={said.unitNameEn}
            lang="en"
            value={office.unitName.en}
            maxLength={OFFICE_LIMITS.name}
            onChange={(englishName) => set({ unitName: { ...office.unitName, en: englishName } })}
          />
          <TextField
            label={said.citizenWord}
            hint={said.citizenHint(office.citizenWord.vi)}
            lang="vi"
            value={office.citizenWord.vi}
            maxLength={40}
            onChange={(vi) => set({ citizenWord: { ...office.citizenWord, vi } })}
          />
        </div>
        <aside className="setup-previews" aria-hidden="true">
          <p>{said.screen}</p>
          <div className="setup-screen">
            <span>
              <Roundel />
              <span>
                <strong>{name}</strong>
                <small>{office.unitName.vi}</small>
              </span>
            </span>
            <b>H009</b>
          </div>
          <p>{said.paper}</p>
          <div className="setup-paper">
            <strong>{office.unitName.vi.toUpperCase()}</strong>
            <strong>{name.toUpperCase()}</strong>
          </div>
        </aside>
      </div>
      <h2 className="setup-heading">{said.hours}</h2>
      <WeekForm words={officeTexts(language)} hours={hours} edit={editHours} />
      <details className="setup-more" open={hours.holidays.length + hours.makeUpDays.length > 0}>
        <summary>{said.holidays}</summary>
        <HolidaysForm words={officeTexts(language)} hours={hours} edit={editHours} />
      </details>
    </>
  );
}

/** Which field is taken at which counter. */
export function CountersStep({ draft, texts, language, edit }: StepProps): ReactElement {
  const said = texts.counters;
  const words = officeTexts(language);
  const { office } = draft;
  const last = office.counters.at(-1);
  return (
    <>
      <Head title={said.title} lead={said.lead} />
      <CounterGrid
        draft={office}
        words={words}
        language={language}
        openId={null}
        onOpen={null}
        officeActions={{ edit: (change) => edit(withOffice(change)) }}
      />
      <div className="setup-deeds">
        <Button
          isOff={office.counters.length >= OFFICE_LIMITS.counters}
          onPress={() =>
            edit(
              withOffice((before) => ({
                ...before,
                counters: [...before.counters, newCounter(before, newCounterId(before, 'counter-more'))],
              })),
            )
          }
        >
          {said.add}
        </Button>
        <Button
          isOff={office.counters.length < 2 || last === undefined}
          onPress={() => {
            if (last !== undefined) edit(withOffice((before) => withoutCounter(before, last.counterId)));
          }}
        >
          {said.remove}
        </Button>
      </div>
      <h2 className="setup-heading">{said.fieldRemove}</h2>
      <div className="setup-deeds">
        {office.fields.map(({ fieldId, name }) => (
          <Button
            key={fieldId}
            isOff={office.fields.length < 2}
            onPress={() => edit(withOffice((before) => withoutField(before, fieldId)))}
          >
            {said.drop(pick(name, language))}
          </Button>
        ))}
      </div>
      <p className="desk-hint">{said.later}</p>
    </>
  );
}

type PeopleStepProps = StepProps & {
  readonly passwords: Passwords;
  readonly onPasswords: (passwords: Passwords) => void;
};

/** The first administrator. */
export function PeopleStep({ draft, texts, edit, passwords, onPasswords }: PeopleStepProps): ReactElement {
  const said = texts.people;
  const { administrator } = draft;
  const { password, again } = passwords;
  const set = (change: Partial<SetupDraft['administrator']>): void =>
    edit((before) => ({ ...before, administrator: { ...before.administrator, ...change } }));
  const isOwnName = administrator.username === likelyUsername(administrator.displayName);
  return (
    <>
      <Head title={said.title} lead={said.lead} />
      <div className="setup-fields">
        <TextField
          label={said.displayName}
          lang="vi"
          value={administrator.displayName}
          maxLength={60}
          onChange={(displayName) =>
            set(isOwnName ? { displayName, username: likelyUsername(displayName) } : { displayName })
          }
        />
        <TextField
          label={said.username}
          hint={said.usernameHint}
          fault={
            administrator.username === '' || isUsername(administrator.username) ? null : said.usernameHint
          }
          isCode
          value={administrator.username}
          maxLength={40}
          onChange={(username) => set({ username })}
        />
        <TextField
          label={said.password}
          hint={said.passwordHint(PASSWORD_LETTERS.least)}
          fault={
            password === '' || isGoodPassword(password) ? null : said.passwordHint(PASSWORD_LETTERS.least)
          }
          isPassword
          isCode
          value={password}
          maxLength={PASSWORD_LETTERS.most}
          onChange={(typed) => onPasswords({ password: typed, again })}
        />
        <TextField
          label={said.again}
          fault={again === '' || again === password ? null : said.differs}
          isPassword
          isCode
          value={again}
          maxLength={PASSWORD_LETTERS.most}
          onChange={(typed) => onPasswords({ password, again: typed })}
        />
      </div>
      <p className="desk-hint">{said.later}</p>
    </>
  );
}

/** Everything once more, before real numbers are given out. */
export function CheckStep({ draft, texts, language }: StepProps): ReactElement {
  const said = texts.check;
  const { office, administrator } = draft;
  const { hours } = office.rules;
  const week = (hours?.week ?? []).flatMap((sessions, day) =>
    sessions.length === 0
      ? []
      : [`${said.weekdays[day] ?? ''} ${sessions.map(({ from, to }) => `${from}–${to}`).join(', ')}`],
  );
  const rows: readonly (readonly [string, string])[] = [
    [said.office, `${office.name.vi} · ${office.unitName.vi}`],
    [said.fields, office.fields.map(({ letter, name }) => `${letter} ${pick(name, language)}`).join(', ')],
    [said.services, String(office.services.length)],
    [said.counters, office.counters.map(({ number }) => number).join(', ')],
    [said.hours, week.length === 0 ? said.always : week.join('; ')],
    [said.administrator, `${administrator.displayName} (${administrator.username})`],
  ];
  return (
    <>
      <Head title={said.title} lead={said.lead} />
      <dl className="setup-check">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
