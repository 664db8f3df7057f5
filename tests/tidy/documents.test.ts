import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFiles, projectFolder, readProjectFile } from '#tests/tidy/project-files.ts';

const documents = projectFiles().filter((file) => file.endsWith('.md'));
const { scripts } = JSON.parse(readProjectFile('package.json')) as { scripts: Record<string, string> };
const topFolders = new Set(
  projectFiles().flatMap((file) => (file.includes('/') ? [file.split('/')[0] ?? ''] : [])),
);

/** What npm understands by itself. */
const NPM_COMMANDS = new Set(['ci', 'install', 'rebuild', 'audit', 'run']);

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const exists = (file: string): boolean => existsSync(path.join(projectFolder, file));

describe('the documents tell the truth', () => {
  test('there are documents to hold to it', () => {
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'ARCHITECTURE.md']));
  });

  test.each(documents)('%s: every npm command exists', (document) => {
    const commands = [
      ...found(readProjectFile(document), /`(?:[A-Z_]+=\S+ )*npm (?:run )?([a-z][a-z:-]*)/g),
      ...found(readProjectFile(document), /^\s*(?:\$ )?(?:[A-Z_]+=\S+ )*npm (?:run )?([a-z][a-z:-]*)/gm),
    ];
    expect(
      commands.filter((command) => scripts[command] === undefined && !NPM_COMMANDS.has(command)),
    ).toEqual([]);
  });

  test.each(documents)('%s: every file and folder it names is there', (document) => {
    const text = readProjectFile(document);
    const inBackticks = found(text, /`([\w.-]+\/[\w./-]*)`/g).filter(
      (name) => topFolders.has(name.split('/')[0] ?? '') && !name.startsWith('data/'),
    );
    const linked = found(text, /\]\((?!https?:|mailto:|#)([^)#\s]+)/g).map((target) =>
      path.posix.join(path.posix.dirname(document), target),
    );
    expect([...inBackticks, ...linked].filter((name) => !exists(name))).toEqual([]);
  });
});

test('every abuse is tried by the test that it names', () => {
  const page = readProjectFile('docs/abuses.md');
  const named = [...page.matchAll(/`(tests\/[\w./-]+)`: _([^_]+)_/g)];
  expect(named).toHaveLength(page.split('\n').filter((line) => line.includes('`tests/')).length);
  expect(named.length).toBeGreaterThan(30);
  const gone = named.filter(([, file = '', words = '']) => !readProjectFile(file).includes(words));
  expect(gone.map(([line]) => line)).toEqual([]);
});

describe('package.json', () => {
  test.each(Object.entries(scripts))('npm run %s starts a file that is there', (_name, command) => {
    const [file] = found(command, /^node (\S+)/g);
    expect(file === undefined || exists(file)).toBe(true);
  });
});
