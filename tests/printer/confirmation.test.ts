import { afterEach, describe, expect, test } from 'vitest';
import { encodeSlip } from '#printer/escpos.ts';
import type { PrinterPort } from '#printer/printer-port.ts';
import { LINE_PRINTER_LIMITS } from '#printer/transports/line-printer.ts';
import { openTcpPrinter, TCP_LINE_LIMITS } from '#printer/transports/open-printer.ts';
import { STANDARD_PROFILE } from '#protocol/printer-profiles.ts';
import type { PrinterProfile } from '#protocol/printing.ts';
import type { PrinterProblem } from '#protocol/vocabulary.ts';
import type { Asked, SpokenPrinter } from './spoken-printer.ts';
import { startSpokenPrinter } from './spoken-printer.ts';

const QUICK = {
  ...LINE_PRINTER_LIMITS,
  ...TCP_LINE_LIMITS,
  // Those that answer do so at once, but on a busy machine at once is a while.
  statusMs: 600,
  greetMs: 50,
  quietMs: 30,
  write: { quietMs: 150, stallMs: 400, totalMs: 1_500 },
  confirmMs: 900,
  confirmPollMs: 50,
  finishMs: 150,
};
const ECHOING: PrinterProfile = { ...STANDARD_PROFILE, confirmation: 'process_id' };
const STATUS_BACK: PrinterProfile = { ...STANDARD_PROFILE, status: 'auto_status_back' };
const UNCONFIRMED: PrinterProfile = { ...STANDARD_PROFILE, confirmation: 'none' };
const STATUSLESS: PrinterProfile = { ...STANDARD_PROFILE, status: 'none', confirmation: 'none' };

/** Short, so that its paper takes no time. */
const slipFor = (profile: PrinterProfile): Uint8Array =>
  encodeSlip(
    { widthDots: 576, heightDots: 8, bytesPerRow: 72, rows: new Uint8Array(576).fill(0xaa) },
    { profile, density: 0 },
  );

/** Real-time answers: all is well; the cover is open; the paper is out. */
const WELL = 0x12;
const COVER_OPEN: Readonly<Record<number, number>> = { 1: 0x1a, 2: 0x16 };
const PAPER_OUT: Readonly<Record<number, number>> = { 1: 0x1a, 2: 0x32, 4: 0x7e };
const realTime = ({ bytes }: Asked, trouble: Readonly<Record<number, number>> = {}): readonly number[] => [
  trouble[bytes[2] ?? 0] ?? WELL,
];
const BACK_WELL = [0x10, 0, 0, 0x0f];
const BACK_PAPER_OUT = [0x18, 0, 0x0f, 0x0f];
/** What it should echo: the letters it was given, between its own bytes. */
const echoOf = ({ bytes }: Asked): readonly number[] => [0x37, 0x22, ...bytes.slice(7, 11), 0];

const opened: { readonly spoken: SpokenPrinter; readonly port: PrinterPort }[] = [];
afterEach(async () => {
  for (const { spoken, port } of opened.splice(0)) {
    port.close();
    await spoken.close();
  }
});

/** A printer that answers so, the port on it, and what is told on the way. */
const speaking = async (
  profile: PrinterProfile,
  answer: (asked: Asked, earlier: readonly Asked[]) => readonly number[],
  greeting = '',
) => {
  const spoken = await startSpokenPrinter(answer, Buffer.from(greeting));
  const port = openTcpPrinter({ host: '127.0.0.1', port: spoken.port }, profile, QUICK);
  opened.push({ spoken, port });
  const told: (PrinterProblem | null)[] = [];
  const print = () =>
    port.print(slipFor(profile), ({ problem }) => {
      if (told.at(-1) !== problem || told.length === 0) told.push(problem);
    });
  return { spoken, port, told, print };
};
const hasCut = (earlier: readonly Asked[]): boolean => earlier.some(({ kind }) => kind === 'cut');
const bandsOf = ({ asked }: SpokenPrinter): number => asked.filter(({ kind }) => kind === 'raster').length;

describe('a printer that echoes a process id', () => {
  test('has printed when the echo is exactly ours and all is well behind it', async () => {
    const { print, spoken } = await speaking(ECHOING, (asked) => {
      if (asked.kind === 'real_time_status') return realTime(asked);
      return asked.kind === 'process_id' ? echoOf(asked) : [];
    });
    expect(await print()).toEqual({ state: 'printed', problem: null });
    const kinds = spoken.asked.map(({ kind }) => kind);
    expect(kinds.indexOf('process_id')).toBeGreaterThan(kinds.indexOf('cut'));
    expect(kinds.lastIndexOf('real_time_status')).toBeGreaterThan(kinds.indexOf('process_id'));
  });

  test('is given another id for every slip', async () => {
    const { print, spoken } = await speaking(ECHOING, (asked) => {
      if (asked.kind === 'real_time_status') return realTime(asked);
      return asked.kind === 'process_id' ? echoOf(asked) : [];
    });
    await print();
    await print();
    const ids = spoken.asked.flatMap(({ kind, bytes }) =>
      kind === 'process_id' ? [bytes.slice(7).join(' ')] : [],
    );
    expect(new Set(ids).size).toBe(2);
  });

  test.each([
    ['of another slip', ({ bytes }: Asked) => [0x37, 0x22, bytes[7] ?? 0, 0x41, 0x7a, 0x41, 0]],
    ['of letters that look like statuses', () => [0x37, 0x22, 0x7a, 0x7a, 0x7a, 0x7a, 0]],
    ['cut short', (asked: Asked) => echoOf(asked).slice(0, -1)],
    ['without its head', (asked: Asked) => echoOf(asked).slice(2)],
    ['with another end', (asked: Asked) => [...echoOf(asked).slice(0, -1), 0x20]],
    ['that is an ordered status', () => [0x00]],
  ])('is not believed with an echo %s', async (_, echo) => {
    const { print } = await speaking(ECHOING, (asked) => {
      if (asked.kind === 'real_time_status') return realTime(asked);
      return asked.kind === 'process_id' ? echo(asked) : [];
    });
    expect(await print()).toEqual({ state: 'uncertain', problem: 'unknown' });
  });

  test('that echoes another slip first and then ours has printed ours', async () => {
    const { print } = await speaking(ECHOING, (asked) => {
      if (asked.kind === 'real_time_status') return realTime(asked);
      return asked.kind === 'process_id' ? [0x37, 0x22, 0x41, 0x7a, 0x41, 0x7a, 0, ...echoOf(asked)] : [];
    });
    expect(await print()).toEqual({ state: 'printed', problem: null });
  });

  test('is not believed when the paper is out behind the right echo', async () => {
    const { print, told } = await speaking(ECHOING, (asked, earlier) => {
      if (asked.kind === 'real_time_status') return realTime(asked, hasCut(earlier) ? PAPER_OUT : {});
      return asked.kind === 'process_id' ? echoOf(asked) : [];
    });
    expect(await print()).toEqual({ state: 'uncertain', problem: 'paper_out' });
    expect(told).toEqual([null, 'paper_out']);
  });

  test('that echoed once and does not now is uncertain; one that never did has been sent the slip', async () => {
    let echoes = 1;
    const once = await speaking(ECHOING, (asked) => {
      if (asked.kind === 'real_time_status') return realTime(asked);
      echoes -= asked.kind === 'process_id' ? 1 : 0;
      return asked.kind === 'process_id' && echoes >= 0 ? echoOf(asked) : [];
    });
    expect((await once.print()).state).toBe('printed');
    expect((await once.print()).state).toBe('uncertain');
    const never = await speaking(ECHOING, (asked) =>
      asked.kind === 'real_time_status' ? realTime(asked) : [],
    );
    expect((await never.print()).state).toBe('sent');
  });

  test('may answer a status between the bytes of its echo', async () => {
    const { print } = await speaking(ECHOING, (asked) => {
      if (asked.kind === 'real_time_status') return realTime(asked);
      return asked.kind === 'process_id' ? echoOf(asked).flatMap((byte) => [byte, WELL]) : [];
    });
    expect(await print()).toEqual({ state: 'printed', problem: null });
  });
});

describe('a printer that reports by itself', () => {
  const answering = (asked: Asked): readonly number[] => {
    if (asked.kind === 'status_back') return BACK_WELL;
    return asked.kind === 'ordered_status' ? [0x00] : [];
  };

  test('is asked so that it reports, and again behind ESC @, which ends it', async () => {
    const { print, spoken } = await speaking(STATUS_BACK, answering);
    expect(await print()).toEqual({ state: 'printed', problem: null });
    expect(spoken.asked.map(({ kind }) => kind)).toEqual([
      'status_back',
      'initialize',
      'status_back',
      'raster',
      'cut',
      'ordered_status',
      'status_back',
    ]);
  });

  test('gets no slip when it is out of paper', async () => {
    const { print, port, spoken } = await speaking(STATUS_BACK, (asked) =>
      asked.kind === 'status_back' ? BACK_PAPER_OUT : [],
    );
    expect((await port.readStatus()).problem).toBe('paper_out');
    expect(await print()).toEqual({ state: 'failed', problem: 'paper_out' });
    expect(bandsOf(spoken)).toBe(0);
  });

  test('that runs out of paper in the middle says so at once: uncertain', async () => {
    const { print, told } = await speaking(STATUS_BACK, (asked) => {
      if (asked.kind === 'status_back') return BACK_WELL;
      return asked.kind === 'cut' ? BACK_PAPER_OUT : [];
    });
    expect(await print()).toEqual({ state: 'uncertain', problem: 'paper_out' });
    expect(told).toEqual([null, 'paper_out']);
  });

  test('that falls silent behind the slip is uncertain', async () => {
    const { print } = await speaking(STATUS_BACK, (asked, earlier) =>
      asked.kind === 'status_back' && earlier.length === 0 ? BACK_WELL : [],
    );
    expect((await print()).state).toBe('uncertain');
  });
});

describe('a printer that confirms nothing', () => {
  test('gets "sent" when it says before and behind the slip that it is well', async () => {
    const { print, spoken } = await speaking(UNCONFIRMED, (asked) =>
      asked.kind === 'real_time_status' ? realTime(asked) : [],
    );
    expect(await print()).toEqual({ state: 'sent', problem: null });
    expect(spoken.asked.some(({ kind }) => kind === 'ordered_status' || kind === 'process_id')).toBe(false);
  });

  test('and whose cover is opened meanwhile: uncertain', async () => {
    const { print } = await speaking(UNCONFIRMED, (asked, earlier) =>
      asked.kind === 'real_time_status' ? realTime(asked, hasCut(earlier) ? COVER_OPEN : {}) : [],
    );
    expect(await print()).toEqual({ state: 'uncertain', problem: 'cover_open' });
  });

  test('nor reports a status is asked nothing and gets "sent", whatever it answers', async () => {
    const { print, spoken } = await speaking(STATUSLESS, () => [WELL]);
    expect(await print()).toEqual({ state: 'sent', problem: null });
    expect(spoken.asked.map(({ kind }) => kind)).toEqual(['initialize', 'raster', 'cut']);
  });

  test('and greets like another service is left alone', async () => {
    const { port } = await speaking(STATUSLESS, () => [], 'SSH-2.0-OpenSSH_9.9\r\n');
    expect((await port.readStatus()).problem).toBe('not_a_printer');
  });
});

describe('an answer that is still owed', () => {
  test('from a slip that broke off is not taken for the word of the next one', async () => {
    let isOut = false;
    let owed = 0;
    const { print, spoken } = await speaking(STANDARD_PROFILE, (asked) => {
      if (asked.kind === 'cut' && bandsOf(spoken) === 1) isOut = true;
      if (asked.kind === 'real_time_status') return realTime(asked, isOut ? PAPER_OUT : {});
      if (asked.kind !== 'ordered_status') return [];
      if (isOut) {
        owed += 1;
        return [];
      }
      // With the new roll it works off what it had, and stops again at the next slip.
      const answers = Array.from({ length: owed + 1 }, () => 0);
      owed = 0;
      return bandsOf(spoken) === 1 ? answers : [];
    });
    expect((await print()).state).toBe('uncertain');
    isOut = false;
    expect((await print()).state).not.toBe('printed');
  });
});

describe('floods and garbage', () => {
  test('real-time answers without end, behind the slip: uncertain, and cut off', async () => {
    const flood = Array.from({ length: 100_000 }, () => WELL);
    const { print } = await speaking(STANDARD_PROFILE, (asked) => {
      if (asked.kind === 'real_time_status') return realTime(asked);
      return asked.kind === 'cut' ? flood : [];
    });
    expect((await print()).state).toBe('uncertain');
  });

  test('before it: not a printer', async () => {
    const flood = Array.from({ length: 100_000 }, () => WELL);
    const { print, spoken } = await speaking(STANDARD_PROFILE, () => flood);
    expect(await print()).toEqual({ state: 'failed', problem: 'not_a_printer' });
    expect(bandsOf(spoken)).toBe(0);
  });

  test('five answers to four questions: not a printer', async () => {
    const { port } = await speaking(STANDARD_PROFILE, (asked) =>
      asked.bytes[2] === 4 ? [WELL, WELL] : realTime(asked),
    );
    expect((await port.readStatus()).problem).toBe('not_a_printer');
  });

  test('a short greeting that spells statuses is no printer', async () => {
    const { port } = await speaking(STANDARD_PROFILE, () => [], '220 x\r\n');
    expect((await port.readStatus()).problem).toBe('not_a_printer');
  });
});

describe('trouble is told while a slip is in hand', () => {
  test('one that stops answering behind the slip', async () => {
    const { print, told } = await speaking(STANDARD_PROFILE, (asked, earlier) =>
      asked.kind === 'real_time_status' && !hasCut(earlier) ? realTime(asked) : [],
    );
    const printing = print();
    await expect.poll(() => told, { timeout: 5_000 }).toEqual([null, 'offline']);
    expect((await printing).state).toBe('uncertain');
  });

  test('one that reports by itself, says that it is well, and does not come to the end', async () => {
    const { print, told } = await speaking(STATUS_BACK, ({ kind }) =>
      kind === 'status_back' ? BACK_WELL : [],
    );
    await print();
    expect(told).toEqual([null, 'offline']);
  });

  test('an open cover', async () => {
    const { print, told } = await speaking(STANDARD_PROFILE, (asked, earlier) =>
      asked.kind === 'real_time_status' ? realTime(asked, hasCut(earlier) ? COVER_OPEN : {}) : [],
    );
    expect(await print()).toEqual({ state: 'uncertain', problem: 'cover_open' });
    expect(told).toEqual([null, 'cover_open']);
  });
});
