import { describe, expect, test } from 'vitest';
import type { PresenceTracker } from '#server/gateway/presence-tracker.ts';
import type { Presence } from '#server/views/presence.ts';
import { runRoomCampaign, type Planted } from './room-campaign.ts';

const PATIENCE_MS = 60_000;
const CALLS_EACH = 170;

describe('five hundred calls in bursts, with restarts, cut lines, reloads, new tabs, dead sound and hanging pages', () => {
  test.each([1, 3, 8])(
    'of seed %i: none lost, none late, none overlapping, none repeated, acknowledgements true',
    async (seed) => {
      const report = await runRoomCampaign(seed, CALLS_EACH);
      expect(report.broken).toEqual([]);
      expect(report.calls).toBeGreaterThanOrEqual(CALLS_EACH);
      expect(Object.keys(report.faults).sort()).toEqual([
        'cut',
        'hang',
        'new tab',
        'reload',
        'restart',
        'sound',
      ]);
      // The others were served or called again before their turn, or lived while no display was well.
      expect(report.heardToTheEnd).toBeGreaterThan(0.9 * CALLS_EACH);
    },
    PATIENCE_MS,
  );
});

/** A server that remembers something else of its displays than they said. */
const withPresence = (change: (presence: Presence) => Partial<Presence>): Planted => ({
  tracker: (tracker): PresenceTracker => ({
    ...tracker,
    presence: () => {
      const presence = tracker.presence();
      return { ...presence, ...change(presence) };
    },
  }),
});

describe('a fault put in on purpose is noticed', () => {
  test.each<{ readonly name: string; readonly planted: Planted; readonly notice: RegExp }>([
    {
      name: 'the server forgets who is speaking',
      planted: withPresence(({ displays }) => ({
        displays: displays.map((display) => ({ ...display, isSpeaking: false })),
      })),
      notice: /spoke at once/,
    },
    {
      name: 'the server gives the floor away while a vanished display may be speaking',
      planted: withPresence(() => ({ vanishedSpeakers: [] })),
      notice: /spoke at once/,
    },
    {
      name: 'displays do not hear what another has said',
      planted: {
        view: (view) => ({ ...view, calls: view.calls.map((call) => ({ ...call, isSpoken: false })) }),
      },
      notice: /was said again/,
    },
    {
      name: 'displays acknowledge when they begin',
      planted: {
        onBegin: (reporter, calls) => {
          for (const call of calls) reporter.spoken(call, 'Mời công dân.');
        },
      },
      notice: /was acknowledged, but nobody has heard it/,
    },
    {
      name: 'the server forgets what was spoken',
      planted: withPresence(() => ({ spoken: () => null })),
      notice: /was heard, but no counter knows it/,
    },
    {
      name: 'nobody is ever named',
      planted: { view: (view) => ({ ...view, speaker: null }) },
      notice: /was lost/,
    },
  ])(
    '$name',
    async ({ planted, notice }) => {
      const { broken } = await runRoomCampaign(3, 60, planted);
      expect(broken.join('\n')).toMatch(notice);
    },
    PATIENCE_MS,
  );
});
