/** What a PDF says, page by page, read back from its own bytes: its streams inflated, its letters looked up in its own tables. */
import { inflateSync } from 'node:zlib';

export type ReadPdf = { readonly pages: readonly string[]; readonly hasEmbeddedFonts: boolean };

export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(id, body);
  const streamOf = (id: string): string => {
    const body = objects.get(id) ?? '';
    const from = body.indexOf('stream\n') + 'stream\n'.length;
    const raw = Buffer.from(body.slice(from, body.lastIndexOf('\nendstream')), 'latin1');
    return body.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1');
  };
  const lettersOf = new Map<string, ReadonlyMap<string, string>>();
  const fontNames = new Map<string, string>();
  for (const body of objects.values())
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) fontNames.set(name, id);
  for (const [name, id] of fontNames) {
    const [, cmap = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '') ?? [];
    lettersOf.set(name, lettersIn(streamOf(cmap)));
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  return {
    pages: pages.map((page) => {
      const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(page) ?? [];
      return wordsIn(streamOf(contents), lettersOf);
    }),
    hasEmbeddedFonts: [...objects.values()].some((body) => body.includes('/FontFile')),
  };
}

const unicode = (hex: string): string =>
  Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').swap16().toString('utf16le');

function lettersIn(cmap: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, first = '', , list = ''] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, hex = ''], index) => {
      letters.set((Number.parseInt(first, 16) + index).toString(16).padStart(4, '0'), unicode(hex));
    });
  return letters;
}

function wordsIn(content: string, lettersOf: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined;
  const lines: string[] = [];
  for (const [, name, array] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = lettersOf.get(name);
    if (array === undefined) continue;
    const codes = [...array.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex = '']) => hex).join('');
    lines.push((codes.match(/.{4}/g) ?? []).map((code) => font?.get(code) ?? '\ufffd').join(''));
  }
  return lines.join('\n');
}
