import { describe, expect, test } from 'vitest';
import { create } from 'qrcode';
import { isOnlyNearby } from '#ui-kit/office-network.ts';
import { phoneUrlIn, phoneUrlOf } from '../../kiosk-ui/ticket/phone-url.ts';
import { QUIET_MODULES, qrSquares } from '#ui-kit/qr-squares.ts';
import { linkOf, PHONE_ADDRESS } from './kiosk-fixtures.ts';

const ADDRESS = `${PHONE_ADDRESS}${linkOf('H007')}`;

/** The squares as they would be drawn: a grid of dark and light, read back from the path alone. */
function drawn({ size, path }: ReturnType<typeof qrSquares>): readonly (readonly boolean[])[] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let step = 0; step < Number(length); step += 1) {
      const row = grid[Number(y)];
      if (row === undefined) throw new Error('A square lies outside the code.');
      row[Number(x) + step] = true;
    }
  }
  return grid;
}

describe('the code', () => {
  test('every module stands where it belongs, and nothing stands in the quiet zone', () => {
    const { modules } = create(ADDRESS, { errorCorrectionLevel: 'M' });
    const grid = drawn(qrSquares(ADDRESS));
    expect(grid).toHaveLength(modules.size + 2 * QUIET_MODULES);
    const wrong = grid.flatMap((row, y) =>
      row.flatMap((isDark, x) => {
        const [column, line] = [x - QUIET_MODULES, y - QUIET_MODULES];
        const isInside = column >= 0 && line >= 0 && column < modules.size && line < modules.size;
        const belongs = isInside && modules.get(line, column) === 1;
        return isDark === belongs ? [] : [`${String(x)},${String(y)}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('the address of any office on its own network fits 33 modules, as the page is drawn for', () => {
    const longest = `http://192.168.100.200:65535/t/${linkOf('M888')}`;
    expect(qrSquares(phoneUrlIn(longest, 'en')).size).toBe(33 + 2 * QUIET_MODULES);
  });
});

describe('the address', () => {
  test('carries the language only where it is not the one the page speaks unasked', () => {
    expect(phoneUrlIn(ADDRESS, 'vi')).toBe(ADDRESS);
    expect(phoneUrlIn(ADDRESS, 'en')).toBe(`${ADDRESS}#en`);
  });

  test('is the office’s own with the link behind it, or none at all', () => {
    expect(phoneUrlOf(PHONE_ADDRESS, linkOf('H007'))).toBe(ADDRESS);
    expect(phoneUrlOf(null, linkOf('H007'))).toBeNull();
    expect(phoneUrlOf(PHONE_ADDRESS, null)).toBeNull();
  });

  test.each([
    '10.1.2.3',
    '172.16.0.9',
    '192.168.1.20',
    '127.0.0.1',
    '169.254.1.1',
    '100.64.0.1',
    'may-chu',
    'motcua.local',
    '[fd00::1]',
  ])('%s is reached from within the office only: the person is told to join its Wi-Fi', (host) => {
    expect(isOnlyNearby(new URL(`http://${host}:4100/t/x`).hostname)).toBe(true);
  });

  test.each(['motcua.example.vn', '203.113.131.1', '172.32.0.1', '100.128.0.1', '11.0.0.1'])(
    '%s is reached from anywhere',
    (host) => {
      expect(isOnlyNearby(new URL(`https://${host}/t/x`).hostname)).toBe(false);
    },
  );
});
