/** X – Đất đai, Xây dựng: land certificates, parcels, disputes and building permits. */
import { section } from './entry.ts';
import { FREE_ONLINE, fact, paper, text } from './wording.ts';

const APPLICATION = paper(text('Đơn đề nghị', 'Application'));
const CERTIFICATE = paper(text('Giấy chứng nhận đã cấp', 'The certificate already issued'));

/**
 * Field X and its six procedures. Local fees of the People's Council are not in the source, and most terms
 * only from memory: both stay unknown here.
 */
export const LAND_CONSTRUCTION = section(
  {
    id: 'land-construction',
    letter: 'X',
    icon: 'land',
    name: text('Đất đai – Xây dựng', 'Land – Construction'),
    tileName: text('Đất~đai~– Xây~dựng', 'Land – Construction'),
    shortName: text('Đất đai', 'Land'),
    examples: text('Cấp sổ, giấy phép', 'Certificates, permits'),
    waitingArea: text('Khu C, bên phải', 'Area C, on the right'),
  },
  [
    {
      // The code is the organisations' one; the one for individuals is not known for certain.
      id: 'first-land-certificate',
      code: '1.012753',
      name: text(
        'Đăng~ký đất~đai, cấp Giấy chứng nhận lần~đầu',
        'Land registration and first land use certificate',
      ),
      shortName: text('Cấp sổ lần~đầu', 'First certificate'),
      papers: [
        paper(text('Đơn đăng ký đất đai', 'Land registration form')),
        paper(text('Giấy tờ về quyền sử dụng đất', 'Papers on the right to use the land')),
        paper(text('Sơ đồ thửa đất', 'Plan of the parcel')),
      ],
      processingTime: fact(
        text('17 + 3 ngày làm~việc', '17 + 3 working days'),
        text('17 ngày đăng ký, 3 ngày cấp giấy', '17 to register, 3 to issue the certificate'),
      ),
      counterMinutes: [25, 30],
      isCommon: true,
    },
    {
      // Free online by decision; term and the fee at the counter are only from memory.
      id: 'building-permit',
      code: '1.013225',
      name: text(
        'Cấp giấy phép xây~dựng mới công~trình cấp~III, IV và nhà~ở riêng~lẻ',
        'New building permit for works of grade III or IV and single houses',
      ),
      shortName: text('Giấy phép xây~dựng', 'Building permit'),
      papers: [
        paper(text('Đơn đề nghị cấp giấy phép xây dựng', 'Building permit application')),
        paper(text('Bản sao giấy tờ về đất', 'Copy of the land papers')),
        paper(text('Bản vẽ thiết kế', 'Design drawings')),
        paper(
          text('Bản cam kết an toàn công trình liền kề', 'Undertaking for the safety of adjoining works'),
        ),
      ],
      fee: FREE_ONLINE,
      counterMinutes: [25, 25],
      isCommon: true,
    },
    {
      id: 'land-certificate-exchange',
      code: '1.012783',
      name: text(
        'Cấp đổi Giấy chứng nhận (nhận hộ Văn phòng Đăng~ký đất~đai)',
        'Exchange of a land use certificate (received for the Land Registration Office)',
      ),
      shortName: text('Cấp đổi sổ', 'Certificate exchange'),
      papers: [APPLICATION, paper(text('Giấy chứng nhận bản gốc', 'The original certificate'))],
      counterMinutes: [20, 20],
      isCommon: true,
    },
    {
      id: 'parcel-division',
      code: '1.012784',
      name: text('Tách~thửa hoặc hợp~thửa đất', 'Division or merging of land parcels'),
      shortName: text('Tách, hợp~thửa', 'Divide or merge land'),
      papers: [APPLICATION, paper(text('Bản vẽ tách, hợp thửa', 'Drawing of the parcels')), CERTIFICATE],
      counterMinutes: [25, 25],
      isCommon: true,
    },
    {
      // The 45 days that are certain belong to settling a dispute, a later step; the term of mediation is from memory.
      id: 'land-dispute-mediation',
      code: '1.012812',
      name: text('Hòa~giải tranh~chấp đất~đai', 'Mediation of a land dispute'),
      shortName: text('Hòa~giải đất~đai', 'Land mediation'),
      papers: [APPLICATION],
      counterMinutes: [25, 25],
    },
    {
      // Reissue has a code of its own (1.013228); both are received as one procedure.
      id: 'building-permit-extension',
      code: '1.013227',
      name: text('Gia~hạn, cấp lại giấy phép xây~dựng', 'Extension or reissue of a building permit'),
      shortName: text('Gia~hạn giấy phép', 'Extend a permit'),
      papers: [APPLICATION, paper(text('Giấy phép xây dựng đã cấp', 'The building permit already issued'))],
      counterMinutes: [12, 12],
    },
  ],
);
