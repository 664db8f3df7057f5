/** How the desk's pages ask the server over HTTP. */

/** Who the desk is at the moment of asking. */
export type DeskTokens = () => { readonly deviceToken: string; readonly sessionToken: string };

export type DeskRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: BodyInit;
  /** What the body is: JSON unless told. */
  readonly type?: string;
  /** How long an answer may take, in ms. */
  readonly patienceMs: number;
};

/** Asks under the desk's device and session. Rejects when there is no answer in time; one that refuses is an answer. */
export const createDeskFetch =
  (tokens: DeskTokens) =>
  (
    address: string,
    { method, body, type = 'application/json', patienceMs }: DeskRequest,
  ): Promise<Response> => {
    const { deviceToken, sessionToken } = tokens();
    return fetch(address, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: {
        'x-device-token': deviceToken,
        'x-session-token': sessionToken,
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      signal: AbortSignal.timeout(patienceMs),
    });
  };
