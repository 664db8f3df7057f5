import { describe, expect, it } from 'vitest';
import {
  createAnnouncementReporter,
  type AnnouncementReport,
} from '../../display-ui/announcer/announcement-reports.ts';
import { MESSAGES } from '#protocol/messages.ts';
import type { PageId } from '#protocol/vocabulary.ts';
import { callOf } from './fixtures.ts';

const PAGE = 'page-1' as PageId;
/** A server that writes down what it is told and takes it or not. */
function listeningServer() {
  const heard: AnnouncementReport[] = [];
  let isReachable = true;
  const reporter = createAnnouncementReporter(PAGE, (report) => {
    if (isReachable) heard.push(report);
    return Promise.resolve(isReachable);
  });
  return { heard, reporter, setReachable: (value: boolean) => (isReachable = value) };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const WORDS = 'Mời số A không một hai, đến quầy số ba.';
const numbersOf = (calls: readonly { readonly ticketId: string }[] | undefined): readonly string[] =>
  (calls ?? []).map(({ ticketId }) => ticketId.slice(-4));

describe('what the display tells the server', () => {
  it('each spoken call once and with its words, each change of its condition once', async () => {
    const { heard, reporter } = listeningServer();
    reporter.condition({ sound: 'on', isSpeaking: true });
    await settled();
    reporter.spoken(callOf('A012', { calledAtMs: 1_000 }), WORDS);
    reporter.spoken(callOf('A012', { calledAtMs: 1_000 }), WORDS);
    await settled();
    reporter.condition({ sound: 'on', isSpeaking: true });
    await settled();
    const condition = { pageId: PAGE, sound: 'on', isSpeaking: true, shown: [] };
    expect(heard).toEqual([
      { ...condition, spoken: [] },
      { ...condition, spoken: [{ ticketId: '2026-11-23/A012', calledAt: 1_000, words: WORDS }] },
    ]);
  });

  it('each call that is shown once, and a recall as another', async () => {
    const { heard, reporter } = listeningServer();
    const first = callOf('A012', { calledAtMs: 1_000 });
    reporter.shown([first]);
    await settled();
    reporter.shown([first]);
    await settled();
    reporter.shown([callOf('A012', { calledAtMs: 20_000 }), first]);
    await settled();
    expect(heard.map(({ shown }) => shown.map(({ calledAt }) => calledAt))).toEqual([[1_000], [20_000]]);
  });

  it('that it is still there, though nothing has changed', async () => {
    const { heard, reporter } = listeningServer();
    reporter.tick();
    await settled();
    reporter.tick();
    await settled();
    const alive = { pageId: PAGE, sound: 'starting', isSpeaking: false, spoken: [], shown: [] };
    expect(heard).toEqual([alive, alive]);
  });

  it('a caption longer than a message may carry with its end left out, in a message that the server takes', async () => {
    const { heard, reporter } = listeningServer();
    for (let index = 0; index < 20; index += 1)
      reporter.spoken(callOf(`A${String(100 + index)}`), 'quầy '.repeat(200));
    await settled();
    const last = heard.at(-1);
    expect(MESSAGES.display.reportAnnouncements.input.safeParse(last).success).toBe(true);
    expect(last?.spoken.at(-1)?.words).toMatch(/^(quầy )+qu?ầ?y?…$/);
    expect(Buffer.byteLength(JSON.stringify(heard.at(-1)))).toBeLessThan(32_000);
  });

  it('what was not taken goes out with the next word', async () => {
    const { heard, reporter, setReachable } = listeningServer();
    setReachable(false);
    reporter.spoken(callOf('A012'), WORDS);
    await settled();
    setReachable(true);
    reporter.tick();
    await settled();
    expect(numbersOf(heard.at(-1)?.spoken)).toEqual(['A012']);
  });

  it('after a reconnect everything recent is told again, never more than twenty', async () => {
    const { heard, reporter } = listeningServer();
    for (let index = 0; index < 30; index += 1) reporter.spoken(callOf(`A${String(100 + index)}`), WORDS);
    await settled();
    reporter.reconnected();
    await settled();
    expect(heard.at(-1)?.spoken).toHaveLength(20);
    expect(numbersOf(heard.at(-1)?.spoken).at(-1)).toBe('A129');
    for (const report of heard) expect(report.spoken.length).toBeLessThanOrEqual(20);
  });
});
