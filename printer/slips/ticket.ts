/**
 * Facts → layout: what stands where on a ticket, in the order and size of the office's template. Pure: the same slip, the
 * same setup and the same measure give the same layout.
 *
 * Parts that follow each other are joined into groups: logo and office are a head, number and service share a plate, time
 * and closing words a foot. A rule is drawn between two groups that have no frame of their own, so a hidden part leaves
 * neither a gap nor two rules.
 */
import type { Logo, PartSize, SlipTemplate, TicketPart, TicketPartName } from '#protocol/printing.ts';
import type { TicketSlip } from '#protocol/slips.ts';
import type { SlipLayout } from './layout.ts';
import type { Paper, Sizes } from './page.ts';
import { headPart, reprintPart, ruleAt } from './parts.ts';
import { closingPart, issuedPart } from './ticket-foot.ts';
import { papersPart } from './ticket-papers.ts';
import { platePart, servicePart } from './ticket-plate.ts';
import { qrPart } from './ticket-qr.ts';
import { TICKET_WORDS } from './ticket-words.ts';
import { queuePart, waitingPart } from './ticket-waiting.ts';
import type { Part } from './typeset.ts';
import { lowered, stack } from './typeset.ts';

const LOGO_HEIGHTS: Readonly<Record<PartSize, number>> = { small: 80, medium: 120, large: 180 };
const OFFICE_SIZES: Readonly<Record<PartSize, { readonly office: Sizes; readonly unit: Sizes }>> = {
  small: { office: [28, 25], unit: [25] },
  medium: { office: [34, 30, 27, 25], unit: [26, 25] },
  large: { office: [42, 38, 34, 30, 27, 25], unit: [30, 27, 25] },
};
/** Between a frame and what stands next to it, between two groups and their rule, and between the parts of a group. */
const GAPS = { frame: 16, beforeRule: 15, afterRule: 12, within: 8, reprint: 12 } as const;

type Family = 'head' | 'ticket' | 'place' | 'queue' | 'papers' | 'qr' | 'foot';
const FAMILY: Readonly<Record<TicketPartName, Family>> = {
  logo: 'head',
  office: 'head',
  number: 'ticket',
  service: 'ticket',
  waiting_area: 'place',
  queue: 'queue',
  papers: 'papers',
  qr: 'qr',
  issued_at: 'foot',
  closing_words: 'foot',
};

type Group = { readonly family: Family; readonly parts: readonly TicketPart[] };

/** The template's parts that are shown, those of one family that follow each other together. */
const groupsOf = ({ parts }: Pick<SlipTemplate, 'parts'>): readonly Group[] =>
  parts
    .filter(({ isShown }) => isShown)
    .reduce<readonly Group[]>((groups, part) => {
      const family = FAMILY[part.part];
      const last = groups.at(-1);
      return last?.family === family
        ? [...groups.slice(0, -1), { family, parts: [...last.parts, part] }]
        : [...groups, { family, parts: [part] }];
    }, []);

/** The logo's place: as high as its size says, less when it would be wider than the paper. */
const logoPart = ({ page }: Paper, top: number, logo: Logo | null, size: PartSize): Part => {
  if (logo === null) return { elements: [], bottom: top };
  const share = Math.min(page.length(LOGO_HEIGHTS[size]) / logo.heightPx, page.full.width / logo.widthPx);
  const [widthDots, heightDots] = [logo.widthPx, logo.heightPx].map((side) =>
    Math.max(1, Math.round(side * share)),
  ) as [number, number];
  const x = Math.round(page.center - widthDots / 2);
  return { elements: [{ kind: 'logo', x, y: top, widthDots, heightDots }], bottom: top + heightDots };
};

const setPart = (
  paper: Paper,
  top: number,
  { part, size }: TicketPart,
  slip: TicketSlip,
  template: SlipTemplate,
): Part => {
  switch (part) {
    case 'logo':
      return logoPart(paper, top, template.logo, size);
    case 'office':
      return headPart(paper, top, slip, OFFICE_SIZES[size]);
    case 'number':
      return platePart(paper, top, slip, [{ part, size }]);
    case 'service':
      return servicePart(paper, top, slip, size);
    case 'waiting_area':
      return waitingPart(paper, top, slip, size);
    case 'queue':
      return queuePart(paper, top, slip, size);
    case 'papers':
      return papersPart(paper, top, slip, size);
    case 'qr':
      return qrPart(paper, top, { ...slip, words: TICKET_WORDS }, size);
    case 'issued_at':
      return issuedPart(paper, top, slip, size);
    case 'closing_words':
      return closingPart(paper, top, slip, template, size);
    default:
      return part satisfies never;
  }
};

type SetGroup = Part & { readonly family: Family; readonly isFramed: boolean };

/** A ticket group: the plate, and above it, on a reprint, that it is one. A service on its own has neither. */
const setTicketGroup = (paper: Paper, { parts }: Group, slip: TicketSlip): SetGroup => {
  const contents = parts.flatMap(({ part, size }) =>
    part === 'number' || part === 'service' ? [{ part, size }] : [],
  );
  if (!contents.some(({ part }) => part === 'number')) {
    const service = stack(contents, 0, (top, { size }) => servicePart(paper, top, slip, size));
    return { ...service, family: 'ticket', isFramed: false };
  }
  const reprint = reprintPart(paper, 0, slip);
  const gap = reprint.elements.length === 0 ? 0 : paper.page.length(GAPS.reprint);
  const plate = platePart(paper, reprint.bottom + gap, slip, contents);
  return {
    elements: [...reprint.elements, ...plate.elements],
    bottom: plate.bottom,
    family: 'ticket',
    isFramed: true,
  };
};

const setGroup = (paper: Paper, group: Group, slip: TicketSlip, template: SlipTemplate): SetGroup => {
  if (group.family === 'ticket') return setTicketGroup(paper, group, slip);
  const parts = group.parts
    .map((part) => setPart(paper, 0, part, slip, template))
    .filter(({ elements }) => elements.length > 0);
  const set = stack(parts, 0, (top, part, index) =>
    lowered(part, top + (index === 0 ? 0 : paper.page.length(GAPS.within))),
  );
  return { ...set, family: group.family, isFramed: group.family === 'place' };
};

/** How far a group stands beneath the one above, and the rule between them if there is one. */
const joined = (paper: Paper, above: SetGroup & { readonly end: number }, group: SetGroup): Part => {
  const { page } = paper;
  if (above.isFramed || group.isFramed) return { elements: [], bottom: above.end + page.length(GAPS.frame) };
  // The quiet zone of a code is white enough.
  const before = above.family === 'qr' ? 0 : page.length(GAPS.beforeRule);
  const after = group.family === 'qr' ? 0 : page.length(GAPS.afterRule);
  const rule = ruleAt(paper, above.end + before);
  return { elements: rule.elements, bottom: rule.bottom + after };
};

/**
 * Lays out a ticket: whatever its words are, every element stays within the paper's width, the number is the largest thing
 * on it, and number and service are never missing. Throws RangeError when the slip names a time zone that does not exist.
 */
export const layoutTicket = (slip: TicketSlip, template: SlipTemplate, paper: Paper): SlipLayout => {
  const groups = groupsOf(template)
    .map((group) => setGroup(paper, group, slip, template))
    .filter(({ elements }) => elements.length > 0);
  const set = groups.reduce<Part>(
    (above, group, index) => {
      const previous = groups[index - 1];
      const join = previous === undefined ? above : joined(paper, { ...previous, end: above.bottom }, group);
      const placed = lowered(group, join.bottom);
      const between = previous === undefined ? [] : join.elements;
      return { elements: [...above.elements, ...between, ...placed.elements], bottom: placed.bottom };
    },
    { elements: [], bottom: paper.page.length(12) },
  );
  return { widthDots: paper.page.widthDots, heightDots: set.bottom, elements: set.elements };
};
