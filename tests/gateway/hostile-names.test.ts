/** Every word that the desk sets – names of the office, its services and counters, of rooms, printers, devices and people – against letters that mean harm. */
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { hallSettings } from '#protocol/hall-shapes.ts';
import { MESSAGES } from '#protocol/messages.ts';
import { officeSettings } from '#protocol/office-shapes.ts';
import { posterSettings } from '#protocol/poster-shapes.ts';
import { printingSettings } from '#protocol/printing-shapes.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import { FIRST_HALL, FIRST_POSTERS } from '#tests/support/hall-stand-in.ts';
import { ONE_PRINTER } from '#tests/support/surroundings.ts';

const REQUEST = { requestId: 'x'.repeat(22) };
const OFFICER = { ...REQUEST, displayName: 'Lý Bảo Ngọc', role: 'officer', usualCounterId: '3' };
const [FIELD] = DEMO_OFFICE.fields;
const [SERVICE] = DEMO_OFFICE.services;
/** One of each kind is enough. */
const OFFICE = {
  ...DEMO_OFFICE,
  fields: [FIELD],
  services: [SERVICE],
  counters: DEMO_OFFICE.counters.slice(0, 1).map((counter) => ({ ...counter, fieldIds: [FIELD?.fieldId] })),
  resultServiceId: null,
};

const SET: Readonly<Record<string, readonly [z.ZodType, unknown]>> = {
  'the office': [officeSettings, OFFICE],
  'how it prints': [printingSettings, ONE_PRINTER],
  'its halls': [hallSettings, FIRST_HALL],
  'its posters': [posterSettings, { ...FIRST_POSTERS, wifi: 'Phuong-khach' }],
  'a device': [MESSAGES.admin.renameDevice.input, { ...REQUEST, deviceId: 'kiosk-1', name: 'Máy ở cửa' }],
  'an officer who is added': [MESSAGES.admin.addOfficer.input, { ...OFFICER, username: 'ngoc' }],
  'an officer who is changed': [MESSAGES.admin.changeOfficer.input, { ...OFFICER, officerId: 'ngoc' }],
};

const HOSTILE: Readonly<Record<string, string>> = {
  'a direction override': 'tên\u202Etxt.exe',
  'a zero-width space': 'tên\u200Bkhác',
  'half a letter': 'tên\uD800',
  'a cut of the printer': 'tên\u001Bi\u001DV0',
  'a null byte': 'tên\u0000',
  'ten thousand marks on one letter': `a${'\u0301'.repeat(10_000)}`,
  'twenty thousand letters': 'x'.repeat(20_000),
};

/** The value with one of its strings exchanged, once for each string, with the path of it. */
function* exchanged(value: unknown, by: string, at = ''): Generator<readonly [at: string, value: unknown]> {
  if (typeof value === 'string') yield [at, by];
  else if (value !== null && typeof value === 'object')
    for (const [key, part] of Object.entries(value))
      for (const [place, changed] of exchanged(part, by, `${at}.${key}`)) {
        const copy = structuredClone(value) as Record<string, unknown>;
        copy[key] = changed;
        yield [place, copy];
      }
}

test.each(Object.keys(SET))('%s takes no such letters, in none of its words', (name) => {
  const [shape, good] = SET[name]!;
  expect(shape.safeParse(good).error?.issues ?? []).toEqual([]);
  // Harmless words in the same places are taken, so that a refusal is one of the letters.
  const harmless = [...exchanged(good, 'Phuong')];
  expect(harmless.some(([, value]) => shape.safeParse(value).success)).toBe(true);
  const taken = Object.entries(HOSTILE).flatMap(([what, letters]) =>
    [...exchanged(good, letters)]
      .filter(([, value]) => shape.safeParse(value).success)
      .map(([at]) => `${at}: ${what}`),
  );
  expect(taken).toEqual([]);
});
