/** The words of the pages about the server's machine and its backups. */
import type { BackupTrouble } from '#protocol/backups.ts';
import type { HttpsTrouble } from '#protocol/https.ts';
import type { HealthKind } from '#protocol/health.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { BackupPart } from './backup-changes.ts';

/** Words with the figures of a fault: sizes and times are words already. */
type FaultWords = (figure: string) => { readonly what: string; readonly cure: string };

const vi = {
  title: 'Sức khỏe máy',
  lead: (time: string) => `Kiểm tra lúc ${time}, tự kiểm tra lại mỗi 10 giây.`,
  loading: 'Đang kiểm tra…',
  loadFailed: 'Chưa kiểm tra được máy chủ; đang thử lại.',
  check: 'Kiểm tra ngay',
  unanswered: 'Máy chủ chưa trả lời. Bấm lại lần nữa.',
  calm: 'Mọi thứ đều tốt.',
  heading: (broken: number, should: number) =>
    [
      ...(broken === 0 ? [] : [`${String(broken)} chỗ hỏng`]),
      ...(should === 0 ? [] : [`${String(should)} việc nên làm`]),
    ].join(', '),
  broken: 'Hỏng',
  should: 'Nên làm',
  since: (time: string) => ` (từ ${time})`,
  good: (count: number) => `${String(count)} mục đang tốt`,
  backUp: 'Sao lưu ngay',
  openBackups: 'Mở Sao lưu',
  usePlace: 'Dùng ổ này',
  faults: {
    storage_failing: () => ({
      what: 'Không ghi được số mới vào ổ đĩa: kiosk và quầy đang bị từ chối.',
      cure: 'Khởi động lại máy chủ; nếu vẫn vậy, ổ đĩa hỏng: khôi phục bản sao lưu sang máy khác.',
    }),
    disk_full: (size: string) => ({
      what: `Ổ đĩa máy chủ chỉ còn ${size}: sắp không phát được số.`,
      cure: 'Xóa tệp không cần trên ổ đó ngay; đừng đụng vào thư mục dữ liệu của Một Cửa.',
    }),
    disk_low: (size: string) => ({
      what: `Ổ đĩa máy chủ còn ${size}.`,
      cure: 'Dọn ổ đĩa trong tuần này. Sao lưu dừng trước khi chỗ cho số mới bị chiếm.',
    }),
    data_open: () => ({
      what: 'Tài khoản khác trên máy chủ đọc được thư mục dữ liệu.',
      cure: 'Chạy chmod 700 cho thư mục dữ liệu, bằng tài khoản đang chạy máy chủ.',
    }),
    clock_behind: (time: string) => ({
      what: `Đồng hồ máy chủ chậm ${time} so với sổ đã ghi: giờ trên phiếu đang đứng yên.`,
      cure: 'Chỉnh đúng giờ và múi giờ của máy chủ. Không số nào mất; giờ chạy lại khi đồng hồ đuổi kịp.',
    }),
    clock_stepped: (time: string) => ({
      what: `Đồng hồ máy chủ vừa nhảy ${time}.`,
      cure: 'Xem giờ máy chủ có đúng không, và bật tự chỉnh giờ theo máy chủ giờ của cơ quan.',
    }),
    backup_none: () => ({
      what: 'Chưa có bản sao lưu nào.',
      cure: 'Bấm Sao lưu ngay, mất vài giây; sau đó máy tự làm mỗi ngày.',
    }),
    backup_old: (time: string) => ({
      what: `Bản sao lưu gần nhất đã cũ (${time}).`,
      cure: 'Bấm Sao lưu ngay. Máy chủ cần bật vào giờ sao lưu; lần lỡ được làm bù khi bật lại.',
    }),
    backup_failed: (why: string) => ({
      what: `Lần sao lưu vừa rồi không xong: ${why}.`,
      cure: 'Máy tự thử lại sau 15 phút; bản trước vẫn còn nguyên.',
    }),
    data_changed: (count: string) => ({
      what: `Dữ liệu đã bị sửa ngoài chương trình, ${count} chỗ.`,
      cure: 'Chạy npm run verify trên máy chủ để biết chỗ nào, rồi xem ai đã vào được máy chủ.',
    }),
    place_none: () => ({
      what: 'Bản sao lưu chỉ nằm trên máy chủ: máy hỏng thì mất cả hai.',
      cure: 'Cắm một ổ USB hoặc dùng thư mục mạng, rồi ghi đường dẫn ở trang Sao lưu.',
    }),
    place_missing: () => ({
      what: 'Không thấy nơi sao lưu thứ hai.',
      cure: 'Cắm lại ổ, hoặc xem thư mục mạng còn nối không. Bản mới nhất tự chép sang khi thấy lại.',
    }),
    place_unmarked: () => ({
      what: 'Nơi sao lưu thứ hai không phải ổ đã chọn.',
      cure: 'Cắm đúng ổ. Nếu đây là ổ mới, bấm Dùng ổ này.',
    }),
    place_silent: () => ({
      what: 'Nơi sao lưu thứ hai không trả lời.',
      cure: 'Xem máy giữ thư mục mạng đó có đang bật không.',
    }),
    place_same_disk: () => ({
      what: 'Nơi sao lưu thứ hai nằm cùng ổ đĩa với dữ liệu.',
      cure: 'Chọn một ổ khác: ổ này hỏng thì mất cả hai.',
    }),
    place_failed: (why: string) => ({
      what: `Chưa chép được bản sao lưu sang nơi thứ hai: ${why}.`,
      cure: 'Máy tự thử lại sau 15 phút.',
    }),
    log_large: (size: string) => ({
      what: `Nhật ký ghi trước của cơ sở dữ liệu lớn bất thường (${size}).`,
      cure: 'Đóng chương trình khác đang mở tệp office.db; nếu không có, khởi động lại máy chủ ngoài giờ.',
    }),
    busy: (time: string) => ({
      what: `Máy chủ đang chậm: có lúc phải chờ ${time}.`,
      cure: 'Tắt chương trình nặng khác trên máy chủ.',
    }),
    unsealed: (count: string) => ({
      what: `${count} ngày đã qua chưa được niêm.`,
      cure: 'Máy tự niêm khi mở ngày; nếu hôm sau vẫn còn, khởi động lại máy chủ ngoài giờ.',
    }),
    certificate_ending: (time: string) => ({
      what: `Chứng chỉ của kết nối bảo mật hết hạn ngày ${time}, chưa tự gia hạn được.`,
      cure: 'Mở trang Kết nối bảo mật: ở đó nói vì sao và có nút cần bấm.',
    }),
    https_failed: (why: string) => ({
      what: `Kết nối bảo mật (https) không chạy được: ${why}.`,
      cure: 'Máy tự thử lại sau mỗi 10 giây; http vẫn dùng được. Trang Kết nối bảo mật nói cách sửa.',
    }),
    https_uncovered: (address: string) => ({
      what: `Chứng chỉ không dùng được cho địa chỉ ${address} của máy chủ.`,
      cure: 'Mở https bằng địa chỉ khác ở trang Kết nối bảo mật, hoặc lập chứng thực mới tại đó.',
    }),
    faults: (count: string) => ({
      what: `Máy chủ ghi ${count} lỗi trong một giờ qua.`,
      cure: 'Việc ở quầy vẫn chạy. Gửi nhật ký của máy chủ cho người hỗ trợ.',
    }),
  } satisfies Record<HealthKind, FaultWords>,
  well: {
    storage: { name: 'Cơ sở dữ liệu', more: (size: string) => `${size}, ghi bền trên đĩa` },
    disk: { name: 'Đĩa máy chủ', more: (size: string) => `còn ${size}` },
    clock: { name: 'Đồng hồ', more: (_figure: string) => 'chạy đều' },
    trail: { name: 'Chuỗi nhật ký', more: (count: string) => `liền mạch, ${count} mục` },
    backup: { name: 'Sao lưu', more: (time: string) => `${time}, đã mở và kiểm` },
    place: { name: 'Nơi sao lưu thứ hai', more: (_figure: string) => 'sẵn sàng' },
    speed: { name: 'Tốc độ máy chủ', more: (time: string) => `99% dưới ${time}` },
    printers: { name: 'Máy in', more: (count: string) => `${count} sẵn sàng` },
    displays: { name: 'Màn hình sảnh', more: (count: string) => `${count} đang chạy, có tiếng` },
    counters: { name: 'Máy các quầy', more: (count: string) => `${count} kết nối` },
  },
  https: {
    port_taken: 'cổng đang có chương trình khác dùng',
    port_refused: 'hệ điều hành không cho mở cổng',
    not_writable: 'không ghi được khóa vào thư mục dữ liệu',
    authority_unreadable: 'không đọc được chứng thực đã lập',
    failed: 'lỗi chương trình',
  } satisfies Record<HttpsTrouble, string>,
  troubles: {
    no_space: 'không đủ chỗ',
    not_writable: 'không được phép ghi',
    gone: 'ổ hoặc thư mục biến mất',
    damaged: 'đọc lại không giống đã ghi',
    failed: 'lỗi chương trình',
  } satisfies Record<BackupTrouble, string>,
  seconds: (ms: number) =>
    ms < 1_000
      ? `${String(Math.max(1, Math.round(ms)))} mili giây`
      : ms < 120_000
        ? `${String(Math.round(ms / 1_000))} giây`
        : ms < 7_200_000
          ? `${String(Math.round(ms / 60_000))} phút`
          : `${String(Math.round(ms / 3_600_000))} giờ`,
  forward: (time: string) => `tới ${time}`,
  back: (time: string) => `lùi ${time}`,

  backups: {
    title: 'Sao lưu',
    lead: 'Mỗi ngày một bản, được mở ra và kiểm từng tệp. Máy quầy không phải chờ.',
    running: 'Đang sao lưu…',
    done: (time: string) => `Đã sao lưu và kiểm xong lúc ${time}.`,
    doneSecond: 'Nơi thứ hai cũng đã có.',
    notDone: (why: string) => `Chưa sao lưu được: ${why}. Không giữ lại gì dở dang.`,
    next: (time: string, date: string) => `Lần tới: ${time} ngày ${date}.`,
    when: 'Giờ sao lưu hằng ngày',
    whenHint: 'Sau khi hết giờ làm việc. Máy tắt vào lúc đó thì làm bù khi bật lại.',
    whenWrong: 'Viết như 19:00.',
    place: 'Nơi sao lưu thứ hai',
    placeHint: 'Thư mục trên ổ USB hoặc ổ mạng, viết đủ đường dẫn. Để trống: chỉ lưu trên máy chủ.',
    placeWrong: 'Cần đường dẫn đầy đủ, ví dụ /media/saoluu hoặc E:\\SaoLuu.',
    standings: {
      none: 'Chưa có nơi thứ hai.',
      ready: 'Đang thấy, sẵn sàng.',
      missing: 'Không thấy: chưa cắm hoặc chưa nối mạng.',
      unmarked: 'Thư mục này chưa phải ổ đã chọn.',
      silent: 'Không trả lời.',
    },
    keepDays: 'Giữ mấy ngày gần nhất',
    keepMonths: 'Giữ thêm mấy tháng',
    keepWordsDays: 'Giữ ghi chú của cán bộ, ngày',
    keepWordsHint:
      'Sau đó chữ cán bộ tự gõ được xóa khỏi sổ, có ghi lại; bản sao lưu cũ xóa theo hạn của nó.',
    keepWrong: (least: number, most: number) => `Từ ${String(least)} đến ${String(most)}.`,
    parts: {
      time: 'giờ sao lưu',
      secondPlace: 'nơi thứ hai',
      keepDays: 'số ngày giữ',
      keepMonths: 'số tháng giữ',
      keepWordsDays: 'hạn giữ ghi chú',
    } satisfies Record<BackupPart, string>,
    fix: 'Xem lại ô được đánh dấu.',
    saved: (time: string) => `Đã lưu lúc ${time}.`,
    list: 'Các bản đang có',
    none: 'Chưa có bản nào.',
    made: 'Lúc',
    size: 'Cỡ',
    checked: 'Kiểm',
    second: 'Nơi thứ hai',
    good: 'nguyên vẹn',
    bad: (count: number) => `${String(count)} chỗ bị sửa`,
    isThere: 'có',
    isNotThere: 'chưa có',
    restore: 'Khôi phục',
    restoreHow:
      'Dừng máy chủ rồi chạy lệnh dưới đây ở thư mục chương trình. Dữ liệu đang có được dời sang bên, không bị xóa; số đã phát sau bản sao lưu được lấy lại nếu còn đọc được.',
    secrets:
      'Trong bản sao lưu có mật khẩu đã băm và ghi chú của cán bộ; không có khóa tra cứu hồ sơ và khóa trong ngày. Cất như cất sổ của cơ quan.',
  },
};
export type HealthTexts = typeof vi;

const en: HealthTexts = {
  title: 'The server’s health',
  lead: (time) => `Looked at ${time}; looked at again every 10 seconds.`,
  loading: 'Looking…',
  loadFailed: 'The server could not be asked; trying again.',
  check: 'Check now',
  unanswered: 'The server has not answered. Press once more.',
  calm: 'Everything is well.',
  heading: (broken, should) =>
    [
      ...(broken === 0 ? [] : [`${String(broken)} broken`]),
      ...(should === 0 ? [] : [`${String(should)} to be seen to`]),
    ].join(', '),
  broken: 'Broken',
  should: 'See to it',
  since: (time) => ` (since ${time})`,
  good: (count) => `${String(count)} ${count === 1 ? 'thing is' : 'things are'} well`,
  backUp: 'Back up now',
  openBackups: 'Open Backups',
  usePlace: 'Use this disk',
  faults: {
    storage_failing: () => ({
      what: 'New numbers cannot be saved: kiosks and counters are being refused.',
      cure: 'Start the server’s machine again; if that does not help its disk is broken: restore a backup on another machine.',
    }),
    disk_full: (size) => ({
      what: `The server’s disk has only ${size} left: numbers will soon be refused.`,
      cure: 'Delete what is not needed on that disk now; leave Một Cửa’s data folder alone.',
    }),
    disk_low: (size) => ({
      what: `The server’s disk has ${size} left.`,
      cure: 'Clear it this week. Backups stop before they take the room of new numbers.',
    }),
    data_open: () => ({
      what: 'Other accounts of the server’s machine can read the data folder.',
      cure: 'Run chmod 700 on the data folder, as the account that runs the server.',
    }),
    clock_behind: (time) => ({
      what: `The server’s clock is ${time} behind what was recorded: the time on slips stands still.`,
      cure: 'Set the machine’s time and zone right. No number is lost; time goes on once the clock has caught up.',
    }),
    clock_stepped: (time) => ({
      what: `The server’s clock has jumped ${time}.`,
      cure: 'See whether its time is right, and let it follow the office’s time server.',
    }),
    backup_none: () => ({
      what: 'There is no backup yet.',
      cure: 'Press Back up now; it takes seconds. From then on one is made every day.',
    }),
    backup_old: (time) => ({
      what: `The newest backup is old (${time}).`,
      cure: 'Press Back up now. The machine must be on at the time of backups; a missed one is made up when it starts.',
    }),
    backup_failed: (why) => ({
      what: `The last backup did not succeed: ${why}.`,
      cure: 'It is tried again in 15 minutes; the one before is whole.',
    }),
    data_changed: (count) => ({
      what: `The data was changed outside the program, in ${count} places.`,
      cure: 'Run npm run verify on the server to see where, then find out who could get at the machine.',
    }),
    place_none: () => ({
      what: 'Backups lie on the server only: if its disk breaks, both are gone.',
      cure: 'Plug in a USB disk or use a network folder, and name its path under Backups.',
    }),
    place_missing: () => ({
      what: 'The second place of backups is not there.',
      cure: 'Plug the disk in, or see whether the network folder is connected. The newest backup follows by itself.',
    }),
    place_unmarked: () => ({
      what: 'The second place of backups is not the disk that was chosen.',
      cure: 'Plug in the right one. If this is a new disk, press Use this disk.',
    }),
    place_silent: () => ({
      what: 'The second place of backups does not answer.',
      cure: 'See whether the machine that holds the network folder is on.',
    }),
    place_same_disk: () => ({
      what: 'The second place of backups is on the same disk as the data.',
      cure: 'Choose another disk: if this one breaks, both are gone.',
    }),
    place_failed: (why) => ({
      what: `The backup could not be brought to the second place: ${why}.`,
      cure: 'It is tried again in 15 minutes.',
    }),
    log_large: (size) => ({
      what: `The database’s write-ahead log is unusually large (${size}).`,
      cure: 'Close other programs that have office.db open; if there are none, start the server again after hours.',
    }),
    busy: (time) => ({
      what: `The server is slow: some things wait ${time}.`,
      cure: 'Close other heavy programs on the server’s machine.',
    }),
    unsealed: (count) => ({
      what: `Days that are over and not sealed: ${count}.`,
      cure: 'They are sealed when a day opens; if they are still here tomorrow, start the server again after hours.',
    }),
    certificate_ending: (time) => ({
      what: `The certificate of the secure connection ends on ${time} and could not be renewed.`,
      cure: 'Open the page Secure connection: it says why, and has the button to press.',
    }),
    https_failed: (why) => ({
      what: `The secure connection (https) does not run: ${why}.`,
      cure: 'It is tried again every 10 seconds; http works meanwhile. The page Secure connection says what to do.',
    }),
    https_uncovered: (address) => ({
      what: `The certificate is not good for the server’s address ${address}.`,
      cure: 'Open https by another address of the page Secure connection, or make a new authority there.',
    }),
    faults: (count) => ({
      what: `Faults logged by the server in the last hour: ${count}.`,
      cure: 'Counters go on working. Send the server’s log to whoever supports it.',
    }),
  },
  well: {
    storage: { name: 'Database', more: (size) => `${size}, written durably` },
    disk: { name: 'Server’s disk', more: (size) => `${size} left` },
    clock: { name: 'Clock', more: () => 'runs evenly' },
    trail: { name: 'Trail of changes', more: (count) => `unbroken, ${count} entries` },
    backup: { name: 'Backup', more: (time) => `${time}, opened and checked` },
    place: { name: 'Second place', more: () => 'ready' },
    speed: { name: 'Server’s pace', more: (time) => `99% within ${time}` },
    printers: { name: 'Printers', more: (count) => `${count} ready` },
    displays: { name: 'Hall displays', more: (count) => `${count} running, with sound` },
    counters: { name: 'Counters’ machines', more: (count) => `${count} connected` },
  },
  https: {
    port_taken: 'another program uses the port',
    port_refused: 'the system does not let the port be opened',
    not_writable: 'the keys cannot be written into the data folder',
    authority_unreadable: 'the authority that was made cannot be read',
    failed: 'a fault of the program',
  },
  troubles: {
    no_space: 'not enough space',
    not_writable: 'writing is not allowed',
    gone: 'the disk or folder went away',
    damaged: 'what was read back is not what was written',
    failed: 'a fault of the program',
  },
  seconds: (ms) =>
    ms < 1_000
      ? `${String(Math.max(1, Math.round(ms)))} ms`
      : ms < 120_000
        ? `${String(Math.round(ms / 1_000))} s`
        : ms < 7_200_000
          ? `${String(Math.round(ms / 60_000))} min`
          : `${String(Math.round(ms / 3_600_000))} h`,
  forward: (time) => `${time} forward`,
  back: (time) => `${time} back`,

  backups: {
    title: 'Backups',
    lead: 'One a day, opened and every file of it checked. No counter waits for it.',
    running: 'Backing up…',
    done: (time) => `Backed up and checked at ${time}.`,
    doneSecond: 'The second place has it too.',
    notDone: (why) => `Not backed up: ${why}. Nothing half-made was kept.`,
    next: (time, date) => `Next: ${time} on ${date}.`,
    when: 'Time of the daily backup',
    whenHint: 'After office hours. If the machine is off then, it is made up when it starts.',
    whenWrong: 'Write it as 19:00.',
    place: 'Second place',
    placeHint: 'A folder on a USB disk or a network share, as a whole path. Empty: on the server only.',
    placeWrong: 'A whole path is needed, such as /media/backups or E:\\Backups.',
    standings: {
      none: 'There is no second place yet.',
      ready: 'There and ready.',
      missing: 'Not there: not plugged in or not connected.',
      unmarked: 'This folder is not the disk that was chosen.',
      silent: 'Does not answer.',
    },
    keepDays: 'Days kept',
    keepMonths: 'Months kept besides',
    keepWordsDays: 'Officers’ notes kept, in days',
    keepWordsHint:
      'Then what officers typed is erased from the log, and that is recorded; old backups go in their own time.',
    keepWrong: (least, most) => `From ${String(least)} to ${String(most)}.`,
    parts: {
      time: 'time of backups',
      secondPlace: 'second place',
      keepDays: 'days kept',
      keepMonths: 'months kept',
      keepWordsDays: 'days of notes',
    },
    fix: 'Look at the marked field.',
    saved: (time) => `Saved at ${time}.`,
    list: 'Backups there are',
    none: 'None yet.',
    made: 'Made',
    size: 'Size',
    checked: 'Checked',
    second: 'Second place',
    good: 'whole',
    bad: (count) => `${String(count)} tampered`,
    isThere: 'there',
    isNotThere: 'not yet',
    restore: 'Restoring',
    restoreHow:
      'Stop the server and run the line below in the program’s folder. The data that is there is moved aside, not deleted; numbers given out since the backup are taken over where they can still be read.',
    secrets:
      'A backup holds hashed passwords and officers’ notes; neither the key for looking up files nor the key of the day. Keep it as you keep the office’s books.',
  },
};

export const healthTexts = (language: Language): HealthTexts => ({ vi, en })[language];
