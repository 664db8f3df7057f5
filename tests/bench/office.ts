/** The bench's office: eight fields, any number of counters, no pace at the kiosk, and everyone already signed in. */
import path from 'node:path';
import type { OfficeSettings } from '#protocol/office.ts';
import { DEFAULT_QUEUE_RULES } from '#protocol/queue-rules.ts';
import {
  durationMs,
  instantMs,
  type CounterId,
  type DeviceId,
  type DeviceRole,
  type FieldId,
  type OfficerId,
  type ServiceId,
} from '#protocol/vocabulary.ts';
import { newOfficer } from '#server/app/people.ts';
import { hashPassword } from '#server/app/credentials.ts';
import { hashToken, newToken } from '#server/app/tokens.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import type { Store } from '#server/storage/store.ts';

const text = (value: string) => ({ vi: value, en: value });
const LETTERS = ['A', 'H', 'K', 'L', 'M', 'S', 'X', 'B'];
export const MIGRATIONS_FOLDER = path.join('dist', 'migrations');

export const fieldIdOf = (index: number): FieldId => `field-${String(index % LETTERS.length)}` as FieldId;
export const serviceIdOf = (index: number): ServiceId =>
  `service-${String(index % LETTERS.length)}` as ServiceId;

/** An office in which every counter serves every field. */
export function benchOffice(counters: number): OfficeSettings {
  return {
    revision: 1,
    name: text('Phường Đo'),
    unitName: text('Trung tâm Phục vụ hành chính công'),
    timeZone: 'Asia/Ho_Chi_Minh',
    citizenWord: text('công dân'),
    helpDesk: text('Ở lối vào'),
    openingHours: text('7:30–17:00'),
    notices: [],
    fields: LETTERS.map((letter, index) => ({
      fieldId: fieldIdOf(index),
      letter,
      icon: 'stamp',
      name: text('Chứng thực'),
      tileName: text('Chứng thực'),
      shortName: text('Chứng thực'),
      examples: text('Sao y'),
      waitingArea: text('Khu A'),
      policy: null,
      numbering: 'kiosk',
    })),
    services: LETTERS.map((_letter, index) => ({
      serviceId: serviceIdOf(index),
      fieldId: fieldIdOf(index),
      procedureCode: null,
      name: text('Chứng thực bản sao từ bản chính'),
      shortName: text('Sao y'),
      papers: [],
      fee: null,
      processingTime: null,
      isSameDay: true,
      counterMinutes: [3, 10],
      isCommon: true,
      isShortcut: false,
      dailyQuota: null,
      week: null,
      isOffered: true,
    })),
    counters: Array.from({ length: counters }, (_, index) => ({
      counterId: String(index + 1) as CounterId,
      number: index + 1,
      place: text('Bên trái'),
      kind: 'service',
      secondaryFieldIds: [],
      exceptServiceIds: [],
      fieldIds: LETTERS.map((_letter, field) => fieldIdOf(field)),
    })),
    resultServiceId: null,
    kioskPaceMs: durationMs(0),
    // In a bench everything happens within seconds: nobody walks, and a ticket is called any number of times.
    rules: {
      ...DEFAULT_QUEUE_RULES,
      walkingMs: durationMs(0),
      recallLockMs: durationMs(0),
      recallLimit: Number.MAX_SAFE_INTEGER,
    },
  };
}

export type BenchTokens = {
  readonly kiosk: string;
  readonly display: string;
  /** One per counter, in order. */
  readonly counters: readonly string[];
};

export const BENCH_PASSWORD = 'bench-password';
export const usernameOf = (counterNumber: number): string => `officer-${String(counterNumber)}`;

/** Fills a fresh data folder with the office, its devices and one officer per counter. */
export async function prepareOffice(folder: string, settings: OfficeSettings): Promise<BenchTokens> {
  const passwordHash = await hashPassword(BENCH_PASSWORD);
  const store = openSqliteStore(folder, MIGRATIONS_FOLDER);
  try {
    store.saveOfficeSettings(settings);
    return {
      kiosk: addDevice(store, 'kiosk', null),
      display: addDevice(store, 'display', null),
      counters: settings.counters.map(({ counterId, number }) => {
        const username = usernameOf(number);
        store.saveOfficer(
          newOfficer({
            officerId: username as OfficerId,
            username,
            displayName: username,
            passwordHash,
            role: 'officer',
          }),
        );
        return addDevice(store, 'counter', counterId);
      }),
    };
  } finally {
    store.close();
  }
}

function addDevice(store: Store, role: DeviceRole, counterId: CounterId | null): string {
  const token = newToken();
  const deviceId = `${role}-${counterId ?? '1'}` as DeviceId;
  store.addDevice(
    { deviceId, role, name: deviceId, counterId, printerId: null },
    hashToken(token),
    instantMs(Date.now()),
  );
  return token;
}
