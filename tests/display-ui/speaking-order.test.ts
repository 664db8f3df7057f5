/** Who speaks, in which order and in how many sentences: the office's rules as the hall hears them. */
import { describe, expect, it } from 'vitest';
import { createHallWorld } from './hall-world.ts';

const said = (hall: ReturnType<typeof createHallWorld>) => hall.utterances.map(({ numbers }) => numbers);

describe('the office’s rules', () => {
  it('a recall goes first where the office wants it, though first calls wait longer', () => {
    const hall = createHallWorld();
    hall.setRules({ recallsFirst: true, mergeAbove: null });
    hall.call('A001');
    hall.advance(20_000);
    for (const number of ['A002', 'A003', 'A001']) hall.call(number);
    hall.advance(40_000);
    expect(said(hall)).toEqual([['A001#1'], ['A002#1'], ['A001#2'], ['A003#1']]);
  });

  it('calls are never joined where the office does not want it', () => {
    const hall = createHallWorld();
    hall.setRules({ mergeAbove: null });
    for (const number of ['A001', 'A002', 'A003']) hall.call(number);
    hall.advance(40_000);
    expect(said(hall)).toEqual([['A001#1'], ['A002#1'], ['A003#1']]);
  });

  it('every sentence twice lasts nearly twice as long, and the call is reported after its first time', () => {
    const once = createHallWorld();
    const twice = createHallWorld();
    twice.setRules({ timesSpoken: 2 });
    for (const hall of [once, twice]) {
      hall.call('A001');
      hall.advance(40_000);
    }
    const lasts = ([sentence]: typeof once.utterances): number =>
      sentence === undefined ? 0 : sentence.endedAtMs - sentence.startedAtMs;
    expect(lasts(twice.utterances)).toBeGreaterThan(1.5 * lasts(once.utterances));
    expect(twice.spoken.map(({ atMs }) => atMs)).toEqual(once.spoken.map(({ atMs }) => atMs));
  });

  it('two languages are said one after the other, as one announcement', () => {
    const hall = createHallWorld();
    hall.setRules({ wording: { ...hall.rules().wording, languages: ['vi', 'en'] } });
    hall.call('A012');
    expect(
      hall
        .announcer()
        .state()
        .current?.sentences.map(({ language }) => language),
    ).toEqual(['vi', 'en']);
    hall.advance(40_000);
    expect(said(hall)).toEqual([['A012#1']]);
  });
});

describe('a display that does not speak for its room', () => {
  it('shows the caption in its turn and reports nothing as spoken', () => {
    const hall = createHallWorld();
    hall.setSpeaker(false);
    hall.call('A001');
    hall.advance(20_000);
    expect(hall.utterances.map(({ isAudible }) => isAudible)).toEqual([false]);
    expect(hall.spoken).toEqual([]);
  });

  it('takes over in the middle of its caption, from the beginning of the sentence', () => {
    const hall = createHallWorld();
    hall.setSpeaker(false);
    hall.call('A001');
    hall.advance(2_000);
    hall.setSpeaker(true);
    hall.advance(20_000);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A001']);
  });

  it('does not say again, once it takes over, what the other one has said', () => {
    const hall = createHallWorld();
    hall.setSpeaker(false);
    hall.call('A001');
    hall.advance(10_000);
    hall.saidElsewhere('A001');
    hall.setSpeaker(true);
    hall.call('A002');
    hall.advance(20_000);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A002']);
  });

  it('ends the sentence it is in when another one takes over', () => {
    const hall = createHallWorld();
    hall.call('A001');
    hall.advance(2_000);
    hall.setSpeaker(false);
    hall.advance(20_000);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A001']);
  });
});
