/**
 * The halls' files over HTTP: notices and sounds as displays fetch them, and what the supervisor's desk uploads. What is
 * shown on a wall and spoken in a hall is nobody's secret; what is put there takes the desk's session.
 */
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { NOTICE_PIECE_BYTES, type ClipRefusal, type NoticeRefusal } from '#protocol/hall-files.ts';
import { NOTICE_ADDRESS, type NoticeFolder } from '#server/app/notice-folder.ts';
import { MOST_CLIP_BYTES, VOICE_ADDRESS, type VoiceShelf } from '#server/app/voice-shelf.ts';
import { SPEECH_ADDRESS } from '#server/app/speech.ts';
import { GUIDANCE_ADDRESS } from '#server/app/spoken-guidance.ts';
import type { DeskGuard, DeskNote } from './desk-guard.ts';

const piecePlace = z.object({ from: z.coerce.number().int().min(0), total: z.coerce.number().int().min(0) });

const STATUS: Readonly<Record<NoticeRefusal | ClipRefusal, number>> = {
  bad_name: 400,
  bad_clip_id: 400,
  unknown_format: 415,
  not_what_it_says: 415,
  not_wav: 415,
  wrong_format: 415,
  truncated: 422,
  empty: 422,
  too_large: 413,
  too_long: 413,
  too_short: 422,
  too_many: 409,
  out_of_step: 409,
};

export type HallRouteDependencies = {
  readonly guard: DeskGuard;
  readonly note: DeskNote;
  readonly notices: NoticeFolder;
  readonly noticesFolder: string;
  readonly voice: VoiceShelf;
  readonly voiceFolder: string;
  readonly speechFolder: string;
  readonly guidanceFolder: string;
  /** Notices or own sounds are others than before. */
  readonly onHallFiles: () => void;
};

export function addHallRoutes(app: FastifyInstance, dependencies: HallRouteDependencies): void {
  const { guard, note, notices, noticesFolder, voice, voiceFolder, onHallFiles } = dependencies;
  const media = [
    { root: noticesFolder, prefix: NOTICE_ADDRESS },
    { root: voiceFolder, prefix: VOICE_ADDRESS },
    { root: dependencies.speechFolder, prefix: SPEECH_ADDRESS },
    { root: dependencies.guidanceFolder, prefix: GUIDANCE_ADDRESS },
  ];
  for (const { root, prefix } of media) {
    void app.register(fastifyStatic, {
      root: path.resolve(root),
      prefix,
      decorateReply: false,
      index: false,
      dotfiles: 'deny',
      // Addresses change with the content.
      maxAge: '365d',
      immutable: true,
    });
  }
  void app.register((desk, _options, done) => {
    desk.addHook('onRequest', guard.supervisor);
    desk.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    desk.put<{ Params: { name: string } }>(
      '/admin/notices/:name',
      { bodyLimit: NOTICE_PIECE_BYTES },
      async (request, reply) => {
        const { body } = request;
        const place = piecePlace.safeParse(request.query);
        if (!Buffer.isBuffer(body)) return reply.code(415).send({ error: 'send the file itself' });
        if (!place.success) return reply.code(400).send({ error: 'from and total: where this piece lies' });
        const outcome = await notices.add(request.params.name, place.data, body);
        if (outcome === 'more') return reply.code(202).send({});
        if (outcome !== 'added') return refuse(reply, outcome);
        note(request, 'notice_added', request.params.name);
        onHallFiles();
        return reply.code(201).send(notices.files());
      },
    );
    desk.put<{ Params: { clipId: string } }>(
      '/admin/voice/:clipId',
      { bodyLimit: MOST_CLIP_BYTES, onRequest: guard.administrator },
      async (request, reply) => {
        const { body } = request;
        if (!Buffer.isBuffer(body)) return reply.code(415).send({ error: 'send the sound itself' });
        const outcome = await voice.put(request.params.clipId, body);
        if (outcome !== 'kept') return refuse(reply, outcome);
        note(request, 'clip_added', request.params.clipId);
        onHallFiles();
        return reply.code(201).send(voice.clips());
      },
    );
    done();
  });
}

const refuse = (reply: FastifyReply, why: NoticeRefusal | ClipRefusal): FastifyReply =>
  reply.code(STATUS[why]).send({ error: `the file was refused: ${why}`, why });
