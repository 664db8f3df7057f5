/** The thread that reads or writes one file of a catalogue, and ends. */
import { parentPort } from 'node:worker_threads';
import { doCatalogueErrand, type CatalogueErrand, type CatalogueErrandDone } from './app/catalogue-files.ts';
import { giveWay } from './give-way.ts';

giveWay();

const bytesOf = (done: CatalogueErrandDone): readonly Uint8Array[] => {
  switch (done.task) {
    case 'read':
      return done.pieces;
    case 'refused':
      return [done.report];
    case 'write':
      return [done.bytes];
    default:
      return done satisfies never;
  }
};

parentPort?.once('message', (errand: CatalogueErrand) => {
  void doCatalogueErrand(errand).then((done) => {
    parentPort?.postMessage(done, [...new Set(bytesOf(done).map(({ buffer }) => buffer as ArrayBuffer))]);
  });
});
