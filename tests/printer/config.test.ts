import { describe, expect, test } from 'vitest';
import { ConfigurationWrong, parseAgentConfig, parsePrinterAddress } from '#printer/config.ts';

describe('the agent’s settings', () => {
  const whole = { SERVER_URL: 'http://10.0.0.2:4100', DEVICE_TOKEN: 'token', PRINTER_ADDRESS: '10.0.0.9' };

  test('come from the environment or from a parent thread', () => {
    const expected = {
      serverUrl: 'http://10.0.0.2:4100/',
      deviceToken: 'token',
      printerAddress: { host: '10.0.0.9', port: 9_100 },
    };
    expect(parseAgentConfig('environment', whole)).toEqual(expected);
    const given = {
      serverUrl: 'http://10.0.0.2:4100',
      deviceToken: 'token',
      printerAddress: '10.0.0.9:9100',
    };
    expect(parseAgentConfig('parent', given)).toEqual(expected);
  });

  test.each(['SERVER_URL', 'DEVICE_TOKEN', 'PRINTER_ADDRESS'])(
    'a missing %s is named in a sentence',
    (name) => {
      expect(() => parseAgentConfig('environment', { ...whole, [name]: ' ' })).toThrow(
        expect.objectContaining({ message: expect.stringContaining(`${name} is missing`) as string }),
      );
    },
  );

  test.each(['printer.local:9100', '[fe80::1]:9100', '192.168.1.5'])(
    '%s is a printer’s address',
    (address) => {
      expect(parsePrinterAddress(address).port).toBe(9_100);
    },
  );

  test.each(['http://printer', 'printer:0', 'printer:99999', 'a b:9100', 'printer:9100/x', ''])(
    '%j is not, and is refused',
    (address) => {
      expect(() => parsePrinterAddress(address)).toThrow(ConfigurationWrong);
    },
  );

  test('a server’s address that is none is refused', () => {
    for (const url of ['10.0.0.2:4100', 'ftp://10.0.0.2', 'javascript:0']) {
      expect(() => parseAgentConfig('environment', { ...whole, SERVER_URL: url })).toThrow(/SERVER_URL/);
    }
  });
});
