import type { Language } from '#protocol/vocabulary.ts';
import type { ReportsTrouble } from '../reports/reports-http.ts';

const vi = {
  title: 'Chỉ tiêu và hệ thống khác',
  lead: 'Báo cáo đặt chỉ tiêu bên cạnh con số. Hệ thống của thành phố đọc báo cáo bằng khóa.',
  loading: 'Đang đọc…',
  loadFailed: 'Chưa đọc được từ máy chủ.',
  retry: 'Thử lại',
  targets: 'Chỉ tiêu',
  targetsHint: 'Để trống là không đặt. Tỷ lệ tính bằng %, ít nhất; thời gian chờ tính bằng phút, nhiều nhất.',
  sources: {
    decision_766: (value: number) => `Quyết định 766/QĐ-TTg: ${String(value)}%`,
    office: 'Cơ quan tự đặt',
  },
  wrong: (least: number, most: number) => `Số nguyên từ ${String(least)} đến ${String(most)}, hoặc để trống.`,
  fix: 'Sửa chỉ tiêu ngoài giới hạn rồi lưu.',
  saved: (time: string) => `Đã lưu lúc ${time}. Báo cáo làm từ bây giờ dùng chỉ tiêu này.`,
  keys: 'Khóa cho hệ thống khác',
  keysHint: 'Khóa chỉ đọc được báo cáo, không thấy số liệu của từng cán bộ. Mỗi hệ thống một khóa.',
  noKeys: 'Chưa có khóa nào: chưa hệ thống nào đọc được báo cáo.',
  name: 'Tên hệ thống sẽ dùng khóa',
  namePlaceholder: 'Trung tâm điều hành thành phố',
  add: 'Tạo khóa',
  fresh: (name: string) => `Khóa của ${name}`,
  freshMore:
    'Chép khóa ngay bây giờ: rời trang này là không xem lại được. Máy chủ chỉ giữ dấu vết, không giữ khóa.',
  written: 'Đã chép xong',
  made: (date: string, by: string) => `Tạo ngày ${date}, ${by}`,
  used: (date: string, time: string) => `Dùng lần cuối ${date} lúc ${time}`,
  neverUsed: 'Chưa dùng lần nào',
  revoke: 'Thu hồi…',
  revokeAsk: (name: string) => `Thu hồi khóa của ${name}?`,
  revokeMore: 'Hệ thống đó thôi đọc được báo cáo ngay, và khóa này không dùng lại được.',
  revokeYes: 'Thu hồi',
  revokeNo: 'Giữ khóa',
  address: 'Địa chỉ để hỏi, và tài liệu OpenAPI',
  troubles: {
    refused: 'Máy chủ không nhận tên này: từ 1 đến 60 chữ, không có ký tự lạ.',
    busy: 'Máy chủ đang bận. Thử lại sau vài giây.',
    full: 'Đã đủ 20 khóa. Thu hồi khóa không dùng nữa.',
    signed_out: 'Phiên làm việc đã hết. Đăng nhập lại.',
    unanswered: 'Máy chủ chưa trả lời. Xem lại rồi thử lần nữa.',
  } satisfies Record<ReportsTrouble, string>,
};
type ReportSettingsTexts = typeof vi;

const en: ReportSettingsTexts = {
  title: 'Targets and other systems',
  lead: 'Reports show targets beside figures. The city’s systems read reports with keys.',
  loading: 'Reading…',
  loadFailed: 'The server has not been heard.',
  retry: 'Try again',
  targets: 'Targets',
  targetsHint: 'Left empty, none is set. Rates in %, at least; waits in minutes, at most.',
  sources: {
    decision_766: (value) => `Decision 766/QĐ-TTg: ${String(value)}%`,
    office: 'The office’s own to set',
  },
  wrong: (least, most) => `A whole number from ${String(least)} to ${String(most)}, or nothing.`,
  fix: 'Put the target right that is out of bounds, then save.',
  saved: (time) => `Saved at ${time}. Reports made from now on use it.`,
  keys: 'Keys for other systems',
  keysHint: 'A key only reads reports, and sees nothing of single officers. One key for each system.',
  noKeys: 'There are no keys: no system can read reports.',
  name: 'The system that will use the key',
  namePlaceholder: 'City operations centre',
  add: 'Make a key',
  fresh: (name) => `The key of ${name}`,
  freshMore:
    'Copy it now: once you leave this page it cannot be seen again. The server keeps a trace of it only.',
  written: 'Copied',
  made: (date, by) => `Made on ${date} by ${by}`,
  used: (date, time) => `Last used on ${date} at ${time}`,
  neverUsed: 'Never used',
  revoke: 'Revoke…',
  revokeAsk: (name) => `Revoke the key of ${name}?`,
  revokeMore: 'That system stops reading reports at once, and the key is never good again.',
  revokeYes: 'Revoke',
  revokeNo: 'Keep it',
  address: 'The address to ask, and its OpenAPI document',
  troubles: {
    refused: 'The server does not take this name: 1 to 60 letters, nothing odd.',
    busy: 'The server is busy. Try again in a few seconds.',
    full: 'There are 20 keys already. Revoke one that is not used.',
    signed_out: 'The session has ended. Sign in again.',
    unanswered: 'The server has not answered. Look again, then retry.',
  },
};

const TEXTS: Readonly<Record<Language, ReportSettingsTexts>> = { vi, en };
export const reportSettingsTexts = (language: Language): ReportSettingsTexts => TEXTS[language];
