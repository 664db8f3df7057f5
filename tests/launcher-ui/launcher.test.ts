import { describe, expect, test } from 'vitest';
import { afterReply, watchDemoServer, type LauncherState } from '../../launcher-ui/demo-server.ts';
import { counterKey, intentOfKey } from '../../launcher-ui/doors.ts';
import type { DemoStatus } from '#protocol/demo.ts';

const STATUS: DemoStatus = {
  officeName: { vi: 'Phường Minh Phụng', en: 'Minh Phụng Ward' },
  unitName: { vi: 'Trung tâm', en: 'Centre' },
  url: 'http://localhost:4100',
  paperUrl: 'http://localhost:4101/',
  officers: [],
  newcomerCounters: [1, 2, 3, 4, 12],
  receptionDesk: 9,
  crowd: { running: false, citizens: 0, arrived: 0, served: 0, missed: 0 },
  hall: { waiting: 0, called: [] },
};
const RUNNING: DemoStatus = { ...STATUS, crowd: { ...STATUS.crowd, running: true, citizens: 40 } };
const press = (code: string, key: string) => ({ code, key, isRepeat: false, hasModifier: false });

describe('the keys of the launcher', () => {
  test.each([
    ['KeyK', 'k', '/kiosk'],
    ['KeyM', 'm', '/display'],
    ['KeyQ', 'q', '/admin'],
    ['KeyG', 'g', 'http://localhost:4101/'],
    ['Digit3', '3', '/counter/3'],
    ['Numpad4', '4', '/counter/4'],
    ['Digit9', '9', '/counter/9'],
  ])('%s opens its door', (code, key, href) => {
    expect(intentOfKey(press(code, key), STATUS)).toEqual({ kind: 'open', href });
  });

  test('a door that does not exist now does not open', () => {
    expect(intentOfKey(press('Digit5', '5'), STATUS)).toBeNull();
    expect(intentOfKey(press('Digit9', '9'), { ...STATUS, receptionDesk: null })).toBeNull();
    expect(intentOfKey(press('KeyG', 'g'), { ...STATUS, paperUrl: null })).toBeNull();
    expect(counterKey(12)).toBeNull();
  });

  test('citizens are let in once, and can be stopped only while they come', () => {
    expect(intentOfKey(press('KeyD', 'd'), STATUS)).toEqual({ kind: 'start_crowd' });
    expect(intentOfKey(press('KeyX', 'x'), STATUS)).toBeNull();
    expect(intentOfKey(press('KeyD', 'd'), RUNNING)).toBeNull();
    expect(intentOfKey(press('KeyX', 'x'), RUNNING)).toEqual({ kind: 'stop_crowd' });
  });

  test('a held key and a browser shortcut open nothing', () => {
    expect(intentOfKey({ ...press('KeyK', 'k'), isRepeat: true }, STATUS)).toBeNull();
    expect(intentOfKey({ ...press('KeyM', 'm'), hasModifier: true }, STATUS)).toBeNull();
  });
});

describe('what the launcher knows', () => {
  const heard: LauncherState = { kind: 'heard', status: STATUS, heardAtMs: 1_000, isLive: true };

  test('a failure keeps what was heard and no longer calls it live', () => {
    expect(afterReply(heard, { kind: 'failed' }, 9_000)).toEqual({ ...heard, isLive: false });
    expect(afterReply({ kind: 'loading' }, { kind: 'failed' }, 9_000)).toEqual({ kind: 'loading' });
  });

  test('another computer is told so', () => {
    expect(afterReply({ kind: 'loading' }, { kind: 'forbidden' }, 0)).toEqual({ kind: 'elsewhere' });
  });

  test('an order is sent as the protocol says, and its refusal is reported', async () => {
    const requests: { readonly url: string; readonly method: string; readonly body: unknown }[] = [];
    const server = watchDemoServer(
      (input, init) => {
        requests.push({
          url: typeof input === 'string' ? input : 'not a path',
          method: init?.method ?? 'GET',
          body: init?.body,
        });
        if (init?.method === 'DELETE') return Promise.reject(new TypeError('network'));
        return Promise.resolve(Response.json(STATUS));
      },
      () => 5_000,
    );
    expect(await server.startCrowd(40)).toBe(true);
    expect(await server.stopCrowd()).toBe(false);
    expect(requests.filter(({ url }) => url === '/demo/citizens')).toEqual([
      { url: '/demo/citizens', method: 'POST', body: '{"citizens":40}' },
      { url: '/demo/citizens', method: 'DELETE', body: undefined },
    ]);
    expect(server.state()).toEqual({ kind: 'heard', status: STATUS, heardAtMs: 5_000, isLive: true });
  });
});
