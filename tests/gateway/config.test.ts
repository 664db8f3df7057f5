/** The environment is read once and checked: what is wrong is named, with what it was and what it may be. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationWrong, readConfig } from '#server/config.ts';

describe('the service that files are looked up at', () => {
  it.each([
    'hoso.example.vn',
    'file:///etc/passwd',
    'ftp://hoso.example.vn/',
    'javascript:alert(1)',
    'http://',
    'https://minh:matkhau@hoso.example.vn/',
    'https://hoso.example.vn/#part',
  ])('is no %s, and what might be a password is not repeated', (address) => {
    const read = (): unknown => readConfig({ FILE_LOOKUP_URL: address });
    expect(read).toThrow(ConfigurationWrong);
    expect(read).toThrow(/^FILE_LOOKUP_URL: /);
    expect(read).not.toThrow(/matkhau/);
  });

  it('is given no token that could not stand in a header, and it is not repeated', () => {
    const read = (): unknown =>
      readConfig({ FILE_LOOKUP_URL: 'http://hoso.lan/', FILE_LOOKUP_TOKEN: 'mật\r\nkhẩu' });
    expect(read).toThrow(/^FILE_LOOKUP_TOKEN: /);
    expect(read).not.toThrow(/mật/);
  });
});

describe('the configuration', () => {
  it('has a sensible value for everything', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 4_100,
      httpsPort: 8_443,
      hasNetworkName: false,
      dataFolder: path.resolve('data', 'office'),
      ownNames: [],
      printerConnection: null,
      logLevel: 'info',
      speechCommands: {},
      fileService: null,
      demonstration: null,
      hasStartProgram: false,
      stopsOnStdinEnd: false,
    });
  });

  it('takes what it is given', () => {
    const config = readConfig({
      HOST: '0.0.0.0',
      PORT: '0',
      HTTPS_PORT: '443',
      DATA_DIR: 'elsewhere',
      OWN_NAMES: ' MotCua.lan, hall-1 ,',
      PRINTER_ADDRESS: '192.168.1.50:9100',
      LOG_LEVEL: 'silent',
      SPEECH_COMMAND: JSON.stringify(['/opt/giọng nói/piper', '--model', 'vi "1".onnx', '']),
      SPEECH_COMMAND_EN: ' espeak-ng  -v en --stdin --stdout',
      FILE_LOOKUP_URL: 'https://hoso.example.vn:8443/tra-cuu?unit=26',
      FILE_LOOKUP_TOKEN: 'a-token',
      FILE_LOOKUP_FACTOR: 'birth_year',
      DEMO: '1',
      DEMO_PAST: '1',
      PAPER_URL_PORT: '4109',
      START_PROGRAM: '1',
      STOP_ON_STDIN_END: '1',
    });
    expect(config).toEqual({
      host: '0.0.0.0',
      port: 0,
      httpsPort: 443,
      hasNetworkName: true,
      dataFolder: path.resolve('elsewhere'),
      ownNames: ['motcua.lan', 'hall-1'],
      printerConnection: { kind: 'tcp', host: '192.168.1.50', port: 9_100 },
      logLevel: 'silent',
      speechCommands: {
        vi: ['/opt/giọng nói/piper', '--model', 'vi "1".onnx', ''],
        en: ['espeak-ng', '-v', 'en', '--stdin', '--stdout'],
      },
      fileService: {
        url: new URL('https://hoso.example.vn:8443/tra-cuu?unit=26'),
        token: 'a-token',
        factor: 'birth_year',
      },
      demonstration: { paperPort: 4_109, hasPast: true },
      hasStartProgram: true,
      stopsOnStdinEnd: true,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it.each([
    [{}, false],
    [{ HOST: '127.0.0.1', MDNS: '1' }, false],
    [{ HOST: '192.168.1.10' }, true],
    [{ HOST: '0.0.0.0', MDNS: '0' }, false],
  ])('of %j has a name in the network: %s', (environment, expected) => {
    expect(readConfig(environment).hasNetworkName).toBe(expected);
  });

  it('takes an empty variable for one that is not there', () => {
    const names = [
      'HOST',
      'PORT',
      'HTTPS_PORT',
      'MDNS',
      'DATA_DIR',
      'OWN_NAMES',
      'PRINTER_ADDRESS',
      'LOG_LEVEL',
      'SPEECH_COMMAND',
      'SPEECH_COMMAND_EN',
      'SPEECH_COMMAND_ZH',
      'FILE_LOOKUP_URL',
      'FILE_LOOKUP_TOKEN',
      'FILE_LOOKUP_FACTOR',
      'DEMO',
      'STOP_ON_STDIN_END',
    ];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ' '])))).toEqual(readConfig({}));
    expect(readConfig({ DEMO: '1', PAPER_URL_PORT: '' })).toEqual(readConfig({ DEMO: '1' }));
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '4100.5'],
    ['PORT', '1e3'],
    ['PORT', '0x10'],
    ['PORT', 'NaN'],
    ['OWN_NAMES', 'http://motcua.lan'],
    ['OWN_NAMES', 'motcua.lan:4100'],
    ['OWN_NAMES', 'good.lan,bad name'],
    ['OWN_NAMES', '*'],
    ['PRINTER_ADDRESS', '192.168.1.50'],
    ['PRINTER_ADDRESS', '192.168.1.50:'],
    ['PRINTER_ADDRESS', ':9100'],
    ['PRINTER_ADDRESS', '192.168.1.50:0'],
    ['PRINTER_ADDRESS', '192.168.1.50:99999'],
    ['PRINTER_ADDRESS', 'http://192.168.1.50:9100'],
    ['PRINTER_ADDRESS', 'printer:9100; reboot'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_LEVEL', 'constructor'],
    ['SPEECH_COMMAND', '[]'],
    ['SPEECH_COMMAND', '["piper"'],
    ['SPEECH_COMMAND', '["piper",1]'],
    ['SPEECH_COMMAND', '["",""]'],
    ['SPEECH_COMMAND', '["piper\\u0000"]'],
    ['SPEECH_COMMAND', '["piper"] --model'],
    ['SPEECH_COMMAND_EN', '"piper" --model x'],
    ['SPEECH_COMMAND_ZH', "sh -c 'piper | sox'"],
    ['DEMO', 'true'],
    ['DEMO', 'yes'],
    ['DEMO_PAST', 'true'],
    ['PAPER_URL_PORT', '99999'],
    ['STOP_ON_STDIN_END', 'on'],
    ['FILE_LOOKUP_FACTOR', 'name'],
  ])('refuses %s=%s in one sentence that names both', (name, value) => {
    const environment = {
      ...(['PAPER_URL_PORT', 'DEMO_PAST'].includes(name) ? { DEMO: '1' } : {}),
      ...(name === 'FILE_LOOKUP_FACTOR' ? { FILE_LOOKUP_URL: 'http://hoso.lan/' } : {}),
      [name]: value,
    };
    expect(() => readConfig(environment)).toThrow(ConfigurationWrong);
    expect(() => readConfig(environment)).toThrow(`${name}=${value}`);
  });
});
