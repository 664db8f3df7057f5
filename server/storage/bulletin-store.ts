import type { BulletinSettings } from '#protocol/bulletin.ts';

/** The supervisor's message to the hall. */
export type BulletinStore = {
  readonly bulletin: () => BulletinSettings | null;
  readonly saveBulletin: (settings: BulletinSettings) => void;
};
