import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectFolder } from '#tests/tidy/project-files.ts';

/** A small project under the real project's rules, in which wrong things can be planted. */
export type PlantedProject = {
  /** Runs a command of an installed package in it and answers with its standard output, whatever its exit code. */
  readonly run: (commandFile: string, ...commandArguments: readonly string[]) => Promise<string>;
  readonly remove: () => void;
};

/** Everything that decides what the checks say. */
const RULES = ['.dependency-cruiser.cjs', 'eslint.config.js', 'tsconfig.json', 'package.json'];

/** Makes such a project of the given files (path → text), in a temporary folder. */
export const plantProject = (files: Readonly<Record<string, string>>): PlantedProject => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-planted-'));
  for (const file of RULES) cpSync(path.join(projectFolder, file), path.join(folder, file));
  // A junction needs no special right on Windows; elsewhere it is an ordinary link.
  symlinkSync(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return {
    run: (commandFile, ...commandArguments) =>
      new Promise((resolve, reject) => {
        execFile(
          process.execPath,
          [path.join(projectFolder, 'node_modules', commandFile), ...commandArguments],
          { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
          (error, stdout, stderr) => {
            if (stdout === '')
              reject(new Error(`${commandFile} said nothing but: ${stderr}`, { cause: error }));
            else resolve(stdout);
          },
        );
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
