/** What is still to happen on a day that is lived: earliest first, and of the same time in the order it was asked for. */
type Happening = { readonly at: number; readonly order: number; readonly happen: () => void };

export type Agenda = {
  readonly add: (at: number, happen: () => void) => void;
  /** The earliest, which is then no longer there; undefined once nothing is left. */
  readonly takeNext: () => Pick<Happening, 'at' | 'happen'> | undefined;
};

export function createAgenda(): Agenda {
  const heap: Happening[] = [];
  let asked = 0;
  return {
    add: (at, happen) => {
      heap.push({ at, order: asked, happen });
      asked += 1;
      siftUp(heap);
    },
    takeNext: () => {
      const [first] = heap;
      const last = heap.pop();
      if (first !== undefined && last !== undefined && first !== last) {
        heap[0] = last;
        siftDown(heap);
      }
      return first;
    },
  };
}

const isEarlier = (one: Happening, other: Happening): boolean =>
  one.at === other.at ? one.order < other.order : one.at < other.at;

/** A binary heap, earliest first. */
function siftUp(heap: Happening[]): void {
  let index = heap.length - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!swapIfEarlier(heap, index, parent)) return;
    index = parent;
  }
}

function siftDown(heap: Happening[]): void {
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (one === undefined) return;
    const child = other !== undefined && isEarlier(other, one) ? left + 1 : left;
    if (!swapIfEarlier(heap, child, index)) return;
    index = child;
  }
}

function swapIfEarlier(heap: Happening[], low: number, high: number): boolean {
  const [one, other] = [heap[low], heap[high]];
  if (one === undefined || other === undefined || !isEarlier(one, other)) return false;
  heap[low] = other;
  heap[high] = one;
  return true;
}
