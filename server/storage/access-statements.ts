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
import type { AccessStore, EnrolledDevice, Officer } from './store.ts';

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
  readonly is_supervisor: number;
};
type SessionRow = {
  readonly officer_id: OfficerId;
  readonly counter_id: CounterId | null;
  readonly started_at: InstantMs;
};

const officerOf = (row: OfficerRow | undefined): Officer | null =>
  row === undefined
    ? null
    : {
        officerId: row.officer_id,
        username: row.username,
        displayName: row.display_name,
        passwordHash: row.password_hash,
        isSupervisor: row.is_supervisor === 1,
      };

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
  const upsertOfficer = database.prepare<[string, string, string, string, number]>(
    `INSERT INTO officers (officer_id, username, display_name, password_hash, is_supervisor) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (officer_id) DO UPDATE SET
       username = excluded.username, display_name = excluded.display_name,
       password_hash = excluded.password_hash, is_supervisor = excluded.is_supervisor`,
  );
  const officerColumns =
    'SELECT officer_id, username, display_name, password_hash, is_supervisor FROM officers';
  const selectOfficerByUsername = database.prepare<[string], OfficerRow>(
    `${officerColumns} WHERE username = ?`,
  );
  const selectOfficerById = database.prepare<[string], OfficerRow>(`${officerColumns} WHERE officer_id = ?`);
  const insertSession = database.prepare<[string, string, string | null, number]>(
    'INSERT INTO sessions (token_hash, officer_id, counter_id, started_at) VALUES (?, ?, ?, ?)',
  );
  const endElsewhere = database.prepare<[number, string, string]>(
    'UPDATE sessions SET ended_at = ? WHERE ended_at IS NULL AND officer_id = ? AND counter_id <> ?',
  );
  const endOthersHere = database.prepare<[number, string, string]>(
    'UPDATE sessions SET ended_at = ? WHERE ended_at IS NULL AND counter_id = ? AND officer_id <> ?',
  );
  const selectSession = database.prepare<[string], SessionRow>(
    'SELECT officer_id, counter_id, started_at FROM sessions WHERE token_hash = ? AND ended_at IS NULL',
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
    saveOfficer: ({ officerId, username, displayName, passwordHash, isSupervisor }) => {
      upsertOfficer.run(officerId, username, displayName, passwordHash, isSupervisor ? 1 : 0);
    },
    officerByUsername: (username) => officerOf(selectOfficerByUsername.get(username)),
    officerById: (officerId) => officerOf(selectOfficerById.get(officerId)),
    startSession: (tokenHash, { officerId, counterId, startedAt }) => {
      if (counterId !== null) {
        endElsewhere.run(startedAt, officerId, counterId);
        endOthersHere.run(startedAt, counterId, officerId);
      }
      insertSession.run(tokenHash, officerId, counterId, startedAt);
    },
    session: (tokenHash) => {
      const row = selectSession.get(tokenHash);
      return row === undefined
        ? null
        : { officerId: row.officer_id, counterId: row.counter_id, startedAt: row.started_at };
    },
    endSession: (tokenHash, at) => {
      updateEnded.run(at, tokenHash);
    },
  };
}
