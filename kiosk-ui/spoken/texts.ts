/** What is said besides the words of the page: what a thing is, and how to use it without seeing it. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

const vi = {
  welcome:
    'Đã bật đọc to. Trượt ngón tay trên màn hình, hoặc bấm phím Tab, để nghe từng nút. Chạm hai lần vào một nút, hoặc bấm phím Enter, để bấm nút đó. Phím F6 đọc lại cả trang. Phím F3 nhỏ hơn, phím F4 to hơn. Phím F2 tắt.',
  button: 'nút',
  chosen: 'đã chọn',
  notChosen: 'chưa chọn',
  field: 'ô nhập chữ',
  keys: (count: number) => `Có ${String(count)} nút.`,
  to: 'đến',
  languages: { vi: 'tiếng Việt', en: 'tiếng Anh', zh: 'tiếng Hoa' },
  noVoiceFor: (language: string) => `Máy này chưa có giọng đọc ${language}. Xin chọn ngôn ngữ khác.`,
};
export type SpokenTexts = typeof vi;

const en: SpokenTexts = {
  welcome:
    'Spoken guidance is on. Slide a finger over the screen, or press Tab, to hear each button. Touch a button twice, or press Enter, to press it. F6 reads the page again. F3 is softer, F4 louder. F2 turns it off.',
  button: 'button',
  chosen: 'chosen',
  notChosen: 'not chosen',
  field: 'text field',
  keys: (count) => (count === 1 ? 'One button.' : `${String(count)} buttons.`),
  to: 'to',
  languages: { vi: 'Vietnamese', en: 'English', zh: 'Chinese' },
  noVoiceFor: (language) => `This kiosk has no ${language} voice. Please choose another language.`,
};

const zh: SpokenTexts = {
  welcome:
    '已開啟語音朗讀。在螢幕上滑動手指，或按 Tab 鍵，可聽每個按鍵。在同一個按鍵上點兩下，或按 Enter 鍵，即可按下。F6 重讀整頁，F3 小聲，F4 大聲，F2 關閉。',
  button: '按鍵',
  chosen: '已選擇',
  notChosen: '未選擇',
  field: '輸入欄',
  keys: (count) => `共有 ${String(count)} 個按鍵。`,
  to: '到',
  languages: { vi: '越南文', en: '英文', zh: '中文' },
  noVoiceFor: (language) => `本機沒有${language}語音，請選擇其他語言。`,
};

export const SPOKEN_TEXTS: Readonly<Record<CitizenLanguage, SpokenTexts>> = { vi, en, zh };
