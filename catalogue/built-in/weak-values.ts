/**
 * Fees and terms of the built-in procedures that nothing bears out: known from memory, by estimate, or written down without
 * a mark. Staff see them at the desk, so that they can be confirmed; citizens are told to ask. By the procedure's id.
 */
import type { MarkedFact } from '#protocol/catalogue.ts';
import type { LocalizedText } from '#protocol/vocabulary.ts';
import { text } from './wording.ts';

type WeakValues = { readonly fee?: MarkedFact; readonly processingTime?: MarkedFact };

const weak = (value: LocalizedText, condition: LocalizedText | null = null): MarkedFact => ({
  value,
  condition,
  certainty: 'weak',
});
const dong = (amount: string): MarkedFact =>
  weak(text(`${amount} đồng`, `${amount.replaceAll('.', ',')} VND`));
const workingDays = (days: string): MarkedFact => weak(text(`${days} ngày làm~việc`, `${days} working days`));
const days = (count: string): MarkedFact => weak(text(`${count} ngày`, `${count} days`));

/** Written as a bare "0". */
const NOTHING = weak(text('Miễn phí', 'Free of charge'));
const AS_DECIDED_LOCALLY = weak(
  text('Theo nghị~quyết của Hội đồng nhân~dân', "As the city's People's Council decides"),
);
const BUSINESS_FEE = weak(
  text('Tại quầy 100.000 đồng; trực tuyến miễn phí', 'At the counter 100,000 VND; online free of charge'),
);

export const BUILT_IN_WEAK_VALUES: Readonly<Record<string, WeakValues>> = {
  '2.002621': { fee: NOTHING },
  '2.000806': { fee: dong('1.000.000'), processingTime: workingDays('10–15') },
  '1.004873': { fee: dong('3.000–15.000'), processingTime: workingDays('3') },
  '2.000635': { fee: weak(text('8.000 đồng/bản', '8,000 VND a copy')) },
  '1.004859': { fee: AS_DECIDED_LOCALLY },
  '1.004884': { fee: AS_DECIDED_LOCALLY, processingTime: workingDays('5') },
  '1.001022': { fee: AS_DECIDED_LOCALLY },
  '2.001263': { processingTime: days('30') },
  '2.001019': { fee: dong('50.000') },
  '2.001016': { fee: dong('50.000') },
  '2.001406': { fee: dong('50.000') },
  '2.000720': { fee: BUSINESS_FEE, processingTime: workingDays('3') },
  '1.001570': { fee: NOTHING, processingTime: workingDays('3') },
  '1.001266': { fee: NOTHING },
  '2.000575': { fee: AS_DECIDED_LOCALLY, processingTime: workingDays('3') },
  '1.014027': { fee: NOTHING },
  '1.001699': { fee: NOTHING, processingTime: workingDays('25') },
  '1.001653': { fee: NOTHING, processingTime: workingDays('5') },
  '1.001776': { fee: NOTHING, processingTime: workingDays('10–22') },
  '1.001731': { fee: NOTHING, processingTime: workingDays('3–5') },
  '1.011607': { fee: NOTHING },
  '1.010803': { fee: NOTHING },
  '1.012753': { fee: AS_DECIDED_LOCALLY },
  '1.012812': { fee: NOTHING, processingTime: days('30') },
  '1.012783': { fee: AS_DECIDED_LOCALLY, processingTime: workingDays('5–7') },
  '1.012784': { fee: AS_DECIDED_LOCALLY, processingTime: workingDays('12–15') },
  '1.013225': { processingTime: weak(text('Tối đa 15 ngày', 'At most 15 days')) },
  '1.013227': { fee: dong('15.000'), processingTime: workingDays('5') },
  '3.000182': { fee: NOTHING },
  '1.013133': {
    fee: NOTHING,
    processingTime: weak(text('1 ngày', '1 day'), text('trực tuyến: 2 giờ', 'online: 2 hours')),
  },
  '1.004194': {
    fee: weak(text('15.000 đồng', '15,000 VND'), text('trực tuyến: 7.000 đồng', 'online: 7,000 VND')),
  },
  '1.004222': {
    fee: weak(text('20.000 đồng', '20,000 VND'), text('trực tuyến: 10.000 đồng', 'online: 10,000 VND')),
  },
  '1.116410': { fee: dong('50.000–70.000'), processingTime: workingDays('7') },
};
