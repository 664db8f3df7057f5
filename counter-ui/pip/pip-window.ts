/**
 * The small window above all others (Document Picture-in-Picture). It is a second document of the very same program:
 * one connection, one desk, so that a press in either window is a press of the same key.
 */
import type { Language } from '#protocol/vocabulary.ts';
import { copyLooks } from './copy-looks.ts';

/** The drawing's size, in CSS px; the officer may drag it larger. */
export const PIP_SIZE = { width: 320, height: 180 } as const;

declare global {
  // The compiler's own list of the DOM does not know the interface yet, and only an interface can be added to.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    /** Chromium only, and only on https or localhost. */
    readonly documentPictureInPicture?: {
      readonly requestWindow: (size: { readonly width: number; readonly height: number }) => Promise<Window>;
    };
  }
}

/** Why there is no small window; `refused`: the browser's own policy. */
export type PipHindrance = 'needs_https' | 'needs_chromium' | 'refused';

export type PipState = {
  /** The open window; null while there is none. */
  readonly window: Window | null;
  /** Why the last press opened nothing, to be said; null when nothing is to be said. */
  readonly hindrance: PipHindrance | null;
};

export type PipWindow = {
  /** For `useSyncExternalStore`. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => PipState;
  /**
   * Opens the window, or notes what hinders it; to be called from a press, which the browser asks for. An open one is
   * only brought forward.
   */
  readonly open: () => void;
  readonly close: () => void;
  /** The hindrance has been read. */
  readonly dismiss: () => void;
  /** Says to the browser and to screen readers what the open window is. */
  readonly entitle: (title: string, language: Language) => void;
  /** Brings the page itself forward; to be called from a press in the small window. */
  readonly showPage: () => void;
};

/** What this page lacks for it, or null. */
export function hindranceAt(
  page: Pick<Window, 'isSecureContext' | 'documentPictureInPicture'>,
): PipHindrance | null {
  if (page.documentPictureInPicture !== undefined) return null;
  // A browser hides what it can do from a page that came over plain HTTP, so the first cure is the address.
  return page.isSecureContext ? 'needs_chromium' : 'needs_https';
}

/** The small window of one page. It closes with the page, and the page hears when the officer closes it. */
export function createPipWindow(page: Window): PipWindow {
  let state: PipState = { window: null, hindrance: null };
  let isOpening = false;
  const listeners = new Set<() => void>();
  const update = (change: Partial<PipState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const close = (): void => {
    state.window?.close();
  };

  const request = async (api: NonNullable<Window['documentPictureInPicture']>): Promise<void> => {
    isOpening = true;
    try {
      const opened = await api.requestWindow(PIP_SIZE);
      opened.addEventListener('pagehide', () => {
        if (state.window === opened) update({ window: null });
      });
      await copyLooks(page.document, opened.document);
      if (!opened.closed) update({ window: opened, hindrance: null });
    } catch {
      update({ hindrance: 'refused' });
    } finally {
      isOpening = false;
    }
  };

  page.addEventListener('pagehide', close);
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    open: () => {
      const api = page.documentPictureInPicture;
      if (api === undefined) update({ hindrance: hindranceAt(page) });
      else if (state.window !== null) state.window.focus();
      else if (!isOpening) void request(api);
    },
    close,
    dismiss: () => {
      update({ hindrance: null });
    },
    entitle: (title, language) => {
      const { window } = state;
      if (window === null) return;
      window.document.title = title;
      window.document.documentElement.lang = language;
    },
    showPage: () => {
      page.focus();
    },
  };
}
