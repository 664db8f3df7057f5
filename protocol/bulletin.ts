/** A message to everybody in the hall, from the supervisor's desk: shown on the displays of a room or of all, for a while. */
import type {
  BusinessDate,
  InstantMs,
  Language,
  OfficerId,
  RequestId,
  RoomId,
} from '#protocol/vocabulary.ts';

/** Two lines of a wall display that the farthest seat can read. */
export const MOST_BULLETIN_LETTERS = 110;

export type BulletinText = {
  readonly vi: string;
  /** Empty where it is said in Vietnamese only. */
  readonly en: string;
};

export type Bulletin = {
  /** The press that set it: said again it is still the same one. */
  readonly bulletinId: RequestId;
  readonly text: BulletinText;
  /** Null = every room. */
  readonly roomId: RoomId | null;
  /** It is of one day and stands no longer than that. */
  readonly date: BusinessDate;
  readonly setAt: InstantMs;
  readonly setBy: OfficerId;
  /** Null = until it is taken back. */
  readonly until: InstantMs | null;
};

export type BulletinSettings = { readonly revision: number; readonly bulletin: Bulletin | null };

/** What a display needs of it. */
export type ShownBulletin = Pick<Bulletin, 'text' | 'until'>;

/** Whether it is still to be seen at that time. */
export const stands = ({ until }: Pick<Bulletin, 'until'>, at: number): boolean =>
  until === null || at < until;

/** What is said in one language, in the order of the languages that it is said in; the display's own first. */
export const bulletinLines = ({ vi, en }: BulletinText, language: Language): readonly string[] => {
  if (en === '') return [vi];
  return language === 'vi' ? [vi, en] : [en, vi];
};
