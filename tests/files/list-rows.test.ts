import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILE_STATUSES, SECOND_FACTORS } from '#protocol/file-lookup.ts';
import {
  columnsIn,
  folded,
  missingColumns,
  readDate,
  readFactor,
  readRow,
} from '#server/app/file-lookup/list-rows.ts';

describe('the columns of a list', () => {
  test('are found by the headers that offices write, in any order, case and accents', () => {
    const header = [
      'STT',
      ' Trạng thái hồ sơ ',
      'SỐ ĐIỆN THOẠI',
      'ma_ho_so',
      'Ngày hẹn trả',
      'Nơi trả kết quả',
    ];
    expect(columnsIn(header, 'phone_last_four', {})).toEqual({
      status: 1,
      factor: 2,
      code: 3,
      dueOn: 4,
      collectAt: 5,
    });
  });

  test('the second factor is looked for where that kind of factor stands', () => {
    const header = ['Mã hồ sơ', 'Tình trạng', 'Ngày sinh', 'SĐT'];
    expect(columnsIn(header, 'birth_year', {}).factor).toBe(2);
    expect(columnsIn(header, 'phone_last_four', {}).factor).toBe(3);
  });

  test('what a person says of a header goes before what is known', () => {
    const header = ['Mã hồ sơ', 'Số giấy hẹn', 'Tình trạng', 'Liên hệ'];
    const said = { code: 'Số giấy hẹn', factor: 'LIÊN HỆ' };
    expect(columnsIn(header, 'phone_last_four', said)).toEqual({ code: 1, status: 2, factor: 3 });
  });

  test('what is missing is named; what may be missing is not', () => {
    expect(missingColumns(columnsIn(['Mã hồ sơ', 'Họ tên'], 'birth_year', {}))).toEqual(['status', 'factor']);
    expect(missingColumns(columnsIn(['Mã hồ sơ', 'Trạng thái', 'Năm sinh'], 'birth_year', {}))).toEqual([]);
  });
});

describe('a date', () => {
  test.each([
    ['05/03/2026', '2026-03-05'],
    ['5/3/2026', '2026-03-05'],
    ['05-03-2026', '2026-03-05'],
    ['5.3.2026 16:30', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['2026-03-05T00:00:00', '2026-03-05'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });
  test.each([
    '29/02/2026',
    '31/04/2026',
    '00/03/2026',
    '13/13/2026',
    '46086',
    'mai',
    '05/03/26',
    '2026-3-5',
    '',
  ])('%j is none', (text) => {
    expect(readDate(text)).toBeNull();
  });
  test('every day is read as an office writes it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10);
          const [year = '', month = '', date = ''] = iso.split('-');
          expect(readDate(`${date}/${month}/${year}`)).toBe(iso);
        },
      ),
    );
  });
});

describe('a second factor', () => {
  test.each([
    ['0901234567', '4567'],
    ['+84 90 123 45 67', '4567'],
    ['(028) 3.123-4567', '4567'],
    ['901234567', '4567'],
  ])('the telephone number %s ends in %s', (text, digits) => {
    expect(readFactor(text, 'phone_last_four')).toBe(digits);
  });
  test.each([
    '',
    '4567',
    '9.01E+08',
    '9,01235E+08',
    'Không có',
    '0901234567 (con)',
    '0901234567/0912345678',
    '=1+1',
  ])('%j is no telephone number', (text) => {
    expect(readFactor(text, 'phone_last_four')).toBeNull();
  });
  test.each([
    ['1958', '1958'],
    ['05/03/1958', '1958'],
    ['1958-03-05', '1958'],
  ])('%s gives the year of birth %s', (text, year) => {
    expect(readFactor(text, 'birth_year')).toBe(year);
  });
  test.each(['', '58', '0000', '3000', '31/02/1958', 'Năm 1958'])('%j gives none', (text) => {
    expect(readFactor(text, 'birth_year')).toBeNull();
  });
});

describe('a row', () => {
  const columns = { code: 0, status: 1, factor: 2, dueOn: 3, collectAt: 4, statusOn: 5 };
  const row = (...cells: readonly string[]) => readRow(cells, columns, 'phone_last_four');

  test('says where a file stands', () => {
    expect(
      row(' h29-260310-0420 ', 'Đã có kết quả', '0901234567', '12/03/2026', ' Quầy 5 ', '11/03/2026'),
    ).toEqual({
      file: {
        code: 'H29-260310-0420',
        status: 'ready',
        digits: '4567',
        dueOn: '2026-03-12',
        collectAt: 'Quầy 5',
        statusOn: '2026-03-11',
        field: null,
      },
    });
  });

  test('may be shorter than its header', () => {
    expect(row('H29-260310-0420', 'Đang xử lý', '0901234567')).toMatchObject({
      file: { dueOn: null, collectAt: null, statusOn: null },
    });
  });

  test.each([
    ['bad_code', ['Nguyễn Văn A', 'Đang xử lý', '0901234567'], 'Nguyễn Văn A'],
    ['unknown_status', ['H29-260310-1', '<b>xong</b>', '0901234567'], '<b>xong</b>'],
    ['bad_factor', ['H29-260310-1', 'Đang xử lý', '9,01E+08'], ''],
    ['bad_date', ['H29-260310-1', 'Đang xử lý', '0901234567', '31/02/2026'], '31/02/2026'],
    ['bad_date', ['H29-260310-1', 'Đang xử lý', '0901234567', '', '', 'hôm qua'], 'hôm qua'],
    [
      'bad_place',
      ['H29-260310-1', 'Đang xử lý', '0901234567', '', "=cmd|' /C calc'!A0"],
      "=cmd|' /C calc'!A0",
    ],
    ['bad_place', ['H29-260310-1', 'Đang xử lý', '0901234567', '', 'Quầy \u202e5'], 'Quầy 5'],
    ['bad_place', ['H29-260310-1', 'Đang xử lý', '0901234567', '', 'Q'.repeat(121)], 'Q'.repeat(60)],
  ] as const)('is rejected for %s', (fault, cells, found) => {
    expect(row(...cells)).toMatchObject({ fault });
    expect((row(...cells) as { found: string }).found.replace(/\s+/g, ' ')).toBe(found);
  });

  test('every status is known by its own name too', () => {
    for (const status of FILE_STATUSES)
      expect(row('H29-260310-1', status, '0901234567')).toMatchObject({ file: { status } });
  });

  test('whatever the cells hold, a row is a file or a fault, and never tells the second factor', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('Đang xử lý', 'H29-260310-1', '1958'),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), fc.constantFrom(...SECOND_FACTORS), (cells, factor) => {
        const read = readRow(cells, columns, factor);
        expect('file' in read ? 'file' : read.fault).toMatch(/^[a-z_]+$/);
        if (!('file' in read)) expect(read.found).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        if (!('file' in read) && read.fault === 'bad_factor') expect(read.found).toBe('');
      }),
    );
  });

  test('folding is the same for what is written composed and decomposed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(folded(text.normalize('NFC'))).toBe(folded(text.normalize('NFD')));
      }),
    );
  });
});
