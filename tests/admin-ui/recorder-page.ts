/** The recorder with the browser's own microphone, driven from a test: what it would upload is handed to the test. */
import { openMicrophone } from '../../admin-ui/recorder/microphone.ts';
import { createPlayback } from '../../admin-ui/recorder/playback.ts';
import { createRecorderSession } from '../../admin-ui/recorder/recorder-session.ts';

const uploads: { readonly clipId: string; readonly bytes: readonly number[] }[] = [];
const session = createRecorderSession({
  ...createPlayback(),
  openMicrophone,
  putClip: async (clipId, wav) => {
    uploads.push({ clipId, bytes: [...new Uint8Array(await wav.arrayBuffer())] });
    return { ok: true };
  },
});

const hooks = { session, uploads };
export type RecorderHooks = typeof hooks;
Object.assign(window, { recorder: hooks });
