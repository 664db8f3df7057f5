/** Stands where the printer's thread stands: says what a test wants it to say, and keeps what it was asked. */
import type { PrinterDeskTask, PrinterDeskTasks } from '#protocol/printer-desk.ts';
import type { PrinterDesk } from '#server/app/printer-desk.ts';

type Answers = {
  [Task in PrinterDeskTask]: (given: PrinterDeskTasks[Task]['given']) => PrinterDeskTasks[Task]['made'];
};

/** One thing that was asked of the desk. */
export type Errand = {
  readonly [Task in PrinterDeskTask]: {
    readonly task: Task;
    readonly given: PrinterDeskTasks[Task]['given'];
  };
}[PrinterDeskTask];

export type DeskStandIn = PrinterDesk & {
  /** What it was asked so far, in order. */
  readonly errands: readonly Errand[];
  /** From now on that errand is answered so; what throws is an errand that failed. */
  readonly answerWith: <Task extends PrinterDeskTask>(task: Task, answer: Answers[Task]) => void;
};

/** Enough of a PNG to be told from other things. */
export const A_PICTURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Finds no printer, hears nothing at any address, and draws the same small picture of everything. */
export function createDeskStandIn(): DeskStandIn {
  const errands: Errand[] = [];
  const answers: Answers = {
    preview: () => ({ png: A_PICTURE, heightMm: 80, widthDots: 576, heightDots: 640 }),
    readLogo: () => ({ ok: true, png: A_PICTURE, widthPx: 200, heightPx: 100 }),
    findPrinters: () => [],
    checkConnection: () => ({ kind: 'silent' }),
  };
  return {
    errands,
    answerWith: (task, answer) => {
      answers[task] = answer;
    },
    ask: (task, given) => {
      errands.push({ task, given } as Errand);
      return Promise.resolve().then(() => answers[task](given));
    },
    close: () => Promise.resolve(),
  };
}
