/**
 * The office's notices as files in one folder: uploaded at the desk or simply copied there. Shown in the order of their
 * names; whatever is no picture or video that every browser shows is left alone.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { NoticeFile } from '#protocol/hall.ts';

const MOST_NOTICES = 100;
const MOST_PICTURE_BYTES = 20 * 1024 * 1024;
const MOST_VIDEO_BYTES = 300 * 1024 * 1024;
/** Enough to tell what a file is. */
const HEAD_BYTES = 16;
export const NOTICE_ADDRESS = '/media/notices/';

type Kind = NoticeFile['kind'];
/** What a file is by its name, and how such a file begins. */
const FORMATS: Readonly<Record<string, { readonly kind: Kind; readonly begins: (head: Buffer) => boolean }>> =
  {
    '.jpg': { kind: 'picture', begins: (head) => head.readUInt16BE(0) === 0xffd8 },
    '.jpeg': { kind: 'picture', begins: (head) => head.readUInt16BE(0) === 0xffd8 },
    '.png': { kind: 'picture', begins: (head) => head.readUInt32BE(0) === 0x89504e47 },
    '.webp': {
      kind: 'picture',
      begins: (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
    },
    '.mp4': { kind: 'video', begins: (head) => head.toString('latin1', 4, 8) === 'ftyp' },
    '.webm': { kind: 'video', begins: (head) => head.readUInt32BE(0) === 0x1a45dfa3 },
  };
/** A file's own name: no folder, nothing hidden, nothing that writes backwards. */
const PLAIN_NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} ._()-]{0,79}$/u;

export type NoticeRefusal = 'bad_name' | 'unknown_format' | 'not_what_it_says' | 'too_large' | 'too_many';

export type NoticeFolder = {
  /** As last looked at, in the order of their names. */
  readonly files: () => readonly NoticeFile[];
  /** Grows whenever the files are others than before. */
  readonly revision: () => number;
  /** Looks again; true when something has changed. */
  readonly refresh: () => Promise<boolean>;
  /** Keeps an upload under its name, in place of one of the same name; nothing is kept of what is refused. */
  readonly add: (name: string, body: Readable) => Promise<'added' | NoticeRefusal>;
  /** False when there is no such notice. */
  readonly remove: (name: string) => Promise<boolean>;
};

/** Opens the folder and makes it when it is not there. */
export async function openNoticeFolder(folder: string): Promise<NoticeFolder> {
  await mkdir(folder, { recursive: true });
  let files: readonly NoticeFile[] = [];
  let fingerprint = JSON.stringify(files);
  let revision = 0;

  const refresh = async (): Promise<boolean> => {
    const found = await listed(folder);
    const next = JSON.stringify(found);
    if (next === fingerprint) return false;
    fingerprint = next;
    files = found;
    revision += 1;
    return true;
  };
  await refresh();

  return {
    files: () => files,
    revision: () => revision,
    refresh,
    add: async (name, body) => {
      const plain = name.normalize('NFC').trim();
      const format = formatOf(plain);
      if (!PLAIN_NAME.test(plain)) return 'bad_name';
      if (format === undefined) return 'unknown_format';
      if (files.length >= MOST_NOTICES && !files.some((file) => file.name === plain)) return 'too_many';
      // Hidden, and of no format, until it is whole.
      const arriving = path.join(folder, `.${plain}.arriving`);
      try {
        await pipeline(body, bounded(format.kind), createWriteStream(arriving));
        if (!format.begins(await headOf(arriving))) return 'not_what_it_says';
        await rename(arriving, path.join(folder, plain));
      } catch (error) {
        if (error instanceof TooLarge) return 'too_large';
        throw error;
      } finally {
        await rm(arriving, { force: true });
      }
      await refresh();
      return 'added';
    },
    remove: async (name) => {
      if (!files.some((file) => file.name === name)) return false;
      await rm(path.join(folder, name), { force: true });
      await refresh();
      return true;
    },
  };
}

const formatOf = (name: string) => FORMATS[path.extname(name).toLowerCase()];

async function listed(folder: string): Promise<readonly NoticeFile[]> {
  const names = (await readdir(folder)).filter((name) => PLAIN_NAME.test(name.normalize('NFC'))).sort();
  const notices = names.slice(0, MOST_NOTICES).map(async (name) => {
    const format = formatOf(name);
    const found = await stat(path.join(folder, name));
    if (format === undefined || !found.isFile() || found.size === 0) return [];
    const { mtimeMs, size } = found;
    // The address of another content is another one, so that a replaced file is fetched anew.
    const url = `${NOTICE_ADDRESS}${encodeURIComponent(name)}?${String(Math.round(mtimeMs))}-${String(size)}`;
    return [{ name, kind: format.kind, url }];
  });
  return (await Promise.all(notices)).flat();
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    await handle.read(head, 0, HEAD_BYTES, 0);
    return head;
  } finally {
    await handle.close();
  }
}

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

function bounded(kind: Kind): Transform {
  const most = kind === 'video' ? MOST_VIDEO_BYTES : MOST_PICTURE_BYTES;
  let bytes = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      if (bytes > most) done(new TooLarge('larger than a notice may be'));
      else done(null, chunk);
    },
  });
}
