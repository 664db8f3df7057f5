/** What feedback is called, in the same words at kiosk, phone and desk. */
import type { FeedbackKind, FeedbackReferral, FeedbackStatus, FeedbackTopic } from '#protocol/feedback.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

const vi = {
  title: 'Phản ánh, kiến nghị',
  kinds: {
    problem: 'Phản ánh điều chưa tốt',
    suggestion: 'Kiến nghị điều nên làm',
  } satisfies Record<FeedbackKind, string>,
  topics: {
    waiting: 'Phải chờ lâu',
    attitude: 'Thái độ phục vụ',
    guidance: 'Hướng dẫn chưa rõ',
    extra_papers: 'Bị đòi thêm giấy tờ',
    late_result: 'Trả kết quả trễ hẹn',
    fees: 'Phí, lệ phí',
    facilities: 'Chỗ ngồi, máy móc, vệ sinh',
    online: 'Nộp hồ sơ trực tuyến',
    rules: 'Quy định, thủ tục bất hợp lý',
    other: 'Việc khác',
  } satisfies Record<FeedbackTopic, string>,
  wholeOffice: 'Chung cả cơ quan',
  statuses: {
    received: 'Đã tiếp nhận',
    assigned: 'Đã giao người xử lý',
    in_progress: 'Đang xử lý',
    answered: 'Đã trả lời',
    returned: 'Đã hướng dẫn đến đúng nơi',
    closed: 'Đã kết thúc',
    withdrawn: 'Ông/bà đã rút',
  } satisfies Record<FeedbackStatus, string>,
  referrals: {
    formal_complaint:
      'Đây là khiếu nại: gửi đơn theo Luật Khiếu nại đến người đã ra quyết định, hoặc gặp bộ phận tiếp công dân.',
    denunciation:
      'Đây là tố cáo: gửi theo Luật Tố cáo đến cơ quan có thẩm quyền, hoặc gặp bộ phận tiếp công dân.',
    other_office: 'Việc này thuộc cơ quan khác.',
  } satisfies Record<FeedbackReferral, string>,
  /** What is not taken in here, said before anybody writes. */
  notHere:
    'Khiếu nại một quyết định, hoặc tố cáo người vi phạm, thì không gửi ở đây: hai việc đó có luật riêng. Mời gặp bộ phận tiếp công dân.',
};
export type FeedbackNames = typeof vi;

const en: FeedbackNames = {
  title: 'Complaints and suggestions',
  kinds: { problem: 'Something was not right', suggestion: 'Something could be better' },
  topics: {
    waiting: 'A long wait',
    attitude: 'How I was treated',
    guidance: 'Unclear guidance',
    extra_papers: 'Asked for extra papers',
    late_result: 'A late result',
    fees: 'Fees',
    facilities: 'Seats, machines, cleanliness',
    online: 'Applying online',
    rules: 'A rule that makes no sense',
    other: 'Something else',
  },
  wholeOffice: 'The office as a whole',
  statuses: {
    received: 'Received',
    assigned: 'Given to somebody to deal with',
    in_progress: 'Being dealt with',
    answered: 'Answered',
    returned: 'Directed to the right place',
    closed: 'Closed',
    withdrawn: 'Withdrawn by you',
  },
  referrals: {
    formal_complaint:
      'This is a formal complaint (khiếu nại): under the Law on Complaints it goes to whoever made the decision, or to the citizens’ reception.',
    denunciation:
      'This is a denunciation (tố cáo): under the Law on Denunciations it goes to the competent authority, or to the citizens’ reception.',
    other_office: 'This is for another office.',
  },
  notHere:
    'A formal complaint against a decision (khiếu nại) or a denunciation (tố cáo) is not sent here: they have laws of their own. Please see the citizens’ reception.',
};

const zh: FeedbackNames = {
  title: '意見與建議',
  kinds: { problem: '反映問題', suggestion: '提出建議' },
  topics: {
    waiting: '等候太久',
    attitude: '服務態度',
    guidance: '指引不清楚',
    extra_papers: '被要求額外文件',
    late_result: '結果逾期',
    fees: '費用',
    facilities: '座位、機器、清潔',
    online: '線上申辦',
    rules: '規定或程序不合理',
    other: '其他',
  },
  wholeOffice: '整個機關',
  statuses: {
    received: '已收到',
    assigned: '已指派人員處理',
    in_progress: '處理中',
    answered: '已答覆',
    returned: '已指引至正確單位',
    closed: '已結束',
    withdrawn: '您已撤回',
  },
  referrals: {
    formal_complaint: '這屬於申訴（khiếu nại）：請依《申訴法》向作出決定者提出，或洽公民接待處。',
    denunciation: '這屬於檢舉（tố cáo）：請依《檢舉法》向主管機關提出，或洽公民接待處。',
    other_office: '此事屬於其他機關。',
  },
  notHere: '對決定的申訴（khiếu nại）或檢舉（tố cáo）不在此提出：兩者另有法律規定，請洽公民接待處。',
};

export const FEEDBACK_WORDS: Readonly<Record<CitizenLanguage, FeedbackNames>> = { vi, en, zh };
