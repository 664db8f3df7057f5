/**
 * The halls' files over HTTP: notices and sounds as displays fetch them, and what the supervisor's desk uploads. What is
 * shown on a wall and spoken in a hall is nobody's secret; what is put there takes the desk's session.
 */
import path from 'node:path';
import { Readable } from 'node:stream';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { NOTICE_ADDRESS, type NoticeFolder, type NoticeRefusal } from '#server/app/notice-folder.ts';
import {
  MOST_CLIP_BYTES,
  VOICE_ADDRESS,
  type ClipRefusal,
  type VoiceShelf,
} from '#server/app/voice-shelf.ts';
import { SPEECH_ADDRESS } from '#server/app/speech.ts';
import type { DeskGuard } from './desk-guard.ts';

/** The largest video a notice may be, and the patience of a slow line for it; the folder itself knows each kind's bound. */
const MOST_UPLOAD_BYTES = 320 * 1024 * 1024;

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
};

export type HallRouteDependencies = {
  readonly guard: DeskGuard;
  readonly notices: NoticeFolder;
  readonly noticesFolder: string;
  readonly voice: VoiceShelf;
  readonly voiceFolder: string;
  readonly speechFolder: string;
  /** Notices or own sounds are others than before. */
  readonly onHallFiles: () => void;
};

export function addHallRoutes(app: FastifyInstance, dependencies: HallRouteDependencies): void {
  const { guard, notices, noticesFolder, voice, voiceFolder, speechFolder, onHallFiles } = dependencies;
  const media = [
    { root: noticesFolder, prefix: NOTICE_ADDRESS },
    { root: voiceFolder, prefix: VOICE_ADDRESS },
    { root: speechFolder, prefix: SPEECH_ADDRESS },
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
    desk.addHook('onRequest', guard);
    // Handed on as it arrives: a video does not fit into memory ten times over.
    desk.addContentTypeParser('application/octet-stream', (_request, body, parsed) => {
      parsed(null, body);
    });
    desk.put<{ Params: { name: string } }>(
      '/admin/notices/:name',
      { bodyLimit: MOST_UPLOAD_BYTES },
      async (request, reply) => {
        const { body } = request;
        if (!(body instanceof Readable)) return reply.code(415).send({ error: 'send the file itself' });
        const outcome = await notices.add(request.params.name, body);
        if (outcome !== 'added') return refuse(reply, outcome);
        onHallFiles();
        return reply.code(201).send(notices.files());
      },
    );
    desk.put<{ Params: { clipId: string } }>('/admin/voice/:clipId', async (request, reply) => {
      const { body } = request;
      if (!(body instanceof Readable)) return reply.code(415).send({ error: 'send the sound itself' });
      const wav = await bytesOf(body, MOST_CLIP_BYTES);
      const outcome = wav === null ? 'too_long' : await voice.put(request.params.clipId, wav);
      if (outcome !== 'kept') return refuse(reply, outcome);
      onHallFiles();
      return reply.code(201).send(voice.clips());
    });
    done();
  });
}

/** What was refused may still be arriving: nothing more is read over that connection. */
const refuse = (reply: FastifyReply, why: NoticeRefusal | ClipRefusal): FastifyReply =>
  reply
    .code(STATUS[why])
    .header('connection', 'close')
    .send({ error: `the file was refused: ${why}`, why });

/** The whole body, or null when it is longer than that. */
async function bytesOf(body: Readable, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
