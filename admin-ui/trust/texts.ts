/** The words of the page that shows a device how to trust the office. */
import type { Language } from '#protocol/vocabulary.ts';
import type { DeviceKind } from './device-kind.ts';

const vi = {
  title: 'Cho máy này tin cậy kết nối của cơ quan',
  lead: 'Làm một lần trên mỗi máy. Sau đó mật khẩu được mã hóa và trình duyệt không cảnh báo nữa.',
  loading: 'Đang hỏi máy chủ…',
  unanswered: 'Máy chủ chưa trả lời.',
  again: 'Hỏi lại',
  off: 'Kết nối bảo mật chưa bật.',
  offMore: 'Người quản trị bật ở bàn phụ trách, trang Kết nối bảo mật. Trong lúc đó, dùng http như thường.',
  download: { title: 'Tải chứng chỉ', button: 'Tải mot-cua-ca.crt' },
  compare: {
    title: 'So vân tay',
    how: 'Vân tay SHA-256 mà máy này đọc từ tệp phải giống vân tay ở bàn phụ trách, trang Kết nối bảo mật. Khác một ký tự cũng dừng lại: đừng cài.',
    reading: {
      windows: 'Trong thư mục có tệp, mở cmd rồi gõ:',
      android:
        'Sau khi cài: Cài đặt → Bảo mật → Thông tin xác thực đáng tin cậy → Người dùng, bấm vào chứng chỉ.',
      ios: 'Trước khi bấm Cài đặt: mở hồ sơ vừa tải, chọn Chi tiết khác.',
      linux: 'Trong thư mục có tệp, gõ:',
    } satisfies Record<DeviceKind, string>,
    expected: 'Phải ra đúng dãy này, là dãy ở bàn phụ trách:',
  },
  kindOfMachine: 'Loại máy',
  install: { title: 'Cài vào máy' },
  kinds: {
    windows: 'Windows',
    android: 'Android',
    ios: 'iPhone',
    linux: 'Linux',
  } satisfies Record<DeviceKind, string>,
  steps: {
    windows: [
      'Bấm đúp tệp vừa tải, chọn Install Certificate… (Cài đặt chứng chỉ).',
      'Chọn Local Machine (máy này) nếu có quyền quản trị, nếu không thì Current User.',
      'Chọn “Place all certificates in the following store”, bấm Browse, chọn Trusted Root Certification Authorities.',
      'Bấm Next, Finish; máy hỏi lại thì chọn Yes. Đóng hẳn trình duyệt rồi mở lại.',
    ],
    android: [
      'Mở Cài đặt → Bảo mật → Mã hóa và thông tin xác thực → Cài đặt chứng chỉ → Chứng chỉ CA.',
      'Máy cảnh báo: chọn “Vẫn cài đặt”, rồi chọn tệp vừa tải.',
      'Máy chưa có khóa màn hình sẽ đòi đặt một mã khóa.',
    ],
    ios: [
      'Mở trang này bằng Safari, bấm tải, chọn Cho phép.',
      'Mở Cài đặt → Đã tải về hồ sơ → Cài đặt.',
      'Mở Cài đặt → Cài đặt chung → Giới thiệu → Cài đặt tin cậy chứng chỉ, bật dòng của Một Cửa.',
    ],
    linux: [
      'Chép tệp vào thư mục scripts/screen của máy màn hình: start-screen.sh tự cho Chromium tin cậy nó.',
      'Cần gói libnss3-tools (lệnh certutil). Không có gói đó thì chạy với dòng dưới đây:',
    ],
  } satisfies Record<DeviceKind, readonly string[]>,
  check: {
    title: 'Thử',
    button: 'Thử ngay',
    asking: 'Đang thử…',
    trusted: 'Máy này đã tin cậy cơ quan.',
    not: 'Máy này chưa tin cậy, hoặc không vào được cổng bảo mật.',
    notMore: (address: string) =>
      `Xem lại bước 3 và đóng hẳn trình duyệt rồi mở lại. Vẫn chưa được thì mở thử ${address}: có trang cảnh báo là chưa tin cậy, không mở được là tường lửa của máy chủ chặn cổng.`,
  },
  move: (count: number) => `Chuyển ${String(count)} màn hình đã ghép ở máy này sang https`,
  moving: 'Đang chuyển…',
  moveFailed: 'Chưa chuyển được. Thử lại sau một phút, hoặc ghép lại bằng mã ở trang Thiết bị.',
  open: 'Mở bằng https',
  moved: 'Đã chuyển. Từ nay mở các trang này:',
  notMoved: 'Mã chuyển đã hết hạn. Quay lại trang cũ (http) và bấm chuyển lần nữa.',
  startScript: 'Máy khởi động bằng start-screen thì đổi địa chỉ trong dòng lệnh sang https.',
};
export type TrustTexts = typeof vi;

const en: TrustTexts = {
  title: 'Let this machine trust the office’s connection',
  lead: 'Once on each machine. Then passwords are encrypted and the browser warns no more.',
  loading: 'Asking the server…',
  unanswered: 'The server has not answered.',
  again: 'Ask again',
  off: 'The secure connection is not turned on.',
  offMore:
    'An administrator turns it on at the desk, on the page Secure connection. Meanwhile http works as ever.',
  download: { title: 'Download the certificate', button: 'Download mot-cua-ca.crt' },
  compare: {
    title: 'Compare the fingerprint',
    how: 'The SHA-256 fingerprint that this machine reads from the file must be the one at the desk, on the page Secure connection. One sign that differs: stop, do not install.',
    reading: {
      windows: 'In the folder with the file open cmd and type:',
      android: 'Once installed: Settings → Security → Trusted credentials → User, press the certificate.',
      ios: 'Before Install: open the downloaded profile, More Details.',
      linux: 'In the folder with the file type:',
    },
    expected: 'It must say what the desk says:',
  },
  kindOfMachine: 'Kind of machine',
  install: { title: 'Install it' },
  kinds: { windows: 'Windows', android: 'Android', ios: 'iPhone', linux: 'Linux' },
  steps: {
    windows: [
      'Double-click the file, choose Install Certificate….',
      'Choose Local Machine if you are an administrator of it, else Current User.',
      'Choose “Place all certificates in the following store”, Browse, Trusted Root Certification Authorities.',
      'Next, Finish, and Yes when asked. Close the browser altogether and open it again.',
    ],
    android: [
      'Open Settings → Security → Encryption & credentials → Install a certificate → CA certificate.',
      'When warned choose “Install anyway”, then the file.',
      'A device without a screen lock asks for one first.',
    ],
    ios: [
      'Open this page in Safari, press download, choose Allow.',
      'Open Settings → Profile Downloaded → Install.',
      'Open Settings → General → About → Certificate Trust Settings and switch Một Cửa on.',
    ],
    linux: [
      'Copy the file into the screen machine’s folder scripts/screen: start-screen.sh lets Chromium trust it.',
      'It needs the package libnss3-tools (the command certutil). Without it, start with this line:',
    ],
  },
  check: {
    title: 'Try',
    button: 'Try now',
    asking: 'Trying…',
    trusted: 'This machine trusts the office.',
    not: 'This machine does not trust it yet, or cannot reach the secure port.',
    notMore: (address) =>
      `Look at step 3 again, close the browser altogether and open it again. If that does not help open ${address}: a warning means it is not trusted; nothing at all means the server’s firewall blocks the port.`,
  },
  move: (count) => `Move ${String(count)} screen${count === 1 ? '' : 's'} paired on this machine to https`,
  moving: 'Moving…',
  moveFailed: 'They could not be moved. Try again in a minute, or pair anew with a code of the page Devices.',
  open: 'Open over https',
  moved: 'Moved. From now on open:',
  notMoved: 'The codes have run out. Go back to the page over http and move again.',
  startScript: 'A machine that is started by start-screen needs the https address in its command.',
};

export const trustTexts = (language: Language): TrustTexts => ({ vi, en })[language];
