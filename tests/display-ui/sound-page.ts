/**
 * Runs inside a real browser: the product's own schedule and player, driven by the sound test. Everything it answers is
 * plain data, sound as base64 of 32-bit samples.
 */
import { announcementSentence, type SpokenCall } from '#ui-kit/announcement/sentence.ts';
import { openPlayer, type Player, type PlayerCondition } from '../../display-ui/announcer/player.ts';
import { chimeBuffer, scheduleTimeline } from '../../display-ui/announcer/schedule.ts';
import { announcementTimeline } from '../../display-ui/announcer/timeline.ts';
import { clipDurationMs, loadVoice } from '../../display-ui/announcer/voice-pack.ts';

const SAMPLE_RATE_HZ = 48_000;

function base64Of(samples: Float32Array<ArrayBuffer>): string {
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 8_192) }, (_, index) =>
    String.fromCharCode(...bytes.subarray(index * 8_192, (index + 1) * 8_192)),
  );
  return btoa(chunks.join(''));
}

const timelineOf = (calls: readonly SpokenCall[]) =>
  announcementTimeline(announcementSentence(calls, 'công dân'), clipDurationMs, { timesSpoken: 1 });

/** Renders each sentence as the loudspeaker would play it, and gives the voice file as decoded here. */
async function renderSentences(voiceUrl: string, sentences: readonly (readonly SpokenCall[])[]) {
  const voice = await loadVoice(new OfflineAudioContext(1, 1, SAMPLE_RATE_HZ), voiceUrl);
  const rendered = sentences.map(async (calls) => {
    const timeline = timelineOf(calls);
    const length = Math.ceil((timeline.totalMs * SAMPLE_RATE_HZ) / 1_000);
    const context = new OfflineAudioContext(1, length, SAMPLE_RATE_HZ);
    scheduleTimeline(context, timeline, chimeBuffer(context), voice, 0);
    const sound = await context.startRendering();
    return { timeline, sound: base64Of(sound.getChannelData(0)) };
  });
  return { voice: base64Of(voice.getChannelData(0)), sentences: await Promise.all(rendered) };
}

const players: Player[] = [];
/** Every condition the player has told of, in order. */
const conditions: PlayerCondition[] = [];
/** What the player says of itself after `waitMs`. */
async function conditionAfter(waitMs: number) {
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  return players.at(-1)?.condition() ?? null;
}

/** Opens the product's player as the display does, with its unlock on any press. */
function open(voiceUrl: string): void {
  const player = openPlayer(voiceUrl);
  players.push(player);
  player.subscribe(() => conditions.push(player.condition()));
  addEventListener('pointerdown', player.unlock);
}

/** Plays a sentence on the open player for `playForMs`; answers which of the moments its sound clock has passed. */
async function playFor(calls: readonly SpokenCall[], playForMs: number, momentsMs: readonly number[]) {
  const playback = players.at(-1)?.play(timelineOf(calls));
  await new Promise((resolve) => setTimeout(resolve, playForMs));
  return momentsMs.map((momentMs) => playback?.hasPlayedUntil(momentMs) ?? false);
}

const soundPage = { renderSentences, open, conditions, conditionAfter, playFor };
export type SoundPage = typeof soundPage;
Object.assign(globalThis, { soundPage });
