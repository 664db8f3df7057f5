/** L – Bảo trợ xã hội, Người có công: allowances, disability, poor households, and school places. */
import { section } from './entry.ts';
import { LOOKED_UP_IDENTITY_CARD, fact, form, lookedUpPaper, paper, text, workingDays } from './wording.ts';

/**
 * Field L and its eight procedures. All their fees are an unmarked "0" in the source and therefore not promised.
 * School admission stands here because the same department of culture and society receives it.
 */
export const SOCIAL_SUPPORT = section(
  {
    id: 'social-support',
    letter: 'L',
    icon: 'care',
    name: text('Bảo trợ xã hội – Người có công', 'Social support – People with merit'),
    tileName: text('Bảo~trợ~– Người~có~công', 'Social support – Merit'),
    shortName: text('Bảo trợ', 'Support'),
    examples: text('Trợ cấp, khuyết tật', 'Allowances, disability'),
    waitingArea: text('Khu C, bên phải', 'Area C, on the right'),
  },
  [
    {
      id: 'social-pension',
      code: '1.014027',
      name: text('Trợ~cấp hưu~trí xã~hội', 'Social pension'),
      shortName: text('Hưu~trí xã~hội', 'Social pension'),
      papers: [
        paper(
          text('Văn bản đề nghị (mẫu 01)', 'Application (form 01)'),
          text(
            'Từ 75 tuổi; hộ nghèo, cận nghèo từ 70 tuổi.',
            'From age 75; poor and near-poor households from 70.',
          ),
        ),
        LOOKED_UP_IDENTITY_CARD,
      ],
      processingTime: workingDays(10),
      counterMinutes: [12, 12],
      isCommon: true,
    },
    {
      id: 'disability-assessment',
      code: '1.001699',
      name: text('Xác định mức~độ khuyết~tật', 'Assessment of the degree of disability'),
      shortName: text('Mức~độ khuyết~tật', 'Disability assessment'),
      papers: [paper(text('Đơn đề nghị', 'Application')), paper(text('Giấy tờ y tế', 'Medical papers'))],
      counterMinutes: [15, 15],
      isCommon: true,
    },
    {
      id: 'monthly-allowance',
      code: '1.001776',
      name: text('Trợ~cấp xã~hội hằng~tháng', 'Monthly social allowance'),
      shortName: text('Trợ~cấp hằng~tháng', 'Monthly allowance'),
      papers: [
        paper(
          text('Tờ khai', 'Declaration'),
          text('Mẫu 1a đến 1đ, tùy trường hợp: hỏi nhân viên.', 'Forms 1a to 1dd by case: ask the staff.'),
        ),
      ],
      counterMinutes: [15, 15],
      isCommon: true,
    },
    {
      id: 'poor-household-recognition',
      code: '1.011607',
      name: text(
        'Công nhận hộ~nghèo, hộ~cận~nghèo thường xuyên hằng năm',
        'Recognition as a poor or near-poor household',
      ),
      shortName: text('Hộ~nghèo, cận~nghèo', 'Poor household'),
      papers: [paper(text('Giấy đề nghị (mẫu 01)', 'Application (form 01)'))],
      processingTime: fact(
        text('15 ngày', '15 days'),
        text('xét theo đợt, ngày 15 hằng tháng', 'in rounds, on the 15th of each month'),
      ),
      counterMinutes: [12, 12],
      isCommon: true,
    },
    {
      id: 'disability-certificate-reissue',
      code: '1.001653',
      name: text('Đổi, cấp lại Giấy xác nhận khuyết~tật', 'Exchange or reissue of a disability certificate'),
      shortName: text('Đổi giấy khuyết~tật', 'Disability certificate'),
      papers: [paper(text('Đơn đề nghị', 'Application'))],
      counterMinutes: [8, 8],
    },
    {
      id: 'funeral-support',
      code: '1.001731',
      name: text(
        'Hỗ~trợ mai~táng cho đối~tượng bảo~trợ xã~hội',
        'Funeral support for recipients of social support',
      ),
      shortName: text('Hỗ~trợ mai~táng', 'Funeral support'),
      papers: [
        form('Tờ khai đề nghị hỗ trợ mai táng', 'Funeral support form'),
        lookedUpPaper(text('Giấy chứng tử', 'Death certificate')),
      ],
      counterMinutes: [10, 10],
    },
    {
      id: 'martyr-worship-allowance',
      code: '1.010803',
      name: text('Trợ~cấp thờ~cúng liệt~sĩ', 'Allowance for the worship of a martyr'),
      shortName: text('Thờ~cúng liệt~sĩ', 'Worship allowance'),
      papers: [
        paper(text('Đơn đề nghị', 'Application')),
        paper(text('Văn bản ủy quyền', 'Written authorisation')),
      ],
      counterMinutes: [12, 12],
    },
    {
      id: 'lower-secondary-admission',
      code: '3.000182',
      name: text('Tuyển~sinh trung~học cơ~sở (lớp~6)', 'Lower secondary school admission (grade 6)'),
      shortName: text('Tuyển~sinh lớp~6', 'School admission'),
      papers: [
        paper(
          text('Giấy tờ theo hướng dẫn năm học', "Papers named in the school year's notice"),
          text('Hỏi nhân viên hoặc nhà trường.', 'Ask the staff or the school.'),
        ),
      ],
      counterMinutes: [10, 10],
    },
  ],
);
