/**
 * The preview beside the template: asked for a moment after the last change, one at a time, the newest wins. The picture
 * before stays until the new one is there, so that nothing flickers while somebody types.
 */
import type { LogoId } from '#protocol/vocabulary.ts';
import type { LogoRefusal, SlipHttp, SlipPicture, SlipPreviewOrder } from './slip-http.ts';

/** Changes that follow each other faster are drawn once. */
export const PREVIEW_PAUSE_MS = 200;

export type PreviewState = {
  readonly picture: SlipPicture | null;
  /** `behind`: what is shown is of an earlier state; `failed`: the server did not draw the newest one. */
  readonly standing: 'fresh' | 'behind' | 'failed';
  readonly logo: { readonly logoId: LogoId; readonly dataUrl: string } | null;
  readonly upload:
    { readonly kind: 'running' } | { readonly kind: 'refused'; readonly why: LogoRefusal } | null;
};

export const NO_PREVIEW: PreviewState = { picture: null, standing: 'behind', logo: null, upload: null };

export type PreviewDesk = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => PreviewState;
  /** Draws this, unless it is what was asked for last. */
  readonly show: (order: SlipPreviewOrder) => void;
  /** Asks again for what was asked for last. */
  readonly again: () => void;
  readonly showLogo: (logoId: LogoId | null) => void;
  /** Uploads a picture; answers with the stored logo, or null after saying why not. */
  readonly upload: (file: Blob) => ReturnType<SlipHttp['uploadLogo']>;
};

/** A desk that has drawn nothing yet. */
export function createPreviewDesk(http: SlipHttp): PreviewDesk {
  let state = NO_PREVIEW;
  let asked: { readonly key: string; readonly order: SlipPreviewOrder } | null = null;
  let running: AbortController | null = null;
  let wantedLogo: LogoId | null = null;
  const listeners = new Set<() => void>();
  const update = (change: Partial<PreviewState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const draw = async (order: SlipPreviewOrder): Promise<void> => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const isGivenUp = (): boolean => running !== controller;
    update({ standing: 'behind' });
    await new Promise((resolve) => setTimeout(resolve, PREVIEW_PAUSE_MS));
    if (isGivenUp()) return;
    try {
      const picture = await http.preview(order, controller.signal);
      if (isGivenUp()) return;
      update(picture === null ? { standing: 'failed' } : { picture, standing: 'fresh' });
    } catch {
      // Given up for a newer one.
    }
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    show: (order) => {
      const key = JSON.stringify(order);
      if (asked?.key === key) return;
      asked = { key, order };
      void draw(order);
    },
    again: () => {
      if (asked !== null) void draw(asked.order);
    },
    showLogo: (logoId) => {
      if (wantedLogo === logoId) return;
      wantedLogo = logoId;
      if (logoId === null) {
        update({ logo: null });
        return;
      }
      void http.fetchLogo(logoId).then((dataUrl) => {
        if (wantedLogo !== logoId) return;
        update({ logo: dataUrl === null ? null : { logoId, dataUrl } });
      });
    },
    upload: async (file) => {
      update({ upload: { kind: 'running' } });
      const answer = await http.uploadLogo(file);
      update({ upload: answer.ok ? null : { kind: 'refused', why: answer.why } });
      return answer;
    },
  };
}
