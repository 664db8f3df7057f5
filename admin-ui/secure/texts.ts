/** The words of the page about the secure connection. */
import type { HttpsTrouble } from '#protocol/https.ts';
import type { Language } from '#protocol/vocabulary.ts';

const vi = {
  title: 'Kết nối bảo mật',
  lead: 'Mã hóa mật khẩu và số liệu giữa các máy trong cơ quan. Không cần Internet, không mất phí.',
  loading: 'Đang hỏi máy chủ…',
  again: 'Hỏi lại',
  turnOn: 'Bật kết nối bảo mật',
  turningOn: 'Đang lập chứng chỉ…',
  turnOff: 'Tắt',
  turnOffAsk: 'Tắt kết nối bảo mật?',
  turnOffMore: 'Máy đang mở bằng https sẽ mất kết nối cho tới khi mở lại bằng http. Chứng thực vẫn được giữ.',
  cancel: 'Không',
  troubles: {
    wrong: 'Máy chủ không nhận: xem lại tên vừa gõ.',
    unanswered: 'Máy chủ chưa trả lời. Bấm lại lần nữa.',
  },
  states: {
    off: 'Đang tắt.',
    offMore: 'Mật khẩu và số liệu đi trong mạng không được mã hóa.',
    making: 'Đang lập chứng chỉ…',
    on: 'Đang bật.',
    onMore: (date: string) => `Chứng chỉ tự gia hạn trước ngày ${date}, không ai phải làm gì.`,
    uncovered: (addresses: string) => `Đang bật, nhưng chứng chỉ không dùng được cho ${addresses}.`,
    uncoveredMore:
      'Máy khác hãy mở bằng địa chỉ bên dưới; hoặc lập chứng chỉ gốc mới rồi cho từng máy tin cậy lại.',
    ending: (date: string) => `Chứng chỉ hết hạn ngày ${date} và chưa gia hạn được.`,
    endingMore: 'Lập chứng chỉ gốc mới trước ngày đó, rồi cho từng máy tin cậy lại.',
    expired: (date: string) => `Chứng chỉ đã hết hạn ngày ${date}: trình duyệt sẽ cảnh báo.`,
    expiredMore:
      'Xem đồng hồ máy chủ có đúng không. Nếu đúng, lập chứng chỉ gốc mới rồi cho từng máy tin cậy lại.',
    failed: 'Chưa bật được.',
  },
  cures: {
    port_taken: (port: string) =>
      `Cổng ${port} đang có chương trình khác dùng. Tắt chương trình đó, hoặc đặt HTTPS_PORT là cổng khác rồi khởi động lại máy chủ. Máy tự thử lại sau mỗi 10 giây.`,
    port_refused: (port: string) =>
      `Hệ điều hành không cho mở cổng ${port}. Đặt HTTPS_PORT từ 1024 trở lên rồi khởi động lại máy chủ.`,
    not_writable: () =>
      'Không ghi được vào thư mục https trong thư mục dữ liệu. Xem đĩa còn chỗ không và tài khoản chạy máy chủ có quyền ghi không.',
    authority_unreadable: () =>
      'Không đọc được chứng chỉ gốc đã lập (https/authority.pem). Chép lại tệp đó nếu còn bản giữ riêng; nếu không, lập chứng chỉ gốc mới rồi cho từng máy tin cậy lại.',
    failed: () =>
      'Lỗi chương trình. Khởi động lại máy chủ; nếu vẫn vậy, gửi nhật ký của máy chủ cho người hỗ trợ.',
  } satisfies Record<HttpsTrouble, (port: string) => string>,
  addresses: 'Mở từ máy khác bằng',
  openHere: 'Mở bàn này qua https',
  openHereMore: 'Địa chỉ mới là một trang khác đối với trình duyệt: cần đăng nhập lại.',
  name: 'Tên cơ quan trong mạng',
  nameHint: 'Chữ thường không dấu, số, dấu gạch nối. Các máy mở được bằng tên này mà không cần nhớ địa chỉ.',
  nameWrong: 'Chỉ gồm chữ thường không dấu, số và dấu gạch nối ở giữa.',
  nameSave: 'Đặt tên',
  names: {
    off: 'Máy chủ chỉ nghe chính nó hoặc được dặn không dùng tên (MDNS=0), nên không có tên trong mạng.',
    asking: 'Đang hỏi xem tên còn trống không…',
    held: (name: string) => `Đang giữ tên ${name}.`,
    other: (wished: string, name: string) => `Máy khác đang giữ ${wished}: dùng tạm ${name}.`,
    failed: 'Mạng này không cho dùng tên. Mở bằng địa chỉ số vẫn được.',
  },
  certificate: 'Chứng thực của cơ quan',
  fingerprint: 'Vân tay SHA-256, để so với máy đang cài',
  authoritySpan: (from: string, to: string) => `Lập ngày ${from}, dùng đến ${to}.`,
  certificateEnds: (date: string) => `Chứng chỉ hiện tại đến ngày ${date}.`,
  bounds:
    'Chỉ bảo đảm cho tên .local, tên và địa chỉ nội bộ: máy đã tin cậy không thể bị lừa vào trang khác nhờ nó.',
  renew: 'Lập chứng chỉ gốc mới…',
  renewAsk: 'Lập chứng chỉ gốc mới?',
  renewMore: 'Mọi thiết bị phải tin cậy lại từ đầu. Chỉ làm khi khóa có thể đã lộ hoặc trang này yêu cầu.',
  renewYes: 'Lập mới',
  devices: 'Cho từng thiết bị',
  deviceSteps: [
    'Trên thiết bị, mở trang dưới đây (hoặc quét mã).',
    'Trang đó chỉ cách tải và cài chứng chỉ cho Windows, Android, iPhone, Linux.',
    'So vân tay trên máy với vân tay ở trang này.',
    'Bấm “Thử ngay”: máy tự nói đã tin cậy chưa, rồi chuyển sang https mà không phải ghép lại.',
  ],
  devicePhones: 'Mã trên phiếu vẫn mở bằng http, vì điện thoại của người dân không có chứng chỉ này.',
  turnOnFirst: 'Bật kết nối bảo mật trước, rồi cho từng thiết bị tin cậy một lần.',
  qr: (address: string) => `Mã mở ${address}`,
  missing: 'Qua http từ máy khác thì thiếu',
  missingList: [
    'Mật khẩu và phiên đăng nhập đi không mã hóa: ai ở trong mạng cũng có thể đọc.',
    'Không thu âm được ở trang Thu âm.',
    'Quầy không có cửa sổ nhỏ nằm trên phần mềm khác.',
    'Kiosk không đọc được máy quét nối cổng COM, trừ khi trình duyệt được dặn riêng.',
  ],
};
export type SecureTexts = typeof vi;

const en: SecureTexts = {
  title: 'Secure connection',
  lead: 'Encrypts passwords and figures between the office’s machines. Needs no Internet and costs nothing.',
  loading: 'Asking the server…',
  again: 'Ask again',
  turnOn: 'Turn it on',
  turningOn: 'Making certificates…',
  turnOff: 'Turn off',
  turnOffAsk: 'Turn the secure connection off?',
  turnOffMore:
    'Machines on https lose the server until they are opened by http again. The authority is kept.',
  cancel: 'No',
  troubles: {
    wrong: 'The server does not take that: look at the name again.',
    unanswered: 'The server has not answered. Press once more.',
  },
  states: {
    off: 'It is off.',
    offMore: 'Passwords and figures cross the network unencrypted.',
    making: 'Making certificates…',
    on: 'It is on.',
    onMore: (date) => `The certificate renews itself before ${date}; nobody has to do anything.`,
    uncovered: (addresses) => `It is on, but the certificate is not good for ${addresses}.`,
    uncoveredMore: 'Open by an address below; or make a new authority and let every device trust anew.',
    ending: (date) => `The certificate ends on ${date} and could not be renewed.`,
    endingMore: 'Make a new authority before that day, then let every device trust anew.',
    expired: (date) => `The certificate ended on ${date}: browsers will warn.`,
    expiredMore:
      'See whether the server’s clock is right. If it is, make a new authority and let every device trust anew.',
    failed: 'It could not be turned on.',
  },
  cures: {
    port_taken: (port) =>
      `Another program uses port ${port}. Close it, or set HTTPS_PORT to another port and start the server again. It is tried again every 10 seconds.`,
    port_refused: (port) =>
      `The system does not let port ${port} be opened. Set HTTPS_PORT to 1024 or more and start the server again.`,
    not_writable: () =>
      'The folder https in the data folder cannot be written. See whether the disk has room and the server’s account may write there.',
    authority_unreadable: () =>
      'The authority that was made (https/authority.pem) cannot be read. Put the file back if a copy was kept; else make a new authority and let every device trust anew.',
    failed: () =>
      'A fault of the program. Start the server again; if it stays, send the server’s log to whoever supports it.',
  },
  addresses: 'From other machines',
  openHere: 'Open this desk over https',
  openHereMore: 'To the browser the new address is another page: sign in there again.',
  name: 'The office’s name in the network',
  nameHint:
    'Small plain letters, figures, hyphens. Machines open the office by this name instead of figures.',
  nameWrong: 'Only small plain letters, figures, and hyphens in between.',
  nameSave: 'Set the name',
  names: {
    off: 'The server listens to itself only, or was told to use no name (MDNS=0): it has none in the network.',
    asking: 'Asking whether the name is free…',
    held: (name) => `Holds the name ${name}.`,
    other: (wished, name) => `Another machine holds ${wished}: using ${name} instead.`,
    failed: 'This network gives no names. Addresses in figures work all the same.',
  },
  certificate: 'The office’s authority',
  fingerprint: 'SHA-256 fingerprint, to compare with the device',
  authoritySpan: (from, to) => `Made on ${from}, good until ${to}.`,
  certificateEnds: (date) => `The certificate of today ends on ${date}.`,
  bounds:
    'It vouches for .local names and for this machine’s own names and private addresses only: no device that trusts it can be led astray elsewhere by it.',
  renew: 'Make a new authority…',
  renewAsk: 'Make a new authority?',
  renewMore:
    'Every device has to trust anew. Only if the key may have been stolen, or when this page asks for it.',
  renewYes: 'Make it',
  devices: 'For every device',
  deviceSteps: [
    'On the device, open the page below (or scan the code).',
    'It shows how to fetch and install the certificate on Windows, Android, iPhone and Linux.',
    'Compare the fingerprint on the device with the one here.',
    'Press “Try now”: the device says whether it trusts the office, and moves to https without pairing again.',
  ],
  devicePhones: 'Codes on slips stay with http, since citizens’ phones do not have this certificate.',
  turnOnFirst: 'Turn the secure connection on first; then let every device trust it once.',
  qr: (address) => `Code that opens ${address}`,
  missing: 'What is missing over http from another machine',
  missingList: [
    'Passwords and sessions are not encrypted: whoever is in the network can read them.',
    'Nothing can be recorded on the page Recording.',
    'Counters have no small window above other programs.',
    'Kiosks cannot read a scanner on a serial port unless their browser is told to.',
  ],
};

export const secureTexts = (language: Language): SecureTexts => ({ vi, en })[language];
