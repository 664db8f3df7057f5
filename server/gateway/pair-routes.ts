/**
 * `POST /pair`: a new device hands in its code and is given its token, once, and told which page it is now.
 * `POST /pair/move`: a device that goes over to another address, such as the encrypted one, gets a code for itself: what a
 * browser keeps belongs to one address. With the code its old token dies, so that one which crossed the network is worth nothing.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DeviceId, DeviceRole, InstantMs } from '#protocol/vocabulary.ts';
import type { Pairing } from '#server/app/pairing.ts';
import type { Trail } from '#server/app/trail.ts';
import { hashToken, newToken } from '#server/app/tokens.ts';
import type { AccessStore } from '#server/storage/store.ts';
import { enrolDevice } from './enrolment.ts';
import { createPace } from './pace.ts';

/** Five tries a minute from one address, and thirty from all together: of 2^40 codes nobody guesses one in ten minutes. */
const TRIES_AT_ONCE = 5;
const TRY_INTERVAL_MS = 60_000 / TRIES_AT_ONCE;
const TRIES_OF_ALL_AT_ONCE = 30;
const TRY_OF_ALL_INTERVAL_MS = 60_000 / TRIES_OF_ALL_AT_ONCE;

const pairRequest = z.strictObject({ code: z.string().min(8).max(20) });

export type PairRouteDependencies = {
  readonly pairing: Pairing;
  readonly access: AccessStore;
  readonly trail: Pick<Trail, 'note'>;
  /** A device has come along to another address: whoever is connected with its old token is let go. */
  readonly onMoved: (deviceId: DeviceId) => void;
  readonly now: () => InstantMs;
  readonly monotonicMs: () => number;
};

export function addPairRoute(app: FastifyInstance, dependencies: PairRouteDependencies): void {
  const { pairing, access, trail, onMoved, now, monotonicMs } = dependencies;
  const ofAddress = createPace(TRY_INTERVAL_MS, TRIES_AT_ONCE, monotonicMs);
  const ofAll = createPace(TRY_OF_ALL_INTERVAL_MS, TRIES_OF_ALL_AT_ONCE, monotonicMs);
  const isWelcome = (deviceId: DeviceId, role: DeviceRole): boolean =>
    access.devicesOf(role).some((device) => device.deviceId === deviceId);
  const ofMoving = createPace(TRY_INTERVAL_MS, TRIES_AT_ONCE, monotonicMs);
  app.post('/pair/move', (request, reply) => {
    void reply.header('cache-control', 'no-store');
    if (ofMoving.take(request.socket.remoteAddress ?? '') > 0)
      return reply.code(429).send({ error: 'too many tries; wait a minute' });
    const token = request.headers['x-device-token'];
    const device = typeof token === 'string' ? access.deviceByToken(hashToken(token)) : null;
    if (device === null || device.isRevoked) return reply.code(401).send({ error: 'this is no device here' });
    const { deviceId, role, name, counterId, printerId } = device;
    const { code } = pairing.invite({ role, name, counterId, printerId, by: null, moves: deviceId });
    return reply.code(200).send({ code });
  });
  app.post('/pair', (request, reply) => {
    void reply.header('cache-control', 'no-store');
    // Whoever has had their own turns takes none of the others'.
    const waitMs = ofAddress.take(request.socket.remoteAddress ?? '') || ofAll.take('');
    if (waitMs > 0) {
      void reply.header('retry-after', String(Math.ceil(waitMs / 1_000)));
      return reply.code(429).send({ error: 'too many tries; wait a minute' });
    }
    const parsed = pairRequest.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: 'code: eight letters and figures' });
    const invitation = pairing.redeem(parsed.data.code);
    // Wrong, used and too old look alike from outside.
    if (invitation === null) return reply.code(404).send({ error: 'this code is not good (any more)' });
    const { by, moves, ...place } = invitation;
    // Revoked since it asked.
    if (moves !== undefined && !isWelcome(moves, place.role))
      return reply.code(404).send({ error: 'this code is not good (any more)' });
    const deviceId = moves ?? (`${place.role}-${newToken().slice(0, 16)}` as DeviceId);
    const { role, name, counterId } = place;
    let deviceToken = '';
    trail.note({ by, deed: 'device_paired', subject: deviceId, after: { role, name } }, () => {
      deviceToken = enrolDevice(access, { deviceId, ...place }, now());
    });
    if (moves !== undefined) onMoved(moves);
    return reply.code(200).send({ deviceToken, role, counterId });
  });
}
