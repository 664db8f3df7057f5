/** The page that shows a device how to trust the office, in each of its states. */
import type { TrustFacts } from '#protocol/https.ts';
import type { TrustState } from '../../admin-ui/trust/TrustPage.tsx';
import { FINGERPRINT } from './admin-secure-states.ts';

const FACTS: TrustFacts = {
  officeName: 'Phường Minh Phụng',
  isOn: true,
  fingerprint: FINGERPRINT,
  publicKeyHash: 'AybFMQ1giJiLaOTGkC5vBvxLfuyMO24UWBJwyCgk+MQ=',
  addresses: ['https://motcua.local:8443', 'https://192.168.10.5:8443'],
  plainAddresses: ['http://motcua.local:4100', 'http://192.168.10.5:4100'],
  port: 8_443,
};
const state = (more: Partial<TrustState>): TrustState => ({
  facts: FACTS,
  kind: 'windows',
  check: 'not_tried',
  screens: 0,
  moving: 'no',
  moved: null,
  ...more,
});

export const TRUST_STATES = {
  windows: state({}),
  android: state({ kind: 'android', check: 'not' }),
  ios: state({ kind: 'ios' }),
  linux: state({ kind: 'linux' }),
  trusted: state({ check: 'trusted', screens: 2 }),
  'move-failed': state({ check: 'trusted', screens: 1, moving: 'failed' }),
  moved: state({ check: 'trusted', moved: ['/kiosk', '/display'] }),
  'not-moved': state({ check: 'trusted', moved: [] }),
  off: state({ facts: { ...FACTS, isOn: false, fingerprint: null, publicKeyHash: null, addresses: [] } }),
  unanswered: state({ facts: 'unanswered' }),
} as const satisfies Record<string, TrustState>;
