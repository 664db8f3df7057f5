/**
 * The office's catalogue of procedures: the built-in one until another is brought in, then the newest, with the one before
 * it kept so that one can go back. What citizens see of it is made anew with every change and with every day.
 */
import type { Procedure } from '#protocol/catalogue.ts';
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { BUILT_IN_PROCEDURES } from '#catalogue/built-in/procedures.ts';
import { servicesOn } from '#catalogue/in-force.ts';
import type { CatalogueStore, ImportedEdition } from '#server/storage/store.ts';
import { inSlices } from './in-slices.ts';
import { publishedCatalogue, type PublishedCatalogue } from './published-catalogue.ts';

/** Written in one transaction: few enough that a call which comes meanwhile is not kept waiting. */
const VERSIONS_A_PIECE = 50;
const BUILT_IN = 0;

/** A catalogue with all its versions, and who brought it in; null for the built-in one. */
export type CatalogueEdition = {
  readonly edition: number;
  readonly imported: ImportedEdition | null;
  readonly versions: readonly Procedure[];
};

export type Catalogue = {
  readonly holding: () => CatalogueEdition;
  /** The one that can be gone back to; null when there is none. */
  readonly before: () => CatalogueEdition | null;
  /** The office as it is on the date: what its services need and cost is taken from the version in force then. */
  readonly officeOn: (office: OfficeSettings, date: BusinessDate) => OfficeSettings;
  /** What citizens see of it. Throws before the first `refresh` is over. */
  readonly published: () => PublishedCatalogue;
  /**
   * Makes anew what citizens see when the day or the services have become others; cheap while they have not. Rejects the first time only:
   * later what was seen before stays.
   */
  readonly refresh: () => Promise<void>;
  /**
   * Puts another catalogue in the place of the one of that edition; refused when that one holds no longer. Rejects with
   * nothing changed when it could not be kept.
   */
  readonly replace: (
    edition: number,
    versions: readonly Procedure[],
    imported: ImportedEdition,
  ) => Promise<CatalogueChange>;
  /** Goes back to the one before, which can be undone in its turn. */
  readonly goBack: (edition: number) => Promise<CatalogueChange>;
};

/** `catalogue_changed`: another one holds than the asker has seen. */
export type CatalogueChange = 'changed' | 'catalogue_changed' | 'nothing_before';

export type CatalogueParts = {
  readonly store: CatalogueStore;
  /** The day the office is at, and the services it offers. */
  readonly today: () => { readonly date: BusinessDate; readonly services: readonly Service[] };
  /** Citizens see another catalogue than before. */
  readonly onPublished: () => void;
  /** What citizens see could not be made anew; what they saw before stays. */
  readonly onFault: (error: unknown) => void;
};

/** Reads what holds. `refresh` is to be called once the office's day is open. */
export function createCatalogue({ store, today, onPublished, onFault }: CatalogueParts): Catalogue {
  const read = (edition: number): CatalogueEdition =>
    edition === BUILT_IN
      ? { edition, imported: null, versions: BUILT_IN_PROCEDURES }
      : {
          edition,
          imported: store.catalogueEdition(edition),
          versions: store.versionsOf(edition).map((body) => JSON.parse(body) as Procedure),
        };
  const stored = store.holdingEditions();
  let holding = read(stored.edition);
  let before = stored.before === null ? null : read(stored.before);
  let published: PublishedCatalogue | null = null;
  let publishedFor: readonly Service[] | null = null;
  /** Changes are made one after the other. */
  let last: Promise<unknown> = Promise.resolve();
  const afterTheOthers = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };

  const publish = async (): Promise<void> => {
    const { date, services } = today();
    const made = await publishedCatalogue(holding.versions, services, date);
    const isAnother = made.revision !== published?.revision;
    published = made;
    publishedFor = services;
    if (isAnother) onPublished();
  };
  const hold = async (next: CatalogueEdition, nextBefore: CatalogueEdition): Promise<void> => {
    store.holdEdition({ edition: next.edition, before: nextBefore.edition });
    holding = next;
    before = nextBefore;
    // It holds from here on, whatever becomes of the pages that are made from it.
    await publish().catch(onFault);
    await forgetTheRest();
  };
  const forgetTheRest = async (): Promise<void> => {
    await inSlices(
      untilDone(() => store.forgetVersions(VERSIONS_A_PIECE)),
      () => undefined,
    ).catch(onFault);
  };

  return {
    holding: () => holding,
    before: () => before,
    officeOn: (office, date) => ({
      ...office,
      services: servicesOn(office.services, holding.versions, date),
    }),
    published: () => {
      if (published === null) throw new Error('the catalogue was asked for before it was made');
      return published;
    },
    refresh: async () => {
      if (published === null) await publish();
      else if (published.date !== today().date || publishedFor !== today().services)
        await afterTheOthers(publish).catch(onFault);
    },
    replace: (edition, versions, imported) =>
      afterTheOthers(async () => {
        if (edition !== holding.edition) return 'catalogue_changed';
        // What a crash or a full disk left unfinished is cleared away first.
        await forgetTheRest();
        const next: CatalogueEdition = { edition: store.addEdition(imported), imported, versions };
        await inSlices(piecesOf(versions), ({ from, piece }) => {
          store.addVersions(
            next.edition,
            from,
            piece.map((version) => JSON.stringify(version)),
          );
        });
        await hold(next, holding);
        return 'changed';
      }),
    goBack: (edition) =>
      afterTheOthers(async () => {
        if (edition !== holding.edition) return 'catalogue_changed';
        if (before === null) return 'nothing_before';
        await hold(before, holding);
        return 'changed';
      }),
  };
}

function* piecesOf(
  versions: readonly Procedure[],
): Generator<{ readonly from: number; readonly piece: readonly Procedure[] }> {
  for (let from = 0; from < versions.length; from += VERSIONS_A_PIECE)
    yield { from, piece: versions.slice(from, from + VERSIONS_A_PIECE) };
}

/** Once for every time that there was something left to do. */
function* untilDone(isMoreToDo: () => boolean): Generator<undefined> {
  while (isMoreToDo()) yield undefined;
}
