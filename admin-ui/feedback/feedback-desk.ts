/** Feedback at the desk: the list as it is filtered, the piece that is open, and what was done to it last. */
import type {
  FeedbackCode,
  FeedbackDeed,
  FeedbackFilter,
  FeedbackItem,
  FeedbackList,
  FeedbackNumber,
  FeedbackReceipt,
  FeedbackSettings,
  FeedbackWords,
} from '#protocol/feedback.ts';
import { FEEDBACK_PAGE } from '#protocol/feedback.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import type { FeedbackAnswer, FeedbackHttp, FeedbackTrouble } from './feedback-http.ts';

export type Doing = 'no' | 'running' | { readonly failed: FeedbackTrouble };

export type FeedbackDeskState = {
  readonly filter: FeedbackFilter;
  /** Of the first one shown. */
  readonly from: number;
  /** Null until heard. */
  readonly list: FeedbackList | null;
  readonly hasLoadFailed: boolean;
  /** The one that was asked for; null until heard. */
  readonly item: FeedbackItem | null;
  readonly itemTrouble: FeedbackTrouble | null;
  readonly doing: Doing;
  /** How many deeds were recorded since somebody sat down: what was written for one goes with it. */
  readonly done: number;
  /** Of the piece that is open, once it was asked for. */
  readonly code: FeedbackCode | null;
  /** What was taken in here just now. */
  readonly receipt: FeedbackReceipt | null;
  readonly settings: FeedbackSettings | null;
  readonly saving: Doing | 'saved';
};

export const NO_FEEDBACK: FeedbackDeskState = {
  filter: 'open',
  from: 0,
  list: null,
  hasLoadFailed: false,
  item: null,
  itemTrouble: null,
  doing: 'no',
  done: 0,
  code: null,
  receipt: null,
  settings: null,
  saving: 'no',
};

export type FeedbackActions = {
  readonly choose: (filter: FeedbackFilter) => void;
  readonly turn: (by: 1 | -1) => void;
  /** The list once more, and the piece that is open. */
  readonly load: (open: FeedbackNumber | null) => void;
  /** `seenRevision`: of the piece as it was when the deed was chosen, or when it was last told that it has changed. */
  readonly act: (number: FeedbackNumber, seenRevision: number, deed: FeedbackDeed) => void;
  readonly showCode: (number: FeedbackNumber) => void;
  readonly take: (words: FeedbackWords) => void;
  /** What was told of the last deed has been read. */
  readonly dismiss: () => void;
  readonly loadSettings: () => void;
  readonly saveSettings: (settings: FeedbackSettings) => void;
};

export type FeedbackDesk = FeedbackActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => FeedbackDeskState;
  readonly forget: () => void;
};

export type FeedbackDeskParts = {
  readonly http: FeedbackHttp;
  readonly newRequestId: () => RequestId;
  readonly onSessionEnd: () => void;
};

/** A desk that knows nothing yet. */
export function createFeedbackDesk({ http, newRequestId, onSessionEnd }: FeedbackDeskParts): FeedbackDesk {
  let state = NO_FEEDBACK;
  /** Of the last deed: pressed again after a silence it is the same one. */
  let request: { readonly requestId: RequestId; readonly said: string } | null = null;
  let sitting = 0;
  /** Answers to questions that were asked before a newer one are old. */
  let listAsked = 0;
  let itemAsked: FeedbackNumber | null = null;
  const listeners = new Set<() => void>();
  const update = (change: Partial<FeedbackDeskState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  /** Hands the answer on unless somebody else sits here by now. */
  const hear = async <Result>(
    asking: Promise<FeedbackAnswer<Result>>,
    onAnswer: (answer: FeedbackAnswer<Result>) => void,
  ): Promise<void> => {
    const asked = sitting;
    const answer = await asking;
    if (asked !== sitting) return;
    onAnswer(answer);
    if (!answer.ok && answer.why === 'signed_out') onSessionEnd();
  };
  const requestFor = (said: unknown): RequestId => {
    const words = JSON.stringify(said);
    if (request?.said !== words) request = { requestId: newRequestId(), said: words };
    return request.requestId;
  };
  const loadList = (): void => {
    listAsked += 1;
    const asked = listAsked;
    void hear(http.list(state.filter, state.from), (answer) => {
      if (asked !== listAsked) return;
      update(answer.ok ? { list: answer.result, hasLoadFailed: false } : { hasLoadFailed: true });
    });
  };
  /** What runs goes on whatever is looked at meanwhile. */
  const stillDoing = (): Doing => (state.doing === 'running' ? 'running' : 'no');
  const loadItem = (number: FeedbackNumber): void => {
    if (state.item?.line.number !== number)
      update({ item: null, itemTrouble: null, code: null, doing: stillDoing() });
    itemAsked = number;
    void hear(http.item(number), (answer) => {
      if (itemAsked !== number) return;
      if (answer.ok) update({ item: answer.result, itemTrouble: null });
      else update({ itemTrouble: answer.why });
    });
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    choose: (filter) => {
      update({ filter, from: 0 });
      loadList();
    },
    turn: (by) => {
      update({ from: Math.max(0, state.from + by * FEEDBACK_PAGE) });
      loadList();
    },
    load: (open) => {
      loadList();
      if (open !== null) loadItem(open);
      else if (state.item !== null || state.itemTrouble !== null) {
        itemAsked = null;
        update({ item: null, itemTrouble: null, code: null, doing: stillDoing() });
      }
    },
    act: (number, seenRevision, deed) => {
      if (state.doing === 'running') return;
      // Without the revision: pressed again after a silence, it is the same deed even if it was recorded then.
      const order = { requestId: requestFor([number, deed]), seenRevision, deed };
      update({ doing: 'running' });
      void hear(http.act(number, order), (answer) => {
        if (answer.ok || answer.why !== 'unanswered') request = null;
        if (answer.ok) {
          const isOpen = itemAsked === number;
          update({ doing: 'no', done: state.done + 1, ...(isOpen ? { item: answer.result } : {}) });
        } else {
          update({ doing: { failed: answer.why } });
          // What somebody else has done to it is shown, beneath what was written here and is still there.
          if (answer.why === 'changed' || answer.why === 'wrong_status') loadItem(number);
        }
        loadList();
      });
    },
    showCode: (number) => {
      void hear(http.code(number), (answer) => {
        if (itemAsked !== number) return;
        update(answer.ok ? { code: answer.result.code } : { doing: { failed: answer.why } });
      });
    },
    take: (words) => {
      if (state.doing === 'running') return;
      update({ doing: 'running', receipt: null });
      void hear(http.take(requestFor(words), words), (answer) => {
        if (answer.ok) {
          request = null;
          update({ doing: 'no', receipt: answer.result });
          loadList();
        } else update({ doing: { failed: answer.why } });
      });
    },
    dismiss: () => {
      if (state.doing !== 'running') update({ doing: 'no', receipt: null });
    },
    loadSettings: () => {
      void hear(http.settings(), (answer) => {
        if (answer.ok) update({ settings: answer.result, saving: 'no' });
      });
    },
    saveSettings: (settings) => {
      if (state.saving === 'running') return;
      update({ saving: 'running' });
      void hear(http.saveSettings(settings), (answer) => {
        update(answer.ok ? { settings: answer.result, saving: 'saved' } : { saving: { failed: answer.why } });
        loadList();
      });
    },
    forget: () => {
      sitting += 1;
      request = null;
      update(NO_FEEDBACK);
    },
  };
}
