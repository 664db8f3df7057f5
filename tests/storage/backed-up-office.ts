/** An office to be backed up, and ways to look at what became of it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Answer } from '#protocol/messages.ts';
import type { IssuedTicket } from '#protocol/views.ts';
import { BackupUnusable } from '#server/storage/backup.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { later, MORNING, press, startWritePath, type WritePath } from './write-path.ts';

export const NAME = 'mot-cua-2026-11-23_08-30-00';
export const AT = later(MORNING, 30 * 60_000);
export const KEY = new Uint8Array(32).fill(7);

export const numberOf = (answer: Answer<unknown> | undefined): string => {
  if (answer?.ok !== true) throw new Error(`no number: ${JSON.stringify(answer)}`);
  return (answer.result as IssuedTicket).number;
};
/** The numbers given to those requests. */
export const numbers = async (office: WritePath, from: number, to: number): Promise<readonly string[]> => {
  const given: string[] = [];
  for (let index = from; index < to; index += 1)
    given.push(numberOf((await office.ask(press(`request-${String(index)}`)))[0]));
  return given;
};
/** An office with notices, a recorded phrase and keys; its store closes with the test. */
export function openOffice(data: string): { readonly office: WritePath; readonly close: () => void } {
  const store = openSqliteStore(data, MIGRATIONS_FOLDER);
  let isOpen = true;
  const close = (): void => {
    if (isOpen) store.close();
    isOpen = false;
  };
  onTestFinished(close);
  mkdirSync(path.join(data, 'notices'), { recursive: true });
  writeFileSync(path.join(data, 'notices', 'Giờ làm việc.png'), 'picture');
  writeFileSync(path.join(data, 'notices', '.half.arriving'), 'half');
  mkdirSync(path.join(data, 'voice'), { recursive: true });
  writeFileSync(path.join(data, 'voice', 'vi-moi.wav'), 'sound');
  writeFileSync(path.join(data, 'file-look-up.key'), 'the key');
  const office = startWritePath(store);
  store.dayKey(office.executor.day().date, () => KEY);
  return { office, close };
}
/** Why a backup was refused; `none` when it was not. */
export const troubleOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof BackupUnusable) return error.trouble;
    throw error;
  }
  return 'none';
};
