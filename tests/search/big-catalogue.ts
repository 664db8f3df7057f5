/** A catalogue as large as a province's: names put together as the national ones are, the same for the same seed. */
import type { ProcedureId, PublicProcedure } from '#protocol/catalogue.ts';
import type { LocalizedText } from '#protocol/vocabulary.ts';
import { DEMO_FIELDS } from '#catalogue/built-in/index.ts';
import { createRandom } from '../simulation/random.ts';
import { BUILT_IN_PUBLIC } from './built-in-index.ts';

const DEEDS = [
  ...[
    'Cấp',
    'Cấp lại',
    'Cấp đổi',
    'Gia hạn',
    'Điều chỉnh',
    'Thu hồi',
    'Đăng ký',
    'Đăng ký lại',
    'Thông báo',
    'Công nhận',
  ],
  ...[
    'Thẩm định',
    'Phê duyệt',
    'Xác nhận',
    'Chấp thuận',
    'Chuyển đổi',
    'Bổ sung',
    'Thành lập',
    'Giải thể',
    'Sáp nhập',
  ],
];
const THINGS = [
  ...[
    'giấy phép hoạt động',
    'giấy chứng nhận đủ điều kiện',
    'chứng chỉ hành nghề',
    'giấy phép kinh doanh',
    'quyết định giao đất',
  ],
  ...[
    'giấy phép xây dựng',
    'hồ sơ môi trường',
    'giấy phép lao động',
    'kế hoạch bảo vệ môi trường',
    'quyền sử dụng đất',
  ],
  ...[
    'giấy phép khai thác',
    'giấy phép nhập khẩu',
    'giấy xác nhận',
    'phương án phòng cháy',
    'biển hiệu',
    'quy hoạch chi tiết',
  ],
  ...[
    'tài khoản định danh',
    'sổ lao động',
    'chế độ trợ cấp',
    'danh hiệu thi đua',
    'bằng khen',
    'học bổng',
    'hợp đồng đào tạo',
  ],
];
const FIELDS_OF_LIFE = [
  ...[
    'cơ sở giáo dục mầm non',
    'trường trung học phổ thông',
    'cơ sở khám bệnh, chữa bệnh',
    'nhà thuốc',
    'cơ sở thú y',
    'hợp tác xã',
  ],
  ...[
    'doanh nghiệp tư nhân',
    'công ty trách nhiệm hữu hạn',
    'cơ sở lưu trú du lịch',
    'bến thủy nội địa',
    'phương tiện thủy',
    'tàu cá',
  ],
  ...[
    'xe tập lái',
    'vận tải hành khách',
    'công trình thủy lợi',
    'nước dưới đất',
    'chất thải nguy hại',
    'thuốc bảo vệ thực vật',
  ],
  ...[
    'vật liệu nổ công nghiệp',
    'cửa hàng bán lẻ xăng dầu',
    'rượu thủ công',
    'thuốc lá',
    'karaoke',
    'trò chơi điện tử',
    'quảng cáo',
  ],
  ...[
    'di tích lịch sử',
    'lễ hội',
    'báo chí',
    'xuất bản phẩm',
    'an toàn thực phẩm',
    'người lao động nước ngoài',
    'người khuyết tật',
  ],
  ...[
    'trẻ em',
    'người cao tuổi',
    'thương binh',
    'thanh niên xung phong',
    'hộ gia đình',
    'cá nhân',
    'tổ chức',
    'cộng đồng dân cư',
  ],
];
const CONDITIONS = [
  ...[
    '',
    'thuộc thẩm quyền cấp xã',
    'thuộc thẩm quyền cấp tỉnh',
    'do bị mất, hư hỏng',
    'do thay đổi thông tin',
    'lần đầu',
    'có yếu tố nước ngoài',
  ],
  ...[
    'theo cơ chế liên thông',
    'đối với trường hợp khẩn cấp',
    'tại khu vực biên giới',
    'sau khi sáp nhập đơn vị hành chính',
  ],
];
const PAPERS = [
  'Đơn đề nghị',
  'Bản vẽ',
  'Bản thuyết minh',
  'Hợp đồng thuê mặt bằng',
  'Giấy khám sức khỏe',
  'Lý lịch tư pháp',
  'Ảnh 4x6',
];

const same = (vi: string): LocalizedText => ({ vi, en: '' });

/** The built-in procedures and others, `size` of them in all. */
export function bigCatalogue(size: number, seed: number): readonly PublicProcedure[] {
  const random = createRandom(seed);
  const [like] = BUILT_IN_PUBLIC;
  if (like === undefined) throw new Error('There is no built-in procedure.');
  const others = Array.from({ length: size - BUILT_IN_PUBLIC.length }, (_, index): PublicProcedure => {
    const words = [DEEDS, THINGS, FIELDS_OF_LIFE, CONDITIONS].map((list) => random.pick(list));
    const code = `${String(random.integer(1, 3))}.${String(200_000 + index)}`;
    return {
      ...like,
      procedureId: code as ProcedureId,
      code,
      fieldId: random.pick(DEMO_FIELDS).fieldId,
      name: same(words.join(' ').trim()),
      keywords: [random.pick(THINGS), `${random.pick(THINGS)} ${random.pick(FIELDS_OF_LIFE)}`],
      papers: Array.from({ length: random.integer(1, 5) }, () => ({
        name: same(`${random.pick(PAPERS)} ${random.pick(FIELDS_OF_LIFE)}`),
        ...{ note: null, onlyIfNotLookedUp: false, originals: 1, copies: null },
      })),
      serviceId: null,
    };
  });
  return [...BUILT_IN_PUBLIC, ...others];
}
