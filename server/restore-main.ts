/** `npm run restore -- <backup>`: puts a backup in the place of the data. Exit 0 = done, 1 = nothing was changed. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SYSTEM_CLOCK } from './app/clock.ts';
import { BackupUnusable } from './storage/backup.ts';
import { askedOfficeFolder, newOfficeFolder } from './storage/office-folder.ts';
import { restoreOffice, type Restored } from './storage/restore.ts';
import { StoreUnusable } from './storage/store.ts';
import type { Finding } from './storage/verify.ts';

const USAGE =
  'npm run restore -- <thư mục sao lưu / backup folder> [--data <thư mục dữ liệu / data folder>] [--new] [--despite-findings]';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    // There is no office in the folder yet, and this one shall be there.
    new: { type: 'boolean', default: false },
    'despite-findings': { type: 'boolean', default: false },
  },
});

/** Of a forged backup there may be thousands. */
const FINDINGS_TOLD = 10;

const TROUBLES: Readonly<Record<BackupUnusable['trouble'], string>> = {
  no_space: 'Không đủ chỗ trên đĩa. / There is not enough space on the disk.',
  not_writable: 'Không ghi được vào thư mục dữ liệu. / The data folder cannot be written to.',
  gone: 'Không đọc được thư mục sao lưu. / The backup folder cannot be read.',
  damaged:
    'Bản sao lưu hỏng hoặc không phải của Một Cửa; hãy dùng bản khác. / The backup is damaged or is none; use another one.',
  failed: 'Không khôi phục được. / It could not be restored.',
};

const told = (findings: readonly Finding[]): string =>
  [
    ...findings.slice(0, FINDINGS_TOLD).map(({ kind, where }) => `${kind} ${where}`),
    ...(findings.length > FINDINGS_TOLD ? [`+ ${String(findings.length - FINDINGS_TOLD)}`] : []),
  ].join('; ');

type Refusal = Extract<Restored, { readonly ok: false }>;

function refusalWords(refusal: Refusal, dataFolder: string): string {
  switch (refusal.why) {
    case 'newer_schema':
      return 'Bản sao lưu thuộc bản Một Cửa mới hơn; hãy cập nhật chương trình trước. / The backup is of a newer Một Cửa; update the program first.';
    case 'demonstration':
      return refusal.isBackup
        ? 'Đây là bản sao lưu của bản chạy thử, không đưa vào chỗ của một cơ quan. / The backup is of the demonstration and is not put in the place of an office.'
        : `${dataFolder} giữ bản chạy thử. Thêm --new thì cơ quan được đưa vào thư mục riêng, cạnh bản chạy thử. / ${dataFolder} holds the demonstration. With --new the office comes into a folder of its own, beside it.`;
    case 'findings':
      return `Dữ liệu trong bản sao lưu đã bị sửa ngoài chương trình (${told(refusal.findings)}). Vẫn muốn dùng thì thêm --despite-findings. / What is in the backup was tampered with; add --despite-findings to use it all the same.`;
  }
}

function restore(backup: string): readonly string[] | null {
  const dataFolder = values.new ? newOfficeFolder(values.data) : askedOfficeFolder(values.data);
  const restored = restoreOffice({
    backup: path.resolve(backup),
    dataFolder,
    migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    at: SYSTEM_CLOCK.now(),
    despiteFindings: values['despite-findings'],
  });
  if (!restored.ok) {
    process.stderr.write(`${refusalWords(restored, dataFolder)}\n`);
    return null;
  }
  const { manifest, movedTo, takenOver } = restored;
  return [
    `Đã khôi phục vào ${dataFolder}. / Restored into ${dataFolder}.`,
    ...(movedTo === null
      ? []
      : [`Dữ liệu cũ còn nguyên trong ${movedTo}. / The data that was there lies in ${movedTo}.`]),
    takenOver === null
      ? `Những gì xảy ra sau ${new Date(manifest.madeAt).toISOString()} không có: nếu là hôm nay, số đã phát sau lúc đó sẽ bị phát lại; hãy thu phiếu hoặc mở ngày mới. / What happened after that moment is gone: if it was today, numbers given out since will be given out again; collect the slips or open again tomorrow.`
      : `${String(takenOver)} sự kiện sau bản sao lưu được lấy lại từ dữ liệu cũ. / ${String(takenOver)} later events were taken over from the old data.`,
    'Máy đã thu hồi và tài khoản đã đổi sau bản sao lưu trở lại như cũ: xin xem lại. / Devices revoked and accounts changed since then are as they were: look through them.',
  ];
}

const [backup, ...more] = positionals;
if (backup === undefined || more.length > 0) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 1;
} else {
  try {
    const lines = restore(backup);
    process.exitCode = lines === null ? 1 : 0;
    process.stdout.write((lines ?? []).map((line) => `${line}\n`).join(''));
  } catch (error) {
    if (!(error instanceof BackupUnusable) && !(error instanceof StoreUnusable)) throw error;
    const sentence =
      error instanceof StoreUnusable ? error.message : `${TROUBLES[error.trouble]} (${error.message})`;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}
