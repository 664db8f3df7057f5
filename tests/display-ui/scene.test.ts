import { describe, expect, it } from 'vitest';
import { instantMs } from '#protocol/vocabulary.ts';
import { captionText } from '#voice/grammar/announcement.ts';
import type { HallSnapshot } from '../../display-ui/hall-store.ts';
import { hallScene, type HallScene } from '../../display-ui/scene/hall-scene.ts';
import { FRESH_NOTICE_MEMORY, shownNotice } from '../../display-ui/scene/notices.ts';
import { FIRST_SCENE_SETUP, type SceneInput } from '../../display-ui/scene/scene-input.ts';
import { DISPLAY_STATES } from '../looks/display-states.ts';
import { GALLERY_NOW_MS } from '../looks/office.ts';

function sceneOf(name: keyof typeof DISPLAY_STATES, change: Partial<SceneInput> = {}): HallScene {
  const { connection, announcer, arrivals, setup, serverNowMs, monotonicMs }: HallSnapshot =
    DISPLAY_STATES[name];
  const { view, welcome } = connection;
  if (view === null || welcome === null) throw new Error(`${name} shows no hall`);
  return hallScene({
    office: welcome.office,
    view,
    setup: setup ?? FIRST_SCENE_SETUP,
    screen: { widthPx: 1920, heightPx: 1080 },
    isStale: connection.status !== 'online',
    heardAtServerMs: connection.heardAtServerMs ?? view.at,
    attempts: connection.attempts,
    arrivals,
    announcer,
    language: 'vi',
    serverNowMs,
    monotonicMs,
    ...change,
  });
}

describe('a message of the supervisor', () => {
  const view = DISPLAY_STATES['bulletin-call'].connection.view!;
  const said = (until: number | null, serverNowMs = GALLERY_NOW_MS, language: 'vi' | 'en' = 'vi') =>
    sceneOf('bulletin-call', {
      view: {
        ...view,
        bulletin: {
          text: { vi: 'Xin chờ', en: 'Please wait' },
          until: until === null ? null : instantMs(until),
        },
      },
      serverNowMs,
      language,
    }).bulletin;

  it('stands beside the number, which is as large as without it, and is over with its time though nothing is heard', () => {
    const [with_, without] = [sceneOf('bulletin-call'), sceneOf('call')];
    expect(with_).toMatchObject({ bulletin: 'Mất điện ít phút, xin bà con chờ.', main: without.main });
    expect(with_.room).toEqual(without.room);
    expect(said(GALLERY_NOW_MS + 1)).not.toBeNull();
    expect(said(GALLERY_NOW_MS)).toBeNull();
  });

  it('says both its languages in turn, and at one moment each display begins with its own', () => {
    const turns = [0, 1, 2, 3].map((turn) => said(null, GALLERY_NOW_MS + turn * 12_000));
    expect(new Set(turns)).toEqual(new Set(['Xin chờ', 'Please wait']));
    expect(turns[0]).toBe(turns[2]);
    expect(said(null, GALLERY_NOW_MS, 'en')).not.toBe(said(null, GALLERY_NOW_MS, 'vi'));
  });
});

describe('what the wall shows', () => {
  it('the number called, where its counter stands, and the sentence that is spoken', () => {
    const { main, caption } = sceneOf('call');
    expect(main).toMatchObject({ kind: 'plate', placed: { call: { number: 'A012' } } });
    expect(main.kind === 'plate' && main.placed.place).toMatch(/\S/);
    expect(caption && captionText(caption.sentence)).toBe(
      'Mời công dân có số A không một hai, đến quầy số ba.',
    );
    expect(caption?.speaker).toBe('speaking');
  });

  it('in a rush the row being said is the golden one, and the caption speaks of the same call', () => {
    const { main, caption, footNotice } = sceneOf('rush');
    if (main.kind !== 'rows') throw new Error('a rush stands in rows');
    const spokenCall = main.rows.find(({ key }) => key === main.spokenKey)?.call;
    expect(spokenCall?.number).toBe('H036');
    const index = caption?.spokenIndex;
    const said = caption?.sentence.phrases
      .filter((phrase) => phrase.callIndex === index)
      .map(({ text }) => text);
    expect(said?.join(' ')).toBe('H không ba sáu đến quầy số năm');
    expect(footNotice).toBeNull();
  });

  it('old data is never golden: the number is the latest known, with the time it was true', () => {
    const { main, caption, stale } = sceneOf('stale');
    expect(main.kind).toBe('last-call');
    expect(caption).toBeNull();
    expect(stale?.attempts).toBe(14);
  });

  it('muted sound is told to staff with its cause, and the caption stays', () => {
    expect(sceneOf('muted')).toMatchObject({ staffLine: 'sound-blocked', caption: { speaker: 'muted' } });
    expect(sceneOf('voice-missing')).toMatchObject({
      staffLine: 'voice-missing',
      caption: { speaker: 'muted' },
    });
    expect(sceneOf('call').staffLine).toBeNull();
  });

  it('with nobody awaited the place belongs to a notice, and the list stays', () => {
    const idle = sceneOf('idle');
    expect(idle).toMatchObject({ main: { kind: 'notice' }, hasCalls: false, listed: [] });
    expect(sceneOf('idle-afternoon')).toMatchObject({ main: { kind: 'notice' }, hasCalls: true });
    if (idle.main.kind !== 'notice') throw new Error('nobody is called');
    const shown = shownNotice(idle.main.show, GALLERY_NOW_MS, FRESH_NOTICE_MEMORY);
    expect(shown?.slide).toMatchObject({ kind: 'text' });
    expect(shown?.slide.key).not.toBe(idle.footNotice);
  });

  it('fields stand in the order of the office with their own figures', () => {
    const { fields } = sceneOf('call');
    expect(fields).toHaveLength(7);
    for (const { field, load } of fields) expect(load?.fieldId).toBe(field.fieldId);
  });
});
