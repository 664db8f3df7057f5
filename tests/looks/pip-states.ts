/** Every state of the officer's small window. */
import { textsIn } from '../../counter-ui/texts.ts';
import { alarmsOf } from '../../counter-ui/alarms.ts';
import { announcementState } from '../../counter-ui/announcement-state.ts';
import type { PipScreenProps } from '../../counter-ui/pip/PipScreen.tsx';
import type { CounterView } from '#protocol/views.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import { GALLERY_OFFICE } from './office.ts';
import {
  ago,
  CALLED,
  CALLED_VIEW,
  HELP_VIEW,
  IDLE_VIEW,
  MUTED_VIEW,
  NOBODY_VIEW,
  PANEL_NOW_MS,
  PAUSED_VIEW,
  PRINTER_VIEW,
  SERVING,
  SERVING_VIEW,
  UNDO_VIEW,
  WIDEST_VIEW,
} from './panel-views.ts';
import { ONE_UNPRINTED } from './printing-fixtures.ts';

export type PipState = Omit<PipScreenProps, 'language' | 'onIntent' | 'onPause' | 'onCancel' | 'onShowPage'>;

const pip = (view: CounterView, more: Partial<PipState> = {}): PipState => {
  const isOnline = more.isOnline ?? true;
  const heardAtMs = isOnline ? PANEL_NOW_MS : PANEL_NOW_MS - 103_000;
  return {
    office: GALLERY_OFFICE,
    view,
    isOnline,
    heardAtMs,
    nowMs: PANEL_NOW_MS,
    pending: null,
    note: null,
    alarms: isOnline ? alarmsOf(announcementState(view, true), view) : [],
    question: null,
    ...more,
  };
};

const FINISHING: PipState['pending'] = {
  command: { name: 'finish', input: { ticketId: SERVING.ticketId, done: [] } },
  requestId: 'gallery-request-0001' as RequestId,
  number: SERVING.number,
  pressedAtMs: PANEL_NOW_MS - 20_000,
  doneAtRevision: null,
  issued: null,
};

export const PIP_STATES = {
  idle: pip(IDLE_VIEW),
  nobody: pip(NOBODY_VIEW),
  undo: pip(UNDO_VIEW),
  called: pip(CALLED_VIEW),
  'called-about-to-speak': pip({
    ...CALLED_VIEW,
    current: { ...CALLED, announcement: { state: 'waiting' } },
  }),
  'called-muted': pip(MUTED_VIEW),
  'called-muted-noted': pip(MUTED_VIEW, { alarms: [] }),
  'called-widest': pip(WIDEST_VIEW),
  serving: pip(SERVING_VIEW),
  'serving-finishing': pip(SERVING_VIEW, { pending: FINISHING }),
  'serving-printer': pip(PRINTER_VIEW, {
    note: { tone: 'told', words: textsIn('vi').printerTroubles.cutter_error.cure },
  }),
  'serving-unprinted': pip({ ...SERVING_VIEW, ...ONE_UNPRINTED, unprintedCount: 12 }),
  'serving-help': pip(HELP_VIEW),
  'serving-refused': pip(SERVING_VIEW, {
    note: {
      tone: 'refused',
      words: 'Gọi tiếp: màn hình vừa chậm hơn máy chủ nên chưa làm gì. Xem lại rồi bấm lần nữa.',
    },
  }),
  'park-in-page': pip(SERVING_VIEW, { question: { kind: 'in_page', title: 'Chờ bổ sung' } }),
  pausing: pip(IDLE_VIEW, { question: { kind: 'pause' } }),
  paused: pip(PAUSED_VIEW),
  stale: pip(SERVING_VIEW, { isOnline: false }),
  'stale-finishing': pip(SERVING_VIEW, { isOnline: false, pending: FINISHING }),
  'stale-called': pip({ ...CALLED_VIEW, current: { ...CALLED, calledAt: ago(2) } }, { isOnline: false }),
  'stale-idle': pip(IDLE_VIEW, { isOnline: false }),
} as const satisfies Record<string, PipState>;

/** The names of all states, for whoever looks at each. */
export const PIP_STATE_NAMES: readonly string[] = Object.keys(PIP_STATES);
