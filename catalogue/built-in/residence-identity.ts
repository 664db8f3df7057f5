/** M – Cư trú, Căn cước: residence, identity card, military service registration. */
import { section } from './entry.ts';
import { IDENTITY_CARD, RESIDENCE_FORM, paper, text, workingDays } from './wording.ts';

/** Field M and its four procedures. Their fees are only from memory. */
export const RESIDENCE_IDENTITY = section(
  {
    id: 'residence-identity',
    letter: 'M',
    icon: 'id-card',
    name: text('Cư trú – Căn cước', 'Residence – Identity card'),
    tileName: text('Cư~trú~– Căn~cước', 'Residence – ID card'),
    shortName: text('Cư trú', 'Residence'),
    examples: text('Tạm trú, thường trú', 'Registration, ID card'),
    waitingArea: text('Khu C, bên phải', 'Area C, on the right'),
  },
  [
    {
      id: 'temporary-residence',
      code: '1.004194',
      name: text('Đăng~ký tạm~trú', 'Temporary residence registration'),
      shortName: text('Đăng~ký tạm~trú', 'Temporary residence'),
      papers: [
        RESIDENCE_FORM,
        paper(
          text('Giấy tờ về chỗ ở hợp pháp', 'Proof of lawful accommodation'),
          text('Hợp đồng thuê không cần công chứng.', 'A lease need not be notarised.'),
        ),
      ],
      processingTime: workingDays(3),
      counterMinutes: [10, 10],
      isCommon: true,
      isShortcut: true,
    },
    {
      id: 'permanent-residence',
      code: '1.004222',
      name: text('Đăng~ký thường~trú', 'Permanent residence registration'),
      shortName: text('Đăng~ký thường~trú', 'Permanent residence'),
      papers: [RESIDENCE_FORM, paper(text('Giấy tờ về chỗ ở hợp pháp', 'Proof of lawful accommodation'))],
      processingTime: workingDays(7),
      counterMinutes: [15, 15],
      isCommon: true,
    },
    {
      // Nothing to bring: the data are taken at the counter, wherever in the country one lives.
      id: 'identity-card-reissue',
      code: '1.116410',
      name: text('Cấp lại, cấp đổi thẻ căn~cước', 'Reissue or exchange of an identity card'),
      shortName: text('Cấp đổi căn~cước', 'Identity card'),
      papers: [],
      counterMinutes: [12, 12],
      isCommon: true,
    },
    {
      // The term is unmarked in the source and therefore not promised.
      id: 'military-service-registration',
      code: '1.013133',
      name: text('Đăng~ký nghĩa~vụ quân~sự lần~đầu', 'First registration for military service'),
      shortName: text('Nghĩa~vụ quân~sự', 'Military service'),
      papers: [paper(text('Phiếu tự khai sức khỏe', 'Self-declared health form')), IDENTITY_CARD],
      counterMinutes: [10, 10],
    },
  ],
);
