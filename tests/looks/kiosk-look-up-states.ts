/** The gallery's pages besides taking a number: looking up a file, and feedback. */
import type { FileCode } from '#protocol/codes/file-code.ts';
import type { CalendarDate, FileAnswer, FileStanding } from '#protocol/file-lookup.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import type { Screen } from '../../kiosk-ui/screens.ts';
import type { LookUp } from '../../kiosk-ui/lookup/look-up.ts';
import { FEEDBACK_MOMENTS } from './kiosk-feedback-states.ts';
import { GALLERY_NOW_MS } from './office.ts';

const CODE = '000.00.01.H29-260310-0420' as FileCode;
const LONGEST = '000.000.000.H29.100.200.300-20260310-1234567';

const page = (lookUp: LookUp): { readonly screen: Screen } => ({ screen: { name: 'lookUp', lookUp } });
const typed = (typed: string, isWrong = false): { readonly screen: Screen } =>
  page({ step: 'code', typed, isWrong });
const told = (answer: FileAnswer): { readonly screen: Screen } => page({ step: 'told', code: CODE, answer });
const found = (standing: Pick<FileStanding, 'status'> & Partial<FileStanding>): { readonly screen: Screen } =>
  told({
    outcome: 'found',
    file: {
      code: CODE,
      dueOn: '2026-11-27' as CalendarDate,
      collectAt: null,
      asOf: instantMs(GALLERY_NOW_MS - 2 * 3_600_000),
      ...standing,
    },
  });

export const LOOK_UP_MOMENTS = {
  ...FEEDBACK_MOMENTS,
  'look-up': typed(''),
  'look-up-typed': typed('H29-260310-04'),
  'look-up-longest': typed(LONGEST),
  'look-up-wrong': typed('H29-2603', true),
  'look-up-proof': page({ step: 'proof', code: CODE, typed: '45', isWrong: false }),
  'look-up-proof-wrong': page({ step: 'proof', code: CODE, typed: '45', isWrong: true }),
  'look-up-asking': page({ step: 'asking', code: CODE, digits: '4567' }),
  'look-up-received': found({ status: 'received', dueOn: null }),
  'look-up-in-process': found({ status: 'in_process' }),
  'look-up-supplement': found({ status: 'supplement_needed' }),
  'look-up-delayed': found({ status: 'delayed', dueOn: '2026-12-04' as CalendarDate }),
  'look-up-delayed-open': found({ status: 'delayed', dueOn: null }),
  'look-up-ready': found({ status: 'ready', collectAt: 'Khu A, bên trái, quầy 5 và quầy 6' }),
  'look-up-returned': found({ status: 'returned' }),
  'look-up-refused': found({ status: 'refused' }),
  'look-up-not-found': told({ outcome: 'not_found' }),
  'look-up-too-often': told({ outcome: 'too_many_tries', retryAfterMs: 119_000 }),
  'look-up-not-now': told({ outcome: 'not_now' }),
  'look-up-offline': { ...told({ outcome: 'not_now' }), isOffline: true },
  'look-up-code-offline': { ...typed('H29-26'), isOffline: true },
} as const;
