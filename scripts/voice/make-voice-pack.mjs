/**
 * Makes the built-in voices of the wall display: for each language one sound file and a manifest of where each clip
 * lies in it.
 *
 *   node scripts/voice/make-voice-pack.mjs [--language vi|en] [--out ui-kit/voice/pack]
 *     [--speech "espeak-ng -v vi …"] [--speech-final "…"] [--made-with "…"] [--licence "…"]
 *
 * Without `--language`, all of them; a speech command of one's own speaks one language and needs it. A speech command
 * reads a phrase as UTF-8 text on standard input and writes a sound file on standard output; it is split at spaces and
 * never goes through a shell. `--speech-final` says the words a phrase ends on. For Piper:
 *   --language vi --speech "piper --model vi_VN-vais1000-medium.onnx --output_file -"
 * Needs the speech program and ffmpeg on the developer's machine; whoever runs the product needs neither.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLE_RATE_HZ = 48_000;
/** Clips start on the encoder's own 20 ms frames, with silence between so that none leaks into the next. */
const GRID_MS = 20;
const SILENCE_BETWEEN_MS = 100;
const BITRATE = '40k';
/** What speaks when no other program is named: slower and lower where a phrase comes to rest. */
const ESPEAK = {
  vi: {
    speech: 'espeak-ng -v vi -s 125 -p 50 --stdin --stdout',
    speechFinal: 'espeak-ng -v vi -s 110 -p 45 --stdin --stdout',
  },
  en: {
    speech: 'espeak-ng -v en-gb -s 140 -p 50 --stdin --stdout',
    speechFinal: 'espeak-ng -v en-gb -s 125 -p 45 --stdin --stdout',
  },
};

const { values: options } = parseArgs({
  options: {
    language: { type: 'string' },
    out: { type: 'string', default: join(REPOSITORY, 'ui-kit/voice/pack') },
    speech: { type: 'string' },
    'speech-final': { type: 'string' },
    'made-with': { type: 'string' },
    licence: { type: 'string' },
  },
});

function run(command, args, input) {
  const result = spawnSync(command, args, { input, maxBuffer: 256 * 1024 * 1024 });
  if (result.error) throw new Error(`${command} cannot be started: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`${command} failed: ${result.stderr.toString()}`);
  return result.stdout;
}

const floatsOf = (bytes) =>
  new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + Math.floor(bytes.length / 4) * 4));
const bytesOf = (floats) => Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength);
const RAW = ['-f', 'f32le', '-ac', '1', '-ar', String(SAMPLE_RATE_HZ)];
const QUIET = ['-hide_banner', '-loglevel', 'error'];

/** Grammar and sound are written in TypeScript, which the whole product shares; esbuild makes them readable here. */
async function voiceSources() {
  const bundle = await build({
    entryPoints: [join(REPOSITORY, 'scripts/voice/voice-sources.ts')],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const source = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${source}`);
}
const { BUILT_IN_LANGUAGES, GRAMMARS, loudnessLufs, peakDbfs, prepareClip } = await voiceSources();

/** What the speech program says, as mono samples at 48 kHz without rumble below speech. */
function spoken(clip, { speech, speechFinal }) {
  const [command, ...args] = (clip.intonation === 'final' ? speechFinal : speech).split(/\s+/);
  const sound = run(command, args, clip.speech);
  return floatsOf(run('ffmpeg', [...QUIET, '-i', 'pipe:0', '-af', 'highpass=f=80', ...RAW, 'pipe:1'], sound));
}

const samplesIn = (milliseconds) => (milliseconds * SAMPLE_RATE_HZ) / 1_000;

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

/** What the manifest says of the voice: with which program it was made, and under which terms that may be passed on. */
function originOf({ speech, speechFinal }) {
  const isEspeak = speech.startsWith('espeak-ng ');
  return {
    madeWith:
      options['made-with'] ??
      (isEspeak
        ? `${run('espeak-ng', ['--version']).toString().split('  ')[0]}; ${speech}; at the end of a phrase ${speechFinal}`
        : speech),
    licence:
      options.licence ??
      (isEspeak
        ? 'eSpeak NG is free software under GPL-3.0-or-later; these recordings are its output, made from phrases of this product.'
        : 'As the speech program and its voice allow.'),
  };
}

/** Speaks, levels, lays out, encodes and measures one language; the figures are those of the encoded file. */
function makeVoice(language, voice) {
  const prepared = GRAMMARS[language].clips().map((clip) => {
    try {
      return { ...clip, samples: prepareClip(spoken(clip, voice), SAMPLE_RATE_HZ) };
    } catch (error) {
      throw new Error(`${clip.clipId} "${clip.speech}": ${error.message}`, { cause: error });
    }
  });
  const { placed, sprite } = laidOut(prepared);
  const sound = encoded(sprite);
  const heard = floatsOf(run('ffmpeg', [...QUIET, '-i', 'pipe:0', ...RAW, 'pipe:1'], sound));
  const clips = placed.map(({ clipId, text, offsetMs, durationMs }) => {
    const samples = heard.subarray(samplesIn(offsetMs), samplesIn(offsetMs + durationMs));
    return {
      clipId,
      text,
      offsetMs,
      durationMs,
      loudnessLufs: rounded(loudnessLufs(samples, SAMPLE_RATE_HZ)),
      peakDbfs: rounded(peakDbfs(samples)),
    };
  });
  const file = `${language}.ogg`;
  writeFileSync(join(options.out, file), sound);
  const manifest = { format: 1, language, file, ...originOf(voice), clips };
  writeFileSync(join(options.out, `${language}.json`), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const clip of clips) {
    console.log(
      `${clip.clipId.padEnd(34)} ${String(clip.durationMs).padStart(5)} ms ${clip.loudnessLufs.toFixed(1).padStart(6)} LUFS ${clip.peakDbfs.toFixed(1).padStart(6)} dBFS  ${clip.text}`,
    );
  }
  const loudnesses = clips.map((clip) => clip.loudnessLufs);
  console.log(
    `${file}: ${clips.length} clips, ${rounded(sprite.length / SAMPLE_RATE_HZ)} s, ${sound.length} bytes, loudness ${Math.min(...loudnesses)} to ${Math.max(...loudnesses)} LUFS, highest peak ${Math.max(...clips.map((clip) => clip.peakDbfs))} dBFS`,
  );
}

const languages = options.language === undefined ? BUILT_IN_LANGUAGES : [options.language];
if (options.speech !== undefined && options.language === undefined) {
  throw new Error('--speech speaks one language: say which with --language.');
}
for (const language of languages) {
  if (!BUILT_IN_LANGUAGES.includes(language))
    throw new Error(`There is no built-in voice for "${language}".`);
}
mkdirSync(options.out, { recursive: true });
for (const language of languages) {
  const speech = options.speech ?? ESPEAK[language].speech;
  const speechFinal = options['speech-final'] ?? options.speech ?? ESPEAK[language].speechFinal;
  makeVoice(language, { speech, speechFinal });
}
