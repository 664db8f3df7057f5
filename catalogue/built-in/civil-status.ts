/** H – Hộ tịch: births, marriages, deaths and what follows from them. */
import { section } from './entry.ts';
import {
  IDENTITY_CARD,
  RESIDENCE_FORM,
  atMostWorkingDays,
  fact,
  form,
  freeOfCharge,
  lookedUpPaper,
  oneOriginal,
  paper,
  sameDay,
  text,
  unconfirmedPaper,
  workingDays,
} from './wording.ts';

const BIRTH_FORM = form('Tờ khai đăng ký khai sinh', 'Birth registration form');
const BIRTH_CERTIFICATE_OF_HOSPITAL = oneOriginal(
  text('Giấy chứng sinh', 'Medical certificate of birth'),
  text(
    'Không có thì mang văn bản của người làm chứng, hoặc giấy cam đoan về việc sinh.',
    'If there is none: a written statement of a witness, or an affidavit of the birth.',
  ),
);
const PARENTS_CARDS = lookedUpPaper(
  text('Căn cước của cha, mẹ', "Parents' identity cards"),
  text('Chỉ cần xuất trình thẻ hoặc mở VNeID.', 'Only show the cards or open VNeID.'),
);

/**
 * Law on Civil Status 60/2014/QH13, article 11(1)(a): whatever is registered, they pay no fee. What is only certified or copied
 * from the register is not named there, so it is not promised for the certificate of marital status and the extract.
 */
const EXEMPT = text(
  'người thuộc gia đình có công với cách mạng, hộ nghèo, người khuyết tật (Điều 11 Luật Hộ tịch 2014)',
  'families with merit, poor households, people with disabilities (Law on Civil Status 2014, article 11)',
);
/** The same, of what is free for everybody in time. */
const EXEMPT_WHEN_LATE = text(
  'đăng ký trễ cũng miễn cho người thuộc gia đình có công với cách mạng, hộ nghèo, người khuyết tật (Điều 11 Luật Hộ tịch 2014)',
  'when late, still free for families with merit, poor households and people with disabilities (Law on Civil Status 2014, article 11)',
);

/** Field H and its twelve procedures. */
export const CIVIL_STATUS = section(
  {
    id: 'civil-status',
    letter: 'H',
    icon: 'family',
    name: text('Hộ tịch', 'Civil status'),
    tileName: text('Hộ tịch', 'Civil status'),
    shortName: text('Hộ tịch', 'Civil'),
    examples: text('Khai sinh, kết hôn', 'Births, marriages, deaths'),
    waitingArea: text('Khu B, ở giữa', 'Area B, in the middle'),
  },
  [
    {
      id: 'birth-registration',
      code: '1.001193',
      name: text('Đăng~ký khai~sinh', 'Birth registration'),
      shortName: text('Đăng~ký khai~sinh', 'Birth registration'),
      papers: [BIRTH_FORM, BIRTH_CERTIFICATE_OF_HOSPITAL, PARENTS_CARDS],
      fee: freeOfCharge(
        text('nếu đăng ký trong 60~ngày từ ngày sinh', 'if registered within 60 days of the birth'),
      ),
      feeExemption: EXEMPT_WHEN_LATE,
      processingTime: sameDay(),
      isSameDay: true,
      counterMinutes: [12, 15],
      isCommon: true,
      isShortcut: true,
    },
    {
      // The fee per copy is known only from memory.
      id: 'civil-status-extract',
      code: '2.000635',
      name: text(
        'Bản~sao trích lục hộ~tịch, bản~sao Giấy khai~sinh',
        'Civil status extract, copy of a birth certificate',
      ),
      shortName: text('Trích lục hộ~tịch', 'Civil status extract'),
      papers: [form('Tờ khai cấp bản sao trích lục', 'Request form for an extract'), IDENTITY_CARD],
      processingTime: sameDay(),
      isSameDay: true,
      counterMinutes: [8, 8],
      isCommon: true,
    },
    {
      // "At once" is what the source says; it does not speak of a same-day term, so the 15:00 rule is not shown.
      id: 'marriage-registration',
      code: '1.000894',
      name: text('Đăng~ký kết~hôn', 'Marriage registration'),
      shortName: text('Đăng~ký kết~hôn', 'Marriage registration'),
      papers: [
        oneOriginal(
          text('Tờ khai đăng ký kết hôn', 'Marriage registration form'),
          text(
            'Hai bên cùng có mặt. Không phải nộp giấy xác nhận tình trạng hôn nhân.',
            'Both parties come in person. No certificate of marital status is needed.',
          ),
        ),
      ],
      fee: freeOfCharge(),
      processingTime: fact(
        text('Giải quyết ngay', 'At once'),
        text('nếu phải xác minh: tối đa 5 ngày làm việc', 'if it must be verified: at most 5 working days'),
      ),
      counterMinutes: [20, 20],
      isCommon: true,
    },
    {
      // Term and fee are known only from memory.
      id: 'marital-status-certificate',
      code: '1.004873',
      name: text('Giấy xác nhận tình~trạng hôn~nhân', 'Certificate of marital status'),
      shortName: text('Tình~trạng hôn~nhân', 'Marital status'),
      papers: [
        form('Tờ khai xác nhận tình trạng hôn nhân', 'Marital status form'),
        lookedUpPaper(
          text('Bản án ly hôn hoặc giấy chứng tử', 'Divorce judgment or death certificate'),
          text('Nếu đã ly hôn, hoặc vợ, chồng đã mất.', 'If divorced or widowed.'),
        ),
      ],
      counterMinutes: [10, 10],
      isCommon: true,
    },
    {
      id: 'death-registration',
      code: '1.000656',
      name: text('Đăng~ký khai~tử', 'Death registration'),
      shortName: text('Đăng~ký khai~tử', 'Death registration'),
      papers: [
        form('Tờ khai đăng ký khai tử', 'Death registration form'),
        oneOriginal(
          text('Giấy báo tử', 'Notice of death'),
          text('Hoặc giấy tờ thay thế giấy báo tử.', 'Or a paper that stands in for it.'),
        ),
      ],
      fee: freeOfCharge(
        text('nếu đăng ký trong 15~ngày từ ngày mất', 'if registered within 15 days of the death'),
      ),
      feeExemption: EXEMPT_WHEN_LATE,
      processingTime: sameDay(
        text('nếu phải xác minh: tối đa 3 ngày làm việc', 'if it must be verified: at most 3 working days'),
      ),
      isSameDay: true,
      counterMinutes: [12, 12],
    },
    {
      // Source of the national code is weak; the fee "0" is unmarked and therefore not promised.
      id: 'birth-residence-insurance',
      code: '2.002621',
      name: text(
        'Khai~sinh, thường~trú và thẻ BHYT cho trẻ dưới 6~tuổi',
        'Birth, permanent residence and health insurance card for a child under 6',
      ),
      shortName: text('Khai~sinh liên~thông', 'Birth, all in one'),
      papers: [BIRTH_FORM, BIRTH_CERTIFICATE_OF_HOSPITAL, PARENTS_CARDS, RESIDENCE_FORM],
      processingTime: atMostWorkingDays(3),
      counterMinutes: [15, 15],
    },
    {
      id: 'birth-reregistration',
      code: '1.004884',
      name: text('Đăng~ký lại khai~sinh', 'Re-registration of a birth'),
      shortName: text('Đăng~ký lại khai~sinh', 'Birth re-registration'),
      papers: [
        unconfirmedPaper('Tờ khai đăng ký lại khai sinh', 'Birth re-registration form'),
        unconfirmedPaper('Bản sao giấy tờ cũ', 'Copies of earlier papers'),
        unconfirmedPaper('Giấy cam đoan', 'Affidavit'),
      ],
      feeExemption: EXEMPT,
      counterMinutes: [20, 20],
    },
    {
      // Local fees of the People's Council are not in the source: here and below they stay unknown.
      id: 'civil-status-correction',
      code: '1.004859',
      name: text(
        'Thay đổi, cải~chính, bổ~sung hộ~tịch, xác định lại dân~tộc',
        'Change, correction or addition of civil status, re-determination of ethnicity',
      ),
      shortName: text('Cải~chính hộ~tịch', 'Civil status correction'),
      papers: [
        form('Tờ khai thay đổi, cải chính hộ tịch', 'Civil status change form'),
        paper(text('Giấy tờ làm căn cứ thay đổi', 'Papers that support the change')),
      ],
      feeExemption: EXEMPT,
      processingTime: workingDays(3, text('có thể thêm 3 ngày làm việc', 'possibly 3 more working days')),
      counterMinutes: [20, 20],
    },
    {
      id: 'parentage-recognition',
      code: '1.001022',
      name: text('Đăng~ký nhận cha, mẹ, con', 'Recognition of a father, mother or child'),
      shortName: text('Nhận cha, mẹ, con', 'Parentage'),
      papers: [
        oneOriginal(
          text('Tờ khai nhận cha, mẹ, con', 'Recognition form'),
          text('Các bên cùng có mặt.', 'All parties come in person.'),
        ),
        paper(
          text('Chứng cứ về quan hệ cha, mẹ, con', 'Evidence of parentage'),
          text('Ví dụ kết quả giám định ADN.', 'For example a DNA test result.'),
        ),
      ],
      feeExemption: EXEMPT,
      processingTime: workingDays(3, text('có thể thêm 5 ngày làm việc', 'possibly 5 more working days')),
      counterMinutes: [25, 25],
    },
    {
      id: 'guardianship-registration',
      code: '1.004837',
      name: text('Đăng~ký giám~hộ', 'Guardianship registration'),
      shortName: text('Đăng~ký giám~hộ', 'Guardianship'),
      papers: [
        form('Tờ khai đăng ký giám hộ', 'Guardianship registration form'),
        paper(text('Văn bản cử người giám hộ', 'Written appointment of the guardian')),
      ],
      fee: freeOfCharge(),
      processingTime: workingDays(3),
      counterMinutes: [20, 20],
    },
    {
      id: 'marriage-with-foreign-element',
      code: '2.000806',
      name: text('Đăng~ký kết~hôn có yếu~tố nước~ngoài', 'Registration of marriage with a foreign national'),
      shortName: text('Kết~hôn nước~ngoài', 'Marriage with a foreigner'),
      papers: [
        unconfirmedPaper('Tờ khai đăng ký kết hôn', 'Marriage registration form'),
        unconfirmedPaper('Giấy khám sức khỏe tâm thần', 'Mental health certificate'),
        unconfirmedPaper(
          'Giấy tình trạng hôn nhân của nước ngoài (đã hợp pháp hóa)',
          'Foreign certificate of marital status (legalised)',
        ),
      ],
      feeExemption: EXEMPT,
      counterMinutes: [30, 30],
    },
    {
      id: 'domestic-adoption',
      code: '2.001263',
      name: text('Đăng~ký nuôi con~nuôi trong nước', 'Registration of a domestic adoption'),
      shortName: text('Nuôi con~nuôi', 'Adoption'),
      papers: [
        unconfirmedPaper('Đơn xin nhận con nuôi', 'Application for adoption'),
        unconfirmedPaper('Phiếu lý lịch tư pháp', 'Criminal record certificate'),
        unconfirmedPaper('Giấy khám sức khỏe', 'Health certificate'),
      ],
      fee: fact(text('400.000 đồng', '400,000 VND')),
      // Decree 114/2016/NĐ-CP.
      feeExemption: text(
        'cha dượng, mẹ kế nhận con riêng; cô, cậu, dì, chú, bác ruột nhận cháu; nhận trẻ khuyết tật, nhiễm HIV/AIDS hoặc mắc bệnh hiểm nghèo; người có công với cách mạng (Nghị định 114/2016/NĐ-CP)',
        'step-parents; uncles and aunts by blood; whoever adopts a child that is disabled, has HIV/AIDS or is gravely ill; people with merit (Decree 114/2016/NĐ-CP)',
      ),
      counterMinutes: [30, 30],
    },
  ],
);
