/** The real store on a disk that sometimes fails, in the three ways that a disk can fail a commit. */
import { StorageFailed, type Store } from '#server/storage/store.ts';

/**
 * `full`: nothing can be begun. `failing`: the work is done, and then lost at the commit.
 * `denying`: the commit is kept, and reported as failed (a flush that failed after the data had reached the disk).
 */
export type DiskMood = 'well' | 'full' | 'failing' | 'denying';

export type MoodyStoreOptions = {
  /** Asked before every write. */
  readonly mood: () => DiskMood;
  readonly onTrouble: (mood: DiskMood) => void;
  /** From now on the disk holds more than the caller was told. */
  readonly onHaunted: () => void;
};

/** Everything but `write` is passed on as it is. */
export function moodyStore(store: Store, { mood, onTrouble, onHaunted }: MoodyStoreOptions): Store {
  return {
    ...store,
    write: (work) => {
      const present = mood();
      if (present === 'well') return store.write(work);
      onTrouble(present);
      if (present === 'full') throw new StorageFailed('the disk is full');
      if (present === 'failing') {
        return store.write((transaction) => {
          work(transaction);
          throw new StorageFailed('the disk failed at the commit');
        });
      }
      store.write(work);
      onHaunted();
      throw new StorageFailed('the disk kept it and said that it had not');
    },
  };
}
