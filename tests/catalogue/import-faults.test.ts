/** Files as people and enemies make them: every rejected row is named, and what is no catalogue is refused as a whole. */
import writeExcel from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { Procedure } from '#protocol/catalogue.ts';
import type { RefusedCatalogue, RowFault } from '#protocol/catalogue-desk.ts';
import { DEMO_FIELDS } from '#catalogue/built-in/index.ts';
import { BUILT_IN_PROCEDURES } from '#catalogue/built-in/procedures.ts';
import { CATALOGUE_COLUMNS, columnNamed, nameOfColumn } from '#catalogue/exchange/columns.ts';
import { readCsv } from '#catalogue/exchange/csv.ts';
import { writeJson } from '#catalogue/exchange/json.ts';
import { createCatalogueFiles, doCatalogueErrand } from '#server/app/catalogue-files.ts';
import { workbookOf, zipOf } from './zip-archive.ts';

const files = createCatalogueFiles(doCatalogueErrand);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(bytes: Uint8Array, fileName: string): Promise<readonly Procedure[] | RefusedCatalogue> {
  const outcome = await files.read(bytes, fileName, DEMO_FIELDS);
  return outcome.ok
    ? outcome.versions
    : (JSON.parse(new TextDecoder().decode(outcome.report)) as RefusedCatalogue);
}
async function versionsOf(bytes: Uint8Array, fileName = 'a.csv'): Promise<readonly Procedure[]> {
  const outcome = await read(bytes, fileName);
  if ('rowCount' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome;
}
async function refusalOf(bytes: Uint8Array, fileName = 'a.csv'): Promise<RefusedCatalogue> {
  const outcome = await read(bytes, fileName);
  if (!('rowCount' in outcome)) throw new Error('it was let in');
  return outcome;
}
const whys = ({ rows }: RefusedCatalogue): readonly string[] =>
  rows.map(({ row, column, why }: RowFault) => `${String(row)} ${column ?? '-'} ${why}`);
const fileFault = async (bytes: Uint8Array, fileName?: string): Promise<string | undefined> =>
  (await refusalOf(bytes, fileName)).file?.why;

describe('a table as a clerk writes it', () => {
  test("in the office's words: names of columns, fields by letter, local dates, papers with originals and copies", async () => {
    const [version] = await versionsOf(
      utf8(
        [
          'STT,MÃ THỦ TỤC,Ten thu tuc,Lĩnh vực,Ngày hiệu lực,Thành phần hồ sơ,Lệ phí,Độ tin cậy lệ phí,Trả trong ngày',
          '1,1.001193,Đăng ký khai sinh,H,1/3/2027,"Tờ khai | 1 bản chính; Giấy chứng sinh | 1 bản chính | 2 bản sao | ghi chú: nếu có; Căn cước | tra cứu được",Miễn phí,V2,Có',
        ]
          .join('\n')
          .replaceAll('STT,', '')
          .replaceAll('\n1,', '\n'),
      ),
    );
    expect(version).toMatchObject({
      procedureId: '1.001193',
      fieldId: 'civil-status',
      inForceFrom: '2027-03-01',
      isSameDay: true,
      fee: { value: { vi: 'Miễn phí', en: 'Miễn phí' }, certainty: 'sure' },
      papers: [
        { name: { vi: 'Tờ khai' }, originals: 1, copies: null, onlyIfNotLookedUp: false },
        { name: { vi: 'Giấy chứng sinh' }, originals: 1, copies: 2, note: { vi: 'nếu có' } },
        { name: { vi: 'Căn cước' }, onlyIfNotLookedUp: true },
      ],
    });
  });

  test.each([
    ['V', 'sure'],
    ['V2', 'sure'],
    ['M-h', 'weak'],
    ['M-m', 'weak'],
    ['M-l', 'weak'],
    ['E', 'weak'],
    ['', 'weak'],
    ['chắc chắn', 'sure'],
  ])('the mark %j makes a value %s', async (mark, certainty) => {
    const [version] = await versionsOf(utf8(`code;name;fee;feeCertainty\n1.000001;Một;5.000 đồng;${mark}\n`));
    expect(version?.fee?.certainty).toBe(certainty);
  });

  test.each([';', ',', '\t'])('separated by %j, with a byte order mark or as UTF-16', async (separator) => {
    const text = `code${separator}name\r\n1.000001${separator}"Một${separator}""hai"""\r\n`;
    const expected = `Một${separator}"hai"`.replace('\t', ' ');
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [utf8(text), utf8(`\ufeff${text}`), utf16]) {
      const [version] = await versionsOf(bytes);
      expect(version?.name.vi).toBe(expected);
    }
  });

  test('with codes that a spreadsheet took for numbers', async () => {
    const sheet = [
      ['Mã thủ tục', 'Tên thủ tục', 'Hiệu lực từ ngày'],
      [2.00077, 'Một', new Date(Date.UTC(2027, 1, 28))],
      ['2,000815', 'Hai', '28/02/2027'],
    ];
    const bytes = await writeExcel(
      sheet.map((row) =>
        row.map((value) => (value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : value)),
      ),
    ).toBuffer();
    const versions = await versionsOf(bytes, 'a.xlsx');
    expect(versions.map(({ code, inForceFrom }) => [code, inForceFrom])).toEqual([
      ['2.000770', '2027-02-28'],
      ['2.000815', '2027-02-28'],
    ]);
  });

  test('every column is understood by its id and its name, accents or not', () => {
    for (const column of CATALOGUE_COLUMNS) {
      expect(columnNamed(column)).toBe(column);
      expect(columnNamed(nameOfColumn(column).normalize('NFD').toUpperCase())).toBe(column);
    }
  });
});

describe('what is wrong', () => {
  test('is told of every row, with its number in the table, the column and the reason', async () => {
    const head =
      'procedureId,code,name,field,inForceFrom,fee,feeCondition,feeCertainty,sameDay,online,papers,papersEn,forms';
    const rows = [
      ',,Không mã,,,,,,,,,,',
      ',1.000002,,,,,,,,,,,',
      ',1.000003,Ba,Z,31/02/2027,,,,,,,,',
      '',
      ',1.000004,Bốn,,,5k,,chắc lắm,maybe,javascript:alert(1),,,',
      ',1.000005,Năm,,,,chỉ điều kiện,,,https://a:b@c.vn/,Tờ khai | 1 bản photo,,Mẫu | ftp://x',
      ',1.000006,Sáu,,,,,,,,Một; Hai,One,',
      ',1.000007,Bảy,,,,,,,,,,',
      ',1.000007,Bảy nữa,,,,,,,,,,',
      'khac,1.000007,Bảy khác,,,,,,,,,,',
      ',1.000008,T\u202eám,,,,,,,,,,',
      ',../../x,Chín,,,,,,,,,,',
      ',1.000010,Mười,,,,,,,,,,,thừa ô',
    ];
    const refused = await refusalOf(utf8([head, ...rows].join('\n')));
    expect(refused.rowCount).toBe(12);
    expect([...whys(refused)].sort()).toEqual(
      [
        '2 code required',
        '3 name required',
        '4 field unknown_field',
        '4 inForceFrom bad_date',
        '6 sameDay bad_yes_no',
        '6 feeCertainty bad_certainty',
        '6 online bad_address',
        '7 online bad_address',
        '7 papers bad_paper',
        '7 feeCondition value_missing',
        '7 forms bad_address',
        '8 papersEn translation_differs',
        '10 procedureId same_version_twice',
        '11 code code_of_another',
        '12 name forbidden_characters',
        '13 code bad_code',
        '14 - cell_without_column',
      ].sort(),
    );
    expect(JSON.stringify(refused)).not.toMatch(/\u202e/);
  });

  test('in JSON as well, by the same rules', async () => {
    const [first] = BUILT_IN_PROCEDURES;
    const items = [
      { ...first, fieldId: 'H', inForceFrom: '1/3/2027', fee: null },
      { ...first, name: 'không phải chữ của hai thứ tiếng' },
      { ...first, onlineUrl: 'javascript:alert(1)' },
      null,
      { ...first, toString: 'x', more: 1 },
    ];
    const refused = await refusalOf(
      utf8(JSON.stringify({ format: 'mot-cua-catalogue', procedures: items })),
      'a.json',
    );
    expect(whys(refused)).toEqual([
      '2 name not_as_described',
      '3 online bad_address',
      '4 - not_as_described',
      '5 - not_as_described',
    ]);
  });

  test('in one row keeps all the others out', async () => {
    const good = new TextDecoder().decode(await files.write('csv', BUILT_IN_PROCEDURES, DEMO_FIELDS));
    const refused = await refusalOf(utf8(`${good}xấu\r\n`));
    expect(new Set(refused.rows.map(({ row }) => row))).toEqual(new Set([47]));
    expect(refused.rowCount).toBe(46);
  });
});

describe('a file that is no catalogue', () => {
  const HEAD = 'code,name\n';
  test.each([
    ['empty', ''],
    ['empty', HEAD],
    ['empty', '\n\n,,\n'],
    ['column_unknown', 'code,name,Lệ phi hí\n1.000001,Một,x\n'],
    ['column_twice', 'code,name,Tên thủ tục\n1.000001,Một,x\n'],
    ['column_missing', 'code,fee\n1.000001,x\n'],
    ['column_missing', 'name,fee\nMột,x\n'],
    ['broken', `${HEAD}1.000001,"không đóng\n`],
    ['broken', `${HEAD}1.000001,a\0b\n`],
    ['too_many_columns', `${HEAD}${','.repeat(1_000_000)}\n`],
    ['too_many_columns', `${'x,'.repeat(1_000_000)}\n`],
    ['too_many_rows', HEAD + Array.from({ length: 10_001 }, (_, index) => `t-${String(index)},x\n`).join('')],
  ])('is refused: %s', async (why, text) => {
    expect(await fileFault(utf8(text))).toBe(why);
  });

  test('is refused when it is in an old encoding', async () => {
    expect(await fileFault(Buffer.from([...utf8(HEAD), 0x31, 0x2c, 0xd0, 0x63, 0x0a]))).toBe('not_utf8');
  });

  test.each(['a.exe', 'a', 'a.xls', 'a.csv.zip'])('is refused by its name: %s', async (name) => {
    expect(await fileFault(utf8(HEAD), name)).toBe('unknown_format');
  });

  test.each([
    '',
    '{"format":"mot-cua-catalogue"}',
    '[]',
    '{"__proto__":{"format":"mot-cua-catalogue","procedures":[]}}',
    '['.repeat(100_000),
  ])('is refused as JSON: %#', async (text) => {
    expect(await fileFault(utf8(text), 'a.json')).toBe('broken');
  });

  test('is refused as Excel when it is no workbook, cut short, or lies about its size', async () => {
    const whole = await files.write('xlsx', BUILT_IN_PROCEDURES, DEMO_FIELDS);
    expect(await fileFault(utf8('code,name\n'), 'a.xlsx')).toBe('broken');
    expect(await fileFault(whole.subarray(0, whole.length / 2), 'a.xlsx')).toBe('broken');
    for (let cut = 0; cut < 40; cut += 1) {
      const flipped = Buffer.from(whole);
      const at = Math.floor((flipped.length * (cut + 0.5)) / 40);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 0xff, at);
      const outcome = await read(flipped, 'a.xlsx');
      if (!('rowCount' in outcome)) expect(outcome).toEqual(BUILT_IN_PROCEDURES);
    }
  });

  test('is refused as Excel when it unpacks to more than any catalogue', async () => {
    const SHEET = 'xl/worksheets/sheet1.xml';
    const zeros = Buffer.alloc(200 * 1024 * 1024);
    expect(await fileFault(zipOf([{ name: SHEET, content: zeros }]), 'a.xlsx')).toBe('too_large');
    // The same, declared to be small.
    expect(await fileFault(zipOf([{ name: SHEET, content: zeros, declared: 1_000 }]), 'a.xlsx')).toBe(
      'broken',
    );
  });
});

test('a text from JSON that has line breaks stays one paper', async () => {
  const [first = expect.fail('nothing built in')] = BUILT_IN_PROCEDURES;
  const name = { vi: 'Một\nhai', en: 'One\r\ntwo' };
  const papers = [{ name, note: null, onlyIfNotLookedUp: false, originals: null, copies: null }];
  const [version] = await versionsOf(writeJson([{ ...first, papers }]), 'a.json');
  expect(version?.papers.map((paper) => paper.name)).toEqual([{ vi: 'Một hai', en: 'One two' }]);
});

test('a formula in a workbook counts as what was last seen in its cell', async () => {
  const text = (at: string, value: string): string => `<c r="${at}" t="str"><v>${value}</v></c>`;
  const book = workbookOf(
    `<row r="1">${text('A1', 'code')}${text('B1', 'name')}</row>
     <row r="2">${text('A2', '1.000001')}<c r="B2" t="str"><f>WEBSERVICE("http://127.0.0.1/")</f><v>Một</v></c></row>`,
  );
  expect((await versionsOf(book, 'a.xlsx')).map(({ name }) => name.vi)).toEqual(['Một']);
});

test('a formula is never read as one, and its mark is taken off again', () => {
  const read = readCsv(utf8("code,name\n1.000001,'=HYPERLINK(1)\n1.000002,'tên\n"), DEMO_FIELDS);
  expect(read.ok ? read.versions.map(({ name }) => name.vi) : read).toEqual(['=HYPERLINK(1)', "'tên"]);
});
