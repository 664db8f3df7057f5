/** The network between one display and the server under a made-up clock: slow, in order, and to be cut. */
import type { Random } from '../simulation/random.ts';

const DELAY_MS = [1, 40] as const;

/** One end of a socket: what it is told, and that the other end hung up. */
export type SocketEnd = { readonly hear: (message: unknown) => void; readonly closed: () => void };

/** One connection. What is under way when the line is cut arrives when it is whole again, as TCP has it; or never. */
export type LineSocket = {
  readonly id: string;
  readonly toServer: (message: unknown) => void;
  readonly toPage: (message: unknown) => void;
  /** Hangs up; the other end learns of it when the line lets it. */
  readonly close: () => void;
};

export type Line = {
  readonly isCut: () => boolean;
  readonly setCut: (isCut: boolean) => void;
  /** Opens a connection between two ends that can be told of it. */
  readonly open: (id: string, page: SocketEnd, server: SocketEnd) => LineSocket;
};

/** A line that is whole. */
export function createLine(random: Random): Line {
  let isCut = false;
  const healed = new Set<() => void>();

  /** Carries things one way, in order. */
  const createWay = () => {
    const queue: (() => void)[] = [];
    let arrived = 0;
    const drain = (): void => {
      while (!isCut && arrived > 0) {
        arrived -= 1;
        queue.shift()?.();
      }
    };
    healed.add(drain);
    return (arrive: () => void): void => {
      queue.push(arrive);
      setTimeout(
        () => {
          arrived += 1;
          drain();
        },
        random.integer(...DELAY_MS),
      );
    };
  };

  return {
    isCut: () => isCut,
    setCut: (next) => {
      isCut = next;
      for (const drain of healed) drain();
    },
    open: (id, page, server) => {
      const [carryToServer, carryToPage] = [createWay(), createWay()];
      let isOpen = true;
      const close = (): void => {
        if (!isOpen) return;
        isOpen = false;
        // Each end is told, also the one that hung up: it has closed already and takes no notice.
        carryToServer(server.closed);
        carryToPage(page.closed);
      };
      return {
        id,
        toServer: (message) => {
          if (isOpen)
            carryToServer(() => {
              server.hear(message);
            });
        },
        toPage: (message) => {
          if (isOpen)
            carryToPage(() => {
              page.hear(message);
            });
        },
        close,
      };
    },
  };
}
