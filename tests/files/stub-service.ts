/** A little file service on a real port, to be told how it behaves. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

export type StubService = {
  readonly url: URL;
  readonly asked: readonly Asked[];
  behave: (request: IncomingMessage, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
};

/** Answers with JSON, under 200 unless told. */
export const json =
  (answer: unknown, status = 200): StubService['behave'] =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };

export async function startStubService(): Promise<StubService> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => {
      body += piece.toString('utf8');
    });
    request.on('end', () => {
      const { method = '', url: address = '', headers } = request;
      asked.push({ method, address, headers, body });
      stub.behave(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stub: StubService = {
    url: new URL(`http://127.0.0.1:${String(port)}/tra-cuu`),
    asked,
    behave: json({ found: false }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return stub;
}
