/** What goes to and from the server over plain HTTP: the preview of a slip, and the office's logo. */
import type { Logo, PrinterSettings, SlipTemplate } from '#protocol/printing.ts';
import type { CitizenLanguage, LogoId } from '#protocol/vocabulary.ts';

export const SLIP_KINDS = ['ticket', 'reprint', 'checklist', 'summary', 'test'] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

export type SlipPreviewOrder = {
  readonly kind: SlipKind;
  readonly language: CitizenLanguage;
  readonly printer: PrinterSettings;
  readonly template: SlipTemplate;
};

/** The very dots that would be printed, as a `data:` address, with their real length. */
export type SlipPicture = {
  readonly dataUrl: string;
  readonly widthDots: number;
  readonly heightDots: number;
  readonly heightMm: number;
};

export type LogoRefusal = 'too_large' | 'not_a_picture' | 'unsafe' | 'unanswered';
export type LogoUpload =
  { readonly ok: true; readonly logo: Logo } | { readonly ok: false; readonly why: LogoRefusal };

export type SlipHttp = {
  /** Null when the server did not draw it; rejects only when it was given up by `signal`. */
  readonly preview: (order: SlipPreviewOrder, signal: AbortSignal) => Promise<SlipPicture | null>;
  readonly uploadLogo: (file: Blob) => Promise<LogoUpload>;
  /** The stored logo as a `data:` address; null when it is not to be had. */
  readonly fetchLogo: (logoId: LogoId) => Promise<string | null>;
};

const UPLOAD_PATIENCE_MS = 20_000;

/** Reads a picture into a `data:` address: the page may show those, and no `blob:`. */
async function dataUrlOf(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const chunks: string[] = [];
  // In pieces, since a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8_192) {
    chunks.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  }
  return `data:image/png;base64,${btoa(chunks.join(''))}`;
}

const isWhy = (why: unknown): why is LogoRefusal =>
  why === 'too_large' || why === 'not_a_picture' || why === 'unsafe';

async function logoAnswer(response: Response): Promise<LogoUpload> {
  const body: unknown = await response.json().catch(() => null);
  const answer = typeof body === 'object' && body !== null ? body : {};
  if (response.ok && 'logoId' in answer && 'widthPx' in answer && 'heightPx' in answer) {
    const { logoId, widthPx, heightPx } = answer;
    if (typeof logoId === 'string' && typeof widthPx === 'number' && typeof heightPx === 'number') {
      return { ok: true, logo: { logoId: logoId as LogoId, widthPx, heightPx } };
    }
  }
  if (response.status === 413) return { ok: false, why: 'too_large' };
  if ('why' in answer && isWhy(answer.why)) return { ok: false, why: answer.why };
  return { ok: false, why: 'unanswered' };
}

/** The desk's HTTP, under the device and the session that the desk has at the moment of asking. */
export function createSlipHttp(
  fetchFromServer: typeof fetch,
  tokens: () => { readonly deviceToken: string; readonly sessionToken: string },
): SlipHttp {
  const headers = (): Record<string, string> => ({
    'x-device-token': tokens().deviceToken,
    'x-session-token': tokens().sessionToken,
  });
  return {
    preview: async (order, signal) => {
      try {
        const response = await fetchFromServer('/admin/slip-preview', {
          method: 'POST',
          headers: { ...headers(), 'content-type': 'application/json' },
          body: JSON.stringify(order),
          signal,
        });
        if (!response.ok) return null;
        const figure = (name: string): number => Number(response.headers.get(name) ?? 0);
        return {
          dataUrl: await dataUrlOf(await response.blob()),
          widthDots: figure('x-slip-width-dots'),
          heightDots: figure('x-slip-height-dots'),
          heightMm: figure('x-slip-height-mm'),
        };
      } catch (error) {
        if (signal.aborted) throw error;
        return null;
      }
    },
    uploadLogo: async (file) => {
      try {
        const response = await fetchFromServer('/admin/logo', {
          method: 'POST',
          headers: { ...headers(), 'content-type': 'application/octet-stream' },
          body: file,
          signal: AbortSignal.timeout(UPLOAD_PATIENCE_MS),
        });
        return await logoAnswer(response);
      } catch {
        return { ok: false, why: 'unanswered' };
      }
    },
    fetchLogo: async (logoId) => {
      try {
        const response = await fetchFromServer(`/admin/logo/${encodeURIComponent(logoId)}`, {
          headers: headers(),
          signal: AbortSignal.timeout(UPLOAD_PATIENCE_MS),
        });
        return response.ok ? await dataUrlOf(await response.blob()) : null;
      } catch {
        return null;
      }
    },
  };
}
