import { describe, expect, it } from 'vitest';
import {
  createAnnouncementReporter,
  type AnnouncementReport,
} from '../../display-ui/announcer/announcement-reports.ts';
import { callOf } from './fixtures.ts';

/** A server that writes down what it is told and takes it or not. */
function listeningServer() {
  const heard: AnnouncementReport[] = [];
  let isReachable = true;
  const reporter = createAnnouncementReporter((report) => {
    if (isReachable) heard.push(report);
    return Promise.resolve(isReachable);
  });
  return { heard, reporter, setReachable: (value: boolean) => (isReachable = value) };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('what the display tells the server', () => {
  it('each spoken call once, each change of sound once', async () => {
    const { heard, reporter } = listeningServer();
    reporter.sound('on');
    await settled();
    reporter.spoken(callOf('A012', { calledAtMs: 1_000 }));
    await settled();
    reporter.sound('on');
    await settled();
    expect(heard).toEqual([
      { sound: 'on', spoken: [] },
      { sound: 'on', spoken: [{ ticketId: '2026-11-23/A012', calledAt: 1_000 }] },
    ]);
  });

  it('what was not taken goes out with the next change', async () => {
    const { heard, reporter, setReachable } = listeningServer();
    setReachable(false);
    reporter.spoken(callOf('A012'));
    await settled();
    setReachable(true);
    reporter.spoken(callOf('A013'));
    await settled();
    expect(heard.at(-1)?.spoken.map(({ ticketId }) => ticketId)).toEqual([
      '2026-11-23/A012',
      '2026-11-23/A013',
    ]);
  });

  it('after a reconnect everything recent is told again, never more than twenty', async () => {
    const { heard, reporter } = listeningServer();
    for (let index = 0; index < 30; index += 1) reporter.spoken(callOf(`A${String(100 + index)}`));
    await settled();
    reporter.reconnected();
    await settled();
    expect(heard.at(-1)?.spoken).toHaveLength(20);
    expect(heard.at(-1)?.spoken.at(-1)?.ticketId).toBe('2026-11-23/A129');
    for (const report of heard) expect(report.spoken.length).toBeLessThanOrEqual(20);
  });
});
