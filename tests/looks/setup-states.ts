/** The first run, in each of its states. */
import { setupProposal } from '#server/setup/proposal.ts';
import type { SetupDraft } from '#protocol/setup.ts';
import type { SetupTrouble } from '../../admin-ui/setup/setup-http.ts';

export type SetupGalleryState =
  | { readonly kind: 'draft'; readonly draft: SetupDraft }
  | { readonly kind: 'trouble'; readonly trouble: SetupTrouble };

const office = { ...setupProposal(), name: { vi: 'Phường Hòa Bình', en: 'Hòa Bình Ward' } };
const administrator = { displayName: 'Trần Thị Mỹ Dung', username: 'dung' };
const at = (step: SetupDraft['step'], more: Partial<SetupDraft> = {}): SetupGalleryState => ({
  kind: 'draft',
  draft: { step, office, administrator, ...more },
});

export const SETUP_STATES = {
  office: at('office'),
  'office-empty': at('office', { office: setupProposal() }),
  counters: at('counters'),
  'counters-nobody': at('counters', {
    office: { ...office, counters: office.counters.map((counter) => ({ ...counter, fieldIds: [] })) },
  }),
  people: at('people', { administrator: { displayName: '', username: 'Mỹ Dung' } }),
  code: { kind: 'trouble', trouble: { kind: 'code' } },
  away: { kind: 'trouble', trouble: { kind: 'away' } },
} satisfies Readonly<Record<string, SetupGalleryState>>;
