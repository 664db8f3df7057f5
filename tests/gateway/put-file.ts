/** Putting a file into the office as the supervisor's desk does. */
import type { Enrolled, GatewayServer, SignedInClient } from '#tests/support/gateway-server.ts';

type Desk = {
  readonly server: GatewayServer;
  readonly devices: { readonly admin: Enrolled };
  readonly supervisor: SignedInClient<'admin'>;
};

/** Uploads what is to be removed. */
export async function putFile(
  { server, devices, supervisor }: Desk,
  address: string,
  body: Uint8Array,
): Promise<void> {
  const answer = await fetch(server.url + address, {
    method: 'PUT',
    body: Buffer.from(body),
    headers: {
      'content-type': 'application/octet-stream',
      'x-device-token': devices.admin.token,
      'x-session-token': supervisor.sessionToken,
    },
  });
  if (!answer.ok) throw new Error(`${address} was answered with ${String(answer.status)}`);
}
