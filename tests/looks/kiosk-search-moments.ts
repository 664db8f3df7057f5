/** The moments of looking a procedure up that the kiosk's gallery shows. */
import type { Service } from '#protocol/office.ts';
import type { PrinterProblem, PrintJobId, PrintState, RequestId } from '#protocol/vocabulary.ts';
import type { PaperOrder } from '../../kiosk-ui/papers/paper-order.ts';
import type { Screen, SearchScreen } from '../../kiosk-ui/screens.ts';
import { WITHOUT_SERVICE } from './kiosk-catalogue.ts';

type SearchMoment = {
  readonly screen: Screen;
  readonly isOffline?: boolean;
  readonly idleForMs?: number;
  readonly problem?: PrinterProblem;
  /** null while it has not been fetched. */
  readonly catalogue?: null;
  readonly hasNoPhones?: boolean;
  /** How the list that was asked for stands in the view. */
  readonly listState?: PrintState;
};

export const LIST_JOB = '2026-11-23/list-7' as PrintJobId;

/** The job of the list as a view tells it. */
export const listJob = (state: PrintState) => ({ jobId: LIST_JOB, state, problem: null });

export const search = (typed: string, pageIndex = 0): SearchScreen => ({
  name: 'search',
  typed,
  pageIndex,
});

const procedure = {
  name: 'procedure',
  procedureId: WITHOUT_SERVICE.procedureId,
  origin: search('dưỡng lão'),
} as const;

const order = (outcome: PaperOrder['outcome']): PaperOrder => ({
  requestId: 'r'.repeat(32) as RequestId,
  of: { what: 'list', procedureId: WITHOUT_SERVICE.procedureId },
  language: 'vi',
  pressedAtMs: 0,
  outcome,
});

const browse = (service: Service, pageIndex = 0): Screen => ({
  name: 'browse',
  fieldId: service.fieldId,
  pageIndex,
  fields: { name: 'fields', search: search('') },
});

const carry = (service: Service, outcome?: PaperOrder['outcome']): Screen => ({
  name: 'carry',
  of: { name: 'papers', serviceId: service.serviceId, origin: { name: 'start' } },
  order: outcome === undefined ? null : order(outcome),
});

export const searchMoments = (birth: Service, longName: Service) =>
  ({
    'search-empty': { screen: search('') },
    'search-found': { screen: search('khai sinh') },
    'search-everyday': { screen: search('nhà dưỡng lão') },
    'search-code': { screen: search('1.0011') },
    'search-nothing': { screen: search('qwrtz pmnb kjhgf dsxcv 12345') },
    'search-loading': { screen: search('sao y'), catalogue: null },
    'search-offline': { screen: search('so hong'), isOffline: true },
    'search-idle': { screen: search('sao y'), idleForMs: 23_000 },
    fields: { screen: { name: 'fields', search: search('') } },
    browse: { screen: browse(birth) },
    'browse-page-2': { screen: browse(birth, 1) },
    'browse-offline': { screen: browse(birth), isOffline: true },
    procedure: { screen: procedure },
    'procedure-offline': { screen: procedure, isOffline: true },
    carry: { screen: carry(longName) },
    'carry-online': { screen: carry(birth) },
    'carry-no-phone': { screen: carry(birth), hasNoPhones: true },
    'carry-offline': { screen: { name: 'carry', of: procedure, order: null }, isOffline: true },
    'carry-printing': { screen: carry(birth, null) },
    'carry-printed': {
      screen: carry(birth, { kind: 'ordered', jobId: LIST_JOB }),
      listState: 'printed',
    },
    'carry-failed': {
      screen: carry(birth, { kind: 'ordered', jobId: LIST_JOB }),
      listState: 'failed',
    },
    'carry-unknown': { screen: carry(birth, { kind: 'unknown' }) },
    'carry-pending': { screen: carry(birth, { kind: 'refused', code: 'print_pending' }) },
    'carry-paper-out': { screen: carry(birth), problem: 'paper_out' },
  }) as const satisfies Record<string, SearchMoment>;
