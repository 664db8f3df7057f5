/** The catalogue that the kiosk's gallery looks things up in: the built-in one, with what an office may add to it. */
import type { ProcedureId, PublicProcedure } from '#protocol/catalogue.ts';
import type { FieldId } from '#protocol/vocabulary.ts';
import type { KioskCatalogue } from '../../kiosk-ui/search/kiosk-catalogue.ts';
import { BUILT_IN_PUBLIC, indexOf } from '../search/built-in-index.ts';

const PORTAL = 'https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc-hanh-chinh.html?ma_thu_tuc=1.001193';

/** Everything that can be said of a procedure. */
const whole = (procedure: PublicProcedure): PublicProcedure => ({
  ...procedure,
  papers: procedure.papers.map((paper, index) => ({ ...paper, originals: 1, copies: index })),
  feeExemption: {
    vi: 'trẻ em, người cao tuổi, người khuyết tật, hộ nghèo',
    en: 'children, the elderly, people with disabilities, poor households',
    zh: '兒童、長者、殘障人士、貧困戶',
  },
  onlineUrl: PORTAL,
  forms: [
    { name: { vi: 'Tờ khai đăng ký khai sinh', en: 'Birth registration form' }, url: PORTAL },
    { name: { vi: 'Giấy ủy quyền', en: 'Authorisation' }, url: null },
  ],
});

const [LIKE] = BUILT_IN_PUBLIC;
if (LIKE === undefined) throw new Error('There is no built-in procedure.');

/** One that no number is taken for here, as most of a city's catalogue. */
export const WITHOUT_SERVICE: PublicProcedure = {
  ...LIKE,
  procedureId: '2.000286' as ProcedureId,
  code: '2.000286',
  fieldId: 'social-support' as FieldId,
  name: {
    vi: 'Tiếp nhận đối tượng bảo trợ xã hội vào cơ sở trợ giúp xã hội cấp tỉnh, cấp huyện',
    en: 'Admission to a social assistance centre',
  },
  keywords: ['vào viện dưỡng lão', 'nhà dưỡng lão', 'trung tâm bảo trợ'],
  fee: null,
  processingTime: null,
  serviceId: null,
};

const PROCEDURES = [
  ...BUILT_IN_PUBLIC.map((procedure) => (procedure.code === '1.001193' ? whole(procedure) : procedure)),
  WITHOUT_SERVICE,
];
const index = await indexOf(PROCEDURES);

export const GALLERY_CATALOGUE: KioskCatalogue = { procedures: PROCEDURES, search: index.search };
