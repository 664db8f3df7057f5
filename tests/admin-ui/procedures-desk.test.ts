/** The catalogue on the desk: what is asked for, in which order answers may come, and who may still hear them. */
import { expect, test, vi } from 'vitest';
import type { ProcedureId } from '#protocol/catalogue.ts';
import { MOST_CATALOGUE_BYTES, type CataloguePreview, type ProcedureList } from '#protocol/catalogue-desk.ts';
import { createProceduresDesk, NO_PROCEDURES } from '../../admin-ui/procedures/procedures-desk.ts';
import type { ProceduresAnswer, ProceduresHttp } from '../../admin-ui/procedures/procedures-http.ts';
import { hashOf, routeOf } from '../../admin-ui/route.ts';

const NO_CHANGES = { count: 0, first: [] };
const PREVIEW: CataloguePreview = {
  importId: 'one',
  fileName: 'a.csv',
  rowCount: 1,
  added: NO_CHANGES,
  changed: NO_CHANGES,
  removed: NO_CHANGES,
  unchanged: 1,
  weakValues: 0,
};
const listOf = (matching: number): ProcedureList => ({
  holding: { edition: 7, imported: null, procedureCount: 45, versionCount: 45 },
  before: null,
  rows: [],
  matching,
});
const FILE = new File(['code,name'], 'a.csv');

/** Every question waits until it is answered by hand. */
function standIn() {
  const asked: { readonly what: string; readonly answer: (answer: ProceduresAnswer<never>) => void }[] = [];
  const wait =
    (name: string) =>
    (input: unknown): Promise<ProceduresAnswer<never>> =>
      new Promise((answer) => {
        const detail = input instanceof File ? input.name : JSON.stringify(input);
        asked.push({ what: `${name} ${detail}`, answer });
      });
  const http: ProceduresHttp = {
    list: wait('list'),
    history: wait('history'),
    read: wait('read'),
    confirm: wait('confirm'),
    throwAway: wait('throwAway'),
    goBack: wait('goBack'),
    write: wait('write'),
  };
  const onSessionEnd = vi.fn();
  const saveFile = vi.fn();
  const desk = createProceduresDesk({ http, onSessionEnd, saveFile });
  const answer = async (index: number, given: unknown): Promise<void> => {
    asked[index]?.answer(given as ProceduresAnswer<never>);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { desk, asked, answer, onSessionEnd, saveFile, whats: () => asked.map(({ what }) => what) };
}
const ok = (result: unknown) => ({ ok: true, result });

test('only what was looked for last is shown, in whatever order the answers come', async () => {
  const { desk, answer, whats } = standIn();
  desk.look({ search: 'khai' });
  desk.look({ search: 'khai sinh' });
  await answer(1, ok(listOf(2)));
  await answer(0, ok(listOf(9)));
  expect(desk.state().list?.matching).toBe(2);
  expect(whats()[1]).toContain('"search":"khai sinh"');
});

test('another search begins at the first page', () => {
  const { desk } = standIn();
  desk.look({ from: 100 });
  expect(desk.state().wish.from).toBe(100);
  desk.look({ search: 'a' });
  expect(desk.state().wish.from).toBe(0);
});

test('a file is read, shown, confirmed, and the list is looked at anew', async () => {
  const { desk, answer, whats } = standIn();
  desk.bring(FILE);
  desk.bring(FILE);
  expect(whats()).toEqual(['read a.csv']);
  await answer(0, ok({ kind: 'preview', preview: PREVIEW }));
  expect(desk.state().tried).toEqual({
    name: 'a.csv',
    kind: 'preview',
    preview: PREVIEW,
    isConfirming: false,
  });
  desk.confirm();
  desk.confirm();
  desk.dismiss();
  expect(whats().slice(1)).toEqual(['confirm "one"']);
  await answer(1, ok(null));
  expect(desk.state().tried?.kind).toBe('holds');
  expect(whats()[2]).toContain('list');
});

test('a preview that nobody wants is thrown away on the server too', async () => {
  const { desk, answer, whats } = standIn();
  desk.bring(FILE);
  await answer(0, ok({ kind: 'preview', preview: PREVIEW }));
  desk.dismiss();
  expect(desk.state().tried).toBeNull();
  expect(whats()[1]).toBe('throwAway "one"');
});

test('a file that is too large is not even sent', () => {
  const { desk, whats } = standIn();
  desk.bring(new File([new Uint8Array(MOST_CATALOGUE_BYTES + 1)], 'a.csv'));
  expect(desk.state().tried).toEqual({ name: 'a.csv', kind: 'failed', why: 'too_large' });
  expect(whats()).toEqual([]);
});

test('going back names the edition that was seen, and a refusal is told', async () => {
  const { desk, answer, whats } = standIn();
  desk.goBack();
  expect(whats()).toEqual([]);
  desk.load();
  await answer(0, ok(listOf(45)));
  desk.goBack();
  expect(whats()[1]).toBe('goBack 7');
  await answer(1, { ok: false, why: 'catalogue_changed' });
  expect(desk.state().goingBack).toBe('catalogue_changed');
});

test('an answer to somebody who has left changes nothing, and a session that ended is told', async () => {
  const { desk, answer, onSessionEnd } = standIn();
  desk.load();
  desk.forget();
  await answer(0, ok(listOf(45)));
  expect(desk.state()).toEqual(NO_PROCEDURES);
  desk.load();
  await answer(1, { ok: false, why: 'signed_out' });
  expect(onSessionEnd).toHaveBeenCalledOnce();
});

test('an exported file goes to whoever sits here, one at a time', async () => {
  const { desk, answer, saveFile, whats } = standIn();
  desk.write('xlsx');
  desk.write('csv');
  expect(whats()).toEqual(['write "xlsx"']);
  const file = new Blob(['x']);
  await answer(0, ok(file));
  expect(saveFile).toHaveBeenCalledWith(file, 'xlsx');
  desk.write('csv');
  await answer(1, { ok: false, why: 'unanswered' });
  expect(desk.state()).toMatchObject({ writing: null, hasWriteFailed: true });
});

test.each([null, '1.001193', 'thủ tục/1'])('the address of procedure %j leads back to it', (id) => {
  const route = { page: 'procedures', open: id as ProcedureId | null } as const;
  expect(routeOf(hashOf(route))).toEqual(route);
});
