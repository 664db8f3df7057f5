/** Every state of the launcher: what the gallery shows, axe checks and the pictures are taken of. */
import type { LauncherPageProps } from '../../launcher-ui/LauncherPage.tsx';
import { DEMO_PEOPLE } from '#demo/office.ts';
import type { DemoStatus } from '#protocol/demo.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { GALLERY_NOW_MS, GALLERY_OFFICE } from './office.ts';

type PageState = Omit<
  LauncherPageProps,
  'language' | 'onLanguage' | 'onStartCrowd' | 'onStopCrowd' | 'onSetUp'
>;
export type LauncherGalleryState =
  | { readonly page: 'board'; readonly props: PageState }
  | { readonly page: 'plain'; readonly about: 'loading' | 'elsewhere' };

const numberOf = new Map(GALLERY_OFFICE.counters.map(({ counterId, number }) => [counterId, number]));

const QUIET: DemoStatus = {
  officeName: GALLERY_OFFICE.name,
  unitName: GALLERY_OFFICE.unitName,
  url: 'http://localhost:4100',
  paperUrl: 'http://localhost:4101',
  officers: DEMO_PEOPLE.map(({ username, password, displayName, counterId, role }) => ({
    username,
    password,
    displayName,
    counterNumber: counterId === null ? null : (numberOf.get(counterId) ?? null),
    role,
  })),
  newcomerCounters: [1, 2, 3, 4],
  receptionDesk: 9,
  crowd: { running: false, citizens: 0, arrived: 0, served: 0, missed: 0 },
  hall: { waiting: 0, called: [] },
};
const call = (number: string, counterNumber: number) => ({ number: number as TicketNumber, counterNumber });
const BUSY: DemoStatus = {
  ...QUIET,
  hall: {
    waiting: 38,
    called: [call('H009', 3), call('A019', 5), call('X002', 6), call('L004', 7), call('M888', 8)],
  },
  crowd: { running: true, citizens: 40, arrived: 27, served: 12, missed: 2 },
};

const board = (status: DemoStatus, more: Partial<PageState> = {}): LauncherGalleryState => ({
  page: 'board',
  props: { status, isLive: true, heardAtMs: GALLERY_NOW_MS, hasOrderFailed: false, ...more },
});

export const LAUNCHER_STATES = {
  quiet: board(QUIET),
  busy: board(BUSY),
  over: board({ ...BUSY, crowd: { running: false, citizens: 40, arrived: 40, served: 37, missed: 3 } }),
  refused: board(QUIET, { hasOrderFailed: true }),
  stale: board(BUSY, { isLive: false }),
  'no-printer': board({ ...QUIET, paperUrl: null }),
  loading: { page: 'plain', about: 'loading' },
  elsewhere: { page: 'plain', about: 'elsewhere' },
} as const satisfies Record<string, LauncherGalleryState>;

/** The names of all states, for scripts that look at each. */
export const LAUNCHER_STATE_NAMES: readonly string[] = Object.keys(LAUNCHER_STATES);
