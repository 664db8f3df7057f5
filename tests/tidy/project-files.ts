import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Made by tools or by running the product, never committed. */
const NOT_OURS = new Set(['node_modules', 'dist', 'data', 'coverage', '.git', '.cache']);

/** Every file of the project by its path with forward slashes, sorted. Needs no git: a downloaded copy has none. */
export const projectFiles = (folder = ''): readonly string[] =>
  readdirSync(path.join(projectFolder, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return entry.isFile() && !entry.name.endsWith('.log') ? [file] : [];
      return NOT_OURS.has(entry.name) ? [] : projectFiles(file);
    })
    .sort();

export const readProjectFile = (file: string): string => readFileSync(path.join(projectFolder, file), 'utf8');

export type TextFile = { readonly file: string; readonly text: string };

/** Every file that holds text (no zero byte), with it. The lock file is npm's to write, not ours to read. */
export const textFiles = (): readonly TextFile[] =>
  projectFiles()
    .filter((file) => file !== 'package-lock.json')
    .map((file) => ({ file, text: readProjectFile(file) }))
    .filter(({ text }) => !text.includes('\0'));
