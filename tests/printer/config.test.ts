import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigurationWrong, parseCode, parseStartOrder, parseThreadOrder } from '#printer/config.ts';

const projectFolder = path.resolve(import.meta.dirname, '../..');
const sentence = (text: string): unknown =>
  expect.objectContaining({ message: expect.stringContaining(text) as string });

describe('how the program is started', () => {
  test('by its words', () => {
    const words = ['--server', 'http://10.0.0.2:4100', '--code=abcd-efgh', '--state', '/var/lib/printer'];
    expect(parseStartOrder(words, {})).toEqual({
      serverUrl: 'http://10.0.0.2:4100/',
      deviceToken: null,
      code: 'ABCDEFGH',
      stateFolder: '/var/lib/printer',
    });
  });

  test('by the environment, over which its words go', () => {
    const environment = {
      SERVER_URL: 'http://10.0.0.2:4100',
      DEVICE_TOKEN: 'token',
      STATE_DIR: '/var/lib/printer',
    };
    const order = parseStartOrder([], environment);
    expect(order).toEqual({
      serverUrl: 'http://10.0.0.2:4100/',
      deviceToken: 'token',
      code: null,
      stateFolder: '/var/lib/printer',
    });
    const words = ['--server', 'http://10.0.0.3', '--state', '/srv/printer'];
    expect(parseStartOrder(words, environment)).toEqual({
      ...order,
      serverUrl: 'http://10.0.0.3/',
      stateFolder: '/srv/printer',
    });
  });

  test('with nothing at all: everything is to be found in the project’s own folder', () => {
    expect(parseStartOrder([], {})).toEqual({
      serverUrl: null,
      deviceToken: null,
      code: null,
      stateFolder: path.join(projectFolder, 'data', 'printer'),
    });
  });

  test.each([
    [['--printer', 'x']],
    [['server']],
    [['--server']],
    [['--server', '--code', 'ABCD-EFGH']],
    [['--code=']],
    [['--code', 'ABCD-EFGH', '--code', 'ABCD-EFGH']],
  ])('%j is answered with how it is done', (words) => {
    expect(() => parseStartOrder(words, {})).toThrow(sentence('npm run printer -- --server'));
  });

  test.each(['10.0.0.2:4100', 'ftp://10.0.0.2', 'javascript:0', 'http://user:secret@10.0.0.2'])(
    '%s is no server’s address',
    (url) => {
      expect(() => parseStartOrder(['--server', url], {})).toThrow(sentence('--server must be'));
      expect(() => parseStartOrder([], { SERVER_URL: url })).toThrow(sentence('SERVER_URL must be'));
    },
  );
});

describe('a pairing code', () => {
  test.each(['ABCD-EFGH', 'abcdefgh', ' abcd efgh ', 'AB–CD—EF‑GH', 'a-b-c-d-e-f-g-h'])(
    'may be typed as %j',
    (typed) => {
      expect(parseCode(typed)).toBe('ABCDEFGH');
    },
  );

  test.each(['', 'ABCD-EFG', 'ABCD-EFGHJ', 'ABCD-EFGI', 'ABCD-EFGO', 'ABCD-EFG0', 'ABCD-EFG1', 'ẠBCD-EFGH'])(
    '%j is none, and a sentence says what one looks like',
    (typed) => {
      expect(() => parseCode(typed)).toThrow(ConfigurationWrong);
      expect(() => parseCode(typed)).toThrow(sentence('ABCD-EFGH'));
    },
  );
});

describe('what a parent thread gives', () => {
  const whole = { serverUrl: 'http://10.0.0.2:4100', deviceToken: 'token' };

  test('is an office and a token', () => {
    expect(parseThreadOrder(whole)).toEqual({ serverUrl: 'http://10.0.0.2:4100/', deviceToken: 'token' });
  });

  test.each(['serverUrl', 'deviceToken'])('a missing %s is named', (name) => {
    expect(() => parseThreadOrder({ ...whole, [name]: ' ' })).toThrow(sentence(`${name} is missing`));
    expect(() => parseThreadOrder(null)).toThrow(ConfigurationWrong);
  });
});
