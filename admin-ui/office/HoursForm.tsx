import { Copy, Plus, X } from 'lucide-react';
import { useId, type ReactElement } from 'react';
import type { OfficeHours, Session } from '#protocol/queue-rules.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import { SelectField } from '../controls/Field.tsx';
import { LocalizedFields } from './LocalizedFields.tsx';
import { nextSession, USUAL_WEEK } from './office-edits.ts';
import { asTimeOfDay, isTimeOfDay, isWrongDay } from './office-obstacle.ts';
import type { OfficeDraftProps } from './office-props.ts';
import { SwitchLine } from './SwitchLine.tsx';

type WithHours = Pick<OfficeDraftProps, 'words'> & {
  readonly hours: OfficeHours;
  readonly edit: (change: Partial<OfficeHours>) => void;
};

/** When numbers are given out: the week, the holidays, and the days made up for them. */
export function HoursForm(props: OfficeDraftProps): ReactElement {
  const { draft, words, officeActions } = props;
  const said = words.office;
  const { hours } = draft.rules;
  const set = (next: OfficeHours | null): void => {
    officeActions.edit((settings) => ({ ...settings, rules: { ...settings.rules, hours: next } }));
  };
  return (
    <section className="office-section" aria-labelledby="office-hours">
      <h2 id="office-hours">{said.hours}</h2>
      <SwitchLine
        label={said.hoursOn}
        why={hours === null ? said.hoursOff : said.hoursWhy}
        isOn={hours !== null}
        onChange={(isOn) => set(isOn ? { week: USUAL_WEEK, holidays: [], makeUpDays: [] } : null)}
      />
      {hours === null ? null : (
        <>
          <WeekForm {...props} hours={hours} edit={(change) => set({ ...hours, ...change })} />
          <HolidaysForm {...props} hours={hours} edit={(change) => set({ ...hours, ...change })} />
        </>
      )}
    </section>
  );
}

/** The sessions of each weekday. */
export function WeekForm({ hours, edit, words }: WithHours): ReactElement {
  const said = words.office;
  const setDay = (day: number, sessions: readonly Session[]): void =>
    edit({ week: hours.week.with(day, sessions) });
  return (
    <table className="office-week">
      <tbody>
        {said.weekdays.map((weekday, day) => {
          const sessions = hours.week[day] ?? [];
          return (
            <tr key={weekday} className={isWrongDay(sessions) ? 'is-wrong' : undefined}>
              <th scope="row">{weekday}</th>
              <td>
                {sessions.length === 0 ? <span className="desk-soft">{said.closed}</span> : null}
                {sessions.map((session, index) => (
                  <span key={index} className="office-session">
                    <TimeField
                      label={`${weekday}: ${said.from}`}
                      shown={said.from}
                      value={session.from}
                      onChange={(from) => setDay(day, sessions.with(index, { ...session, from }))}
                    />
                    <TimeField
                      label={`${weekday}: ${said.to}`}
                      shown={said.to}
                      value={session.to}
                      onChange={(to) => setDay(day, sessions.with(index, { ...session, to }))}
                    />
                    <TimeField
                      label={`${weekday}: ${said.stop}`}
                      shown={said.stop}
                      value={session.stopIssuingAt}
                      onChange={(stopIssuingAt) =>
                        setDay(day, sessions.with(index, { ...session, stopIssuingAt }))
                      }
                    />
                    <Button
                      look="quiet"
                      label={said.sessionRemove(weekday, index + 1)}
                      onPress={() => setDay(day, sessions.toSpliced(index, 1))}
                    >
                      <X aria-hidden="true" size={16} />
                    </Button>
                  </span>
                ))}
                <Button
                  look="quiet"
                  label={`${said.sessionAdd}: ${weekday}`}
                  isOff={sessions.length >= 4}
                  onPress={() => setDay(day, [...sessions, nextSession(sessions)])}
                >
                  <Plus aria-hidden="true" size={16} /> {said.sessionAdd}
                </Button>
                {day === 0 ? (
                  <Button
                    look="quiet"
                    onPress={() =>
                      edit({ week: hours.week.map((known, place) => (place < 5 ? sessions : known)) })
                    }
                  >
                    <Copy aria-hidden="true" size={16} /> {said.copyWeek}
                  </Button>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type TimeFieldProps = {
  readonly label: string;
  readonly shown: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** 24 hours whatever the computer's own habit; `730` and `7:30` are read as `07:30`. */
function TimeField({ label, shown, value, onChange }: TimeFieldProps): ReactElement {
  return (
    <label className="office-time">
      <span aria-hidden="true">{shown}</span>
      <input
        className="desk-input"
        inputMode="numeric"
        maxLength={5}
        placeholder="07:30"
        aria-label={label}
        aria-invalid={!isTimeOfDay(value)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => onChange(asTimeOfDay(value))}
      />
    </label>
  );
}

function DateField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: BusinessDate) => void;
}): ReactElement {
  const id = useId();
  return (
    <div className="desk-field">
      <label className="desk-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="desk-input"
        value={value}
        aria-invalid={value === ''}
        onChange={(event) => onChange(event.target.value as BusinessDate)}
      />
    </div>
  );
}

/** Days on which nothing is open, and those made up for them. */
export function HolidaysForm({ hours, edit, words }: WithHours): ReactElement {
  const said = words.office;
  const { holidays, makeUpDays } = hours;
  const noDate = '' as BusinessDate;
  return (
    <>
      <h3>{said.holidays}</h3>
      <p className="desk-hint">{said.holidaysHint}</p>
      {holidays.map((holiday, index) => (
        <div key={index} className="office-row">
          <DateField
            label={said.date}
            value={holiday.date}
            onChange={(date) => edit({ holidays: holidays.with(index, { ...holiday, date }) })}
          />
          <LocalizedFields
            label={said.holidayName}
            value={holiday.name}
            maxLength={60}
            words={words}
            onChange={(name) => edit({ holidays: holidays.with(index, { ...holiday, name }) })}
          />
          <Button
            look="quiet"
            label={words.removeNamed(holiday.name.vi)}
            onPress={() => edit({ holidays: holidays.toSpliced(index, 1) })}
          >
            <X aria-hidden="true" size={16} />
          </Button>
        </div>
      ))}
      <Button onPress={() => edit({ holidays: [...holidays, { date: noDate, name: { vi: '', en: '' } }] })}>
        <Plus aria-hidden="true" size={16} /> {said.holidayAdd}
      </Button>
      <h3>{said.makeUp}</h3>
      {makeUpDays.map((made, index) => (
        <div key={index} className="office-row">
          <DateField
            label={said.date}
            value={made.date}
            onChange={(date) => edit({ makeUpDays: makeUpDays.with(index, { ...made, date }) })}
          />
          <SelectField
            label={said.asWeekday}
            value={String(made.asWeekday)}
            groups={[
              {
                name: null,
                options: said.weekdays.map((weekday, day) => ({ value: String(day), words: weekday })),
              },
            ]}
            onChange={(day) =>
              edit({ makeUpDays: makeUpDays.with(index, { ...made, asWeekday: Number(day) }) })
            }
          />
          <Button
            look="quiet"
            label={words.removeNamed(made.date)}
            onPress={() => edit({ makeUpDays: makeUpDays.toSpliced(index, 1) })}
          >
            <X aria-hidden="true" size={16} />
          </Button>
        </div>
      ))}
      <Button onPress={() => edit({ makeUpDays: [...makeUpDays, { date: noDate, asWeekday: 0 }] })}>
        <Plus aria-hidden="true" size={16} /> {said.makeUpAdd}
      </Button>
    </>
  );
}
