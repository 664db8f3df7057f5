/** The page on which a citizen gives feedback, and, under its code, reads what became of it. No account, no socket. */
import { htmlLanguage } from '#ui-kit/language.ts';
import { isOnlyNearby } from '#ui-kit/office-network.ts';
import { newRequestId } from '#ui-kit/request-id.ts';
import { readFeedbackCode, type FeedbackChoices, type FeedbackWords } from '#protocol/feedback.ts';
import '#ui-kit/bare.css';
import '#ui-kit/roundel.css';
import '../phone.css';
import { languageOfHash } from '../address.ts';
import { keepLanguage, keptLanguage } from '../kept-choices.ts';
import { bringLettersLate } from '../late-letters.ts';
import { redraw } from '../redraw.ts';
import { fetchChoices, fetchStanding, sendFeedback, withdraw, type Told } from './feedback-http.ts';
import { drawFeedback, titleOf } from './page.ts';
import {
  isContact,
  NO_DRAFT,
  type Draft,
  type FeedbackMoment,
  type FeedbackScene,
  type Sending,
} from './scene.ts';

const TRY_AGAIN_MS = 5_000;
/** Whoever keeps the page open hears of the answer by itself. */
const LOOK_AGAIN_MS = 30_000;
const LONG_AFTER_TRIES = 2;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const storage = (): Storage => localStorage;
const elementWithId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
};
/** `/feedback/PA-…`: what stands behind the slash, or null. */
const codeOfPath = (pathname: string): string | null => {
  const code = /^\/feedback\/([\w-]{1,80})\/?$/.exec(pathname)?.[1];
  return code ?? null;
};

function open(root: HTMLElement, spoken: HTMLElement): void {
  const code = codeOfPath(location.pathname);
  let language = languageOfHash(location.hash) ?? keptLanguage(storage) ?? 'vi';
  let moment: FeedbackMoment = { kind: 'loading' };
  let choices: FeedbackChoices | null = null;
  let draft: Draft = NO_DRAFT;
  let sending: Sending = { kind: 'no' };
  let typedCode = '';
  /** Of what is being sent: until it says something else, any number of tries is one. */
  let request: { readonly requestId: string; readonly words: string } | null = null;
  let headlineDrawn = '';

  const draw = (): void => {
    if (choices !== null && code === null) moment = { kind: 'writing', choices, draft, sending, typedCode };
    const scene: FeedbackScene = {
      moment,
      language,
      isOnlyNearby: isOnlyNearby(location.hostname),
      onLanguage: (chosen) => {
        language = chosen;
        keepLanguage(storage, chosen);
        draw();
      },
      onDraft: (change, isTyped) => {
        draft = { ...draft, ...change };
        if (isTyped) return;
        if (sending.kind !== 'sending') sending = { kind: 'no' };
        draw();
      },
      onSend: () => void send(),
      onCode: (typed) => {
        typedCode = typed;
      },
      onLook: () => {
        if (typedCode.trim() === '') return;
        if (readFeedbackCode(typedCode) === null) {
          choices = null;
          moment = { kind: 'unknown', typedCode };
          draw();
        } else location.assign(`/feedback/${typedCode.trim().replaceAll(/[^\w-]+/g, '-')}#${language}`);
      },
      onWithdraw: (step) => void takeBack(step),
    };
    document.documentElement.lang = htmlLanguage(language);
    const headline = titleOf(scene);
    document.title = headline;
    redraw(root, drawFeedback(scene));
    if (headline !== headlineDrawn) spoken.textContent = headline;
    headlineDrawn = headline;
  };
  const turn = (next: Sending): void => {
    sending = next;
    draw();
  };

  const send = async (): Promise<void> => {
    if (sending.kind === 'sending') return;
    const content = draft.content.trim();
    const contact = draft.contact.trim();
    const isMissing = (draft.topic ?? 'other') === 'other' && content === '';
    if (isMissing || !isContact(contact)) {
      turn({ kind: 'wrong', what: isMissing ? 'content' : 'contact' });
      return;
    }
    const words: FeedbackWords = {
      kind: draft.kind,
      topic: draft.topic ?? 'other',
      fieldId: draft.fieldId,
      content: content === '' ? null : content,
      contact: contact === '' ? null : contact,
      language,
    };
    const said = JSON.stringify(words);
    if (request?.words !== said) request = { requestId: newRequestId(), words: said };
    const { requestId } = request;
    turn({ kind: 'sending', isLong: false });
    for (let tries = 1; ; tries += 1) {
      const told = await sendFeedback(requestId, words);
      if (told.kind === 'told') {
        // What was written is behind: the phone's own way back does not lead to it.
        location.replace(`/feedback/${told.result.code}#${language}`);
        return;
      }
      if (told.kind === 'refused') {
        turn(refusedBy(told));
        return;
      }
      if (tries === LONG_AFTER_TRIES) turn({ kind: 'sending', isLong: true });
      await pause(TRY_AGAIN_MS);
    }
  };

  const takeBack = async (step: 'ask' | 'yes' | 'never'): Promise<void> => {
    if (moment.kind !== 'standing' || code === null) return;
    moment = { ...moment, withdrawing: step === 'ask' ? 'asked' : step === 'yes' ? 'running' : 'no' };
    draw();
    if (step !== 'yes') return;
    await withdraw(code, newRequestId());
    await look();
  };

  const look = async (): Promise<void> => {
    if (code === null) {
      const told = await fetchChoices();
      if (told.kind === 'told') choices = told.result;
      else moment = { kind: 'away' };
    } else moment = standingAfter(moment, code, await fetchStanding(code));
    draw();
  };
  const keepLooking = async (): Promise<never> => {
    for (;;) {
      // Under a finger that is asked for an answer nothing changes.
      const isAsked = moment.kind === 'standing' && moment.withdrawing !== 'no';
      const isIdle = moment.kind === 'unknown' || (code === null && choices !== null) || isAsked;
      if (!isIdle && !document.hidden) await look();
      await pause(moment.kind === 'standing' && !moment.isStale ? LOOK_AGAIN_MS : TRY_AGAIN_MS);
    }
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && moment.kind === 'standing' && moment.withdrawing === 'no') void look();
  });
  draw();
  void keepLooking();
}

function refusedBy({ why, afterMs }: Extract<Told<unknown>, { readonly kind: 'refused' }>): Sending {
  const minutes = Math.max(1, Math.ceil(afterMs / 60_000));
  return { kind: 'refused', why: why === 'too_fast' || why === 'full' ? why : 'other', minutes };
}

/** What was seen stays while the office is not heard, and says so. */
function standingAfter(
  before: FeedbackMoment,
  code: string,
  told: Awaited<ReturnType<typeof fetchStanding>>,
): FeedbackMoment {
  if (told.kind === 'told')
    return { kind: 'standing', code, standing: told.result, isStale: false, withdrawing: 'no' };
  if (told.kind === 'refused' && told.why !== 'too_fast') return { kind: 'unknown', typedCode: code };
  return before.kind === 'standing' ? { ...before, isStale: true, withdrawing: 'no' } : { kind: 'away' };
}

open(elementWithId('root'), elementWithId('spoken'));
bringLettersLate(window);
