/**
 * Feedback over HTTP: from citizens' phones, which nobody knows and which are bounded by pace alone, and at the desk. A citizen's text is
 * too long for a message of the queue, and its page needs no socket.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FeedbackNumber, FeedbackRefusal } from '#protocol/feedback.ts';
import {
  feedbackByCode,
  feedbackDeed,
  feedbackOrder,
  feedbackQuestion,
  feedbackSettings,
} from '#protocol/feedback-shapes.ts';
import { requestId } from '#protocol/message-row.ts';
import type { OfficerId } from '#protocol/vocabulary.ts';
import type { FeedbackOffice, FeedbackSettingsKeeper } from '#server/app/feedback.ts';
import { StorageFailed } from '#server/storage/store.ts';
import type { DeskGuard, WhoAsks } from './desk-guard.ts';
import { isEncrypted, isOwnOrigin } from './origin.ts';
import { createPace, type Pace } from './pace.ts';

/** One phone: three at once, then one in two minutes; all together: thirty at once, then one in five minutes. */
const WRITINGS_AT_ONCE = 3;
const WRITING_INTERVAL_MS = 120_000;
const WRITINGS_OF_ALL_AT_ONCE = 30;
const WRITING_OF_ALL_INTERVAL_MS = 300_000;
/** Wrong codes. With 80 bits nobody guesses one; this keeps the trying from costing anything. */
const TRIES_AT_ONCE = 10;
const TRY_INTERVAL_MS = 6_000;
const TRIES_OF_ALL_AT_ONCE = 100;
const TRY_OF_ALL_INTERVAL_MS = 600;
/** A kiosk: three at once, then one a minute. */
const KIOSK_AT_ONCE = 3;
const KIOSK_INTERVAL_MS = 60_000;

/** How often each kiosk may take feedback. */
export const createFeedbackPace = (monotonicMs: () => number): Pace =>
  createPace(KIOSK_INTERVAL_MS, KIOSK_AT_ONCE, monotonicMs);

const STATUS: Readonly<Record<FeedbackRefusal, number>> = {
  not_taken: 403,
  too_fast: 429,
  full: 503,
  unknown: 404,
  changed: 409,
  wrong_status: 409,
  already_extended: 409,
  past_due: 409,
  too_long_extension: 422,
  unknown_owner: 422,
  unknown_field: 422,
  request_reused: 409,
};
const refuse = (reply: FastifyReply, why: FeedbackRefusal): FastifyReply =>
  reply.code(STATUS[why]).send({ error: `feedback: ${why}`, why });
/** Only where it is wrong: what somebody typed is in no answer and no log. */
const misshapen = (reply: FastifyReply, { issues: [issue] }: z.ZodError): FastifyReply =>
  reply.code(400).send({ error: issue?.path.join('.') ?? 'body', why: 'invalid' });
/** What could not be kept was not taken; its sender may try again. */
const orStorage = (reply: FastifyReply, work: () => FastifyReply): FastifyReply => {
  try {
    return work();
  } catch (error) {
    if (error instanceof StorageFailed) return reply.code(507).send({ error: 'it could not be saved' });
    throw error;
  }
};

const withdrawal = feedbackByCode.extend({ requestId });
const numberParam = z
  .string()
  .regex(/^(PA|KN)-\d{4}-\d{4,7}$/)
  .transform((value) => value as FeedbackNumber);

export type FeedbackRouteParts = {
  readonly feedback: FeedbackOffice;
  readonly feedbackSettings: FeedbackSettingsKeeper;
  readonly guard: DeskGuard;
  readonly whoAsks: WhoAsks;
  readonly ownNames: () => readonly string[];
  readonly monotonicMs: () => number;
};

export function addFeedbackRoutes(app: FastifyInstance, parts: FeedbackRouteParts): void {
  addCitizenRoutes(app, parts);
  addDeskSide(app, parts);
}

function addCitizenRoutes(app: FastifyInstance, parts: FeedbackRouteParts): void {
  const { feedback, ownNames, monotonicMs } = parts;
  const writings = createPace(WRITING_INTERVAL_MS, WRITINGS_AT_ONCE, monotonicMs);
  const writingsOfAll = createPace(WRITING_OF_ALL_INTERVAL_MS, WRITINGS_OF_ALL_AT_ONCE, monotonicMs);
  const tries = createPace(TRY_INTERVAL_MS, TRIES_AT_ONCE, monotonicMs);
  const triesOfAll = createPace(TRY_OF_ALL_INTERVAL_MS, TRIES_OF_ALL_AT_ONCE, monotonicMs);
  const from = (request: FastifyRequest): string => request.socket.remoteAddress ?? '';
  const slower = (reply: FastifyReply, waitMs: number): FastifyReply => {
    void reply.header('retry-after', String(Math.ceil(waitMs / 1_000)));
    return refuse(reply, 'too_fast');
  };
  /** Right codes cost nothing: whoever follows what they said may look as often as they like. */
  const withCode = (request: FastifyRequest, reply: FastifyReply, work: () => FastifyReply): FastifyReply => {
    const waitMs = Math.max(tries.waitMs(from(request)), triesOfAll.waitMs(''));
    return waitMs > 0 ? slower(reply, waitMs) : orStorage(reply, work);
  };
  const wrongCode = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    tries.take(from(request));
    triesOfAll.take('');
    return refuse(reply, 'unknown');
  };

  void app.register((citizens, _options, done) => {
    citizens.addHook('onRequest', async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { origin, host } = request.headers;
      // Another site's page must not write here through the phones of its visitors.
      if (request.method === 'POST' && !isOwnOrigin(origin, host, ownNames(), isEncrypted(request)))
        await reply.code(403).send({ error: 'only from a page of this server' });
    });
    citizens.get('/feedback/choices', () => feedback.choices());
    citizens.post('/feedback/items', (request, reply) => {
      const said = feedbackOrder.safeParse(request.body);
      if (!said.success) return misshapen(reply, said.error);
      const { requestId: key, ...words } = said.data;
      let waitMs = 0;
      const admit = (): boolean => {
        // Whoever has had their own turns takes none of the others'.
        waitMs = writings.take(from(request)) || writingsOfAll.take('');
        return waitMs === 0;
      };
      return orStorage(reply, () => {
        const taken = feedback.take(key, words, { source: 'phone', by: null, admit });
        if (taken === 'too_fast') return slower(reply, waitMs);
        return typeof taken === 'string' ? refuse(reply, taken) : reply.code(201).send(taken);
      });
    });
    citizens.post('/feedback/standing', (request, reply) => {
      const asked = feedbackByCode.safeParse(request.body);
      if (!asked.success) return misshapen(reply, asked.error);
      return withCode(request, reply, () => {
        const standing = feedback.standing(asked.data.code);
        return standing === null ? wrongCode(request, reply) : reply.send(standing);
      });
    });
    citizens.post('/feedback/withdrawal', (request, reply) => {
      const asked = withdrawal.safeParse(request.body);
      if (!asked.success) return misshapen(reply, asked.error);
      return withCode(request, reply, () => {
        const standing = feedback.withdraw(asked.data.code, asked.data.requestId);
        if (standing === 'unknown') return wrongCode(request, reply);
        return typeof standing === 'string' ? refuse(reply, standing) : reply.send(standing);
      });
    });
    done();
  });
}

function addDeskSide(app: FastifyInstance, parts: FeedbackRouteParts): void {
  const { feedback, feedbackSettings: settings, guard, whoAsks } = parts;
  /** The guard has let in somebody who is signed in; a session that ended since then may do nothing more. */
  const asOfficer = (
    request: FastifyRequest,
    reply: FastifyReply,
    work: (by: OfficerId) => FastifyReply,
  ): FastifyReply => {
    const officer = whoAsks(request);
    if (officer === null) return reply.code(401).send({ error: 'sign in at the desk first' });
    return orStorage(reply, () => work(officer.officerId));
  };
  void app.register((desk, _options, done) => {
    desk.addHook('onRequest', guard.supervisor);
    desk.addHook('onSend', async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
    });
    desk.get('/admin/feedback', (request, reply) => {
      const question = feedbackQuestion.safeParse(request.query);
      if (!question.success) return misshapen(reply, question.error);
      return asOfficer(request, reply, (by) =>
        reply.send(feedback.list(question.data.filter, question.data.from, by)),
      );
    });
    desk.post('/admin/feedback', (request, reply) => {
      const said = feedbackOrder.safeParse(request.body);
      if (!said.success) return misshapen(reply, said.error);
      const { requestId: key, ...words } = said.data;
      return asOfficer(request, reply, (by) => {
        const taken = feedback.take(key, words, { source: 'desk', by, admit: () => true });
        return typeof taken === 'string' ? refuse(reply, taken) : reply.code(201).send(taken);
      });
    });
    desk.get<{ Params: { number: string } }>('/admin/feedback/items/:number', (request, reply) => {
      const number = numberParam.safeParse(request.params.number);
      const item = number.success ? feedback.item(number.data) : null;
      return item === null ? refuse(reply, 'unknown') : reply.send(item);
    });
    // Written, not read: whoever has a code may do what its citizen may, and so it is in the trail who was shown it.
    desk.post<{ Params: { number: string } }>('/admin/feedback/items/:number/code', (request, reply) => {
      const number = numberParam.safeParse(request.params.number);
      if (!number.success) return refuse(reply, 'unknown');
      return asOfficer(request, reply, (by) => {
        const code = feedback.codeOf(number.data, by);
        return code === null ? refuse(reply, 'unknown') : reply.send({ code });
      });
    });
    desk.post<{ Params: { number: string } }>('/admin/feedback/items/:number', (request, reply) => {
      const number = numberParam.safeParse(request.params.number);
      if (!number.success) return refuse(reply, 'unknown');
      const order = feedbackDeed.safeParse(request.body);
      if (!order.success) return misshapen(reply, order.error);
      return asOfficer(request, reply, (by) => {
        const item = feedback.act(number.data, order.data, by);
        return typeof item === 'string' ? refuse(reply, item) : reply.send(item);
      });
    });
    desk.get('/admin/feedback/settings', () => settings.settings());
    desk.put('/admin/feedback/settings', { onRequest: guard.administrator }, (request, reply) => {
      const wanted = feedbackSettings.safeParse(request.body);
      if (!wanted.success) return misshapen(reply, wanted.error);
      return asOfficer(request, reply, (by) =>
        settings.save(wanted.data, by) === 'saved'
          ? reply.send(settings.settings())
          : reply.code(409).send({ error: 'somebody else changed them', why: 'settings_changed' }),
      );
    });
    done();
  });
}
