/** K – Hộ kinh doanh: setting up, changing, suspending and closing a household business. */
import { section } from './entry.ts';
import { FREE_ONLINE, paper, text, unconfirmedPaper, workingDays } from './wording.ts';

/** Field K and its five procedures. */
export const HOUSEHOLD_BUSINESS = section(
  {
    id: 'household-business',
    letter: 'K',
    icon: 'store',
    name: text('Hộ kinh doanh', 'Household business'),
    tileName: text('Hộ kinh doanh', 'Household business'),
    shortName: text('Kinh doanh', 'Business'),
    examples: text('Thành lập, thay đổi', 'Set up, change, close'),
    waitingArea: text('Khu B, ở giữa', 'Area B, in the middle'),
  },
  [
    {
      id: 'household-business-registration',
      code: '1.001612',
      name: text('Đăng~ký thành~lập hộ~kinh~doanh', 'Household business registration'),
      shortName: text('Lập hộ kinh~doanh', 'Set up a business'),
      papers: [
        unconfirmedPaper('Giấy đề nghị đăng ký hộ kinh doanh', 'Household business application'),
        unconfirmedPaper(
          'Biên bản họp hoặc giấy ủy quyền của các thành viên hộ (nếu có)',
          'Minutes or authorisation of the household members (if any)',
        ),
      ],
      fee: FREE_ONLINE,
      processingTime: workingDays(3),
      counterMinutes: [15, 15],
      isCommon: true,
    },
    {
      // Term from memory; the fee points at the one above, whose counter part is from memory too.
      id: 'household-business-change',
      code: '2.000720',
      name: text('Thay đổi nội~dung đăng~ký hộ~kinh~doanh', 'Change of household business registration'),
      shortName: text('Thay đổi đăng~ký', 'Change a business'),
      papers: [paper(text('Thông báo thay đổi', 'Notice of change'))],
      counterMinutes: [12, 12],
      isCommon: true,
    },
    {
      // The fee "0" is unmarked here and in the next one: an exemption we cannot prove is not promised.
      id: 'household-business-suspension',
      code: '1.001570',
      name: text(
        'Tạm~ngừng hoặc tiếp~tục kinh~doanh của hộ~kinh~doanh',
        'Suspension or resumption of a household business',
      ),
      shortName: text('Tạm~ngừng, tiếp~tục', 'Suspend or resume'),
      papers: [paper(text('Thông báo tạm ngừng hoặc tiếp tục', 'Notice of suspension or resumption'))],
      counterMinutes: [8, 8],
      isCommon: true,
    },
    {
      id: 'household-business-termination',
      code: '1.001266',
      name: text('Chấm~dứt hoạt~động hộ~kinh~doanh', 'Termination of a household business'),
      shortName: text('Chấm~dứt hoạt~động', 'Close a business'),
      papers: [
        paper(text('Thông báo chấm dứt hoạt động', 'Notice of termination')),
        paper(text('Xác nhận của cơ quan thuế', 'Confirmation of the tax office')),
      ],
      processingTime: workingDays(
        3,
        text('sau khi có xác nhận của cơ quan thuế', 'after the confirmation of the tax office'),
      ),
      counterMinutes: [12, 12],
      isCommon: true,
    },
    {
      id: 'household-business-certificate-reissue',
      code: '2.000575',
      name: text(
        'Cấp lại Giấy chứng nhận đăng~ký hộ~kinh~doanh',
        'Reissue of a household business registration certificate',
      ),
      shortName: text('Cấp lại giấy phép', 'Reissue a certificate'),
      papers: [paper(text('Giấy đề nghị cấp lại', 'Request for reissue'))],
      counterMinutes: [8, 8],
    },
  ],
);
