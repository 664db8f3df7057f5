/** The live page with what a supervisor does there: each tool open, each deed over, each thing that stands until it is ended. */
import { NO_ERRANDS, type ErrandDeskState } from '../../admin-ui/errand-desk.ts';
import type { LiveTool } from '../../admin-ui/route.ts';
import type { DeskTicket } from '#protocol/admin-view.ts';
import type { Bulletin } from '#protocol/bulletin.ts';
import {
  instantMs,
  type CounterId,
  type OfficerId,
  type RequestId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import { ago, BUSY_VIEW, CALM_VIEW, DATE, LONGEST_WAITS, NOW_MS, TROUBLED_VIEW } from './admin-fixtures.ts';
import { screen, type AdminGalleryState, type ScreenState } from './admin-screen.ts';
import { GALLERY_OFFICE } from './office.ts';

const LONGEST = LONGEST_WAITS[0]!;
const HELD: DeskTicket = { ...LONGEST, status: 'serving', counterId: '6' as CounterId, since: ago(18) };

const found = (
  ticket: DeskTicket | null,
  number = ticket?.number ?? LONGEST.number,
): ErrandDeskState['found'] => ({
  number: number,
  state: { kind: 'done', result: ticket, atMs: NOW_MS },
});
const errands = (change: Partial<ErrandDeskState>): ErrandDeskState => ({ ...NO_ERRANDS, ...change });

const BULLETIN: Bulletin = {
  bulletinId: 'gallery-bulletin-1' as RequestId,
  text: { vi: 'Mất điện ít phút, xin bà con chờ.', en: 'Power cut: please wait a few minutes.' },
  roomId: null,
  date: DATE,
  setAt: ago(4),
  setBy: 'loc' as OfficerId,
  until: instantMs(NOW_MS + 11 * 60_000),
};
const [first, second] = GALLERY_OFFICE.fields;
const CLOSED = GALLERY_OFFICE.services
  .filter(({ fieldId }, index, all) => {
    const isFirstOfSecond = all.findIndex((each) => each.fieldId === second?.fieldId) === index;
    return fieldId === first?.fieldId || isFirstOfSecond;
  })
  .map(({ serviceId, fieldId }) =>
    fieldId === first?.fieldId
      ? { serviceId, reason: 'system_down' as const, since: ago(6), until: instantMs(NOW_MS + 24 * 60_000) }
      : { serviceId, reason: 'officer_away' as const, since: ago(2), until: null },
  );
const STANDING = { ...BUSY_VIEW, bulletin: BULLETIN, closedServices: CLOSED };

const tool = (open: LiveTool, more: Partial<ScreenState> = {}): AdminGalleryState =>
  screen({ view: BUSY_VIEW, route: { page: 'live', tool: open }, ...more });

export const LIVE_TOOL_STATES: Readonly<Record<string, AdminGalleryState>> = {
  'live-standing': screen({ view: STANDING }),
  'live-crowded': screen({
    view: {
      ...BUSY_VIEW,
      hall: { ...BUSY_VIEW.hall, seats: 30 },
      devices: CALM_VIEW.devices.map((each) =>
        each.role === 'kiosk' ? { ...each, isConnected: false, lastSeenAt: ago(7) } : each,
      ),
    },
  }),
  'live-ticket': tool('ticket'),
  'live-ticket-none': tool('ticket', { errands: errands({ found: found(null, 'A099' as TicketNumber) }) }),
  'live-ticket-waiting': tool('ticket', { errands: errands({ found: found(LONGEST) }) }),
  'live-ticket-held': tool('ticket', { errands: errands({ found: found(HELD) }) }),
  'live-ticket-moved': tool('ticket', {
    errands: errands({
      found: found(LONGEST),
      deeds: new Map([[`moveTicket:${LONGEST.ticketId}`, { kind: 'done', result: null, atMs: NOW_MS }]]),
    }),
  }),
  'live-ticket-stale': tool('ticket', {
    errands: errands({
      found: found(LONGEST),
      deeds: new Map([[`endTicket:${LONGEST.ticketId}`, { kind: 'refused', code: 'stale_screen' }]]),
    }),
  }),
  'live-services': tool('services'),
  'live-services-closed': tool('services', { view: { ...TROUBLED_VIEW, closedServices: CLOSED } }),
  'live-bulletin': tool('bulletin'),
  'live-bulletin-shown': tool('bulletin', {
    view: STANDING,
    errands: errands({ deeds: new Map([['showBulletin', { kind: 'done', result: null, atMs: NOW_MS }]]) }),
  }),
};
