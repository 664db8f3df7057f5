/** The kiosk's gallery after a scan. */
import { EIGHT_REASONS, FIRST_FORM } from '#tests/support/rating.ts';
import type { RatingForm } from '#protocol/rating.ts';
import type { FileCode } from '#protocol/codes/file-code.ts';
import type { TicketStanding } from '#protocol/views.ts';
import type { RequestId, ServiceId, TicketLink, TicketNumber } from '#protocol/vocabulary.ts';
import type { DeclinedScan, ScanNotice } from '../../kiosk-ui/scanner/scanned.ts';
import type { Why } from '../../kiosk-ui/scanner/ticket-rating.ts';
import type { Screen } from '../../kiosk-ui/screens.ts';
import { GALLERY_OFFICE } from './office.ts';

const BIRTH = 'birth-registration' as ServiceId;
const PAPERS: Screen = { name: 'papers', serviceId: BIRTH, origin: { name: 'start' } };
const RECEIPT: Screen = {
  name: 'receipt',
  fileCode: '000.00.01.H29-260310-0420' as FileCode,
  serviceId: GALLERY_OFFICE.resultServiceId ?? BIRTH,
};
const CARD: Screen = {
  name: 'card',
  serviceId: BIRTH,
  priorityId: null,
  requestId: 'r'.repeat(32) as RequestId,
  from: PAPERS,
};
const standing = (
  status: TicketStanding['status'],
  change: Partial<Pick<TicketStanding, 'ahead' | 'counterId' | 'rating'>> = {},
): Extract<Screen, { readonly name: 'standing' }> => ({
  name: 'standing',
  standing: {
    number: 'H018' as TicketNumber,
    fieldId: GALLERY_OFFICE.fields[1]!.fieldId,
    serviceId: BIRTH,
    status,
    ahead: null,
    counterId: null,
    rating: null,
    ...change,
  },
  link: 'H018' as TicketLink,
  rating: null,
});
const rated = (
  outcome: 'recorded' | 'failed' | null,
  form: RatingForm = FIRST_FORM,
  why: Why | null = null,
): Screen => ({
  ...standing('finished', { rating: form }),
  rating: { requestId: 'r'.repeat(32) as RequestId, score: 'satisfied', faces: 4, outcome, why },
});
const declined = (why: DeclinedScan): ScanNotice => ({ kind: 'declined', why });
const CARD_READ: ScanNotice = { kind: 'card' };
const ELDERLY = GALLERY_OFFICE.rules.priorityClasses[0]?.priorityId ?? null;
const COUNTER = GALLERY_OFFICE.counters[2]?.counterId ?? null;

/** What each of them shows. */
export const SCAN_MOMENTS = {
  'scan-card-offer': { screen: PAPERS, scanNotice: CARD_READ, ageClass: ELDERLY },
  'scan-card-start': { scanNotice: CARD_READ, ageClass: ELDERLY },
  'scan-card-plain': { scanNotice: CARD_READ },
  'scan-health-card': { scanNotice: declined('health_card') },
  'scan-one-time-code': { scanNotice: declined('one_time_code') },
  'scan-cut-off': { scanNotice: declined('cut_off') },
  'scan-unknown': { screen: PAPERS, scanNotice: declined('unknown') },
  'scan-old-ticket': { scanNotice: declined('old_ticket') },
  card: { screen: CARD },
  'card-offer': { screen: CARD, scanNotice: CARD_READ, ageClass: ELDERLY },
  'card-offline': { screen: CARD, isOffline: true },
  receipt: { screen: RECEIPT },
  'receipt-offline': { screen: RECEIPT, isOffline: true },
  'standing-waiting': { screen: standing('waiting', { ahead: 3 }) },
  'standing-called': { screen: standing('called', { counterId: COUNTER }) },
  'standing-missed': { screen: standing('missed', { counterId: COUNTER }) },
  'standing-finished': { screen: standing('finished') },
  'standing-rate': { screen: standing('finished', { rating: FIRST_FORM }) },
  'standing-rate-sending': { screen: rated(null) },
  'standing-why': { screen: rated('recorded', FIRST_FORM, { step: 'asked', chosen: [] }) },
  'standing-why-eight': {
    screen: rated('recorded', EIGHT_REASONS, { step: 'asked', chosen: ['slow', 'extra_papers'] }),
  },
  'standing-rated': { screen: rated('recorded') },
  'standing-rate-failed': { screen: rated('failed') },
} as const;
