/** Sentences put together of what the office says: waits, closures, refusals. Pure. */
import { closingWords } from '#ui-kit/closing-words.ts';
import { pick } from '#ui-kit/language.ts';
import type { Closure, FieldLoad } from '#protocol/views.ts';
import { textsOf, type OpenScene } from './scene.ts';
import { closureOf } from './situation.ts';
import type { Taking } from './taking.ts';
import type { WordedRefusal } from './texts.ts';

/** "6 người chờ · 25–40 phút" */
export function waitWords(scene: OpenScene, { waiting, range, openCounters }: FieldLoad): string {
  const texts = textsOf(scene);
  if (openCounters === 0) return `${texts.waiting(waiting)} · ${texts.noCounter}`;
  if (waiting === 0 || range === null) return texts.waiting(waiting);
  return `${texts.waiting(waiting)} · ${texts.rangeShort(range.from, range.to)}`;
}

export function rangeWords(scene: OpenScene, { range }: FieldLoad): string {
  const texts = textsOf(scene);
  return range === null ? texts.rangeUnknown : texts.range(range.from, range.to);
}

/** "13:00" today, "07:30 30/11" on another day. */
function openingWords({ situation }: OpenScene, { opens }: Closure): string | null {
  if (opens === null) return null;
  const [, month = '', day = ''] = opens.date.split('-');
  return opens.date === situation.view.date ? opens.time : `${opens.time} ${day}/${month}`;
}

/** What is closed in a few words, and from when on it is not. */
export function closureWords(scene: OpenScene, closure: Closure): { title: string; how: string | null } {
  const texts = textsOf(scene);
  const when = openingWords(scene, closure);
  const { code, why } = closure;
  const reason = why === undefined ? [] : [closingWords(why, scene.language)];
  const how = [...reason, ...(when === null ? [] : [texts.opens(when)])].join(' ');
  return { title: texts.closed[code], how: how === '' ? null : how };
}

/** Why no number was given at a press, and what to do now. */
export function refusalWords(
  scene: OpenScene,
  { code, serviceId, minutes }: Extract<Taking, { readonly kind: 'refused' }>,
): { readonly title: string; readonly how: string } {
  const texts = textsOf(scene);
  if (isWorded(code)) return texts.refusals[code](minutes);
  const closure = closureOf(scene.situation, serviceId);
  if (!isClosure(code)) return texts.otherRefusal;
  // The view tells from when on, unless it has not caught up yet.
  const when = closure === null ? null : openingWords(scene, closure);
  const help = texts.closedHow(pick(scene.situation.office.helpDesk, scene.language));
  return { title: texts.closed[code], how: when === null ? help : `${texts.opens(when)} ${help}` };
}

const WORDED: ReadonlySet<string> = new Set<WordedRefusal>([
  'too_fast',
  'too_many_tries',
  'wrong_hall_code',
  'unknown_service',
  'card_needed',
  'phones_full',
  'phones_day_over',
]);
const isWorded = (code: string): code is WordedRefusal => WORDED.has(code);

const CLOSURES: ReadonlySet<string> = new Set<Closure['code']>([
  'outside_hours',
  'on_break',
  'day_off',
  'issuing_stopped',
  'quota_reached',
  'service_paused',
  'not_offered',
  'series_exhausted',
  'paper_roll',
]);
const isClosure = (code: string): code is Closure['code'] => CLOSURES.has(code);
