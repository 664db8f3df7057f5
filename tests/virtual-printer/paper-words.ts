/**
 * The words of the paper page, in Vietnamese and English.
 */
import type { Language } from '#protocol/vocabulary.ts';

const VIETNAMESE = {
  title: 'Máy in ảo',
  purpose: 'Nhận đúng dữ liệu mà máy in thật nhận, và cho thấy giấy in ra, đúng từng điểm.',
  ready: 'Sẵn sàng',
  coverOpen: 'Nắp đang mở',
  paperOut: 'Hết giấy',
  paperNearEnd: 'Sắp hết giấy',
  cutterJammed: 'Kẹt dao cắt',
  overheated: 'Đầu in quá nóng',
  offline: 'Đã tắt',
  refused: 'Không hiểu lệnh',
  refusedAt: (offset: number, bytes: string) => `Từ byte thứ ${String(offset + 1)}: ${bytes}`,
  uncut: (rows: number) => `Đang nằm trong máy, chưa cắt: ${String(Math.round(rows / 8))} mm`,
  openCover: 'Mở nắp',
  closeCover: 'Đóng nắp',
  takePaper: 'Hết giấy',
  loadPaper: 'Thay giấy',
  tearAll: 'Xé hết phiếu',
  size: 'Cỡ phiếu',
  sizeDots: 'Từng điểm',
  sizeReal: 'Cỡ thật',
  earlier: 'Phiếu trước đó',
  latest: 'Phiếu mới nhất',
  slip: (id: number) => `Phiếu ${String(id)}`,
  torn: 'in dở',
  refusedSlip: 'lệnh bị từ chối',
  emptyTitle: 'Chưa có phiếu nào',
  emptyHint: 'Lấy số ở ki-ốt: phiếu sẽ ra ở đây.',
  disconnected: 'Mất kết nối với máy in ảo: hình dưới đây có thể đã cũ.',
  otherLanguage: 'English',
};

export type PaperWords = typeof VIETNAMESE;

const ENGLISH: PaperWords = {
  title: 'Virtual printer',
  purpose: 'Receives the very bytes a real printer receives, and shows its paper, dot for dot.',
  ready: 'Ready',
  coverOpen: 'The cover is open',
  paperOut: 'Out of paper',
  paperNearEnd: 'Paper is nearly out',
  cutterJammed: 'The cutter is jammed',
  overheated: 'The print head is too hot',
  offline: 'Switched off',
  refused: 'Command not understood',
  refusedAt: (offset, bytes) => `From byte ${String(offset + 1)}: ${bytes}`,
  uncut: (rows) => `In the machine, not cut yet: ${String(Math.round(rows / 8))} mm`,
  openCover: 'Open the cover',
  closeCover: 'Close the cover',
  takePaper: 'Run out of paper',
  loadPaper: 'Load paper',
  tearAll: 'Take all slips',
  size: 'Slip size',
  sizeDots: 'Dot for dot',
  sizeReal: 'Real size',
  earlier: 'Earlier slips',
  latest: 'Newest slip',
  slip: (id) => `Slip ${String(id)}`,
  torn: 'unfinished',
  refusedSlip: 'command refused',
  emptyTitle: 'No slips yet',
  emptyHint: 'Take a number at the kiosk: its slip comes out here.',
  disconnected: 'Lost the virtual printer: the picture below may be old.',
  otherLanguage: 'Tiếng Việt',
};

export const paperWords = (language: Language): PaperWords => (language === 'en' ? ENGLISH : VIETNAMESE);
