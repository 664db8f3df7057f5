import { useEffect, useMemo } from 'react';
import type { OfficeSettings } from '#protocol/office.ts';
import { chineseLettersOf, fetchChineseLetters } from './chinese-letters.ts';
import type { LaterParts } from './later/use-later-parts.ts';

/** The first page comes first. */
const BEGIN_AFTER_MS = 3_000;
const AGAIN_AFTER_MS = 30_000;

/** Has the Chinese letters of this office ready before anybody chooses the language; tries again until they are. */
export function useChineseLetters(office: OfficeSettings | null, later: LaterParts | null): void {
  const letters = useMemo(
    () => (office === null || later === null ? '' : chineseLettersOf(office, later)),
    [office, later],
  );
  useEffect(() => {
    if (letters === '') return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fetchIn = (ms: number): void => {
      timer = setTimeout(() => {
        fetchChineseLetters(letters, document.fonts).catch(() => {
          fetchIn(AGAIN_AFTER_MS);
        });
      }, ms);
    };
    fetchIn(BEGIN_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [letters]);
}
