/** Devices, officers and sessions in SQLite. */
import type { Database } from 'better-sqlite3';
import type {
  CounterId,
  DeviceId,
  DeviceRole,
  InstantMs,
  OfficerId,
  PrinterId,
} from '#protocol/vocabulary.ts';
import type { OfficerRole } from '#protocol/officers.ts';
import type { AccessStore, EnrolledDevice, Officer, Session } from './store.ts';

type DeviceRow = {
  readonly device_id: DeviceId;
  readonly role: DeviceRole;
  readonly name: string;
  readonly counter_id: CounterId | null;
  readonly printer_id: PrinterId | null;
  readonly enrolled_at: InstantMs;
  readonly revoked_at: number | null;
};
type OfficerRow = {
  readonly officer_id: OfficerId;
  readonly username: string;
  readonly display_name: string;
  readonly password_hash: string;
  readonly role: OfficerRole;
  readonly usual_counter_id: CounterId | null;
  readonly disabled_at: InstantMs | null;
  readonly temporary_until: InstantMs | null;
  readonly pin_hash: string | null;
};
type OfficerValues = [
  ...[string, string, string, string, string],
  ...[string | null, number | null, number | null, string | null],
];
type SessionRow = {
  readonly token_hash: string;
  readonly officer_id: OfficerId;
  readonly counter_id: CounterId | null;
  readonly device_id: DeviceId | null;
  readonly started_at: InstantMs;
  readonly used_at: InstantMs | null;
  readonly locked_at: number | null;
  readonly wrong_pins: number;
};

const officerOf = (row: OfficerRow): Officer => ({
  officerId: row.officer_id,
  username: row.username,
  displayName: row.display_name,
  passwordHash: row.password_hash,
  role: row.role,
  usualCounterId: row.usual_counter_id,
  disabledAt: row.disabled_at,
  temporaryUntil: row.temporary_until,
  pinHash: row.pin_hash,
});
const officerOrNull = (row: OfficerRow | undefined): Officer | null =>
  row === undefined ? null : officerOf(row);

const sessionOf = (row: SessionRow): Session => ({
  tokenHash: row.token_hash,
  officerId: row.officer_id,
  counterId: row.counter_id,
  deviceId: row.device_id,
  startedAt: row.started_at,
  usedAt: row.used_at ?? row.started_at,
  isLocked: row.locked_at !== null,
  wrongPins: row.wrong_pins,
});

const enrolledDevice = (row: DeviceRow): EnrolledDevice => ({
  deviceId: row.device_id,
  role: row.role,
  name: row.name,
  counterId: row.counter_id,
  printerId: row.printer_id,
  enrolledAt: row.enrolled_at,
});

/** The access store on an open, migrated database. */
export function accessStatements(database: Database): AccessStore {
  const insertDevice = database.prepare<
    [string, string, string, string | null, string | null, string, number]
  >(
    `INSERT INTO devices (device_id, role, name, counter_id, printer_id, token_hash, enrolled_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (device_id) DO UPDATE SET token_hash = excluded.token_hash, enrolled_at = excluded.enrolled_at`,
  );
  const deviceColumns =
    'SELECT device_id, role, name, counter_id, printer_id, enrolled_at, revoked_at FROM devices';
  const selectDevice = database.prepare<[string], DeviceRow>(`${deviceColumns} WHERE token_hash = ?`);
  const selectDevices = database.prepare<[string], DeviceRow>(
    `${deviceColumns} WHERE role = ? AND revoked_at IS NULL ORDER BY enrolled_at, device_id`,
  );
  const updateRevoked = database.prepare<[number, string]>(
    'UPDATE devices SET revoked_at = coalesce(revoked_at, ?) WHERE device_id = ?',
  );
  const updateName = database.prepare<[string, string]>('UPDATE devices SET name = ? WHERE device_id = ?');
  const selectName = database
    .prepare<[string], string>('SELECT name FROM devices WHERE device_id = ?')
    .pluck();
  const upsertOfficer = database.prepare<OfficerValues>(
    `INSERT INTO officers (officer_id, username, display_name, password_hash, role, usual_counter_id, disabled_at,
       temporary_until, pin_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (officer_id) DO UPDATE SET
       username = excluded.username, display_name = excluded.display_name,
       password_hash = excluded.password_hash, role = excluded.role,
       usual_counter_id = excluded.usual_counter_id, disabled_at = excluded.disabled_at,
       temporary_until = excluded.temporary_until, pin_hash = excluded.pin_hash`,
  );
  const officerColumns = 'SELECT * FROM officers';
  const selectOfficerByUsername = database.prepare<[string], OfficerRow>(
    `${officerColumns} WHERE username = ?`,
  );
  const selectOfficerById = database.prepare<[string], OfficerRow>(`${officerColumns} WHERE officer_id = ?`);
  const selectOfficers = database.prepare<[], OfficerRow>(
    `${officerColumns} ORDER BY display_name, officer_id`,
  );
  const insertSession = database.prepare<[string, string, string | null, string, number, number]>(
    `INSERT INTO sessions (token_hash, officer_id, counter_id, device_id, started_at, used_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const endElsewhere = database.prepare<[number, string, string]>(
    'UPDATE sessions SET ended_at = ? WHERE ended_at IS NULL AND officer_id = ? AND counter_id <> ?',
  );
  const endOthersHere = database.prepare<[number, string, string]>(
    'UPDATE sessions SET ended_at = ? WHERE ended_at IS NULL AND counter_id = ? AND officer_id <> ?',
  );
  const selectSession = database.prepare<[string], SessionRow>(
    'SELECT * FROM sessions WHERE token_hash = ? AND ended_at IS NULL',
  );
  const selectOpen = database.prepare<[number], SessionRow>(
    'SELECT * FROM sessions WHERE ended_at IS NULL AND started_at >= ? ORDER BY started_at DESC, token_hash',
  );
  const endOf = database.prepare<[number, string, string]>(
    'UPDATE sessions SET ended_at = ? WHERE ended_at IS NULL AND officer_id = ? AND token_hash <> ?',
  );
  const updateUsed = database.prepare<[number, string]>(
    'UPDATE sessions SET used_at = ? WHERE token_hash = ?',
  );
  const updateLocked = database.prepare<[number | null, string]>(
    'UPDATE sessions SET locked_at = ?, wrong_pins = 0 WHERE token_hash = ?',
  );
  const addWrongPin = database.prepare<[string]>(
    'UPDATE sessions SET wrong_pins = wrong_pins + 1 WHERE token_hash = ?',
  );
  const updateEnded = database.prepare<[number, string]>(
    'UPDATE sessions SET ended_at = coalesce(ended_at, ?) WHERE token_hash = ?',
  );
  return {
    addDevice: ({ deviceId, role, name, counterId, printerId }, tokenHash, at) => {
      insertDevice.run(deviceId, role, name, counterId, printerId, tokenHash, at);
    },
    deviceByToken: (tokenHash) => {
      const row = selectDevice.get(tokenHash);
      return row === undefined ? null : { ...enrolledDevice(row), isRevoked: row.revoked_at !== null };
    },
    devicesOf: (role) => selectDevices.all(role).map(enrolledDevice),
    revokeDevice: (deviceId, at) => {
      updateRevoked.run(at, deviceId);
    },
    renameDevice: (deviceId, name) => {
      updateName.run(name, deviceId);
    },
    deviceName: (deviceId) => selectName.get(deviceId) ?? null,
    saveOfficer: (officer) => {
      const { officerId, username, displayName, passwordHash, role } = officer;
      const { usualCounterId, disabledAt, temporaryUntil, pinHash } = officer;
      upsertOfficer.run(
        officerId,
        username,
        displayName,
        passwordHash,
        role,
        usualCounterId,
        disabledAt,
        temporaryUntil,
        pinHash,
      );
    },
    officerByUsername: (username) => officerOrNull(selectOfficerByUsername.get(username)),
    officerById: (officerId) => officerOrNull(selectOfficerById.get(officerId)),
    officers: () => selectOfficers.all().map(officerOf),
    startSession: (tokenHash, { officerId, counterId, deviceId, startedAt }) => {
      if (counterId !== null) {
        endElsewhere.run(startedAt, officerId, counterId);
        endOthersHere.run(startedAt, counterId, officerId);
      }
      insertSession.run(tokenHash, officerId, counterId, deviceId, startedAt, startedAt);
    },
    session: (tokenHash) => {
      const row = selectSession.get(tokenHash);
      return row === undefined ? null : sessionOf(row);
    },
    endSessionsOf: (officerId, at, spared) => {
      endOf.run(at, officerId, spared ?? '');
    },
    openSessions: (since) => selectOpen.all(since).map(sessionOf),
    touchSession: (tokenHash, at) => {
      updateUsed.run(at, tokenHash);
    },
    lockSession: (tokenHash, at) => {
      updateLocked.run(at, tokenHash);
    },
    countWrongPin: (tokenHash) => {
      addWrongPin.run(tokenHash);
    },
    endSession: (tokenHash, at) => {
      updateEnded.run(at, tokenHash);
    },
  };
}
