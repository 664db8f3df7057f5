/** Sentences about the halls that are put together from facts. */
import { pick } from '#ui-kit/language.ts';
import { layoutReadableFromMetres } from '#ui-kit/legibility.ts';
import type { DisplaySetup, HallSettings } from '#protocol/hall.ts';
import type { Language, RoomId } from '#protocol/vocabulary.ts';
import type { DeskFacts } from '../desk-props.ts';
import type { Texts } from '../texts.ts';
import { listOf } from '../wording.ts';
import { DIAGONAL_INCHES, hallObstacle } from './display-draft.ts';
import { roomOf, type ChangedHallPart } from './hall-changes.ts';

const LOCALES: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** A measure with at most one decimal, as the language writes it. */
export const measure = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(value);

/** A room's name on the desk, also while it has none. */
export function roomName(settings: HallSettings, roomId: RoomId, language: Language, texts: Texts): string {
  const room = roomOf(settings, roomId);
  const name = room === undefined ? '' : pick(room.name, language).trim();
  return name === '' ? texts.hall.displays.newRoom : name;
}

/** The changed parts of the halls' settings, as a list in words. */
export function changedHallParts(
  parts: readonly ChangedHallPart[],
  { view, texts }: Pick<DeskFacts, 'view' | 'texts'>,
): string {
  const words = texts.hall.parts;
  const items = parts.map((part) => {
    if (part.kind === 'display') {
      return view.devices.find(({ deviceId }) => deviceId === part.deviceId)?.name ?? words.unknownDisplay;
    }
    if (part.kind !== 'room') return words[part.kind];
    const name = part.name.trim() === '' ? words.newRoom : part.name;
    if (part.change === 'added') return words.added(name);
    return part.change === 'removed' ? words.removed(name) : name;
  });
  return listOf(items, texts);
}

/** What keeps the settings from being saved, in a sentence; null when nothing does. */
export function obstacleWords(settings: HallSettings | null, texts: Texts): string | null {
  const obstacle = hallObstacle(settings);
  return obstacle === null ? null : texts.hall.obstacles[obstacle];
}

export type Legibility = {
  readonly fromMetres: number;
  readonly isEnough: boolean;
  /** The smallest common screen that is read from the farthest seat; null when none is. */
  readonly neededInches: number | null;
};

/** Diagonals that screens are sold in, in inches. */
const SIZES_SOLD = [10, 15, 22, 24, 32, 43, 50, 55, 65, 75, 86, 98, DIAGONAL_INCHES.most];

/** How far a display is read, and what it would take to reach the farthest seat. */
export function legibilityOf({ layout, diagonalInches, farthestSeatMetres }: DisplaySetup): Legibility {
  const fromMetres = layoutReadableFromMetres(layout, diagonalInches);
  const reaches = (inches: number): boolean => layoutReadableFromMetres(layout, inches) >= farthestSeatMetres;
  return {
    fromMetres,
    isEnough: fromMetres >= farthestSeatMetres,
    neededInches: SIZES_SOLD.find(reaches) ?? null,
  };
}
