/** The desk's pages about the office itself, in each of their states. */
import type { OfficeSettings } from '#protocol/office.ts';
import { NOTHING_HEARD } from '../../admin-ui/settings-desk.ts';
import type { OfficeDeskState } from '../../admin-ui/office/office-desk.ts';
import { GALLERY_OFFICE } from './office.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';

const { live } = ADMIN_STATES;
if (live.page !== 'screen') throw new Error('The live page is a screen.');
const liveProps = live.props;
type Page = 'office' | 'services' | 'counters';

const office = (
  page: Page,
  change: (settings: OfficeSettings) => OfficeSettings = (settings) => settings,
  more: Partial<OfficeDeskState> = {},
  view: Partial<typeof liveProps.view> = {},
): AdminGalleryState => ({
  page: 'screen',
  props: {
    ...liveProps,
    view: { ...liveProps.view, ...view },
    route: { page },
    officeDesk: { ...NOTHING_HEARD, saved: GALLERY_OFFICE, draft: change(GALLERY_OFFICE), ...more },
  },
});

const [firstService, secondService] = GALLERY_OFFICE.services;
const [firstField] = GALLERY_OFFICE.fields;
if (firstService === undefined || secondService === undefined || firstField === undefined)
  throw new Error('the gallery’s office has too little to show');
const paused = (settings: OfficeSettings): OfficeSettings => ({
  ...settings,
  services: settings.services.map((service) =>
    service === firstService
      ? { ...service, isOffered: false, counterMinutes: [5, 15], dailyQuota: 40 }
      : service,
  ),
});

export const ADMIN_OFFICE_STATES = {
  office: office('office'),
  'office-faulty': office('office', (settings) => ({
    ...settings,
    name: { vi: '', en: 'Minh Phụng Ward' },
    rules: {
      ...settings.rules,
      policy: { kind: 'first_come' },
      openNumbersPerPerson: 2,
      hours: {
        week: [
          [
            { from: '07:30', to: '11:30', stopIssuingAt: '11:15' },
            { from: '11:00', to: '17:00', stopIssuingAt: '16:45' },
          ],
          ...[[], [], [], [], [], []],
        ],
        holidays: [],
        makeUpDays: [],
      },
    },
  })),
  'office-loading': office('office', (settings) => settings, {
    saved: null,
    draft: null,
    hasLoadFailed: true,
  }),
  services: office('services'),
  'services-changed': office('services', paused),
  'services-waiting': office(
    'services',
    paused,
    { saved: paused(GALLERY_OFFICE) },
    {
      officeWaitsFor: [
        { kind: 'service', serviceId: firstService.serviceId, people: 3 },
        { kind: 'service', serviceId: secondService.serviceId, people: 0 },
        { kind: 'field', fieldId: firstField.fieldId },
      ],
    },
  ),
  counters: office('counters'),
  'counters-nobody': office('counters', (settings) => ({
    ...settings,
    counters: settings.counters.map((counter) => ({
      ...counter,
      fieldIds: counter.fieldIds.filter((fieldId) => fieldId !== firstField.fieldId),
      secondaryFieldIds: counter.secondaryFieldIds.filter((fieldId) => fieldId !== firstField.fieldId),
    })),
  })),
} satisfies Readonly<Record<string, AdminGalleryState>>;
