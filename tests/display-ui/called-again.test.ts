import { describe, expect, it } from 'vitest';
import { createHallWorld } from './hall-world.ts';

describe('a ticket that leaves a counter', () => {
  it('is announced anew when it is called again elsewhere, though its count begins at one again', () => {
    const hall = createHallWorld();
    const first = hall.call('A001');
    hall.advance(15_000);
    hall.end('A001', 'serving');
    hall.end('A001', 'left');
    hall.advance(60_000);
    const again = hall.call('A001');
    expect([again.callCount, again.counterNumber === first.counterNumber]).toEqual([1, false]);
    hall.advance(20_000);
    expect(hall.spoken.map(({ call }) => call)).toEqual([first, again]);
    expect(hall.utterances.at(-1)?.calls).toEqual([again]);
  });

  it('set aside before its turn to be spoken sends nobody to that counter', () => {
    const hall = createHallWorld();
    hall.call('A001');
    hall.call('A002');
    hall.end('A002', 'left');
    hall.advance(40_000);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A001']);
  });

  it('called elsewhere while its first call is being spoken: both are heard, the newer one last', () => {
    const hall = createHallWorld();
    const first = hall.call('A001');
    hall.advance(1_000);
    hall.end('A001', 'left');
    const again = hall.call('A001');
    hall.advance(40_000);
    expect(hall.spoken.map(({ call }) => call)).toEqual([first, again]);
  });

  it('is not announced twice by a reload after the second call', () => {
    const hall = createHallWorld();
    hall.call('A001');
    hall.advance(15_000);
    hall.end('A001', 'left');
    hall.call('A001');
    hall.advance(15_000);
    hall.restart(true);
    hall.advance(15_000);
    expect(hall.spoken).toHaveLength(2);
  });

  it('taken over by a colleague, who is on the way hears the new counter', () => {
    const hall = createHallWorld();
    hall.call('A001');
    hall.advance(15_000);
    const taken = hall.takeOver('A001');
    hall.advance(20_000);
    expect(hall.spoken.at(-1)?.call).toEqual(taken);
    expect(hall.spoken).toHaveLength(2);
  });
});

describe('a deed that is taken back', () => {
  it('is no new call: a finish undone says nothing', () => {
    const hall = createHallWorld();
    hall.call('A001');
    hall.advance(15_000);
    hall.end('A001', 'serving');
    hall.end('A001', 'finished');
    hall.advance(3_000);
    hall.undo('A001', 'serving');
    hall.advance(30_000);
    expect(hall.spoken).toHaveLength(1);
  });

  it('back to being called repeats nothing that was heard', () => {
    const hall = createHallWorld();
    hall.call('A001');
    hall.advance(12_000);
    for (const status of ['missed', 'left', 'serving'] as const) {
      hall.end('A001', status);
      hall.advance(1_000);
      hall.undo('A001', 'called');
      hall.advance(2_000);
    }
    hall.advance(30_000);
    expect(hall.spoken).toHaveLength(1);
  });

  it('back to being called before it was ever heard, it is heard after all', () => {
    const hall = createHallWorld();
    hall.call('A001');
    hall.call('A002');
    hall.end('A002', 'missed');
    hall.advance(3_000);
    hall.undo('A002', 'called');
    hall.advance(30_000);
    expect(hall.spoken.map(({ call }) => call.number)).toEqual(['A001', 'A002']);
  });
});
