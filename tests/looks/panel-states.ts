/** Every state of the officer's side panel, 400 px wide. */
import type { CounterScreenProps, Link } from '../../counter-ui/counter-screen-props.ts';
import type { DialogKind } from '../../counter-ui/intents.ts';
import type { CounterView } from '#protocol/views.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import { GALLERY_OFFICE } from './office.ts';
import {
  CALLED,
  CALLED_VIEW,
  HELP_VIEW,
  IDLE_VIEW,
  MUTED_VIEW,
  NOBODY_VIEW,
  PANEL_COUNTER,
  PANEL_NOW_MS,
  PAUSED_VIEW,
  PRINTER_VIEW,
  SERVING,
  SERVING_VIEW,
  UNDO_VIEW,
  WIDEST_VIEW,
} from './panel-views.ts';
import { MANY_UNPRINTED, printerThat } from './printing-fixtures.ts';

export type PanelState = Omit<
  CounterScreenProps,
  'language' | 'onIntent' | 'onCommand' | 'onCloseDialog' | 'onNoted' | 'onTryNow' | 'onLanguage' | 'pipEntry'
>;

const ONLINE: Link = { isOnline: true, heardAtMs: PANEL_NOW_MS, attempts: 0 };
const OFFLINE: Link = { isOnline: false, heardAtMs: PANEL_NOW_MS - 103_000, attempts: 6 };

const panel = (view: CounterView, more: Partial<PanelState> = {}): PanelState => ({
  office: GALLERY_OFFICE,
  counter: PANEL_COUNTER,
  view,
  link: ONLINE,
  nowMs: PANEL_NOW_MS,
  desk: { pending: null, note: null },
  dialog: null,
  notedAlarmKeys: [],
  ...more,
});
const asking = (kind: DialogKind, view: CounterView = SERVING_VIEW): PanelState =>
  panel(view, { dialog: { kind, sent: null } });

const REQUEST_ID = 'gallery-request-0001' as RequestId;

export const PANEL_STATES = {
  idle: panel(IDLE_VIEW),
  nobody: panel(NOBODY_VIEW),
  undo: panel(UNDO_VIEW),
  called: panel({ ...CALLED_VIEW, current: { ...CALLED, announcement: { state: 'waiting' } } }),
  'called-spoken': panel(CALLED_VIEW),
  'called-muted': panel(MUTED_VIEW),
  'called-muted-no-paper': panel({ ...MUTED_VIEW, printer: printerThat('paper_out', true) }),
  'called-widest': panel(WIDEST_VIEW, { counter: { ...PANEL_COUNTER, number: 88 } }),
  serving: panel(SERVING_VIEW),
  'serving-unprinted': panel({ ...SERVING_VIEW, ...MANY_UNPRINTED }),
  reprint: panel({ ...SERVING_VIEW, ...MANY_UNPRINTED }, { dialog: { kind: 'reprint', sent: null } }),
  'serving-finishing': panel(SERVING_VIEW, {
    desk: {
      note: null,
      pending: {
        command: { name: 'finish', input: { ticketId: SERVING.ticketId, done: [] } },
        requestId: REQUEST_ID,
        number: SERVING.number,
        pressedAtMs: PANEL_NOW_MS,
        doneAtRevision: null,
        issued: null,
      },
    },
  }),
  'serving-refused': panel(SERVING_VIEW, {
    desk: {
      pending: null,
      note: {
        kind: 'refused',
        name: 'finish',
        requestId: REQUEST_ID,
        code: 'stale_screen',
        number: SERVING.number,
      },
    },
  }),
  'serving-printer': panel(PRINTER_VIEW),
  'serving-help': panel(HELP_VIEW),
  paused: panel(PAUSED_VIEW),
  stale: panel(SERVING_VIEW, { link: OFFLINE }),
  'stale-idle': panel(IDLE_VIEW, { link: OFFLINE }),
  park: asking('park'),
  transfer: asking('transfer'),
  pause: asking('pause', IDLE_VIEW),
  'add-note': asking('addNote'),
  'finish-details': asking('finishDetails'),
  'add-service': asking('addService'),
  'call-ticket': asking('callTicket', IDLE_VIEW),
  'roll-number': asking('rollNumber', IDLE_VIEW),
  'serve-without-ticket': asking('serveWithoutTicket', IDLE_VIEW),
  issue: asking('issue', IDLE_VIEW),
  'grant-priority': asking('grantPriority', IDLE_VIEW),
  cancel: asking('cancel', IDLE_VIEW),
  colleagues: asking('colleagues', HELP_VIEW),
  keys: asking('keys', IDLE_VIEW),
} as const satisfies Record<string, PanelState>;

/** The names of all states, for whoever looks at each. */
export const PANEL_STATE_NAMES: readonly string[] = Object.keys(PANEL_STATES);
