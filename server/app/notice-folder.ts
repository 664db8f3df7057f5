/**
 * The office's notices as files in one folder: uploaded at the desk or simply copied there. Shown in the order of their
 * names; whatever is no picture or video that every browser shows is left alone.
 */
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { NoticeFile } from '#protocol/hall.ts';
import { MOST_NOTICE_BYTES, MOST_NOTICES, type NoticeRefusal } from '#protocol/hall-files.ts';

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

/** Where a piece of an upload lies in the whole file, in bytes. */
export type PiecePlace = { readonly from: number; readonly total: number };

export type NoticeFolder = {
  /** As last looked at, in the order of their names. */
  readonly files: () => readonly NoticeFile[];
  /** Grows whenever the files are others than before. */
  readonly revision: () => number;
  /** Looks again; true when something has changed. */
  readonly refresh: () => Promise<boolean>;
  /**
   * Takes an upload piece by piece: no request lasts as long as a video takes on a slow line. With its last piece the file is
   * kept under its name, in place of one of the same name; nothing is kept of what is refused.
   */
  readonly add: (
    name: string,
    place: PiecePlace,
    piece: Uint8Array,
  ) => Promise<'added' | 'more' | NoticeRefusal>;
  /** False when there is no such notice. */
  readonly remove: (name: string) => Promise<boolean>;
};

/** Opens the folder and makes it when it is not there. */
export async function openNoticeFolder(folder: string): Promise<NoticeFolder> {
  await mkdir(folder, { recursive: true });
  // What was cut off in an earlier life will not be continued.
  for (const name of await readdir(folder)) if (isArriving(name)) await rm(path.join(folder, name));
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
    add: async (name, { from, total }, piece) => {
      const plain = name.normalize('NFC').trim();
      const format = formatOf(plain);
      if (!PLAIN_NAME.test(plain)) return 'bad_name';
      if (format === undefined) return 'unknown_format';
      if (files.length >= MOST_NOTICES && !files.some((file) => file.name === plain)) return 'too_many';
      if (total > MOST_NOTICE_BYTES[format.kind]) return 'too_large';
      if (from === 0 && !format.begins(headOf(piece))) return 'not_what_it_says';
      const arriving = path.join(folder, arrivingName(plain));
      const isNext =
        piece.length > 0 && from + piece.length <= total && from === (await arrived(arriving, from));
      if (!isNext) {
        await rm(arriving, { force: true });
        return 'out_of_step';
      }
      const isLast = from + piece.length === total;
      await writeFile(arriving, piece, { flag: from === 0 ? 'w' : 'a', flush: isLast });
      if (!isLast) return 'more';
      await rename(arriving, path.join(folder, plain));
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

/** Long enough to be looked at, however short the piece is. */
function headOf(piece: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.set(piece.subarray(0, HEAD_BYTES));
  return head;
}

/** Hidden, and of no format, until it is whole. */
const ARRIVING = '.arriving';
const arrivingName = (name: string): string => `.${name}${ARRIVING}`;
const isArriving = (name: string): boolean => name.startsWith('.') && name.endsWith(ARRIVING);

/** How much has arrived of a file whose next piece begins at `from`; the first piece begins the file anew. */
const arrived = async (file: string, from: number): Promise<number | null> =>
  from === 0
    ? 0
    : await stat(file).then(
        ({ size }) => size,
        () => null,
      );

const LOOK_INTERVAL_MS = 10_000;

/** Notices may be copied into their folder by hand: looks there now and then, until the function it returns is called. */
export function watchNotices(
  notices: Pick<NoticeFolder, 'refresh'>,
  onChanged: () => void,
  onFault: (error: unknown) => void,
): () => void {
  const looks = setInterval(() => {
    notices.refresh().then((isChanged) => {
      if (isChanged) onChanged();
    }, onFault);
  }, LOOK_INTERVAL_MS);
  return () => {
    clearInterval(looks);
  };
}
