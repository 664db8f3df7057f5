/** What the script that makes the built-in voices needs of the product, in one file that esbuild can bundle for it. */
export { BUILT_IN_LANGUAGES, GRAMMARS } from '#voice/grammar/announcement.ts';
export { loudnessLufs, peakDbfs } from '#voice/sound/loudness.ts';
export { prepareClip } from '#voice/sound/prepare-clip.ts';
