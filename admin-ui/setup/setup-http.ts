/** The wizard between the page and the server. */
import {
  SETUP_CODE_HEADER,
  type BackupRefusal,
  type SetupBackup,
  type SetupDone,
  type SetupDraft,
  type SetupOrder,
  type SetupStanding,
} from '#protocol/setup.ts';

/**
 * `code`: it has to be typed first; `wrong`: `where` the office contradicts itself; `backup`: `why` it was not taken; `away`: no answer;
 * `no_demonstration`, `no_office`: what should take this server's place did not come in time.
 */
export type SetupTrouble =
  | {
      readonly kind: 'code' | 'too_many_tries' | 'done_already' | 'away' | 'no_demonstration' | 'no_office';
    }
  | { readonly kind: 'wrong'; readonly where: string }
  | { readonly kind: 'backup'; readonly why: BackupRefusal };
export type SetupAnswer<Result> =
  { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly trouble: SetupTrouble };

export type SetupHttp = {
  readonly read: () => Promise<SetupAnswer<SetupStanding>>;
  readonly keep: (draft: SetupDraft) => Promise<SetupAnswer<null>>;
  readonly setUp: (order: SetupOrder) => Promise<SetupAnswer<SetupDone>>;
  /** The path is the server's. */
  readonly restore: (backup: SetupBackup) => Promise<SetupAnswer<SetupDone>>;
  readonly showDemonstration: () => Promise<SetupAnswer<null>>;
};

const PATIENCE_MS = 10_000;
/** Years of tickets are copied and looked through. */
const RESTORE_PATIENCE_MS = 10 * 60_000;

async function troubleOf(response: Response): Promise<SetupTrouble> {
  switch (response.status) {
    case 401:
      return { kind: 'code' };
    case 409:
      return { kind: 'done_already' };
    case 422: {
      const { where, backup } = (await response.json()) as {
        readonly where?: string;
        readonly backup?: BackupRefusal;
      };
      if (backup !== undefined) return { kind: 'backup', why: backup };
      return { kind: 'wrong', where: where ?? '' };
    }
    case 429:
      return { kind: 'too_many_tries' };
    default:
      return { kind: 'away' };
  }
}

/** Asks with the code that has been typed so far. */
export function createSetupHttp(code: () => string): SetupHttp {
  const ask = async <Result>(
    address: string,
    method: string,
    body?: unknown,
    patienceMs = PATIENCE_MS,
  ): Promise<SetupAnswer<Result>> => {
    try {
      const response = await fetch(address, {
        method,
        headers: {
          [SETUP_CODE_HEADER]: code(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patienceMs),
      });
      if (!response.ok) return { ok: false, trouble: await troubleOf(response) };
      return { ok: true, result: (response.status === 204 ? null : await response.json()) as Result };
    } catch {
      return { ok: false, trouble: { kind: 'away' } };
    }
  };
  return {
    read: () => ask('/setup/draft', 'GET'),
    keep: (draft) => ask('/setup/draft', 'PUT', draft),
    setUp: (order) => ask('/setup/office', 'POST', order),
    restore: (backup) => ask('/setup/backup', 'POST', backup, RESTORE_PATIENCE_MS),
    showDemonstration: () => ask('/setup/demonstration', 'POST'),
  };
}
