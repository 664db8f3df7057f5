/**
 * Where an office's data lies. `npm start` keeps it in `office/` of the folder it is given, beside the demonstration; a service keeps
 * it in the folder itself. Whoever names a folder means the office in it, whichever way: every program asks here, so that none
 * acts on another folder than the one before it.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { DEMO_USERNAMES } from '#protocol/demo.ts';
import { DATABASE_NAME, RESTORING_MARK } from './sqlite-store.ts';
import { StoreUnusable } from './store.ts';

/** Stands in the demonstration's folder from its first start on. */
export const DEMONSTRATION_MARK = 'demonstration';
/** Where everything lies when no folder was named. */
const USUAL_FOLDER = 'data';
/** A real office has people of those names too, but not so many of them, and was set up by somebody. */
const ENOUGH_DEMO_ACCOUNTS = 6;

/** `begun`: the wizard has been opened on it, and nothing is set up yet. */
export type FolderKind = 'office' | 'begun' | 'demonstration';
export type OfficeFolder = { readonly folder: string; readonly kind: FolderKind };

/** What a folder directly holds; null = no data. What cannot be read counts as an office: nobody shall write over it. */
export function kindOfFolder(folder: string): FolderKind | null {
  const file = path.join(folder, DATABASE_NAME);
  if (!existsSync(file) && !existsSync(path.join(folder, RESTORING_MARK))) return null;
  const isMarked = existsSync(path.join(folder, DEMONSTRATION_MARK));
  let database: Database | null = null;
  try {
    database = new BetterSqlite(file, { readonly: true, timeout: 5_000 });
    return kindOfDatabase(database, isMarked);
  } catch {
    return isMarked ? 'demonstration' : 'office';
  } finally {
    database?.close();
  }
}

function kindOfDatabase(database: Database, isMarked: boolean): FolderKind {
  const isThere = (table: string): boolean =>
    database.prepare<[string]>('SELECT 1 FROM sqlite_master WHERE name = ?').get(table) !== undefined;
  const isAny = (table: string, where: string): boolean =>
    isThere(table) && database.prepare(`SELECT 1 FROM ${table} WHERE ${where} LIMIT 1`).get() !== undefined;
  if (isAny('audit', "deed = 'office_set_up'")) return 'office';
  if (isMarked) return 'demonstration';
  const usernames = isThere('officers')
    ? database.prepare<[], string>('SELECT username FROM officers').pluck().all()
    : [];
  const known = usernames.filter((username) => DEMO_USERNAMES.some((demo) => demo === username));
  if (known.length >= ENOUGH_DEMO_ACCOUNTS) return 'demonstration';
  return usernames.length === 0 && !isAny('settings', "name = 'office'") ? 'begun' : 'office';
}

/** The folder of its own that `npm start` gives an office in the one that was named. */
const innerFolder = (folder: string): string => path.join(folder, 'office');

/** The one office in a folder that was named; null when there is none. Throws `StoreUnusable` when there are two. */
function officeIn(folder: string): OfficeFolder | null {
  const [outer, inner] = [folder, innerFolder(folder)].map((each): OfficeFolder | null => {
    const kind = kindOfFolder(each);
    return kind === null || kind === 'demonstration' ? null : { folder: each, kind };
  });
  if (outer && inner)
    throw new StoreUnusable(
      `Cả ${outer.folder} lẫn ${inner.folder} đều có một cơ quan. Muốn nói cơ quan bên trong thì nêu thẳng ${inner.folder}; muốn nói cơ quan bên ngoài thì chuyển thư mục bên trong đi nơi khác trước. / ` +
        `Both ${outer.folder} and ${inner.folder} hold an office. For the inner one name ${inner.folder} itself; for the outer one move the inner folder elsewhere first.`,
    );
  return outer ?? inner ?? null;
}

/**
 * The office that is meant by a folder: in it or in its `office/`, and where there is none the demonstration that lies there.
 * Throws `StoreUnusable` with a sentence when there is nothing, or when two offices could be meant.
 */
export function officeFolderIn(named: string): OfficeFolder {
  const folder = path.resolve(named);
  const office = officeIn(folder);
  if (office !== null) return office;
  const demonstration = demonstrationIn(folder);
  if (demonstration !== null) return { folder: demonstration, kind: 'demonstration' };
  throw new StoreUnusable(
    `Không có cơ quan nào trong ${folder}, cũng không có trong ${innerFolder(folder)}. Nêu thư mục dữ liệu bằng --data hoặc DATA_DIR. / ` +
      `There is no office in ${folder}, nor in ${innerFolder(folder)}. Name the data folder with --data or DATA_DIR.`,
  );
}

const demonstrationIn = (folder: string): string | null =>
  [folder, path.join(folder, 'demo')].find((each) => kindOfFolder(each) === 'demonstration') ?? null;

type Environment = Readonly<Record<string, string | undefined>>;

function namedIn(environment: Environment): string | null {
  const named = environment['DATA_DIR']?.trim() ?? '';
  return named === '' ? null : named;
}

/**
 * The office that a command is for: of the folder named with it, else of `DATA_DIR`, else of this program's own. Says on standard
 * error which folder that is. Throws as `officeFolderIn` does.
 */
export function askedOfficeFolder(data: string | undefined): string {
  const found = officeFolderIn(data ?? namedIn(process.env) ?? USUAL_FOLDER);
  tellFolder(found);
  return found.folder;
}

function tellFolder({ folder, kind }: OfficeFolder): void {
  const what =
    kind === 'demonstration' ? 'Bản chạy thử / The demonstration' : 'Thư mục dữ liệu / Data folder';
  process.stderr.write(`${what}: ${folder}\n`);
}

/**
 * Where an office comes that is in no folder yet: into the one that is named the same way, beside the demonstration where there is one.
 * Says which on standard error. Throws `StoreUnusable` where there is an office already.
 */
export function newOfficeFolder(data: string | undefined): string {
  const named = data ?? namedIn(process.env);
  const outer = path.resolve(named ?? USUAL_FOLDER);
  const present = officeIn(outer);
  if (present !== null)
    throw new StoreUnusable(
      `${present.folder} đã có một cơ quan; bỏ --new, hoặc nêu thư mục khác. / There is an office in ${present.folder}; leave --new out, or name another folder.`,
    );
  const folder = named === null || kindOfFolder(outer) !== null ? innerFolder(outer) : outer;
  tellFolder({ folder, kind: 'office' });
  return folder;
}

/**
 * The folder that a server which was told this one serves. Without an office in it that is the folder itself, for the wizard;
 * throws `StoreUnusable` when the demonstration lies there, whose passwords everybody knows, or when there are two offices.
 */
export function folderToServe(named: string): string {
  const office = officeIn(named);
  if (office !== null) return office.folder;
  if (kindOfFolder(named) !== 'demonstration') return named;
  throw new StoreUnusable(
    `${named} giữ bản chạy thử, không phải cơ quan. Đặt DATA_DIR là thư mục khác, ví dụ ${innerFolder(named)}. / ` +
      `${named} holds the demonstration and no office. Let DATA_DIR be another folder, such as ${innerFolder(named)}.`,
  );
}

export type StartFolders = {
  readonly demonstration: string;
  readonly office: string;
  readonly isOfficeBegun: boolean;
};

/** Where `npm start` keeps either, so that neither ever sees the other's data. Throws `StoreUnusable` when there are two offices. */
export function startFolders(environment: Environment): StartFolders {
  const named = namedIn(environment);
  const folder = path.resolve(named ?? USUAL_FOLDER);
  const office = officeIn(folder);
  const isOuter = office?.folder === folder;
  return {
    demonstration: named === null || isOuter ? path.join(folder, 'demo') : folder,
    office: isOuter ? folder : innerFolder(folder),
    isOfficeBegun: office !== null,
  };
}
