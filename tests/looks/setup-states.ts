/** The first run, in each of its states. */
import { setupProposal } from '#server/setup/proposal.ts';
import type { DemonstrationWay, SetupDraft } from '#protocol/setup.ts';
import type { SetupTrouble } from '../../admin-ui/setup/setup-http.ts';

export type SetupGalleryState =
  /** `password`: typed twice, and then on to the next step. `isPressed`: the demonstration was asked for, and did not come. */
  | {
      readonly kind: 'draft';
      readonly draft: SetupDraft;
      readonly password?: string;
      readonly demonstration?: DemonstrationWay;
      readonly isPressed?: boolean;
    }
  /** `folder`: typed and ordered, and there is no backup. */
  | { readonly kind: 'restore'; readonly folder: string | null }
  | { readonly kind: 'trouble'; readonly trouble: SetupTrouble };

const office = { ...setupProposal(), name: { vi: 'Phường Hòa Bình', en: 'Hòa Bình Ward' } };
const administrator = { displayName: 'Trần Thị Mỹ Dung', username: 'dung' };
const at = (
  step: SetupDraft['step'],
  more: Partial<SetupDraft> = {},
): Extract<SetupGalleryState, { readonly kind: 'draft' }> => ({
  kind: 'draft',
  draft: { step, office, administrator, ...more },
});

export const SETUP_STATES = {
  office: at('office'),
  'office-at-the-server': { ...at('office'), demonstration: 'at_the_server' },
  'office-by-command': { ...at('office'), demonstration: 'by_command' },
  'office-no-demonstration': { ...at('office'), isPressed: true },
  'office-empty': at('office', { office: setupProposal() }),
  counters: at('counters'),
  'counters-nobody': at('counters', {
    office: { ...office, counters: office.counters.map((counter) => ({ ...counter, fieldIds: [] })) },
  }),
  people: at('people', { administrator: { displayName: '', username: 'Mỹ Dung' } }),
  check: { ...at('people'), password: 'một câu thật dài' },
  restore: { kind: 'restore', folder: null },
  'restore-gone': { kind: 'restore', folder: '/media/usb/mot-cua-2026-11-23_19-00-04' },
  code: { kind: 'trouble', trouble: { kind: 'code' } },
  'code-tries': { kind: 'trouble', trouble: { kind: 'too_many_tries' } },
  away: { kind: 'trouble', trouble: { kind: 'away' } },
} satisfies Readonly<Record<string, SetupGalleryState>>;
