import { expect, test } from 'vitest';
import { createRecorderSession, NO_RECORDER } from '../../admin-ui/recorder/recorder-session.ts';
import type { ClipTrouble, UploadAnswer } from '../../admin-ui/hall/hall-http.ts';
import { decodeWav, encodeWav } from '#voice/sound/wav.ts';
import { MICROPHONE_RATE_HZ, spokenWord } from '#tests/support/fake-microphone.ts';
import { settled } from './desk-stand-in.ts';

const PHRASES = ['vi-invite', 'vi-number', 'vi-again', 'vi-to-counter'];

/** A recorder whose uploads are answered by `answer`, by the phrase. */
function openSession(answer: (clipId: string) => UploadAnswer<ClipTrouble> = () => ({ ok: true })) {
  const stored: { readonly clipId: string; readonly bytes: number }[] = [];
  const session = createRecorderSession({
    openMicrophone: () => Promise.resolve('none'),
    putClip: (clipId, wav) => {
      const answered = answer(clipId);
      if (answered.ok) stored.push({ clipId, bytes: wav.size });
      return Promise.resolve(answered);
    },
    decode: async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return bytes.length < 100 ? null : decodeWav(bytes).samples;
    },
    play: () => undefined,
    playUrl: () => undefined,
  });
  const takeIn = async (files: readonly File[]) => {
    session.takeFolder(files, PHRASES);
    for (let turn = 0; turn < 100 && session.state().folder?.isRunning === true; turn += 1) await settled();
    return session.state().folder;
  };
  return { session, stored, takeIn };
}

const named = (name: string, bytes: Uint8Array): File => new File([new Uint8Array(bytes)], name);
const GOOD = spokenWord(0.1);

test('every WAV that is named by a phrase is judged and kept; others keep their reason; what is no WAV is passed over', async () => {
  const { stored, takeIn } = openSession();
  const folder = await takeIn([
    named('vi-invite.wav', GOOD),
    named('vi-number.WAV', GOOD),
    named('vi-again.wav', spokenWord(4)),
    named('vi-to-counter.wav', Uint8Array.of(1, 2, 3)),
    named('nhạc nền.wav', GOOD),
    named('.DS_Store', GOOD),
  ]);
  expect(folder).toMatchObject({ isRunning: false, done: 5, total: 5, kept: 2 });
  expect(folder?.refused.map(({ name, why }) => [name, why])).toEqual([
    ['vi-again.wav', 'clipped'],
    ['vi-to-counter.wav', 'not_a_sound'],
    ['nhạc nền.wav', 'unknown_phrase'],
  ]);
  expect(stored.map(({ clipId }) => clipId)).toEqual(['vi-invite', 'vi-number']);
});

test('what is stored is cut to the word, as a recording is', async () => {
  const { stored, takeIn } = openSession();
  await takeIn([named('vi-invite.wav', GOOD)]);
  const second = encodeWav(new Float32Array(MICROPHONE_RATE_HZ), MICROPHONE_RATE_HZ).length;
  expect(GOOD.length).toBeGreaterThan(2.9 * second);
  expect(stored[0]?.bytes).toBeLessThan(0.8 * second);
});

test('a silent server is told per file, and the others are sent all the same', async () => {
  const { takeIn } = openSession((clipId) =>
    clipId === 'vi-invite' ? { ok: false, why: 'unanswered' } : { ok: true },
  );
  const folder = await takeIn([named('vi-invite.wav', GOOD), named('vi-number.wav', GOOD)]);
  expect(folder).toMatchObject({
    kept: 1,
    refused: [{ name: 'vi-invite.wav', why: 'unanswered', decibels: 0 }],
  });
});

test('a folder chosen while another is being taken in changes nothing; signing out forgets both', async () => {
  const { session, stored, takeIn } = openSession();
  const first = takeIn([named('vi-invite.wav', GOOD)]);
  session.takeFolder([named('vi-number.wav', GOOD)], PHRASES);
  await first;
  expect(stored.map(({ clipId }) => clipId)).toEqual(['vi-invite']);
  session.forget();
  expect(session.state()).toEqual(NO_RECORDER);
});
