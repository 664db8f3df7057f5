import { DEMO_OFFICE } from '#demo/office.ts';
import type { OfficeSettings } from '#protocol/office.ts';

/** The office every gallery shows. */
export const GALLERY_OFFICE: OfficeSettings = DEMO_OFFICE;
/** The moment every gallery stands still at: Monday 23 November 2026, 09:41:07 in Ho Chi Minh City. */
export const GALLERY_NOW_MS = Date.UTC(2026, 10, 23, 2, 41, 7);

/** What the loudspeaker said of the gallery's call. */
export const SPOKEN_WORDS = 'Mời công dân có số A không bốn hai, đến quầy số ba.';
