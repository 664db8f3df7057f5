import { describe, expect, test } from 'vitest';
import { projectFiles, textFiles } from '#tests/tidy/project-files.ts';

const LINES_LIMIT = 400;

const files = projectFiles();
const texts = textFiles();
const sources = texts.filter(({ file }) => /\.(ts|tsx|mjs|cjs|js|css|sql|html)$/.test(file));

/** "file:line" of every match, so that a failure says where to look. */
const matches = (within: typeof texts, pattern: RegExp): readonly string[] =>
  within.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );

/** Put together from words, so that this file does not match itself. */
const words = (before: string, list: readonly string[], after: string): RegExp =>
  new RegExp(`${before}(?:${list.join('|')})${after}`);

describe('the project keeps itself tidy', () => {
  test('there is a project to look at', () => {
    expect(files).toContain('package.json');
    expect(files).toContain('.ci/run');
    expect(sources.length).toBeGreaterThan(50);
  });

  test('nothing is left for later: no note to oneself, no test left out or run alone', () => {
    expect(matches(texts, words('\\b', ['TO' + 'DO', 'FIX' + 'ME'], '\\b'))).toEqual([]);
    expect(matches(sources, /\b(?:test|it|describe)(?:\.\w+)*\.(?:only|skip|todo)\b/)).toEqual([]);
  });

  test('no path of the machine it was written on', () => {
    expect(matches(texts, words('(?<![\\w.*-])/', ['work', 'root', 'Users', 'tmp/bash'], '[/_]'))).toEqual(
      [],
    );
  });

  test('no address of a package registry', () => {
    expect(matches(texts, words('registry\\.', ['npmjs', 'yarnpkg', 'npmmirror'], '\\.'))).toEqual([]);
  });

  test('every text is in Unicode form NFC, so that accents compare and draw alike everywhere', () => {
    expect(texts.filter(({ text }) => text !== text.normalize('NFC')).map(({ file }) => file)).toEqual([]);
    expect(files.filter((file) => file !== file.normalize('NFC'))).toEqual([]);
  });

  test('no drawer among the folders: a thing without a home has a concept without a name', () => {
    const drawers = ['shared', 'common', 'utils', 'util', 'helpers', 'lib', 'misc'];
    expect(
      files.filter((file) =>
        file
          .split('/')
          .slice(0, -1)
          .some((folder) => drawers.includes(folder)),
      ),
    ).toEqual([]);
  });

  test('files are named in kebab-case, components by their own name', () => {
    const kebab = '[a-z0-9]+(?:-[a-z0-9]+)*';
    const pattern = new RegExp(
      `^(?:${kebab}(?:\\.${kebab})*\\.(?:ts|tsx|mjs|css|sql)|[A-Z][A-Za-z0-9]*(?:\\.${kebab})*\\.(?:tsx|css))$`,
    );
    const named = sources.filter(({ file }) => /\.(ts|tsx|mjs|css|sql)$/.test(file));
    expect(
      named.map(({ file }) => file).filter((file) => !pattern.test(file.split('/').at(-1) ?? '')),
    ).toEqual([]);
  });

  test(`no source file is longer than ${LINES_LIMIT} lines`, () => {
    // A catalogue of words is a list, as long as there is to say.
    const code = sources.filter(
      ({ file }) => /\.(ts|tsx|mjs)$/.test(file) && !/(^|\/)texts(-[a-z]+)?\.ts$/.test(file),
    );
    const long = code.map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }));
    expect(long.filter(({ lines }) => lines > LINES_LIMIT)).toEqual([]);
  });
});
