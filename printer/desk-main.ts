/**
 * The printer desk: a thread of the office's server that does by the printer's own code what is not printing. Pictures of
 * slips are those that would print; logos are read where a hostile one harms nobody; printers are looked for and asked.
 */
import { networkInterfaces } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type {
  PrinterDeskAnswer,
  PrinterDeskErrand,
  PrinterDeskTask,
  PrinterDeskTasks,
} from '#protocol/printer-desk.ts';
import { checkConnection } from './check-connection.ts';
import { findPrinters, networksOf } from './find-printers.ts';
import { openFont } from './font-files.ts';
import { readLogo } from './logo/read-logo.ts';
import { createPreviewRenderer } from './render-slip.ts';

type Doers = {
  readonly [Task in PrinterDeskTask]: (
    given: PrinterDeskTasks[Task]['given'],
  ) => Promise<PrinterDeskTasks[Task]['made']>;
};

const doers = (): Doers => {
  const preview = createPreviewRenderer(openFont());
  return {
    preview: ({ slip, setup }) => preview(slip, setup),
    readLogo: ({ bytes }) => readLogo(bytes),
    findPrinters: ({ listenHost }) => findPrinters({ networks: networksOf(networkInterfaces(), listenHost) }),
    checkConnection: ({ connection }) => checkConnection(connection),
  };
};

const run = (all: Doers, { task, given }: PrinterDeskErrand): Promise<unknown> => {
  switch (task) {
    case 'preview':
      return all.preview(given);
    case 'readLogo':
      return all.readLogo(given);
    case 'findPrinters':
      return all.findPrinters(given);
    case 'checkConnection':
      return all.checkConnection(given);
    default:
      return task satisfies never;
  }
};

const all = doers();
parentPort?.on('message', (errand: PrinterDeskErrand) => {
  const answer = (said: PrinterDeskAnswer): void => parentPort?.postMessage(said);
  const { id } = errand;
  run(all, errand).then(
    (made) => answer({ id, ok: true, made }),
    (error: unknown) => answer({ id, ok: false, message: String(error).slice(0, 300) }),
  );
});
