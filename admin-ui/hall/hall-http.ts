/** Files for the halls on their way to the server: notices, and the office's own sounds. */
import {
  CLIP_REFUSALS,
  NOTICE_PIECE_BYTES,
  NOTICE_REFUSALS,
  type ClipRefusal,
  type NoticeRefusal,
} from '#protocol/hall-files.ts';
import { createDeskFetch, type DeskTokens } from '../desk-fetch.ts';

/** Why an upload failed; `unanswered`: nobody knows. */
export type NoticeTrouble = NoticeRefusal | 'unanswered';
export type ClipTrouble = ClipRefusal | 'unanswered';
export type UploadAnswer<Why> = { readonly ok: true } | { readonly ok: false; readonly why: Why };

export type HallHttp = {
  /** `onShare` hears how much has gone, 0 to 1. */
  readonly putNotice: (
    name: string,
    file: Blob,
    onShare: (share: number) => void,
  ) => Promise<UploadAnswer<NoticeTrouble>>;
  readonly putClip: (clipId: string, wav: Blob) => Promise<UploadAnswer<ClipTrouble>>;
};

/** For one piece of a notice, or one sound. */
const PATIENCE_MS = 20_000;

/** What the server gave as its reason; null when it gave none of those. */
export function whyOf<Why extends string>(
  status: number,
  body: unknown,
  known: readonly Why[],
  whenTooLarge: Why,
): Why | null {
  const why = typeof body === 'object' && body !== null && 'why' in body ? body.why : null;
  const found = known.find((each) => each === why);
  return found ?? (status === 413 ? whenTooLarge : null);
}

/** The desk's uploads, under the device and the session that the desk has at the moment of asking. */
export function createHallHttp(tokens: DeskTokens): HallHttp {
  const fetchFromDesk = createDeskFetch(tokens);
  const put = (address: string, body: Blob): Promise<Response> =>
    fetchFromDesk(address, {
      method: 'PUT',
      body,
      type: 'application/octet-stream',
      patienceMs: PATIENCE_MS,
    });
  const bodyOf = (response: Response): Promise<unknown> => response.json().catch(() => null);
  return {
    putNotice: async (name, file, onShare) => {
      const total = file.size;
      try {
        // An empty file is sent too, so that it is refused as any other.
        for (let from = 0; from < Math.max(total, 1); from += NOTICE_PIECE_BYTES) {
          const place = new URLSearchParams({ from: String(from), total: String(total) });
          const piece = file.slice(from, from + NOTICE_PIECE_BYTES);
          const response = await put(`/admin/notices/${encodeURIComponent(name)}?${String(place)}`, piece);
          if (!response.ok) {
            const why = whyOf(response.status, await bodyOf(response), NOTICE_REFUSALS, 'too_large');
            return { ok: false, why: why ?? 'unanswered' };
          }
          onShare(Math.min(1, (from + piece.size) / Math.max(total, 1)));
        }
        return { ok: true };
      } catch {
        return { ok: false, why: 'unanswered' };
      }
    },
    putClip: async (clipId, wav) => {
      try {
        const response = await put(`/admin/voice/${encodeURIComponent(clipId)}`, wav);
        if (response.status === 201) return { ok: true };
        const why = whyOf(response.status, await bodyOf(response), CLIP_REFUSALS, 'too_long');
        return { ok: false, why: why ?? 'unanswered' };
      } catch {
        return { ok: false, why: 'unanswered' };
      }
    },
  };
}
