/** A thousand ways to tamper with what is kept, each found; and what nobody tampered with is left in peace. */
import BetterSqlite, { type Database } from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditCode } from '#protocol/audit.ts';
import { auditHash, NO_HASH, type AuditRow } from '#server/storage/audit-chain.ts';
import { verifyOffice, type FindingKind, type HistoryScope } from '#server/storage/verify.ts';
import { createRandom, type Random } from '#tests/simulation/random.ts';
import { DAYS, livedOffice } from './verified-office.ts';

const DAMAGES = 1_000;

const count = (database: Database, table: string): number =>
  Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
const sealedEvents = (database: Database): number =>
  Number(database.prepare('SELECT max(first_sequence) - 1 FROM days').pluck().get());

type Damage = (database: Database, random: Random) => void;

/** One letter of a text becomes another one. */
const EDITED = `substr(:column, 1, :at - 1) || CASE substr(:column, :at, 1) WHEN 'x' THEN 'y' ELSE 'x' END || substr(:column, :at + 1)`;

function edit(
  database: Database,
  table: string,
  key: string,
  id: number | string,
  column: string,
  random: Random,
): void {
  const value = String(database.prepare(`SELECT ${column} FROM ${table} WHERE ${key} = ?`).pluck().get(id));
  const isNumber = column === 'at' || column === 'ordinal';
  const sql = isNumber ? ':column + :at' : EDITED;
  const at = random.integer(1, Math.max(1, value.length));
  database
    .prepare(`UPDATE ${table} SET ${column} = ${sql.replaceAll(':column', column)} WHERE ${key} = :id`)
    .run({ id, at });
}

const DAMAGE: readonly Damage[] = [
  (database, random) => {
    const column = random.pick(['at', 'officer_id', 'deed', 'subject', 'before', 'after', 'hash']);
    const id = random.integer(1, count(database, 'audit'));
    // A deed of the program itself has nobody to be changed.
    const isNobodys =
      database.prepare('SELECT officer_id IS NULL FROM audit WHERE ordinal = ?').pluck().get(id) === 1;
    edit(database, 'audit', 'ordinal', id, isNobodys && column === 'officer_id' ? 'subject' : column, random);
  },
  (database, random) => {
    database.prepare('DELETE FROM audit WHERE ordinal = ?').run(random.integer(1, count(database, 'audit')));
  },
  (database, random) => {
    const entries = count(database, 'audit');
    database.prepare('DELETE FROM audit WHERE ordinal > ?').run(entries - random.integer(1, entries));
  },
  (database, random) => {
    const sequence = random.integer(1, sealedEvents(database));
    edit(database, 'events', 'sequence', sequence, random.pick(['at', 'type', 'body']), random);
  },
  (database, random) => {
    database
      .prepare('DELETE FROM events WHERE sequence = ?')
      .run(random.integer(1, count(database, 'events')));
  },
  (database, random) => {
    const events = count(database, 'events');
    database.prepare('DELETE FROM events WHERE sequence > ?').run(events - random.integer(1, events));
  },
  (database, random) => {
    const dates = database.prepare<[], string>('SELECT date FROM days ORDER BY date').pluck().all();
    const date = random.pick(dates.slice(0, -1));
    database.prepare("DELETE FROM audit WHERE deed = 'day_sealed' AND subject = ?").run(date);
    database.prepare('DELETE FROM days WHERE date = ?').run(date);
  },
  (database, random) => {
    const wrong = random.pick(['perMinute', 'isOn']);
    database
      .prepare(`UPDATE settings SET body = json_set(body, '$.${wrong}', 59) WHERE name = 'posters'`)
      .run();
  },
];

describe('what is kept can be proven', () => {
  let office: Buffer | null = null;
  beforeEach(async () => {
    office ??= await livedOffice();
  });
  const opened = (): Database => new BetterSqlite(office ?? '');
  const kindsAfter = (
    damage: (database: Database) => void,
    code: string | null = null,
    history: HistoryScope = 'every_day',
  ): readonly FindingKind[] => {
    const database = opened();
    damage(database);
    const { findings } = verifyOffice(database, code, history);
    database.close();
    return findings.map(({ kind }) => kind);
  };

  test('an office that nobody tampered with is as it was written, and its code is known for ever', () => {
    const database = opened();
    const verification = verifyOffice(database, null);
    expect(verification).toMatchObject({ findings: [], sealedDays: DAYS - 1 });
    expect(verification.entries).toBe(1 + DAYS * 3 + DAYS - 1);
    expect(verification.events).toBeGreaterThan(100);
    const rows = database.prepare<[], AuditRow>('SELECT * FROM audit').all();
    for (const row of rows) expect(verifyOffice(database, auditCode(row)).findings).toEqual([]);
    database.close();
  });

  test(`${String(DAMAGES)} of ${String(DAMAGES)} edits, deletions and cuts are found`, () => {
    const random = createRandom(5);
    const missed: number[] = [];
    for (let turn = 0; turn < DAMAGES; turn += 1) {
      const damage = DAMAGE[turn % DAMAGE.length];
      if (kindsAfter((database) => damage?.(database, random), null, 'unsealed_days').length === 0)
        missed.push(turn % DAMAGE.length);
    }
    expect(missed).toEqual([]);
  }, 120_000);

  test('who cuts the trail and makes all its hashes anew is found by a code that left the machine', () => {
    const database = opened();
    const { head } = verifyOffice(database, null);
    database.close();
    if (head === null) throw new Error('nothing was recorded');
    const forge = (keep: number) => (forged: Database) => {
      forged.prepare('DELETE FROM audit WHERE ordinal > ?').run(keep);
      forged.prepare("UPDATE audit SET officer_id = 'someone' WHERE officer_id IS NOT NULL").run();
      let hash = NO_HASH;
      for (const row of forged.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY ordinal').all()) {
        hash = auditHash(hash, row);
        forged.prepare('UPDATE audit SET hash = ? WHERE ordinal = ?').run(hash, row.ordinal);
      }
      forged.prepare('UPDATE audit_head SET ordinal = ?, hash = ?').run(keep, hash);
    };
    expect(kindsAfter(forge(head.ordinal))).toEqual([]);
    expect(kindsAfter(forge(head.ordinal), auditCode(head))).toEqual(['code_unknown']);
    expect(kindsAfter(forge(head.ordinal - 1), auditCode(head))).toContain('code_unknown');
    expect(kindsAfter(() => undefined, 'no code at all')).toEqual(['code_unknown']);
  });

  test('each kind of tampering is called by its name', () => {
    const run = (sql: string) => (database: Database) => void database.exec(sql);
    expect(kindsAfter(run('UPDATE audit SET subject = subject || 1 WHERE ordinal = 2'))).toEqual([
      'trail_broken',
    ]);
    expect(kindsAfter(run('DELETE FROM audit WHERE ordinal = (SELECT max(ordinal) FROM audit)'))).toEqual([
      'trail_cut',
    ]);
    expect(
      kindsAfter(run("UPDATE settings SET body = json_set(body, '$.mostADay', 1) WHERE name = 'posters'")),
    ).toEqual(['settings_changed']);
    expect(kindsAfter(run("UPDATE events SET body = body || ' ' WHERE sequence = 3"))).toEqual([
      'day_changed',
    ]);
    expect(
      kindsAfter(
        run('UPDATE tickets SET overtaken = overtaken + 1 WHERE date = (SELECT max(date) FROM days)'),
      ),
    ).toEqual(['history_differs']);
    expect(
      kindsAfter(run('DELETE FROM events WHERE sequence = (SELECT max(sequence) FROM events)')),
    ).toContain('log_cut');
  });
});
