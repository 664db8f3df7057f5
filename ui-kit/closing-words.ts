/** Why no numbers are given out for a while, as citizens read it at kiosks and on their phones. */
import type { ClosingReason } from '#protocol/officer-words.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

const WORDS: Readonly<Record<CitizenLanguage, Readonly<Record<ClosingReason, string>>>> = {
  vi: {
    system_down: 'Hệ thống đang gặp sự cố. Ai đã có số vẫn được phục vụ.',
    power_cut: 'Đang mất điện. Ai đã có số vẫn được phục vụ.',
    officer_away: 'Cán bộ phụ trách đang vắng. Ai đã có số vẫn được phục vụ.',
    too_many_waiting: 'Đang có quá đông người chờ. Ai đã có số vẫn được phục vụ.',
    other: 'Ai đã có số vẫn được phục vụ.',
  },
  en: {
    system_down: 'The system is out of order. Those who have a number are still served.',
    power_cut: 'There is a power cut. Those who have a number are still served.',
    officer_away: 'The officer in charge is away. Those who have a number are still served.',
    too_many_waiting: 'Too many people are waiting. Those who have a number are still served.',
    other: 'Those who have a number are still served.',
  },
  zh: {
    system_down: '系統故障中。已取號的民眾仍會繼續辦理。',
    power_cut: '停電中。已取號的民眾仍會繼續辦理。',
    officer_away: '承辦人員暫時不在。已取號的民眾仍會繼續辦理。',
    too_many_waiting: '目前等候人數過多。已取號的民眾仍會繼續辦理。',
    other: '已取號的民眾仍會繼續辦理。',
  },
};

/** What is true meanwhile, and why, in one or two sentences. */
export const closingWords = (reason: ClosingReason, language: CitizenLanguage): string =>
  WORDS[language][reason];
