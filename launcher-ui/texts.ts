/** Every word of the launcher. A missing English text does not compile. */
import type { Language } from '#protocol/vocabulary.ts';

const vi = {
  product: 'Một Cửa',
  trial: (office: string, unit: string) => `${office} – ${unit}, bản chạy thử`,
  running: 'Máy chủ đang chạy, mở bảng này:',
  lost: (time: string) => `Mất máy chủ, số liệu lúc ${time}. Chạy lại`,
  lostCommand: 'npm start',
  title: 'Lấy một số, gọi số đó, nghe loa đọc',
  leadBefore: 'Mỗi ô mở một thẻ mới. Mở Kiosk và Quầy 3 cạnh nhau: lấy số ở kiosk, bấm',
  leadAfter: 'ở quầy, màn hình sảnh sẽ đọc.',
  loading: 'Đang hỏi máy chủ…',

  kiosk: { title: 'Kiosk lấy số', lead: 'Người dân chọn thủ tục, nhận số. Hai lần chạm.' },
  display: {
    title: 'Màn hình sảnh',
    lead: 'Số đang gọi, năm lượt gần nhất, loa. Bấm vào màn hình một lần để bật tiếng.',
    waiting: (count: number) => (count === 0 ? 'Chưa có ai chờ.' : `${String(count)} người đang chờ.`),
  },
  counter: {
    title: 'Quầy cán bộ',
    lead: 'Gọi, bắt đầu, hoàn thành, bằng phím.',
    name: (number: number) => `Quầy ${String(number)}`,
    /** Short, so that the table keeps its column. */
    reception: 'Hướng dẫn',
  },
  paper: {
    title: 'Máy in ảo',
    lead: 'Phiếu vừa “in” rơi ra đây. Thử rút giấy, mở nắp.',
    absent: 'Máy in ảo chưa chạy.',
  },
  desk: {
    title: 'Bàn phụ trách',
    lead: 'Cả sảnh, máy in, mẫu phiếu. Chỉ tài khoản phụ trách.',
    live: 'Trực tiếp',
    waiting: 'đang chờ',
  },
  accounts: {
    roles: { supervisor: 'phụ trách', administrator: 'quản trị và phụ trách' },
    open: 'Mở quầy',
    name: 'Cán bộ',
    username: 'Tên đăng nhập',
    password: 'Mật khẩu',
    caption: 'Tài khoản chạy thử theo quầy',
  },
  crowd: {
    start: (count: number) => `Cho ${String(count)} người dân ảo đến`,
    running: (arrived: number, citizens: number) =>
      `${String(arrived)}/${String(citizens)} người dân ảo đã vào`,
    outcome: (served: number, missed: number) => `${String(served)} xong, ${String(missed)} vắng mặt`,
    over: (arrived: number) => `Đợt vừa rồi: ${String(arrived)} người đã vào`,
    stop: 'Dừng',
    failed: 'Máy chủ không nhận lệnh. Thử lại.',
    progress: 'Người dân ảo đã vào',
  },
  setUp: 'Thiết lập cơ quan thật…',
  setUpMore: 'Khoảng 10 phút, trong trình duyệt. Quay lại bản chạy thử lúc nào cũng được.',
  foot: 'Số liệu chạy thử nằm riêng, không phải của cơ quan nào. Tắt bằng Ctrl C ở cửa sổ lệnh; lần chạy sau mọi thứ còn nguyên.',
  footPeople: (numbers: string) =>
    `Người dân ảo lấy số thật, do cán bộ ảo ở các quầy khác phục vụ; ${numbers} để dành cho người dùng thử.`,
  listEnd: ' và ',

  elsewhere: {
    title: 'Bảng này chỉ mở trên chính máy chủ',
    cure: 'Bảng chạy thử phát quyền vào mọi màn hình, nên chỉ máy đang chạy máy chủ mới mở được. Hãy mở địa chỉ in ở cửa sổ lệnh trên máy đó.',
  },

  picture: {
    question: 'Ông/bà cần làm thủ tục gì?',
    fields: [
      ['A', 'Chứng thực'],
      ['H', 'Hộ tịch'],
      ['K', 'Hộ kinh doanh'],
      ['L', 'Bảo trợ xã hội'],
      ['M', 'Cư trú – Căn cước'],
    ],
    nowServing: 'SỐ VỪA GỌI',
    counterCapitals: (number: number) => `QUẦY ${String(number)}`,
    nothingCalled: 'Chưa gọi số nào',
    howToBegin: 'Lấy một số ở kiosk, rồi gọi ở quầy.',
    noTicket: 'Quầy đang trống',
    lastCalled: 'Gọi gần nhất',
    paperUnit: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG',
    paperYours: 'Số thứ tự của ông/bà',
    paperService: 'Đăng ký khai sinh',
    paperWhere: 'Quầy 3, Quầy 5 · Khu B',
    paperAhead: '9 người trước ông/bà',
    paperRange: 'khoảng 20–35 phút',
  },
};

export type Texts = typeof vi;

const en: Texts = {
  product: 'Một Cửa',
  trial: (office, unit) => `${office} – ${unit}, demonstration`,
  running: 'The server is running; this board:',
  lost: (time) => `Server lost, data as of ${time}. Run again:`,
  lostCommand: 'npm start',
  title: 'Take a number, call it, hear it announced',
  leadBefore:
    'Each door opens a new tab. Put Kiosk and Counter 3 side by side: take a number at the kiosk, press',
  leadAfter: 'at the counter, and the hall display announces it.',
  loading: 'Asking the server…',

  kiosk: { title: 'Kiosk', lead: 'Citizens choose a service and get a number. Two touches.' },
  display: {
    title: 'Hall display',
    lead: 'The number being called, the last five calls, the speaker. Click the display once to turn sound on.',
    waiting: (count) => (count === 0 ? 'Nobody is waiting yet.' : `${String(count)} waiting.`),
  },
  counter: {
    title: 'Officer’s counter',
    lead: 'Call, start, finish, by keys.',
    name: (number) => `Counter ${String(number)}`,
    reception: 'Help desk',
  },
  paper: {
    title: 'Virtual printer',
    lead: 'Freshly “printed” tickets fall here. Try pulling the paper, opening the cover.',
    absent: 'The virtual printer is not running.',
  },
  desk: {
    title: 'Supervisor’s desk',
    lead: 'The hall, printers, the slip. Supervisors’ accounts only.',
    live: 'Live',
    waiting: 'waiting',
  },
  accounts: {
    roles: { supervisor: 'supervisor', administrator: 'administrator, desk too' },
    open: 'Open',
    name: 'Officer',
    username: 'User name',
    password: 'Password',
    caption: 'Demonstration accounts by counter',
  },
  crowd: {
    start: (count) => `Let ${String(count)} virtual citizens in`,
    running: (arrived, citizens) => `${String(arrived)}/${String(citizens)} virtual citizens are in`,
    outcome: (served, missed) => `${String(served)} served, ${String(missed)} missed`,
    over: (arrived) => `Last round: ${String(arrived)} came in`,
    stop: 'Stop',
    failed: 'The server did not take the order. Try again.',
    progress: 'Virtual citizens who are in',
  },
  setUp: 'Set up a real office…',
  setUpMore: 'About 10 minutes, in the browser. You can come back to the demonstration at any time.',
  foot: 'Demonstration data is kept apart and belongs to no office. Stop with Ctrl C in the terminal; the next run finds everything as it was.',
  footPeople: (numbers) =>
    `Virtual citizens take real numbers and are served by virtual officers at other counters; ${numbers} are left to you.`,
  listEnd: ' and ',

  elsewhere: {
    title: 'This board opens only on the server’s own computer',
    cure: 'It hands out access to every screen, so only the computer that runs the server may open it. Open the address printed in the terminal there.',
  },

  picture: {
    question: 'What do you need today?',
    fields: [
      ['A', 'Certification'],
      ['H', 'Civil status'],
      ['K', 'Household business'],
      ['L', 'Social support'],
      ['M', 'Residence, identity'],
    ],
    nowServing: 'JUST CALLED',
    counterCapitals: (number) => `COUNTER ${String(number)}`,
    nothingCalled: 'No number called yet',
    howToBegin: 'Take one at the kiosk, then call it at a counter.',
    noTicket: 'Counter is free',
    lastCalled: 'Last called',
    paperUnit: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG',
    paperYours: 'Số thứ tự của ông/bà',
    paperService: 'Đăng ký khai sinh',
    paperWhere: 'Quầy 3, Quầy 5 · Khu B',
    paperAhead: '9 người trước ông/bà',
    paperRange: 'khoảng 20–35 phút',
  },
};

/** The catalogue of a language. */
export const textsIn = (language: Language): Texts => ({ vi, en })[language];
