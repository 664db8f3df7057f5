/**
 * Makes the voice pack of the wall display: one sound file and a manifest of where each clip lies in it.
 *
 *   node scripts/voice/make-voice-pack.mjs [--out display-ui/voice]
 *     [--speech "espeak-ng -v vi …"] [--speech-final "…"] [--made-with "…"] [--licence "…"]
 *
 * A speech command reads a phrase as UTF-8 text on standard input and writes a sound file on standard output; it is
 * split at spaces and never goes through a shell. `--speech-final` says the words a phrase ends on. For Piper:
 *   --speech "piper --model vi_VN-vais1000-medium.onnx --output_file -"
 * Needs the speech program and ffmpeg on the developer's machine; whoever runs the product needs neither.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { levelClip } from './level-clips.mjs';
import { LOUDNESS_SAMPLE_RATE_HZ, loudnessLufs, peakDbfs } from './loudness.mjs';
import { shapeClip } from './shape-clip.mjs';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const SPRITE_FILE = 'voice-pack.ogg';
/** Clips start on the encoder's own 20 ms frames, with silence between so that none leaks into the next. */
const GRID_MS = 20;
const SILENCE_BETWEEN_MS = 100;
const BITRATE = '40k';

const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: join(REPOSITORY, 'display-ui/voice') },
    speech: { type: 'string', default: 'espeak-ng -v vi -s 125 -p 50 --stdin --stdout' },
    'speech-final': { type: 'string' },
    'made-with': { type: 'string' },
    licence: { type: 'string' },
  },
});
const isBuiltInVoice = options.speech.startsWith('espeak-ng ');
const speechFinal = options['speech-final'] ?? options.speech.replace('-s 125 -p 50', '-s 110 -p 45');

function run(command, args, input) {
  const result = spawnSync(command, args, { input, maxBuffer: 256 * 1024 * 1024 });
  if (result.error) throw new Error(`${command} cannot be started: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`${command} failed: ${result.stderr.toString()}`);
  return result.stdout;
}

const floatsOf = (bytes) =>
  new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + Math.floor(bytes.length / 4) * 4));
const bytesOf = (floats) => Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength);
const RAW = ['-f', 'f32le', '-ac', '1', '-ar', String(LOUDNESS_SAMPLE_RATE_HZ)];
const QUIET = ['-hide_banner', '-loglevel', 'error'];

/** What the speech program says, as mono samples at 48 kHz without rumble below speech. */
function spoken(clip) {
  const [command, ...args] = (clip.intonation === 'final' ? speechFinal : options.speech).split(/\s+/);
  const sound = run(command, args, clip.speech);
  return floatsOf(run('ffmpeg', [...QUIET, '-i', 'pipe:0', '-af', 'highpass=f=80', ...RAW, 'pipe:1'], sound));
}

/** The list of clips lives in TypeScript beside the grammar; esbuild makes it readable here. */
async function clipList() {
  const bundle = await build({
    entryPoints: [join(REPOSITORY, 'ui-kit/announcement/voice-clips.ts')],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const source = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
  return (await import(`data:text/javascript;base64,${source}`)).allVoiceClips();
}

const samplesIn = (milliseconds) => (milliseconds * LOUDNESS_SAMPLE_RATE_HZ) / 1_000;

/** Lays the clips one after the other on the grid, silence before, between and after. */
function laidOut(clips) {
  let offsetMs = SILENCE_BETWEEN_MS;
  const placed = clips.map((clip) => {
    const durationMs = clip.samples.length / samplesIn(1);
    const entry = { ...clip, offsetMs, durationMs };
    offsetMs = Math.ceil((offsetMs + durationMs + SILENCE_BETWEEN_MS) / GRID_MS) * GRID_MS;
    return entry;
  });
  const sprite = new Float32Array(samplesIn(offsetMs));
  for (const clip of placed) sprite.set(clip.samples, samplesIn(clip.offsetMs));
  return { placed, sprite };
}

function encoded(sprite) {
  const opus = ['-c:a', 'libopus', '-b:a', BITRATE, '-application', 'audio', '-map_metadata', '-1'];
  return run(
    'ffmpeg',
    [
      ...QUIET,
      ...RAW,
      '-i',
      'pipe:0',
      ...opus,
      '-fflags',
      '+bitexact',
      '-flags:a',
      '+bitexact',
      '-f',
      'ogg',
      'pipe:1',
    ],
    bytesOf(sprite),
  );
}

const rounded = (value) => Math.round(value * 10) / 10;

const prepared = (await clipList()).map((clip) => ({
  ...clip,
  samples: levelClip(shapeClip(spoken(clip), LOUDNESS_SAMPLE_RATE_HZ), LOUDNESS_SAMPLE_RATE_HZ),
}));
const { placed, sprite } = laidOut(prepared);
const file = encoded(sprite);
const heard = floatsOf(run('ffmpeg', [...QUIET, '-i', 'pipe:0', ...RAW, 'pipe:1'], file));
const clips = placed.map(({ clipId, text, offsetMs, durationMs }) => {
  const samples = heard.subarray(samplesIn(offsetMs), samplesIn(offsetMs + durationMs));
  return {
    clipId,
    text,
    offsetMs,
    durationMs,
    loudnessLufs: rounded(loudnessLufs(samples)),
    peakDbfs: rounded(peakDbfs(samples)),
  };
});
const madeWith =
  options['made-with'] ??
  (isBuiltInVoice
    ? `${run('espeak-ng', ['--version']).toString().split('  ')[0]}; ${options.speech}; at the end of a phrase ${speechFinal}`
    : options.speech);
const licence =
  options.licence ??
  (isBuiltInVoice
    ? 'eSpeak NG is free software under GPL-3.0-or-later; these recordings are its output, made from phrases of this product.'
    : 'As the speech program and its voice allow.');
const manifest = { format: 1, language: 'vi', file: SPRITE_FILE, madeWith, licence, clips };

mkdirSync(options.out, { recursive: true });
writeFileSync(join(options.out, SPRITE_FILE), file);
writeFileSync(join(options.out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

for (const clip of clips) {
  console.log(
    `${clip.clipId.padEnd(30)} ${String(clip.durationMs).padStart(5)} ms ${clip.loudnessLufs.toFixed(1).padStart(6)} LUFS ${clip.peakDbfs.toFixed(1).padStart(6)} dBFS  ${clip.text}`,
  );
}
const loudnesses = clips.map((clip) => clip.loudnessLufs);
console.log(
  `${clips.length} clips, ${rounded(sprite.length / LOUDNESS_SAMPLE_RATE_HZ)} s, ${file.length} bytes, loudness ${Math.min(...loudnesses)} to ${Math.max(...loudnesses)} LUFS, highest peak ${Math.max(...clips.map((clip) => clip.peakDbfs))} dBFS`,
);
