/** The words of the page on which staff measure a kiosk. Staff read Vietnamese or English. */

const vi = {
  title: 'Đo màn hình kiosk',
  forStaff: 'Dành cho nhân viên. Làm một lần khi lắp máy hoặc thay màn hình.',
  width: '1. Đặt thẻ ngân hàng hoặc căn cước lên màn hình',
  widthHow: 'Cạnh dài của thẻ là 85,6 mm. Kéo hai vạch cho khít hai mép thẻ, hoặc bấm nút bên dưới.',
  leftMark: 'Vạch trái',
  rightMark: 'Vạch phải',
  closer: 'Hẹp lại',
  wider: 'Rộng ra',
  screenIs: (inches: string) => `Màn hình ${inches} inch`,
  keysAre: (mm: string) => `nút nhỏ nhất ${mm} mm`,
  tooSmall: 'Màn hình này nhỏ: nút không đạt được 20 mm.',
  impossible: 'Không có màn hình nào như vậy. Xin đặt lại thẻ và kéo hai vạch cho khít.',
  edge: '2. Từ sàn đến mép dưới màn hình',
  edgeHow: 'Đo từ sàn đến chỗ thấp nhất có hình.',
  lower: 'Thấp hơn',
  higher: 'Cao hơn',
  mm: (mm: number) => `${String(mm)} mm`,
  reachable: 'Khi hạ thấp nút, mọi nút nằm trong tầm tay, cách sàn 700–1.220 mm.',
  hangBetween: (from: number, to: number) =>
    `Nút hạ thấp nằm ngoài tầm 700–1.220 mm. Nên treo mép dưới cách sàn ${String(from)}–${String(to)} mm.`,
  scan: '3. Công tắc cho người không chạm được màn hình',
  scanHow: 'Ô sáng tự đi từ nút này sang nút khác; một công tắc gửi phím Enter hoặc phím cách để chọn.',
  scanOff: 'Không dùng',
  seconds: (seconds: string) => `${seconds} giây`,
  save: 'Lưu và mở kiosk',
  cancel: 'Không lưu',
};

const en: typeof vi = {
  title: 'Measure this kiosk’s screen',
  forStaff: 'For staff. Done once, when the kiosk is set up or its screen replaced.',
  width: '1. Lay a bank card or an identity card on the screen',
  widthHow: 'Its long side is 85.6 mm. Drag the two marks to its edges, or use the keys below.',
  leftMark: 'Left mark',
  rightMark: 'Right mark',
  closer: 'Narrower',
  wider: 'Wider',
  screenIs: (inches) => `A screen of ${inches} inches`,
  keysAre: (mm) => `smallest key ${mm} mm`,
  tooSmall: 'This screen is small: keys cannot be 20 mm.',
  impossible: 'No screen is like that. Please lay the card down again and drag the marks to its edges.',
  edge: '2. From the floor to the screen’s lower edge',
  edgeHow: 'Measure from the floor to the lowest part of the picture.',
  lower: 'Lower',
  higher: 'Higher',
  mm: (mm) => `${String(mm)} mm`,
  reachable: 'With lowered keys every key is within reach, 700–1,220 mm above the floor.',
  hangBetween: (from, to) =>
    `Lowered keys lie outside the reach of 700–1,220 mm. Hang the lower edge ${String(from)}–${String(to)} mm above the floor.`,
  scan: '3. A switch for those who cannot touch the screen',
  scanHow: 'A marker moves from key to key by itself; one switch that sends Enter or Space chooses.',
  scanOff: 'Not used',
  seconds: (seconds) => `${seconds} s`,
  save: 'Keep and open the kiosk',
  cancel: 'Do not keep',
};

export const CALIBRATION_TEXTS = { vi, en } as const;
export type CalibrationTexts = typeof vi;
