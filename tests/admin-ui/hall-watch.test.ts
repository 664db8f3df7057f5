import { describe, expect, test } from 'vitest';
import { createHallDesk } from '../../admin-ui/hall/hall-desk.ts';
import { createHallFilesDesk } from '../../admin-ui/hall/hall-files-desk.ts';
import { createHallWatch } from '../../admin-ui/hall/hall-watch.ts';
import { withRules } from '../../admin-ui/voice/announcement-draft.ts';
import type { HallFiles, HallSettings } from '#protocol/hall.ts';
import { HALL_FILES, HALL_SETTINGS } from '#tests/looks/admin-hall-fixtures.ts';
import { countedIds, done, settled, standIn } from './desk-stand-in.ts';

const NO_FILES: HallFiles = { notices: [], clips: [], spokenClips: [], programLanguages: [] };
const SOME_FILES = HALL_FILES.files ?? NO_FILES;

/** A desk before a server that has `kept` and, unless it is silent, says so. */
function openDesk() {
  const kept = { settings: HALL_SETTINGS, files: NO_FILES, isSilent: false };
  const server = standIn(({ name }) =>
    kept.isSilent ? null : done(name === 'getHall' ? kept.settings : kept.files),
  );
  const parts = {
    send: server.send,
    now: () => 0,
    newRequestId: countedIds(),
    onSessionEnd: () => undefined,
  };
  const hall = createHallDesk(parts);
  const answer = { ok: true } as const;
  const files = createHallFilesDesk({
    ...parts,
    http: { putNotice: () => Promise.resolve(answer), putClip: () => Promise.resolve(answer) },
  });
  const watch = createHallWatch([hall, files]);
  const see = async (hallRevision: number | null): Promise<number> => {
    const before = server.asked.length;
    watch.lookAgain(hallRevision);
    await settled();
    return server.asked.length - before;
  };
  return { kept, hall, files, see };
}

const louder = (settings: HallSettings): HallSettings => ({
  ...withRules(settings, { volumePercent: 100 }),
  revision: settings.revision + 1,
});

describe('what changes elsewhere appears at the desk by itself', () => {
  test('a save of somebody else, under a draft of one’s own, and a file laid into the folder', async () => {
    const { kept, hall, files, see } = openDesk();
    expect(await see(7)).toBe(2);
    hall.edit((settings) => ({ ...settings, noticeSeconds: 60 }));
    Object.assign(kept, { settings: louder(HALL_SETTINGS), files: SOME_FILES });
    expect(await see(8)).toBe(2);
    expect(hall.state().draft).toEqual({ ...louder(HALL_SETTINGS), noticeSeconds: 60 });
    expect(files.state().files).toEqual(SOME_FILES);
  });

  test('nothing is asked while nothing has changed or the desk is locked', async () => {
    const { see } = openDesk();
    expect(await see(null)).toBe(0);
    expect(await see(7)).toBe(2);
    expect(await see(7)).toBe(0);
    expect(await see(null)).toBe(0);
  });

  test('after a silence everything is asked anew, for a server that started again counts from anew', async () => {
    const { see } = openDesk();
    await see(7);
    await see(null);
    expect(await see(7)).toBe(2);
  });

  test('what was asked in vain is asked with the next view', async () => {
    const { kept, hall, see } = openDesk();
    kept.isSilent = true;
    await see(7);
    expect(hall.state().hasLoadFailed).toBe(true);
    kept.isSilent = false;
    expect(await see(7)).toBe(2);
    expect(hall.state()).toMatchObject({ saved: HALL_SETTINGS, hasLoadFailed: false });
  });
});
