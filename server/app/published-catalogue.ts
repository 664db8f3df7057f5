/** The catalogue as citizens see it on one day, made ready to be sent: written and compressed once, however many fetch it. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Procedure, ProcedureId, PublicProcedure } from '#protocol/catalogue.ts';
import type { Service } from '#protocol/office.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { inForceOn, publicProcedure } from '#catalogue/in-force.ts';
import { inSlices } from './in-slices.ts';

export type PublishedCatalogue = {
  /** Made from the content: the same after a restart, another one with every change. */
  readonly revision: number;
  readonly date: BusinessDate;
  readonly procedures: ReadonlyMap<ProcedureId, PublicProcedure>;
  /** A `PublicCatalogue` as JSON. */
  readonly json: Buffer;
  readonly gzipped: Buffer;
};

const compressed = promisify(gzip);

/** Rejects for nothing but a fault of the machine. */
export async function publishedCatalogue(
  versions: readonly Procedure[],
  services: readonly Service[],
  date: BusinessDate,
): Promise<PublishedCatalogue> {
  const procedures = new Map<ProcedureId, PublicProcedure>();
  const pieces: Buffer[] = [];
  const hash = createHash('sha256');
  await inSlices(inForceOn(versions, date), (procedure) => {
    const shown = publicProcedure(procedure, services);
    const piece = Buffer.from(JSON.stringify(shown));
    procedures.set(shown.procedureId, shown);
    if (pieces.length > 0) pieces.push(COMMA);
    pieces.push(piece);
    hash.update(piece);
  });
  // Six bytes: as many as a number holds exactly.
  const revision = hash.digest().readUIntBE(0, 6);
  const json = Buffer.concat([
    Buffer.from(`{"revision":${String(revision)},"procedures":[`),
    ...pieces,
    Buffer.from(']}'),
  ]);
  return { revision, date, procedures, json, gzipped: await compressed(json) };
}

const COMMA = Buffer.from(',');
