/** The desk's page about the secure connection, in each of its states. */
import type { HttpsStanding } from '#protocol/https.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { NOT_HEARD, type SecureState } from '../../admin-ui/secure/secure-desk.ts';
import { NOW_MS } from './admin-fixtures.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';

const { live, 'sign-in': signIn } = ADMIN_STATES;
if (live.page !== 'screen' || signIn.page !== 'sign-in') throw new Error('Each is the page of its name.');
const liveProps = live.props;

const DAY_MS = 86_400_000;
const inDays = (days: number) => instantMs(NOW_MS + days * DAY_MS);
export const FINGERPRINT =
  '5C:6A:A0:64:EB:E1:29:13:5C:E7:05:B0:29:54:F8:7B:A1:09:4B:BD:B9:B4:4C:52:02:90:D1:9A:F6:05:84:81';
const ON: HttpsStanding = {
  isWanted: true,
  state: 'on',
  trouble: null,
  addresses: ['https://motcua.local:8443', 'https://192.168.10.5:8443'],
  plainAddresses: ['http://motcua.local:4100', 'http://192.168.10.5:4100'],
  port: 8_443,
  name: { wished: 'motcua', held: 'motcua.local', standing: 'held' },
  uncovered: [],
  authority: { fingerprint: FINGERPRINT, startsAt: inDays(-80), endsAt: inDays(3_572) },
  certificate: { startsAt: inDays(-80), endsAt: inDays(317) },
};
const OFF: HttpsStanding = {
  ...ON,
  isWanted: false,
  state: 'off',
  addresses: [],
  authority: null,
  certificate: null,
};

const screen = (
  standing: Partial<HttpsStanding> | null,
  more: Partial<SecureState> = {},
  link = liveProps.link,
): AdminGalleryState => ({
  page: 'screen',
  props: {
    ...liveProps,
    link,
    route: { page: 'secure' },
    secure: { ...NOT_HEARD, standing: standing === null ? null : { ...ON, ...standing }, ...more },
  },
});

export const ADMIN_SECURE_STATES = {
  'secure-on': screen({}),
  'secure-off': screen(OFF),
  'secure-making': screen({ ...OFF, isWanted: true, state: 'making' }, { doing: 'turn' }),
  'secure-uncovered': screen({
    state: 'uncovered',
    uncovered: ['203.0.113.9'],
    name: { wished: 'motcua', held: 'motcua-2.local', standing: 'held' },
  }),
  'secure-ending': screen({ state: 'ending', certificate: { startsAt: inDays(-377), endsAt: inDays(20) } }),
  'secure-expired': screen({
    state: 'expired',
    certificate: { startsAt: inDays(-400), endsAt: inDays(-3) },
    name: { wished: 'motcua', held: null, standing: 'failed' },
  }),
  'secure-failed': screen({
    ...OFF,
    isWanted: true,
    state: 'failed',
    trouble: 'port_taken',
    authority: ON.authority,
  }),
  'secure-unreadable': screen({ ...OFF, isWanted: true, state: 'failed', trouble: 'authority_unreadable' }),
  'secure-own-machine': screen({
    addresses: ['https://localhost:8443'],
    plainAddresses: ['http://localhost:4100'],
    name: { wished: 'motcua', held: null, standing: 'off' },
  }),
  /** Where passwords are typed over plain HTTP. */
  'sign-in-plain': { ...signIn, props: { ...signIn.props, isPlain: true } },
  'secure-unheard': screen(null, { trouble: 'unanswered' }),
  'secure-stale': screen({}, {}, { isOnline: false, heardAtMs: NOW_MS - 42_000, attempts: 14 }),
} as const satisfies Record<string, AdminGalleryState>;
