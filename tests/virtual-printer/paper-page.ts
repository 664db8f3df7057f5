/**
 * The paper page as HTML, made whole from the device's state. It works without script; with it, it is live.
 */
import type { Language } from '#protocol/vocabulary.ts';
import type { DeviceState, RefusedCommand } from './device.ts';
import type { HandState } from './faults.ts';
import { stopsMechanism } from './faults.ts';
import type { Slip } from './mechanism.ts';
import type { PaperWords } from './paper-words.ts';
import { paperWords } from './paper-words.ts';

export type PageView = {
  readonly language: Language;
  readonly size: 'dots' | 'real';
  /** The slip in the middle; null = always what came out last. */
  readonly slipId: number | null;
};

/** Slips shown beside the one in the middle. */
const EARLIER_SHOWN = 24;

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

const query = (view: PageView, changes: Partial<PageView>): string => {
  const { language, size, slipId } = { ...view, ...changes };
  const parameters = new URLSearchParams({
    lang: language,
    size,
    ...(slipId === null ? {} : { slip: String(slipId) }),
  });
  return escapeHtml(`/?${parameters.toString()}`);
};

const clock = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(at);

/** The one sentence about the printer, worst thing first; `tone` is its colour. */
const conditionOf = (
  { faults, refused }: DeviceState,
  words: PaperWords,
): { readonly tone: 'ready' | 'needs-you' | 'broken'; readonly text: string } => {
  if (faults.offline) return { tone: 'broken', text: words.offline };
  if (faults.coverOpen) return { tone: 'needs-you', text: words.coverOpen };
  if (faults.paperOut) return { tone: 'needs-you', text: words.paperOut };
  if (faults.cutterJammed) return { tone: 'broken', text: words.cutterJammed };
  if (faults.overheated) return { tone: 'broken', text: words.overheated };
  if (refused !== null) return { tone: 'broken', text: words.refused };
  if (faults.paperNearEnd) return { tone: 'needs-you', text: words.paperNearEnd };
  return { tone: 'ready', text: words.ready };
};

const hexOf = ({ bytes }: RefusedCommand): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');

const order = (view: PageView, className: string, content: string): string =>
  `<form class="${className}" method="post" action="/control"><input type="hidden" name="back" value="${query(view, {})}">${content}</form>`;

const tearButton = (view: PageView, words: PaperWords, isEnabled: boolean): string =>
  order(
    view,
    'tear',
    `<button name="state" value="tear"${isEnabled ? '' : ' disabled'}>${escapeHtml(words.tearAll)}</button>`,
  );

/** A part of the machine with the states a hand can put it in, the present one pressed; the first one is well. */
const partSwitch = (
  label: string,
  states: readonly HandState[],
  present: HandState,
  view: PageView,
  words: PaperWords,
): string => {
  const keys = states.map((state, index) => {
    const tone = index === 0 ? 'ready' : TONES[state];
    return `<button name="state" value="${state}" data-tone="${tone}" aria-pressed="${String(state === present)}">${escapeHtml(words.hands[state])}</button>`;
  });
  const name = escapeHtml(label);
  return order(
    view,
    'part',
    `<span class="name" aria-hidden="true">${name}</span><span class="states" role="group" aria-label="${name}">${keys.join('')}</span>`,
  );
};

/** What only paper or a hand cures is amber; the rest is broken. */
const TONES: Partial<Record<HandState, 'needs-you' | 'broken'>> = {
  switchedOff: 'broken',
  coverOpen: 'needs-you',
  paperNearEnd: 'needs-you',
  paperOut: 'needs-you',
  cutterJammed: 'broken',
  headHot: 'broken',
};

const partSwitches = ({ faults }: DeviceState, view: PageView, words: PaperWords): string => {
  const paper = faults.paperOut ? 'paperOut' : faults.paperNearEnd ? 'paperNearEnd' : 'paperLoaded';
  const parts: readonly (readonly [string, readonly HandState[], HandState])[] = [
    [words.power, ['switchedOn', 'switchedOff'], faults.offline ? 'switchedOff' : 'switchedOn'],
    [words.cover, ['coverClosed', 'coverOpen'], faults.coverOpen ? 'coverOpen' : 'coverClosed'],
    [words.paper, ['paperLoaded', 'paperNearEnd', 'paperOut'], paper],
    [words.cutter, ['cutterFree', 'cutterJammed'], faults.cutterJammed ? 'cutterJammed' : 'cutterFree'],
    [words.head, ['headCool', 'headHot'], faults.overheated ? 'headHot' : 'headCool'],
  ];
  return parts
    .map(([label, states, present]) => partSwitch(label, states, present, view, words))
    .join('\n  ');
};

const sizeLinks = (view: PageView, words: PaperWords): string =>
  (['dots', 'real'] as const)
    .map((size) => {
      const label = size === 'dots' ? words.sizeDots : words.sizeReal;
      const current = size === view.size ? ' aria-current="true"' : '';
      return `<a href="${query(view, { size })}"${current}>${escapeHtml(label)}</a>`;
    })
    .join('');

const panel = (state: DeviceState, view: PageView, words: PaperWords): string => {
  const { refused, uncutRows, slips } = state;
  const condition = conditionOf(state, words);
  const notes = [
    ...(refused === null ? [] : [words.refusedAt(refused.offset, hexOf(refused))]),
    ...(uncutRows === 0 ? [] : [words.uncut(uncutRows)]),
  ];
  const otherLanguage = view.language === 'vi' ? 'en' : 'vi';
  return `<aside id="panel">
  <h1>${escapeHtml(words.title)}</h1>
  <p class="purpose">${escapeHtml(words.purpose)}</p>
  <div class="condition ${condition.tone}" role="status"><span class="lamp" aria-hidden="true"></span><strong>${escapeHtml(condition.text)}</strong>
  ${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('')}</div>
  <div class="controls">
  <h2>${escapeHtml(words.parts)}</h2>
  ${partSwitches(state, view, words)}
  ${tearButton(view, words, slips.length > 0 || uncutRows > 0)}
  </div>
  <h2>${escapeHtml(words.size)}</h2>
  <nav class="sizes">${sizeLinks(view, words)}</nav>
  <a class="language" lang="${otherLanguage}" href="${query(view, { language: otherLanguage })}">${escapeHtml(words.otherLanguage)}</a>
</aside>`;
};

const slipNote = (slip: Slip, words: PaperWords): string => {
  if (slip.end === 'cut') return '';
  return `<em>${escapeHtml(slip.end === 'torn' ? words.torn : words.refusedSlip)}</em>`;
};

/** The time is in the address because a printer that starts without paper counts from 1 again, and browsers remember. */
const picture = (slip: Slip, words: PaperWords): string =>
  `<img src="/papers/${String(slip.id)}.png?at=${String(slip.at)}" width="${String(slip.widthDots)}" height="${String(slip.heightDots)}" alt="${escapeHtml(words.slip(slip.id))}">`;

const mouth = ({ faults }: DeviceState): string => {
  const isOpen = faults.coverOpen ? ' is-open' : '';
  const stands = stopsMechanism(faults) ? ' stands' : '';
  return `<div class="machine${isOpen}${stands}" aria-hidden="true"><span class="lid"></span><span class="slot"></span></div>`;
};

/** What stands in the middle: half a slip that hangs in the machine, a slip, or nothing yet. */
const stage = (shown: Slip | 'hanging' | undefined, state: DeviceState, words: PaperWords): string => {
  if (shown === undefined) {
    return `<section id="stage" data-shown="0">${mouth(state)}
  <div class="empty"><h2>${escapeHtml(words.emptyTitle)}</h2><p>${escapeHtml(words.emptyHint)}</p></div></section>`;
  }
  if (shown === 'hanging') {
    const { uncutRows, widthDots } = state;
    return `<section id="stage" data-shown="hanging">${mouth(state)}
  <figure class="paper" data-end="hanging"><img src="/papers/hanging.png?rows=${String(uncutRows)}" width="${String(widthDots)}" height="${String(uncutRows)}" alt="${escapeHtml(words.hanging)}"></figure>
  <p class="caption">${escapeHtml(words.uncut(uncutRows))}</p></section>`;
  }
  return `<section id="stage" data-shown="${String(shown.id)}">${mouth(state)}
  <figure class="paper" data-end="${shown.end}">${picture(shown, words)}</figure>
  <p class="caption">${escapeHtml(words.slip(shown.id))} · ${clock(shown.at)} ${slipNote(shown, words)}</p></section>`;
};

const earlier = (
  shown: Slip | 'hanging' | undefined,
  state: DeviceState,
  view: PageView,
  words: PaperWords,
): string => {
  const others = state.slips.filter((slip) => slip !== shown).slice(0, EARLIER_SHOWN);
  if (others.length === 0) return '<section id="earlier" hidden></section>';
  const newest = state.slips[0]?.id;
  const addressOf = ({ id }: Slip): string =>
    query(view, { slipId: id === newest && state.uncutRows === 0 ? null : id });
  const items = others
    .map(
      (slip) =>
        `<li><a href="${addressOf(slip)}"><span class="thumbnail">${picture(slip, words)}</span>` +
        `<span class="caption">${escapeHtml(slip.id === newest ? words.latest : words.slip(slip.id))} · ${clock(slip.at)} ${slipNote(slip, words)}</span></a></li>`,
    )
    .join('');
  return `<section id="earlier"><h2>${escapeHtml(words.earlier)}</h2><ol>${items}</ol></section>`;
};

/** The whole document. Whatever is not known (a slip long gone) falls back to what came out last. */
export const paperPage = (state: DeviceState, view: PageView): string => {
  const words = paperWords(view.language);
  const asked = state.slips.find((slip) => slip.id === view.slipId);
  const shown = asked ?? (state.uncutRows > 0 ? 'hanging' : state.slips[0]);
  return `<!doctype html>
<html lang="${view.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(words.title)}</title>
${['500', '700', '800'].map((weight) => `<link rel="stylesheet" href="/fonts/${weight}.css">`).join('\n')}
<link rel="stylesheet" href="/paper-page.css">
<script type="module" src="/paper-page.js"></script>
</head>
<body class="size-${view.size} width-${String(state.widthDots)}">
<p id="disconnected" role="alert" hidden>${escapeHtml(words.disconnected)}</p>
<main>
${panel(state, view, words)}
${stage(shown, state, words)}
${earlier(shown, state, view, words)}
</main>
</body>
</html>
`;
};
