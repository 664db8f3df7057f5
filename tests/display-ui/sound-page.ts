/**
 * Runs inside a real browser: the product's own schedule and player, driven by the sound test. Everything it answers is
 * plain data, sound as base64 of 32-bit samples.
 */
import { DEFAULT_WORDING, type AnnouncementWording, type VoiceManifest } from '#protocol/announcement.ts';
import { announcementSentences, BUILT_IN_LANGUAGES } from '#voice/grammar/announcement.ts';
import type { SpokenCall } from '#voice/grammar/grammar.ts';
import { openPlayer, type Player, type PlayerCondition } from '../../display-ui/announcer/player.ts';
import { chimeBuffer, scheduleTimeline } from '#ui-kit/voice/schedule.ts';
import { announcementTimeline } from '#ui-kit/voice/timeline.ts';
import { createVoiceLoader, loadSprite, type SpriteUrls, type VoiceBank } from '#ui-kit/voice/voice-bank.ts';

const SAMPLE_RATE_HZ = 48_000;

/** What to announce, how it is worded, and the office's own sounds. */
export type Saying = {
  readonly calls: readonly SpokenCall[];
  readonly wording?: Partial<AnnouncementWording>;
  readonly ownClips?: VoiceManifest['clips'];
};

function base64Of(samples: Float32Array<ArrayBuffer>): string {
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 8_192) }, (_, index) =>
    String.fromCharCode(...bytes.subarray(index * 8_192, (index + 1) * 8_192)),
  );
  return btoa(chunks.join(''));
}

function timelineOf({ calls, wording = {} }: Saying, bank: Pick<VoiceBank, 'hasClip' | 'durationMs'>) {
  const sentences = announcementSentences(calls, {
    wording: { ...DEFAULT_WORDING, ...wording },
    recallLimit: 3,
    hasClip: bank.hasClip,
  });
  return announcementTimeline(sentences, bank.durationMs, { timesSpoken: 1 });
}

/** Renders each announcement as the loudspeaker would play it. */
async function render(spriteUrls: SpriteUrls, sayings: readonly Saying[]) {
  const load = createVoiceLoader(new OfflineAudioContext(1, 1, SAMPLE_RATE_HZ), spriteUrls);
  const rendered = [];
  for (const saying of sayings) {
    const { languages } = { ...DEFAULT_WORDING, ...saying.wording };
    const { bank, isComplete } = await load({ languages, clips: saying.ownClips ?? [] });
    const timeline = timelineOf(saying, bank);
    const length = Math.ceil((timeline.totalMs * SAMPLE_RATE_HZ) / 1_000);
    const context = new OfflineAudioContext(1, length, SAMPLE_RATE_HZ);
    scheduleTimeline(context, timeline, chimeBuffer(context), bank, 0);
    const sound = await context.startRendering();
    rendered.push({ timeline, isComplete, sound: base64Of(sound.getChannelData(0)) });
  }
  return rendered;
}

/** The sound file of each built-in voice as decoded here. */
async function decodeSprites(spriteUrls: SpriteUrls) {
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE_HZ);
  const decoded = BUILT_IN_LANGUAGES.map(async (language) => {
    const sprite = await loadSprite(context, language, spriteUrls[language]);
    return [language, base64Of(sprite.getChannelData(0))] as const;
  });
  return Promise.all(decoded);
}

const players: Player[] = [];
/** Every condition the player has told of, in order. */
const conditions: PlayerCondition[] = [];
/** Opens the product's player as the display does, with its unlock on any press. */
function open(spriteUrls: SpriteUrls): void {
  const player = openPlayer(spriteUrls);
  players.push(player);
  player.subscribe(() => conditions.push(player.condition()));
  addEventListener('pointerdown', player.unlock);
}

/** Waits, for ten seconds at most, until something is so: how long a browser takes to decode is its own affair. */
async function until(isSo: () => boolean) {
  for (let tries = 0; tries < 200 && !isSo(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the player says of its voice once that is `wanted`, or after ten seconds. */
async function voiceOnce(wanted: PlayerCondition['voice']) {
  await until(() => players.at(-1)?.condition().voice === wanted);
  return players.at(-1)?.condition().voice ?? null;
}

/** What the player says of itself once that is `wanted`, or after ten seconds. */
async function conditionOnce({ sound, voice }: PlayerCondition) {
  const condition = () => players.at(-1)?.condition();
  await until(() => condition()?.sound === sound && condition()?.voice === voice);
  return condition() ?? null;
}

/** Gives the open player another voice; answers how long it says a clip lasts, at once and when that has changed. */
async function changeVoice(manifest: VoiceManifest, clipId: string) {
  const player = players.at(-1);
  const lasts = () => player?.bank().durationMs(clipId);
  player?.useVoice(manifest);
  const atOnce = lasts();
  await until(() => lasts() !== atOnce);
  return [atOnce, lasts()];
}

/** Gives the open player a voice without waiting for it. */
function useVoice(manifest: VoiceManifest): void {
  players.at(-1)?.useVoice(manifest);
}

/** Plays an announcement on the open player for `playForMs`; answers which of the moments its sound clock has passed. */
async function playFor(saying: Saying, playForMs: number, momentsMs: readonly number[]) {
  const player = players.at(-1);
  const playback = player?.play(timelineOf(saying, player.bank()));
  await new Promise((resolve) => setTimeout(resolve, playForMs));
  return momentsMs.map((momentMs) => playback?.hasPlayedUntil(momentMs) ?? false);
}

const soundPage = {
  render,
  decodeSprites,
  open,
  conditions,
  conditionOnce,
  voiceOnce,
  useVoice,
  changeVoice,
  playFor,
};
export type SoundPage = typeof soundPage;
Object.assign(globalThis, { soundPage });
