/** The words that only the side panel needs: what the full window says in a sentence, in two or three words. */
import type { CallRule } from '#protocol/views.ts';
import type { Language } from '#protocol/vocabulary.ts';

const vi = {
  waited: (minutes: number) => (minutes === 0 ? 'vừa lấy số' : `chờ ${minutes} phút`),
  /** After how long it waited; '' where the rule is the plain one. */
  rules: {
    first_come: '',
    priority: 'ưu tiên',
    ceiling: 'tới mức trần',
    returned: 'trở lại bổ sung',
    returned_to_counter: 'quay lại làm tiếp',
    by_hand: 'cán bộ chọn',
    roll: 'phiếu giấy',
  } satisfies Record<CallRule, string>,
  toCheck: 'cần kiểm',
  minutesShort: (minutes: number) => `${minutes} ph`,
  spoken: (time: string) => `Loa đã đọc ${time}`,
  aboutToSpeak: 'Loa sắp đọc',
  returnsTo: (counterNumber: number) => `Xong ở đây thì quay lại Quầy ${counterNumber}`,
  paused: 'Đang tạm ngưng',
  waiting: (count: number) => (count === 0 ? 'không có ai chờ' : `${count} chờ, lâu nhất `),
  minutes: (minutes: number) => `${minutes} phút`,
  away: (parked: number, missed: number) =>
    [parked === 0 ? '' : `${parked} chờ bổ sung`, missed === 0 ? '' : `${missed} vắng mặt`]
      .filter((part) => part !== '')
      .join(', '),
};

export type PanelTexts = typeof vi;

const en: PanelTexts = {
  waited: (minutes) => (minutes === 0 ? 'just came' : `waited ${minutes} min`),
  rules: {
    first_come: '',
    priority: 'priority',
    ceiling: 'at the ceiling',
    returned: 'back with papers',
    returned_to_counter: 'back to go on',
    by_hand: 'chosen by hand',
    roll: 'paper roll',
  },
  toCheck: 'to check',
  minutesShort: (minutes) => `${minutes} min`,
  spoken: (time) => `Announced ${time}`,
  aboutToSpeak: 'About to be announced',
  returnsTo: (counterNumber) => `Done here, it goes back to Counter ${counterNumber}`,
  paused: 'Paused',
  waiting: (count) => (count === 0 ? 'nobody is waiting' : `${count} waiting, longest `),
  minutes: (minutes) => `${minutes} min`,
  away: (parked, missed) =>
    [parked === 0 ? '' : `${parked} set aside`, missed === 0 ? '' : `${missed} missed`]
      .filter((part) => part !== '')
      .join(', '),
};

const CATALOGUE: Record<Language, PanelTexts> = { vi, en };

/** The words in one language. */
export const panelTextsIn = (language: Language): PanelTexts => CATALOGUE[language];
