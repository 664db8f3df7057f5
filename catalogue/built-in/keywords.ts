/**
 * How people in Ho Chi Minh City call the built-in procedures, by code or by the id of one that has none: in everyday Vietnamese
 * as it is spoken over the counter, in English and in traditional Chinese.
 */

/** One list of words in each language; each word or phrase ends with a comma or the line. */
const said = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(', '));

export const BUILT_IN_KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  // Chứng thực
  '2.000815': said(
    'sao y, sao y bản chính, công chứng, công chứng giấy tờ, photo công chứng, thị thực giấy tờ',
    'sao y căn cước, sao y bằng cấp, công chứng bằng tốt nghiệp, sao y hộ khẩu, chứng giấy tờ',
    'certified copy, notarized copy, true copy, photocopy',
    '影本公證, 副本認證, 公證',
  ),
  '2.000884': said(
    'xác nhận chữ ký, chứng chữ ký, giấy ủy quyền, ủy quyền, xác nhận sơ yếu lý lịch, lý lịch xin việc',
    'xác nhận lý lịch, giấy cam kết, giấy cam đoan, ký tên trước mặt cán bộ',
    'signature, power of attorney, authorisation letter, curriculum vitae',
    '簽名認證, 授權書, 委託書',
  ),
  '2.001035': said(
    'hợp đồng mua bán nhà, hợp đồng mua bán xe, sang tên xe, mua bán đất, sang nhượng đất',
    'tặng cho nhà đất, công chứng hợp đồng, hợp đồng thuê nhà, giấy tay mua bán, cho con đất',
    'hợp đồng vay tiền, thế chấp',
    'contract, sale of house, sale of motorbike, deed',
    '買賣合約, 房屋買賣, 租屋合約',
  ),
  '2.000908': said(
    'bản sao sổ gốc, xin bản sao giấy tờ cũ, sao lục hồ sơ, trích sao, bản sao hồ sơ lưu',
    'archived copy, copy from records',
    '原簿副本',
  ),
  '2.000992': said(
    'dịch thuật công chứng, công chứng bản dịch, dịch giấy tờ, người dịch, phiên dịch',
    'translation, certified translation',
    '翻譯認證, 翻譯公證',
  ),
  '2.001019': said(
    'làm di chúc, lập di chúc, viết di chúc, để lại tài sản, để lại nhà cho con',
    'last will, testament',
    '遺囑',
  ),
  '2.001016': said(
    'từ chối thừa kế, không nhận thừa kế, từ chối tài sản, nhường phần thừa kế',
    'renounce inheritance, refuse inheritance',
    '放棄繼承',
  ),
  '2.001406': said(
    'chia thừa kế, thừa kế, khai nhận thừa kế, chia tài sản cha mẹ, chia nhà của ba má',
    'thỏa thuận chia tài sản',
    'inheritance, divide the estate, heirs',
    '遺產分割, 繼承',
  ),
  // Hộ tịch
  '1.001193': said(
    'làm giấy khai sinh, giấy khai sinh, khai sinh cho con, khai sanh, làm khai sanh, mới sinh con',
    'khai sinh trễ, em bé mới sanh, đặt tên con, sinh con, vợ mới sinh',
    'birth certificate, register a birth, register my baby, newborn',
    '出生證, 出生登記, 出生證明',
  ),
  '2.000635': said(
    'trích lục, trích lục khai sinh, bản sao khai sinh, mất giấy khai sinh, xin lại khai sinh',
    'xin lại giấy khai sinh, trích lục khai tử, trích lục kết hôn, bản sao giấy kết hôn, mất giấy kết hôn',
    'bản sao khai tử',
    'copy of birth certificate, lost birth certificate, civil status extract',
    '出生證副本, 戶籍謄本',
  ),
  '1.000894': said(
    'cưới, cưới vợ, lấy vợ, lấy chồng, đám cưới, giấy kết hôn, hôn thú, giấy hôn thú, đăng ký vợ chồng',
    'giá thú',
    'marriage, get married, marriage certificate, wedding',
    '結婚, 結婚登記, 結婚證',
  ),
  '1.004873': said(
    'giấy độc thân, độc thân, xác nhận độc thân, ly hôn xác nhận độc thân, chưa kết hôn',
    'xác nhận chưa có vợ, xác nhận chưa có chồng, ly hôn, ly dị, giấy chưa vợ, góa, tình trạng hôn nhân',
    'single certificate, certificate of no impediment, unmarried, divorced',
    '單身證明, 未婚證明, 婚姻狀況',
  ),
  '1.000656': said(
    'giấy chứng tử, chứng tử, báo tử, giấy báo tử, có người mất, người nhà mất, người chết, qua đời',
    'nhà có tang, ông bà mất, ba má mất, làm giấy chết',
    'death, death certificate, passed away',
    '死亡, 死亡證明, 死亡登記',
  ),
  '2.002621': said(
    'khai sinh liên thông, thẻ bảo hiểm cho trẻ, thẻ bảo hiểm y tế trẻ em, bảo hiểm y tế cho bé',
    'nhập hộ khẩu cho bé mới sinh, ba trong một, khai sinh và bảo hiểm, trẻ dưới 6 tuổi',
    'health insurance for a child, baby insurance',
    '兒童健保, 嬰兒健保卡',
  ),
  '1.004884': said(
    'khai sinh lại, đăng ký lại giấy khai sinh, làm lại khai sinh, mất sổ khai sinh',
    'không còn bản chính khai sinh',
    'register the birth again, birth record lost',
    '補辦出生登記',
  ),
  '1.004859': said(
    'đổi tên, đổi họ, đổi tên con, đổi họ cho con, cải chính khai sinh, sửa khai sinh, sai năm sinh',
    'sai ngày sinh, sai tên, sai chữ lót, bổ sung hộ tịch, đổi dân tộc, xác định lại dân tộc, sửa họ tên',
    'sai giấy khai sinh',
    'change of name, wrong name, correct a birth certificate',
    '改名, 更正出生證',
  ),
  '1.001022': said(
    'nhận con, nhận cha, nhận mẹ, cha nhận con, con ngoài giá thú, con riêng, thêm tên cha vào khai sinh',
    'xét nghiệm ADN',
    'paternity, recognise my child, father of the child',
    '認領子女, 親子關係',
  ),
  '1.004837': said(
    'giám hộ, người giám hộ, nuôi cháu mồ côi, trông nom cháu, đại diện cho trẻ',
    'guardian, guardianship',
    '監護, 監護人',
  ),
  '2.000806': said(
    'lấy chồng nước ngoài, lấy vợ nước ngoài, cưới người nước ngoài, kết hôn với Việt kiều',
    'kết hôn với người Hàn Quốc, kết hôn với người Đài Loan, kết hôn với người Trung Quốc, lấy Tây',
    'marry a foreigner, foreign husband, foreign wife',
    '跨國婚姻, 外籍配偶, 與外國人結婚',
  ),
  '2.001263': said(
    'con nuôi, xin con nuôi, nhận con nuôi, nhận nuôi trẻ, xin em bé về nuôi',
    'adoption, adopt a child',
    '領養, 收養',
  ),
  // Hộ kinh doanh
  '1.001612': said(
    'mở quán, mở quán bán hàng, mở tiệm, mở cửa hàng, mở quán ăn, mở quán cà phê, mở shop',
    'giấy phép kinh doanh, giấy phép KD, đăng ký kinh doanh, buôn bán, bán hàng, kinh doanh nhỏ',
    'bán hàng online, tạp hóa, làm ăn',
    'open a shop, business licence, open a restaurant, start a business',
    '開店, 營業執照, 營業登記, 做生意',
  ),
  '2.000720': said(
    'đổi tên cửa hàng, đổi tên tiệm, đổi địa chỉ kinh doanh, đổi chủ hộ kinh doanh',
    'thay đổi giấy phép kinh doanh, đổi ngành nghề',
    'thêm ngành nghề, dời tiệm, change a business licence',
    '變更營業登記',
  ),
  '1.001570': said(
    'tạm ngưng kinh doanh, tạm nghỉ bán, nghỉ bán một thời gian, tạm đóng cửa, bán lại, hoạt động lại',
    'pause a business, reopen',
    '暫停營業, 恢復營業',
  ),
  '1.001266': said(
    'đóng cửa tiệm, nghỉ bán, nghỉ bán luôn, giải thể, giải thể hộ kinh doanh, trả giấy phép kinh doanh',
    'dẹp tiệm, ngưng kinh doanh luôn',
    'close a business, close the shop',
    '歇業, 停業, 結束營業',
  ),
  '2.000575': said(
    'mất giấy phép kinh doanh, làm lại giấy phép kinh doanh, giấy phép kinh doanh bị hư',
    'cấp lại giấy phép kinh doanh',
    'lost business licence',
    '補發營業執照',
  ),
  // Bảo trợ xã hội
  '1.014027': said(
    'tiền người già, tiền già, trợ cấp người già, trợ cấp người cao tuổi, trợ cấp tuổi già',
    'lương người già, lương hưu, người già không có lương hưu, 75 tuổi, 80 tuổi, tiền cho ông bà',
    'pension, old age allowance, elderly allowance, money for old people',
    '老人津貼, 養老金, 退休金',
  ),
  '1.001699': said(
    'xác nhận khuyết tật, giấy khuyết tật, giám định khuyết tật, người tàn tật, giấy tàn tật, tự kỷ',
    'làm giấy khuyết tật',
    'disability, disabled, handicapped',
    '殘疾, 身心障礙, 殘障鑑定',
  ),
  '1.001776': said(
    'trợ cấp hàng tháng, trợ cấp xã hội, tiền trợ cấp, tiền khuyết tật hàng tháng, bảo trợ xã hội',
    'trợ cấp nuôi con một mình, trẻ mồ côi',
    'monthly allowance, social allowance, social benefits',
    '社會津貼, 每月津貼, 補助',
  ),
  '1.011607': said(
    'hộ nghèo, sổ hộ nghèo, sổ nghèo, cận nghèo, giấy hộ nghèo, xác nhận hộ nghèo, gia đình khó khăn',
    'hoàn cảnh khó khăn',
    'poor household, low income',
    '貧困戶, 低收入戶',
  ),
  '1.001653': said(
    'đổi giấy khuyết tật, mất giấy khuyết tật, làm lại giấy khuyết tật, cấp lại giấy khuyết tật',
    'lost disability certificate',
    '補發殘疾證',
  ),
  '1.001731': said(
    'tiền mai táng, mai táng phí, tiền tuất, hỗ trợ đám ma, hỗ trợ đám tang, tiền chôn cất, hỏa táng',
    'funeral, funeral money, burial',
    '喪葬補助, 喪葬費',
  ),
  '1.010803': said(
    'liệt sĩ, gia đình liệt sĩ, tiền thờ cúng, giỗ liệt sĩ, người có công, gia đình chính sách',
    'thương binh',
    'martyr, war dead',
    '烈士, 烈士祭祀',
  ),
  '3.000182': said(
    'lớp 6, lớp sáu, vào lớp 6, nhập học, xin học cho con, tuyển sinh, chuyển cấp, cấp 2, xin vào trường',
    'school, school admission, grade 6, secondary school',
    '入學, 初中, 國中入學',
  ),
  // Đất đai, xây dựng
  '1.012753': said(
    'sổ hồng, sổ đỏ, làm sổ hồng, làm sổ đỏ, cấp sổ lần đầu, sổ lần đầu, hợp thức hóa nhà, chủ quyền nhà',
    'giấy chủ quyền',
    'land title, land certificate, red book, pink book, house ownership',
    '紅簿, 土地權狀, 房產證',
  ),
  '1.013225': said(
    'xây nhà, xin phép xây nhà, giấy phép xây nhà, giấy phép xây dựng, cất nhà, sửa nhà, sửa chữa nhà',
    'nâng tầng, GPXD',
    'building permit, build a house, construction permit, renovate',
    '建築執照, 蓋房子, 建房許可',
  ),
  '1.012783': said(
    'đổi sổ, đổi sổ hồng, đổi sổ đỏ, cấp đổi sổ hồng, đổi sổ cũ, sổ bị rách, sổ hồng bị hư',
    'exchange land title, renew land certificate',
    '換發土地權狀',
  ),
  '1.012784': said(
    'tách sổ, tách thửa, hợp thửa, nhập thửa, chia đất, phân lô, cắt đất cho con',
    'split land, merge land, subdivide',
    '土地分割, 土地合併',
  ),
  '1.012812': said(
    'tranh chấp đất, lấn đất, lấn ranh, kiện đất, hòa giải, tranh chấp ranh đất, cãi nhau với hàng xóm',
    'land dispute, mediation, neighbour',
    '土地糾紛, 調解',
  ),
  '1.013227': said(
    'gia hạn giấy phép xây nhà, giấy phép xây dựng hết hạn, mất giấy phép xây dựng',
    'cấp lại giấy phép xây nhà',
    'extend a building permit',
    '建照展延',
  ),
  // Cư trú, căn cước
  '1.004194': said(
    'tạm trú, KT3, ở trọ, thuê trọ, thuê nhà, khai báo tạm trú, tạm vắng, giấy tạm trú, lưu trú',
    'sổ tạm trú',
    'temporary residence, registration of residence, renting a room',
    '暫住, 暫住登記, 居留',
  ),
  '1.004222': said(
    'hộ khẩu, nhập hộ khẩu, nhập khẩu, chuyển khẩu, chuyển hộ khẩu, cắt khẩu, tách khẩu, tách hộ',
    'sổ hộ khẩu, KT1',
    'xác nhận cư trú, CT07, permanent residence, household registration',
    '戶口, 入戶口, 常住, 戶籍',
  ),
  '1.116410': said(
    'căn cước, CCCD, căn cước công dân, CMND, chứng minh nhân dân, chứng minh thư, làm căn cước',
    'mất căn cước, đổi căn cước, thẻ hết hạn, làm lại CCCD, thẻ căn cước gắn chip, định danh',
    'id card, identity card, lost id card, citizen card',
    '身分證, 公民證, 補辦身分證',
  ),
  '1.013133': said(
    'nghĩa vụ, nghĩa vụ quân sự, đi lính, khám nghĩa vụ, bộ đội, đủ 17 tuổi, giấy gọi nhập ngũ',
    'tạm hoãn nghĩa vụ',
    'military service, army, conscription',
    '兵役, 服兵役',
  ),
  // Trả kết quả
  'result-collection': said(
    'lấy kết quả, trả kết quả, lấy hồ sơ, nhận hồ sơ, giấy hẹn, biên nhận, lấy giấy tờ đã làm xong',
    'tới ngày hẹn',
    'collect, collect my result, pick up documents, receipt',
    '領件, 領取結果, 取件',
  ),
  'online-filing-help': said(
    'nộp hồ sơ online, nộp online, nộp trực tuyến, dịch vụ công, cổng dịch vụ công, VNeID',
    'tài khoản định danh, nộp qua mạng, kích hoạt VNeID, quên mật khẩu, làm trên mạng',
    'online, apply online, public service portal',
    '線上申請, 網上辦理',
  ),
};
