/** Files for the halls on their way to the server: notices, and the office's own sounds. */
import type { NoticeRefusal } from './notice-file.ts';

const CLIP_REFUSALS = [
  'bad_clip_id',
  'not_wav',
  'wrong_format',
  'truncated',
  'empty',
  'too_short',
  'too_long',
  'too_many',
] as const;
/** Why a sound was not kept; `unanswered`: nobody knows. */
export type ClipRefusal = (typeof CLIP_REFUSALS)[number] | 'unanswered';
export type UploadAnswer<Why> = { readonly ok: true } | { readonly ok: false; readonly why: Why };

export type HallHttp = {
  /** `onShare` hears how much has gone, 0 to 1. */
  readonly putNotice: (
    name: string,
    file: Blob,
    onShare: (share: number) => void,
  ) => Promise<UploadAnswer<NoticeRefusal>>;
  readonly putClip: (clipId: string, wav: Blob) => Promise<UploadAnswer<ClipRefusal>>;
};

/** A video of 300 MB over a slow office line. */
const NOTICE_PATIENCE_MS = 15 * 60_000;
const CLIP_PATIENCE_MS = 20_000;

const NOTICE_REFUSALS = ['bad_name', 'unknown_format', 'not_what_it_says', 'too_large', 'too_many'] as const;

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

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The desk's uploads, under the device and the session that the desk has at the moment of asking. */
export function createHallHttp(
  tokens: () => { readonly deviceToken: string; readonly sessionToken: string },
): HallHttp {
  const headers = (): Record<string, string> => ({
    'x-device-token': tokens().deviceToken,
    'x-session-token': tokens().sessionToken,
    'content-type': 'application/octet-stream',
  });
  return {
    // Only this older way tells how far an upload has come.
    putNotice: (name, file, onShare) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('PUT', `/admin/notices/${encodeURIComponent(name)}`);
        for (const [header, value] of Object.entries(headers())) request.setRequestHeader(header, value);
        request.timeout = NOTICE_PATIENCE_MS;
        request.upload.addEventListener('progress', ({ loaded, total }) => {
          if (total > 0) onShare(loaded / total);
        });
        request.addEventListener('loadend', () => {
          if (request.status === 201) {
            resolve({ ok: true });
            return;
          }
          const body = parsed(request.responseText);
          const why = whyOf(request.status, body, NOTICE_REFUSALS, 'too_large');
          resolve({ ok: false, why: why ?? 'unanswered' });
        });
        request.send(file);
      }),
    putClip: async (clipId, wav) => {
      try {
        const response = await fetch(`/admin/voice/${encodeURIComponent(clipId)}`, {
          method: 'PUT',
          headers: headers(),
          body: wav,
          signal: AbortSignal.timeout(CLIP_PATIENCE_MS),
        });
        if (response.status === 201) return { ok: true };
        const body: unknown = await response.json().catch(() => null);
        return { ok: false, why: whyOf(response.status, body, CLIP_REFUSALS, 'too_long') ?? 'unanswered' };
      } catch {
        return { ok: false, why: 'unanswered' };
      }
    },
  };
}
