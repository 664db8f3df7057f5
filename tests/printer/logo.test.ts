import { deflateSync } from 'node:zlib';
import { renderAsync } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { isDecodable, pictureHeader } from '#printer/logo/picture-header.ts';
import { greyAtSize, LOGO_LIMITS, readLogo } from '#printer/logo/read-logo.ts';
import { greyPng, PNG_SIGNATURE, pngChunk } from '#printer/png.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const svg = (inside: string, attributes = 'width="200" height="100"'): Uint8Array =>
  bytes(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  );
const square = '<rect x="20" y="20" width="60" height="60"/>';

/** A PNG of the given declared size and body. */
const png = (
  width: number,
  height: number,
  scanlines: Uint8Array,
  colour: { readonly depth: number; readonly type: number } = { depth: 8, type: 0 },
  extra: readonly Uint8Array[] = [],
): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([colour.depth, colour.type, 0, 0, 0], 8);
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(scanlines)),
    pngChunk('IEND', new Uint8Array()),
  ]);
};

/** The smallest picture of each other format that browsers draw: one black pixel (GIF), eight by eight grey ones (JPEG). */
const GIF = Buffer.from('R0lGODdhAQABAIAAAAAAAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgUFBcUFxsbGxsbGyAeICEhISAgICAhISEkJCQqKiokJCQhISQkKCgqKi4vLisrKisvLzIyMjw8OTlG' +
    'RkhWVmf/xABLAAEBAAAAAAAAAAAAAAAAAAAABgEBAAAAAAAAAAAAAAAAAAAAABABAAAAAAAAAAAAAAAAAAAAABEBAAAAAAAAAAAAAAAAAAAA' +
    'AP/AABEIAAgACAMBEgACEgADEgD/2gAMAwEAAhEDEQA/AJkAH//Z',
  'base64',
);

const readOk = async (picture: Uint8Array) => {
  const logo = await readLogo(picture);
  if (!logo.ok) return expect.fail(`refused as ${logo.why}`);
  return logo;
};

describe('a picture becomes a small grey one', () => {
  test('of its own size when it is small enough', async () => {
    const logo = await readOk(await greyPng(new Uint8Array(60 * 40).fill(90), 60, 40));
    expect([logo.widthPx, logo.heightPx]).toEqual([60, 40]);
    expect(pictureHeader(logo.png)).toEqual({ format: 'png', widthPx: 60, heightPx: 40 });
    // Bit depth 8, colour type 0: grey.
    expect([...logo.png.subarray(24, 26)]).toEqual([8, 0]);
    expect([...(await greyAtSize(logo.png, 60, 40))].every((grey) => grey === 90)).toBe(true);
  });

  test.each([
    [1_664, 200, 832, 100],
    [300, 640, 150, 320],
    [4_000, 3_000, 427, 320],
  ])('%i × %i comes down to %i × %i', async (width, height, widthPx, heightPx) => {
    const logo = await readOk(await greyPng(new Uint8Array(width * height).fill(60), width, height));
    expect([logo.widthPx, logo.heightPx]).toEqual([widthPx, heightPx]);
  });

  test('what is transparent is white, as paper is', async () => {
    // Two RGBA pixels: nothing at all, and black.
    const logo = await readOk(png(2, 1, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 255), { depth: 8, type: 6 }));
    expect([...(await greyAtSize(logo.png, 2, 1))]).toEqual([255, 0]);
  });

  test('colours become as dark as they look', async () => {
    const logo = await readOk(
      png(3, 1, Uint8Array.of(0, 255, 0, 0, 0, 255, 0, 0, 0, 255), { depth: 8, type: 2 }),
    );
    const [red, green, blue] = await greyAtSize(logo.png, 3, 1);
    expect(green).toBeGreaterThan(red!);
    expect(red).toBeGreaterThan(blue!);
  });

  test('a GIF is read', async () => {
    expect(await readOk(GIF)).toMatchObject({ widthPx: 1, heightPx: 1 });
  });

  test('a photograph (JPEG) is read, and is as grey as it was', async () => {
    const logo = await readOk(JPEG);
    expect([logo.widthPx, logo.heightPx]).toEqual([8, 8]);
    for (const grey of await greyAtSize(logo.png, 8, 8)) {
      expect(grey).toBeGreaterThanOrEqual(0x5a - 3);
      expect(grey).toBeLessThanOrEqual(0x5a + 3);
    }
  });

  test('a drawing is as large as a logo may be, whatever its own size', async () => {
    expect(await readOk(svg(square))).toMatchObject({ widthPx: 640, heightPx: 320 });
    expect(
      await readOk(svg('<rect width="9999999" height="500000"/>', 'viewBox="0 0 4000000 1000000"')),
    ).toMatchObject({
      widthPx: 832,
      heightPx: 208,
    });
  });

  test('a drawing may use its own parts, styles, and a picture that it carries', async () => {
    const carried = Buffer.from(await greyPng(new Uint8Array(16).fill(0), 4, 4)).toString('base64');
    await readOk(
      svg(
        `<style>.a{fill:url(#g)}</style><linearGradient id="g"/><g id="a">${square}</g><use xlink:href="#a"/>`,
      ),
    );
    await readOk(svg(`<image width="100" height="100" href="data:image/png;base64,${carried}"/>`));
    await readOk(
      bytes(
        `\uFEFF<?xml version="1.0" encoding="UTF-8"?><!-- logo -->${Buffer.from(svg(square)).toString()}`,
      ),
    );
  });
});

describe('what could hurt is refused before it is decoded', () => {
  test('50,000 pixels wide, whatever the file says after that', async () => {
    const before = process.memoryUsage().rss;
    const declared = png(50_000, 50_000, new Uint8Array(10));
    expect(await readLogo(declared)).toEqual({ ok: false, why: 'too_large' });
    expect(await readLogo(png(0xffff_ffff, 1, new Uint8Array(10)))).toEqual({ ok: false, why: 'too_large' });
    const gif = Buffer.from(GIF);
    gif.writeUInt16LE(65_535, 6);
    gif.writeUInt16LE(65_535, 8);
    expect(await readLogo(gif)).toEqual({ ok: false, why: 'too_large' });
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b08ea60ea6001011100', 'hex');
    expect(pictureHeader(jpeg)).toEqual({ format: 'jpeg', widthPx: 60_000, heightPx: 60_000 });
    expect(await readLogo(jpeg)).toEqual({ ok: false, why: 'too_large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  test('a file of more than 8 MB', async () => {
    expect(await readLogo(new Uint8Array(LOGO_LIMITS.fileBytes + 1))).toEqual({
      ok: false,
      why: 'too_large',
    });
  });

  test('a small picture that unpacks to a hundred megabytes of company does not unpack it', async () => {
    const bomb = Buffer.concat([bytes('profile\0\0'), deflateSync(new Uint8Array(100_000_000))]);
    const before = process.memoryUsage().rss;
    const logo = await readOk(
      png(2, 2, Uint8Array.of(0, 0, 0, 0, 0, 0), undefined, [pngChunk('iCCP', bomb)]),
    );
    expect([logo.widthPx, logo.heightPx]).toEqual([2, 2]);
    expect(process.memoryUsage().rss - before).toBeLessThan(90_000_000);
  });

  test('a picture whose dots are a bomb of their own: far more rows than declared', async () => {
    const before = process.memoryUsage().rss;
    await readLogo(png(4, 4, new Uint8Array(200_000_000)));
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script by another prefix', '<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>'],
    ['a deed on load', '<rect onload="alert(1)"/>'],
    ['a file', '<image href="/etc/passwd" width="9" height="9"/>'],
    ['a file by its address', '<image xlink:href="file:///etc/passwd"/>'],
    ['another machine', '<image href="http://127.0.0.1:9100/"/>'],
    ['another machine, no quotes', '<image href=http://127.0.0.1/ />'],
    ['another drawing', '<use href="other.svg#a"/>'],
    [
      'a drawing in disguise',
      `<image href="data:image/png;base64,${Buffer.from(svg(square)).toString('base64')}"/>`,
    ],
    [
      'a drawing within',
      `<image href="data:image/svg+xml;base64,${Buffer.from(svg(square)).toString('base64')}"/>`,
    ],
    [
      'a huge picture within',
      `<image href="data:image/png;base64,${Buffer.from(png(50_000, 50_000, new Uint8Array(9))).toString('base64')}"/>`,
    ],
    ['an address in characters of markup', '<image href="&#x66;ile:///etc/passwd"/>'],
    ['a foreign document', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ['a style sheet from elsewhere', '<style>@import "http://a/b.css";</style>'],
    ['a style’s picture from elsewhere', '<rect style="fill:url(http://a/b#c)"/>'],
    [
      'an attribute that changes another',
      '<image href="#a"><set attributeName="href" to="/etc/passwd"/></image>',
    ],
    ['a filter that takes for ever', '<filter id="f"><feTurbulence numOctaves="999999999"/></filter>'],
  ])('a drawing with %s', async (_, inside) => {
    expect(await readLogo(svg(square + inside))).toEqual({ ok: false, why: 'unsafe' });
  });

  test.each([
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    '<?xml-stylesheet href="http://a/b.css"?>',
  ])('a drawing that begins with %s', async (head) => {
    expect(await readLogo(Buffer.concat([bytes(head), svg(square)]))).toEqual({ ok: false, why: 'unsafe' });
  });

  test('a drawing that grows ten times with every step', async () => {
    const steps = Array.from(
      { length: 6 },
      (_, step) => `<g id="s${step + 1}">${`<use href="#s${step}"/>`.repeat(9)}</g>`,
    );
    const inside = `<defs><g id="s0">${square}</g>${steps.join('')}</defs><use href="#s6"/>`;
    expect((await readLogo(svg(inside))).ok).toBe(false);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['words', bytes('Đây không phải ảnh')],
    ['a page', bytes('<html><body>svg</body></html>')],
    ['the first half of a picture', png(60, 40, new Uint8Array(60 * 41)).subarray(0, 30)],
    ['the head of a picture and noise', Buffer.concat([PNG_SIGNATURE, Buffer.alloc(400, 0xa5)])],
    ['a drawing that is broken', bytes('<svg xmlns="http://www.w3.org/2000/svg"><rect')],
    ['a drawing of nothing', svg('')],
    ['a drawing without a size', svg(square, 'width="0" height="0"')],
    ['a document', bytes('%PDF-1.7')],
    ['a drawing without end', svg(square, 'width="1" height="900000000"')],
  ])('%s is not a picture', async (_, picture) => {
    expect(await readLogo(picture)).toEqual({ ok: false, why: 'not_a_picture' });
  });

  test('a good camera’s picture is still decoded', () => {
    expect(isDecodable({ format: 'jpeg', widthPx: 6_000, heightPx: 4_000 })).toBe(true);
    expect(isDecodable({ format: 'jpeg', widthPx: 12_000, heightPx: 1 })).toBe(false);
  });
});

test('what draws for us would follow such references, so that refusing them is needed', async () => {
  const file = new URL('./golden/ticket-vi.png', import.meta.url).pathname;
  const drawing = svg(`<image href="${file}" width="200" height="100"/>`);
  const image = await renderAsync(Buffer.from(drawing), { font: { loadSystemFonts: false } });
  expect(image.pixels.some((channel) => channel !== 0)).toBe(true);
});
