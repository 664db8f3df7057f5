/**
 * Who the printer says it is.
 */
import type { IdentityQuestion } from './commands.ts';

/** Printable ASCII, as printers say it. */
export type Identity = { readonly maker: string; readonly model: string; readonly hasCutter: boolean };

const WORD_HEADER = 0x5f;
const MODEL_ID = 0x20;
const VERSION_ID = 0x01;

/** A word is answered between a header and NUL. */
const word = (text: string): Uint8Array =>
  Uint8Array.of(WORD_HEADER, ...Buffer.from(text.replace(/[^\x20-\x7e]/gu, '?'), 'latin1'), 0);

/** The answer to GS I n ("Transmit printer ID"), after Epson's reference. */
export const identityBytes = (about: IdentityQuestion, { maker, model, hasCutter }: Identity): Uint8Array => {
  switch (about) {
    case 'modelId':
      return Uint8Array.of(MODEL_ID);
    case 'typeId':
      // Bit 1: a cutter is built in.
      return Uint8Array.of(hasCutter ? 0b0000_0010 : 0);
    case 'versionId':
      return Uint8Array.of(VERSION_ID);
    case 'firmware':
      return word('1.00');
    case 'maker':
      return word(maker);
    case 'model':
      return word(model);
    case 'serial':
      return word('VP00000001');
    default:
      return about satisfies never;
  }
};
