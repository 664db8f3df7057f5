/** The words of the first run. */
import type { BackupRefusal, SetupStep } from '#protocol/setup.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { SetupTrouble } from './setup-http.ts';

const vi = {
  lead: 'Thiết lập lần đầu, khoảng 10 phút. Dừng lúc nào cũng được, đã lưu đến đâu giữ đến đó.',
  stepsLabel: 'Các bước',
  steps: {
    office: 'Cơ quan, giờ làm việc',
    counters: 'Thủ tục và quầy',
    people: 'Người quản trị',
    check: 'Kiểm tra và bắt đầu',
  } satisfies Record<SetupStep, string>,
  demonstration: {
    open: 'Xem bản chạy thử trước',
    opening: 'Đang mở bản chạy thử…',
    at_the_server: 'Muốn xem bản chạy thử trước: mở trang này trên chính máy chủ.',
    by_command: 'Muốn xem bản chạy thử trước: trên một máy khác, trong thư mục chương trình, chạy lệnh:',
  },
  restore: {
    open: 'Khôi phục từ bản sao lưu',
    title: 'Khôi phục cơ quan từ bản sao lưu',
    lead: 'Cắm ổ chứa bản sao lưu vào máy chủ. Tài khoản, cài đặt và các số đã phát trở lại như lúc sao lưu.',
    folder: 'Thư mục bản sao lưu trên máy chủ',
    hint: 'Một bản sao lưu, hoặc thư mục chứa nhiều bản: máy lấy bản mới nhất.',
    start: 'Khôi phục',
    busy: 'Đang chép và kiểm tra…',
    back: 'Quay lại thiết lập mới',
    refusals: {
      gone: 'Không thấy bản sao lưu ở đường dẫn này.',
      damaged: 'Bản sao lưu này hỏng. Hãy dùng bản khác.',
      no_space: 'Ổ đĩa của máy chủ không đủ chỗ.',
      not_writable: 'Không ghi được vào thư mục dữ liệu của máy chủ.',
      failed: 'Không khôi phục được. Xem cửa sổ chạy Một Cửa để biết lý do.',
      newer_schema: 'Bản sao lưu thuộc bản Một Cửa mới hơn. Hãy cập nhật chương trình trước.',
      findings:
        'Dữ liệu trong bản sao lưu đã bị sửa ngoài chương trình. Lệnh npm run restore cho biết sửa ở đâu.',
      demonstration: 'Đây là bản sao lưu của bản chạy thử, không phải của một cơ quan.',
    } satisfies Record<BackupRefusal, string>,
  },
  back: 'Quay lại',
  next: (step: string) => `Tiếp: ${step.toLowerCase()}`,
  finish: 'Bắt đầu dùng',
  finishing: 'Đang tạo cơ quan…',
  loading: 'Đang đọc…',
  kept: 'Đã lưu',
  notKept: 'Chưa lưu được phần vừa nhập. Máy chủ chưa trả lời; vẫn nhập tiếp được.',
  away: 'Máy chủ chưa trả lời. Xem cửa sổ chạy Một Cửa còn mở không.',
  code: {
    title: 'Nhập mã thiết lập',
    lead: 'Trang này đang mở từ máy khác. Mã 8 chữ hiện ở cửa sổ chạy Một Cửa trên máy chủ.',
    label: 'Mã thiết lập',
    wrong: 'Mã chưa đúng.',
    tooMany: 'Nhập sai nhiều lần; chờ một phút rồi nhập lại.',
    enter: 'Mở',
  },
  office: {
    title: 'Cơ quan này tên gì?',
    lead: 'Tên này in trên phiếu, hiện trên máy lấy số và màn hình lớn. Sau này đổi được.',
    name: 'Tên cơ quan',
    nameHint: 'Ví dụ: Phường Minh Phụng, Xã Tân Hòa',
    nameEn: 'Tên tiếng Anh',
    unitName: 'Tên bộ phận',
    unitNameEn: 'Tên bộ phận bằng tiếng Anh',
    citizenWord: 'Loa gọi người dân là',
    citizenHint: (word: string) => `“Mời ${word} có số…”`,
    hours: 'Giờ phát số',
    holidays: 'Ngày nghỉ và ngày làm bù (nhập sau cũng được)',
    screen: 'Trên màn hình lớn sẽ là',
    paper: 'Trên phiếu sẽ là',
    empty: 'tên cơ quan',
  },
  counters: {
    title: 'Nhận thủ tục gì, ở quầy nào?',
    lead: 'Đã chọn sẵn theo danh mục cấp xã. Mỗi cột là một quầy. Bấm ô để đổi: chính là gọi trước, phụ là nhận thêm khi rảnh, để trống là không nhận.',
    add: 'Thêm quầy',
    remove: 'Bớt quầy cuối',
    later: 'Từng thủ tục, tên, thời gian và giấy tờ sửa sau ở bàn phụ trách.',
    drop: (field: string) => `Không nhận ${field}`,
    fieldRemove: 'Bỏ lĩnh vực',
  },
  people: {
    title: 'Ai quản trị?',
    lead: 'Người này đổi được mọi cài đặt và thêm cán bộ khác. Mật khẩu không gửi đi đâu ngoài máy chủ này.',
    displayName: 'Họ và tên',
    username: 'Tên đăng nhập',
    usernameHint: 'Chữ thường không dấu, số, dấu chấm hoặc gạch: 2 đến 40 chữ.',
    password: 'Mật khẩu',
    passwordHint: (least: number) =>
      `Ít nhất ${String(least)} ký tự, không phải từ hay dãy số dễ đoán. Một câu dài dễ nhớ tốt hơn một từ khó.`,
    again: 'Nhập lại mật khẩu',
    differs: 'Hai lần nhập chưa giống nhau.',
    later: 'Cán bộ ở quầy thêm sau, ở bàn phụ trách.',
  },
  check: {
    title: 'Đúng chưa?',
    lead: 'Sau bước này cơ quan có thật. Trang tiếp theo dẫn qua từng máy: máy in, máy lấy số, màn hình, loa, quầy.',
    office: 'Cơ quan',
    fields: 'Lĩnh vực',
    services: 'Thủ tục',
    counters: 'Quầy',
    administrator: 'Quản trị',
    hours: 'Giờ phát số',
    always: 'mọi lúc',
    weekdays: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
  },
  obstacles: {
    name: 'Cần tên cơ quan.',
    hours: 'Có buổi kết thúc trước khi bắt đầu, hoặc chồng lên nhau.',
    dates: 'Có ngày nghỉ thiếu ngày hoặc tên (cả tiếng Anh), hoặc trùng ngày.',
    nobody: (fields: string) => `Chưa quầy nào nhận: ${fields}.`,
    person: 'Cần họ tên và tên đăng nhập đúng dạng.',
    password: 'Mật khẩu chưa đủ dài hoặc nhập lại chưa khớp.',
  },
  wrong: (where: string) => `Máy chủ không nhận: ${where}.`,
  noDemonstration:
    'Bản chạy thử chưa mở được. Xem cửa sổ chạy Một Cửa báo gì; nếu đã dừng thì chạy lại npm start.',
  noOffice: 'Cơ quan đã lưu nhưng máy chủ chưa trả lời. Xem cửa sổ chạy Một Cửa báo gì, rồi mở trang /admin.',
  doneAlready: 'Cơ quan đã được thiết lập. Mở bàn phụ trách.',
  openDesk: 'Mở bàn phụ trách',
};
export type SetupTexts = typeof vi;

const en: SetupTexts = {
  lead: 'First set-up, about 10 minutes. Stop whenever you like; what was entered is kept.',
  stepsLabel: 'Steps',
  steps: {
    office: 'Office and hours',
    counters: 'Services and counters',
    people: 'Administrator',
    check: 'Check and begin',
  },
  demonstration: {
    open: 'See the demonstration first',
    opening: 'Opening the demonstration…',
    at_the_server: 'To see the demonstration first, open this page on the server itself.',
    by_command: 'To see the demonstration first, run this in the program’s folder on another computer:',
  },
  restore: {
    open: 'Restore from a backup',
    title: 'Restore an office from a backup',
    lead: 'Connect the disk with the backup to the server. Accounts, settings and numbers become what they were when it was made.',
    folder: 'The backup’s folder on the server',
    hint: 'One backup, or a folder with several: the newest is taken.',
    start: 'Restore',
    busy: 'Copying and checking…',
    back: 'Set up a new office instead',
    refusals: {
      gone: 'There is no backup at this path.',
      damaged: 'This backup is damaged. Use another one.',
      no_space: 'The server’s disk has not enough space.',
      not_writable: 'The server’s data folder cannot be written to.',
      failed: 'It could not be restored. The window that runs Một Cửa says why.',
      newer_schema: 'The backup is of a newer Một Cửa. Update the program first.',
      findings: 'What is in the backup was tampered with. The command npm run restore says where.',
      demonstration: 'The backup is of the demonstration, not of an office.',
    },
  },
  back: 'Back',
  next: (step) => `Next: ${step.toLowerCase()}`,
  finish: 'Begin',
  finishing: 'Setting the office up…',
  loading: 'Reading…',
  kept: 'Saved',
  notKept: 'What you just entered could not be saved: the server has not answered. You can go on.',
  away: 'The server does not answer. See whether the window that runs Một Cửa is still open.',
  code: {
    title: 'Enter the set-up code',
    lead: 'This page is open on another machine. The code of 8 letters stands in the window that runs Một Cửa on the server.',
    label: 'Set-up code',
    wrong: 'That is not the code.',
    tooMany: 'Too many wrong tries; wait a minute.',
    enter: 'Open',
  },
  office: {
    title: 'What is this office called?',
    lead: 'The name stands on tickets, kiosks and displays. It can be changed later.',
    name: 'The office’s name',
    nameHint: 'For example: Phường Minh Phụng, Xã Tân Hòa',
    nameEn: 'Its English name',
    unitName: 'The unit’s name',
    unitNameEn: 'The unit’s English name',
    citizenWord: 'The loudspeaker calls people',
    citizenHint: (word) => `“Mời ${word} có số…”`,
    hours: 'When numbers are given out',
    holidays: 'Holidays and days made up for them (may wait)',
    screen: 'On the hall display',
    paper: 'On paper',
    empty: 'the office’s name',
  },
  counters: {
    title: 'Which services, at which counters?',
    lead: 'Chosen from the catalogue of wards. Each column is a counter. Press a cell to change it: main is called first, second when there is time, empty is not taken.',
    add: 'Add a counter',
    remove: 'Remove the last counter',
    later: 'Single services, their names, times and papers are changed at the desk afterwards.',
    drop: (field) => `Do not offer ${field}`,
    fieldRemove: 'Leave out',
  },
  people: {
    title: 'Who is the administrator?',
    lead: 'This person changes every setting and adds the other people. The password goes nowhere but to this server.',
    displayName: 'Full name',
    username: 'User name',
    usernameHint: 'Small plain letters, figures, dots or dashes: 2 to 40.',
    password: 'Password',
    passwordHint: (least) =>
      `At least ${String(least)} characters, and no words or figures that are tried first. A long sentence is better than a difficult word.`,
    again: 'The password again',
    differs: 'The two are not the same.',
    later: 'Officers are added at the desk afterwards.',
  },
  check: {
    title: 'Is this right?',
    lead: 'After this the office is real. The next page leads through its machines: printer, kiosk, display, voice, counters.',
    office: 'Office',
    fields: 'Fields',
    services: 'Services',
    counters: 'Counters',
    administrator: 'Administrator',
    hours: 'Numbers are given out',
    always: 'at any time',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  },
  obstacles: {
    name: 'The office needs a name.',
    hours: 'A session ends before it begins, or two overlap.',
    dates: 'A holiday lacks its date or a name, or two are on one day.',
    nobody: (fields) => `No counter takes: ${fields}.`,
    person: 'A full name and a proper user name are needed.',
    password: 'The password is too short, or the second one differs.',
  },
  wrong: (where) => `The server did not take it: ${where}.`,
  noDemonstration:
    'The demonstration did not open. See what the window that runs Một Cửa says; if it has stopped, run npm start again.',
  noOffice:
    'The office is saved, but the server does not answer yet. See what the window that runs Một Cửa says, then open the page /admin.',
  doneAlready: 'The office is set up already. Open the desk.',
  openDesk: 'Open the desk',
};

const TEXTS: Readonly<Record<Language, SetupTexts>> = { vi, en };
export const setupTexts = (language: Language): SetupTexts => TEXTS[language];

export function troubleWords(trouble: SetupTrouble, texts: SetupTexts): string {
  switch (trouble.kind) {
    case 'code':
      return texts.code.wrong;
    case 'too_many_tries':
      return texts.code.tooMany;
    case 'done_already':
      return texts.doneAlready;
    case 'wrong':
      return texts.wrong(trouble.where);
    case 'backup':
      return texts.restore.refusals[trouble.why];
    case 'no_demonstration':
      return texts.noDemonstration;
    case 'no_office':
      return texts.noOffice;
    case 'away':
      return texts.notKept;
  }
}
