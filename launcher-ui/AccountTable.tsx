import type { ReactElement } from 'react';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import type { DemoStatus } from '#protocol/demo.ts';
import { counterHref, counterKey, newcomerDoors } from './doors.ts';
import type { Texts } from './texts.ts';

type AccountTableProps = { readonly status: DemoStatus; readonly texts: Texts };

/** One row per counter left to newcomers, and one for the help desk: the door, and who may sit there with which password. */
export function AccountTable({ status, texts }: AccountTableProps): ReactElement {
  const rows = newcomerDoors(status).map((counterNumber) => ({
    counterNumber,
    officer: status.officers.find((candidate) => candidate.counterNumber === counterNumber),
  }));
  return (
    <table className="launcher-accounts">
      <caption className="visually-hidden">{texts.accounts.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.accounts.open}</th>
          <th scope="col">{texts.accounts.name}</th>
          <th scope="col">{texts.accounts.username}</th>
          <th scope="col">{texts.accounts.password}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ counterNumber, officer }) => {
          const key = counterKey(counterNumber);
          return (
            <tr key={counterNumber}>
              <th scope="row">
                <a
                  className="launcher-counter"
                  href={counterHref(counterNumber)}
                  target="_blank"
                  rel="noopener"
                >
                  {counterNumber === status.receptionDesk
                    ? texts.counter.reception
                    : texts.counter.name(counterNumber)}
                  {key === null ? null : <KeyCap label={key} />}
                </a>
              </th>
              <td>
                {officer?.displayName ?? ''}
                {officer === undefined || officer.role === 'officer' ? null : (
                  <span className="launcher-account-more">{texts.accounts.roles[officer.role]}</span>
                )}
              </td>
              <td className="launcher-account-word">{officer?.username ?? ''}</td>
              <td className="launcher-account-word">{officer?.password ?? ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
