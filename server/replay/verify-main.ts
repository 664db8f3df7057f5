/** `npm run verify`: is everything as it was written? Exit 0 = yes, 2 = no, 1 = cannot be told. */
import { parseArgs } from 'node:util';
import { auditCode } from '#protocol/audit.ts';
import { openForReading } from '#server/storage/day-log.ts';
import { askedOfficeFolder } from '#server/storage/office-folder.ts';
import { StoreUnusable } from '#server/storage/store.ts';
import { verifyOffice } from '#server/storage/verify.ts';
import { replayWords } from './words.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, code: { type: 'string' }, en: { type: 'boolean', default: false } },
});
const words = replayWords[values.en ? 'en' : 'vi'].verify;
try {
  const database = openForReading(askedOfficeFolder(values.data));
  const { findings, entries, events, sealedDays, head } = verifyOffice(database, values.code ?? null);
  database.close();
  const lines = [
    words.title,
    '',
    words.trail(entries),
    words.log(events, sealedDays),
    words.head(head === null ? null : auditCode(head)),
    '',
    ...findings.map(({ kind, where }) => `  ${words.kinds[kind]}: ${where}`),
    findings.length === 0 ? words.good : words.bad(findings.length),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = findings.length === 0 ? 0 : 2;
} catch (error) {
  if (!(error instanceof StoreUnusable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
