/** The desk's pages about the server's machine and its backups, in each of their states. */
import type { BackupLine, BackupSettings, BackupsStanding } from '#protocol/backups.ts';
import type { HealthFacts, HealthTrouble, Severity } from '#protocol/health.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import type { BackupsDeskState, HealthDeskState } from '../../admin-ui/health/health-desk.ts';
import { NO_HEALTH } from '../../admin-ui/health/health-desk.ts';
import type { Route } from '../../admin-ui/route.ts';
import { NOTHING_HEARD } from '../../admin-ui/settings-desk.ts';
import { CALM_VIEW, NOW_MS, TROUBLED_VIEW } from './admin-fixtures.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';

const { live } = ADMIN_STATES;
if (live.page !== 'screen') throw new Error('The live page is a screen.');
const liveProps = live.props;

const HOUR_MS = 3_600_000;
const ago = (ms: number) => instantMs(NOW_MS - ms);

const SETTINGS: BackupSettings = {
  revision: 2,
  time: '19:00',
  secondPlace: '/media/sao-luu',
  keepDays: 14,
  keepMonths: 12,
  keepWordsDays: 180,
};
const line = (days: number, more: Partial<BackupLine> = {}): BackupLine => ({
  name: `mot-cua-2026-11-${String(23 - days).padStart(2, '0')}_19-00-04`,
  madeAt: ago(days * 24 * HOUR_MS - 9 * HOUR_MS),
  bytes: 84_600_000 - days * 700_000,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  findings: 0,
  isInSecondPlace: true,
  ...more,
});
const BACKUPS: readonly BackupLine[] = [
  ...[1, 2, 3, 4, 5, 6, 7].map((days) => line(days)),
  line(10, { findings: 2, isInSecondPlace: false }),
];
const STANDING: BackupsStanding = {
  settings: SETTINGS,
  isRunning: false,
  last: { at: ago(14 * HOUR_MS), trouble: null, secondTrouble: null },
  place: 'ready',
  backups: BACKUPS,
  nextAt: instantMs(NOW_MS + 9 * HOUR_MS),
};
const FACTS: HealthFacts = {
  canSave: true,
  freeBytes: 41e9,
  databaseBytes: 78e6,
  logBytes: 1.2e6,
  isDataOpen: false,
  clockBehindMs: 0,
  clockStep: null,
  backup: { madeAt: ago(14 * HOUR_MS), findings: 0 },
  backupTrouble: null,
  place: 'ready',
  placeTrouble: null,
  isPlaceSameDisk: false,
  delayMs: 12,
  unsealedDays: 0,
  trailEntries: 18_204,
  certificateEndsAt: null,
  httpsTrouble: null,
  uncovered: [],
  faultsInAnHour: 0,
  sockets: { kiosk: 1, display: 2, counter: 7, rating: 1, printer: 2, admin: 1, phone: 14, poster: 0 },
};

const broken = (trouble: HealthTrouble) => [trouble, 'broken'] as const;
const should = (trouble: HealthTrouble) => [trouble, 'should'] as const;
const screen = (
  route: Route,
  faults: readonly (readonly [HealthTrouble, Severity])[],
  more: {
    readonly facts?: Partial<HealthFacts>;
    readonly standing?: Partial<BackupsStanding>;
    readonly health?: Partial<HealthDeskState>;
    readonly backups?: Partial<BackupsDeskState>;
    readonly view?: typeof liveProps.view;
    readonly link?: typeof liveProps.link;
  } = {},
): AdminGalleryState => ({
  page: 'screen',
  props: {
    ...liveProps,
    ...(more.link === undefined ? {} : { link: more.link }),
    view: more.view ?? CALM_VIEW,
    route,
    health: {
      ...NO_HEALTH,
      heard: {
        health: {
          at: ago(4_000),
          faults: faults.map(([trouble, severity]) => ({ ...trouble, severity, since: ago(HOUR_MS / 4) })),
          facts: { ...FACTS, ...more.facts },
        },
        backups: { ...STANDING, ...more.standing },
      },
      ...more.health,
    },
    backups: { ...NOTHING_HEARD, saved: SETTINGS, draft: SETTINGS, ...more.backups },
  },
});
const health = (
  faults: readonly (readonly [HealthTrouble, Severity])[],
  more: Parameters<typeof screen>[2] = {},
): AdminGalleryState => screen({ page: 'health' }, faults, more);
const backups = (more: Parameters<typeof screen>[2] = {}): AdminGalleryState =>
  screen({ page: 'backups' }, [], more);

export const ADMIN_HEALTH_STATES = {
  health: health(
    [
      should({ kind: 'backup_old', madeAt: ago(64 * HOUR_MS) }),
      should({ kind: 'place_missing' }),
      should({ kind: 'clock_stepped', byMs: -412_000 }),
    ],
    { view: TROUBLED_VIEW, facts: { place: 'missing' } },
  ),
  'health-calm': health([]),
  'health-first-day': health([should({ kind: 'backup_none' }), should({ kind: 'place_none' })], {
    facts: { backup: null, place: 'none', trailEntries: 4 },
  }),
  'health-every-fault': health([
    broken({ kind: 'disk_full', freeBytes: 31e6 }),
    broken({ kind: 'storage_failing' }),
    broken({ kind: 'clock_behind', byMs: 5_400_000 }),
    broken({ kind: 'backup_failed', trouble: 'no_space' }),
    broken({ kind: 'data_changed', findings: 3 }),
    should({ kind: 'disk_low', freeBytes: 1.4e9 }),
    should({ kind: 'log_large', bytes: 92e6 }),
    should({ kind: 'data_open' }),
    should({ kind: 'place_unmarked' }),
    should({ kind: 'place_silent' }),
    should({ kind: 'place_same_disk' }),
    should({ kind: 'place_failed', trouble: 'gone' }),
    should({ kind: 'busy', delayMs: 640 }),
    should({ kind: 'unsealed', days: 2 }),
    broken({ kind: 'https_failed', why: 'port_taken' }),
    should({ kind: 'https_uncovered', address: '203.0.113.9' }),
    should({ kind: 'certificate_ending', endsAt: instantMs(NOW_MS + 200 * HOUR_MS) }),
    should({ kind: 'faults', count: 7 }),
  ]),
  'health-unheard': health([], { health: { heard: null, hasLoadFailed: true } }),
  'health-stale': health([should({ kind: 'backup_old', madeAt: ago(64 * HOUR_MS) })], {
    link: { isOnline: false, heardAtMs: NOW_MS - 42_000, attempts: 3 },
    health: { isUnanswered: true },
  }),
  backups: backups(),
  'backups-none': backups({
    standing: {
      backups: [],
      last: null,
      place: 'none',
      settings: { ...SETTINGS, secondPlace: '' },
    },
    backups: { saved: { ...SETTINGS, secondPlace: '' }, draft: { ...SETTINGS, secondPlace: '' } },
  }),
  'backups-running': backups({ standing: { isRunning: true } }),
  'backups-failed': backups({
    standing: { last: { at: ago(60_000), trouble: 'no_space', secondTrouble: null }, place: 'unmarked' },
  }),
  'backups-second-failed': backups({
    standing: { last: { at: ago(60_000), trouble: null, secondTrouble: 'gone' }, place: 'missing' },
  }),
  'backups-changed': backups({
    backups: { draft: { ...SETTINGS, time: '7 giờ', secondPlace: 'sao-luu', keepDays: 0, keepMonths: 99 } },
  }),
  'backups-unheard': backups({
    health: { heard: null, hasLoadFailed: true },
    backups: { saved: null, draft: null, hasLoadFailed: true },
  }),
} satisfies Readonly<Record<string, AdminGalleryState>>;
