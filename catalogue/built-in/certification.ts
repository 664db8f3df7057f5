/** A – Chứng thực: copies, signatures, transactions and inheritance. */
import { section } from './entry.ts';
import {
  DRAFT,
  IDENTITY_CARD,
  atMostWorkingDays,
  fact,
  freeOfCharge,
  lookedUpPaper,
  paper,
  sameDay,
  text,
} from './wording.ts';

const CERTIFICATE_OF_LAND = text(
  'Giấy chứng nhận quyền sử dụng đất, nhà ở',
  'Certificate of land use or house',
);

/** Field A and its eight procedures. */
export const CERTIFICATION = section(
  {
    id: 'certification',
    letter: 'A',
    icon: 'stamp',
    name: text('Chứng thực', 'Certification'),
    tileName: text('Chứng thực', 'Certification'),
    shortName: text('Chứng thực', 'Certify'),
    examples: text('Sao y, chữ ký, hợp đồng', 'Copies, signatures, deeds'),
    waitingArea: text('Khu A, bên trái', 'Area A, on the left'),
  },
  [
    {
      id: 'certified-copy',
      code: '2.000815',
      name: text('Chứng thực bản~sao từ bản~chính', 'Certified copy from the original'),
      shortName: text('Sao~y bản~chính', 'Certified copy'),
      papers: [
        paper(text('Bản chính', 'The original')),
        paper(text('Bản sao cần chứng thực', 'The copies to be certified')),
      ],
      fee: fact(
        text('2.000 đồng/trang', '2,000 VND a page'),
        text(
          'từ trang thứ 3: 1.000 đồng/trang; tối đa 200.000 đồng/bản',
          'from page 3: 1,000 VND a page; at most 200,000 VND a copy',
        ),
      ),
      processingTime: sameDay(
        text('nhiều bản: thêm tối đa 2 ngày làm việc', 'many copies: up to 2 more working days'),
      ),
      isSameDay: true,
      counterMinutes: [3, 10],
      isCommon: true,
      isShortcut: true,
    },
    {
      id: 'signature-certification',
      code: '2.000884',
      name: text('Chứng thực chữ~ký', 'Certification of a signature'),
      shortName: text('Chứng thực chữ~ký', 'Signature'),
      papers: [
        IDENTITY_CARD,
        paper(
          text('Giấy tờ, văn bản cần ký', 'The document to be signed'),
          text('Chưa ký trước: ký tại quầy.', 'Leave it unsigned: sign at the counter.'),
        ),
      ],
      fee: fact(text('10.000 đồng', '10,000 VND'), text('mỗi trường hợp', 'each case')),
      processingTime: sameDay(),
      isSameDay: true,
      counterMinutes: [8, 8],
      isCommon: true,
    },
    {
      id: 'transaction-certification',
      code: '2.001035',
      name: text(
        'Chứng thực giao dịch về động~sản, quyền sử dụng đất, nhà~ở',
        'Certification of a transaction in movables, land use rights or a house',
      ),
      shortName: text('Chứng thực giao~dịch', 'Transaction'),
      papers: [
        paper(text('Dự thảo giao dịch', 'Draft of the transaction')),
        IDENTITY_CARD,
        lookedUpPaper(CERTIFICATE_OF_LAND),
      ],
      fee: fact(text('50.000 đồng', '50,000 VND')),
      processingTime: atMostWorkingDays(2),
      counterMinutes: [35, 35],
      isCommon: true,
    },
    {
      id: 'register-copy',
      code: '2.000908',
      name: text('Cấp bản~sao từ sổ~gốc', 'Copy issued from the original register'),
      shortName: text('Bản~sao từ sổ~gốc', 'Register copy'),
      papers: [
        IDENTITY_CARD,
        paper(
          text('Giấy tờ chứng minh quan hệ', 'Proof of relationship'),
          text('Khi làm thay cho người khác.', 'When acting for somebody else.'),
        ),
      ],
      fee: freeOfCharge(),
      processingTime: sameDay(),
      isSameDay: true,
      counterMinutes: [8, 8],
      isCommon: true,
    },
    {
      id: 'translator-signature',
      code: '2.000992',
      name: text(
        'Chứng thực chữ~ký người dịch là cộng tác viên dịch thuật',
        'Certification of the signature of an affiliated translator',
      ),
      shortName: text('Chữ~ký người dịch', "Translator's signature"),
      papers: [
        paper(text('Bản dịch', 'The translation')),
        paper(text('Bản gốc đã dịch', 'The original that was translated')),
      ],
      fee: fact(text('10.000 đồng', '10,000 VND')),
      processingTime: sameDay(),
      isSameDay: true,
      counterMinutes: [8, 8],
    },
    {
      // Fee known only from memory, here and in the two that follow.
      id: 'will-certification',
      code: '2.001019',
      name: text('Chứng thực di~chúc', 'Certification of a will'),
      shortName: text('Di~chúc', 'Will'),
      papers: [paper(text('Dự thảo di chúc', 'Draft of the will')), IDENTITY_CARD],
      processingTime: atMostWorkingDays(2),
      counterMinutes: [30, 30],
    },
    {
      id: 'inheritance-refusal',
      code: '2.001016',
      name: text('Chứng thực văn bản từ~chối nhận di~sản', 'Certification of a refusal of inheritance'),
      shortName: text('Từ~chối di~sản', 'Inheritance refusal'),
      papers: [DRAFT, IDENTITY_CARD],
      processingTime: atMostWorkingDays(2),
      counterMinutes: [25, 25],
    },
    {
      id: 'inheritance-division',
      code: '2.001406',
      name: text('Chứng thực văn bản phân~chia di~sản', 'Certification of a division of inheritance'),
      shortName: text('Phân~chia di~sản', 'Inheritance division'),
      papers: [
        DRAFT,
        paper(text('Giấy tờ chứng minh quan hệ', 'Proof of relationship')),
        paper(CERTIFICATE_OF_LAND),
      ],
      processingTime: atMostWorkingDays(2),
      counterMinutes: [40, 40],
    },
  ],
);
