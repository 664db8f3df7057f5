import { useId, type ReactElement } from 'react';

type BarsProps = {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly count: number }[];
  /** What is said where there is no row. */
  readonly empty?: string;
};

/** Counts under each other, each with its number; the longest fills the room. */
export function Bars({ title, rows, empty }: BarsProps): ReactElement {
  const id = useId();
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <section className="ratings-bars" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? <p className="desk-soft">{empty}</p> : null}
      <dl>
        {rows.map(({ name, count }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <meter className="ratings-meter" min={0} max={most} value={count} aria-hidden="true" />
              <b>{count}</b>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
