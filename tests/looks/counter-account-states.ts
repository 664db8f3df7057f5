/** A counter that its officer has locked, and the officer's own account, in each of their states. */
import { NO_DEED } from '../../counter-ui/account/account-desk.ts';
import type { AccountScreenProps } from '../../counter-ui/account/AccountScreen.tsx';
import type { LockScreenProps } from '../../counter-ui/account/LockScreen.tsx';
import type { LoginPageProps } from '../../counter-ui/LoginPage.tsx';
import { ago, COUNTER_3, IDLE_VIEW, NOW_MS } from './counter-fixtures.ts';
import type { CounterView } from '#protocol/views.ts';
import { GALLERY_OFFICE } from './office.ts';

type LoginState = Omit<LoginPageProps, 'language' | `on${string}`>;
export type AccountGalleryState =
  | { readonly page: 'login'; readonly props: LoginState }
  | { readonly page: 'lock'; readonly props: Omit<LockScreenProps, 'language' | 'actions'> }
  | {
      readonly page: 'account';
      readonly props: Omit<AccountScreenProps, 'language' | 'actions' | 'onClose'>;
    };

const LOCKED = {
  counter: COUNTER_3,
  officerName: 'Nguyễn Thị Hạnh',
  isOnline: true,
  state: NO_DEED,
} as const;
const ACCOUNT = { ...LOCKED, office: GALLERY_OFFICE, username: 'hanh' } as const;
export const LOGIN_VIEW: CounterView = {
  ...IDLE_VIEW,
  officer: null,
  waitingForCounter: 6,
  longestWaitSince: ago(14),
};
export const login = (more: Partial<LoginState> = {}): AccountGalleryState => ({
  page: 'login',
  props: {
    office: GALLERY_OFFICE,
    counter: COUNTER_3,
    view: LOGIN_VIEW,
    link: { isOnline: true, heardAtMs: NOW_MS, attempts: 0 },
    nowMs: NOW_MS,
    notice: null,
    isSigningIn: false,
    choice: null,
    lastUsername: 'hanh',
    ...more,
  },
});

export const COUNTER_ACCOUNT_STATES = {
  'login-temporary': login({ choice: { username: 'hanh', isBusy: false, refused: null } }),
  locked: { page: 'lock', props: LOCKED },
  'locked-wrong': {
    page: 'lock',
    props: { ...LOCKED, state: { deed: 'unlock', outcome: 'wrong_credentials' } },
  },
  'locked-password': {
    page: 'lock',
    props: { ...LOCKED, state: { deed: 'unlock', outcome: 'password_needed' } },
  },
  'locked-stale': { page: 'lock', props: { ...LOCKED, isOnline: false } },
  account: { page: 'account', props: ACCOUNT },
  'account-pin': { page: 'account', props: { ...ACCOUNT, state: { deed: 'choosePin', outcome: 'done' } } },
} satisfies Readonly<Record<string, AccountGalleryState>>;
