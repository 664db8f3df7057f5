/** What a new office is offered to begin with: the fields and procedures of a ward, four counters, usual hours. */
import { DEMO_FIELDS, DEMO_SERVICES } from '#catalogue/built-in/index.ts';
import type { Counter, OfficeSettings } from '#protocol/office.ts';
import { DEFAULT_QUEUE_RULES, type Session } from '#protocol/queue-rules.ts';
import { durationMs, type CounterId, type FieldId } from '#protocol/vocabulary.ts';

const MORNING: Session = { from: '07:30', to: '11:30', stopIssuingAt: '11:15' };
const AFTERNOON: Session = { from: '13:00', to: '17:00', stopIssuingAt: '16:45' };

/** Every field at one of four counters, so that no number waits in vain whatever is changed. */
const TAKEN: readonly (readonly number[])[] = [[1], [2], [3], [3], [4], [4], [1]];

const counter = (number: number): Counter => ({
  counterId: String(number) as CounterId,
  number,
  place: { vi: 'Trong sảnh', en: 'In the hall', zh: '大廳內' },
  kind: 'service',
  fieldIds: DEMO_FIELDS.flatMap(({ fieldId }, index) =>
    TAKEN[index]?.includes(number) === true ? [fieldId] : [],
  ),
  secondaryFieldIds: [],
  exceptServiceIds: [],
});

/** Names are empty: nobody's office is called like another one's. */
export const setupProposal = (): OfficeSettings => ({
  revision: 1,
  name: { vi: '', en: '' },
  unitName: {
    vi: 'Trung tâm Phục vụ hành chính công',
    en: 'Public Administration Service Centre',
    zh: '公共行政服務中心',
  },
  timeZone: 'Asia/Ho_Chi_Minh',
  citizenWord: { vi: 'công dân', en: 'citizen', zh: '市民' },
  helpDesk: { vi: 'Ở lối vào', en: 'At the entrance', zh: '入口處' },
  openingHours: {
    vi: 'Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:00–17:00',
    en: 'Monday to Friday, 7:30–11:30 and 13:00–17:00',
  },
  notices: [],
  fields: DEMO_FIELDS,
  services: DEMO_SERVICES,
  counters: [1, 2, 3, 4].map(counter),
  resultServiceId: DEMO_SERVICES.find(({ fieldId }) => fieldId === ('results' as FieldId))?.serviceId ?? null,
  kioskPaceMs: durationMs(2_500),
  rules: {
    ...DEFAULT_QUEUE_RULES,
    hours: {
      week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [MORNING, AFTERNOON] : [])),
      holidays: [],
      makeUpDays: [],
    },
  },
});
