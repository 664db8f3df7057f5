/** Every state of the rating screen: what the gallery shows, axe checks and the pictures are taken of. */
import type { FaceCount, RatingPrompt } from '#protocol/rating.ts';
import { FIRST_RATING_SETTINGS, formOf } from '#protocol/rating-settings.ts';
import { EIGHT_REASONS, FIRST_FORM } from '#tests/support/rating.ts';
import { instantMs, type CitizenLanguage, type TicketId, type TicketNumber } from '#protocol/vocabulary.ts';
import type { RatingScreenProps } from '../../rating-ui/RatingScreen.tsx';
import { GALLERY_NOW_MS, GALLERY_OFFICE } from './office.ts';

export type RatingGalleryState = Omit<RatingScreenProps, 'actions'>;

const longest = GALLERY_OFFICE.services.reduce((one, other) =>
  other.shortName.vi.length > one.shortName.vi.length ? other : one,
);

const promptIn = (language: CitizenLanguage, change: Partial<RatingPrompt> = {}): RatingPrompt => ({
  ticketId: '2026-11-23/H012' as TicketId,
  number: 'H012' as TicketNumber,
  serviceName: { vi: 'Đăng ký khai sinh', en: 'Birth registration', zh: '出生登記' },
  officerName: 'Nguyễn Huỳnh Thị Thanh Tuyền',
  language,
  form: FIRST_FORM,
  until: instantMs(GALLERY_NOW_MS + 15_000),
  ...change,
});

const AROUND = {
  isSettling: false,
  isOnline: true,
  counterNumber: 3,
  heardAtMs: GALLERY_NOW_MS,
  timeZone: 'Asia/Ho_Chi_Minh',
} as const;

/** By name; `language` is that of the ticket. */
export const ratingStates = (language: CitizenLanguage) => {
  const prompt = promptIn(language);
  const asking = (faces: FaceCount) =>
    ({
      ...AROUND,
      page: {
        kind: 'asking',
        prompt: promptIn(language, { form: formOf({ ...FIRST_RATING_SETTINGS, faces }) }),
        pressed: null,
      },
    }) as const;
  const words = { kind: 'words', prompt, score: 'dissatisfied', typed: '', secondsLeft: 20 } as const;
  const low = { kind: 'reasons', prompt, score: 'dissatisfied', chosen: [], secondsLeft: 8 } as const;
  return {
    idle: { ...AROUND, page: { kind: 'idle' } },
    'idle-wide-number': { ...AROUND, counterNumber: 48, page: { kind: 'idle' } },
    'idle-offline': { ...AROUND, isOnline: false, page: { kind: 'idle' } },
    asking: { ...AROUND, page: { kind: 'asking', prompt, pressed: null } },
    'asking-nameless': {
      ...AROUND,
      page: {
        kind: 'asking',
        prompt: promptIn(language, {
          officerName: null,
          number: 'M888' as TicketNumber,
          serviceName: longest.shortName,
        }),
        pressed: null,
      },
    },
    'asking-offline': { ...AROUND, isOnline: false, page: { kind: 'asking', prompt, pressed: null } },
    'asking-two': asking(2),
    'asking-three': asking(3),
    'asking-five': asking(5),
    pressed: { ...AROUND, page: { kind: 'asking', prompt, pressed: 'satisfied' } },
    reasons: { ...AROUND, page: low },
    'reasons-eight': { ...AROUND, page: { ...low, prompt: promptIn(language, { form: EIGHT_REASONS }) } },
    'reasons-eight-offline': {
      ...AROUND,
      isOnline: false,
      page: { ...low, prompt: promptIn(language, { form: EIGHT_REASONS }) },
    },
    'reasons-chosen': {
      ...AROUND,
      page: { ...low, chosen: ['unclear_guidance', 'many_trips'], secondsLeft: 5 },
    },
    'reasons-offline': { ...AROUND, isOnline: false, page: { ...low, chosen: ['extra_papers'] } },
    'reasons-wordless': {
      ...AROUND,
      page: { ...low, prompt: promptIn(language, { form: { ...FIRST_FORM, asksWords: false } }) },
    },
    words: { ...AROUND, page: words },
    'words-typed': { ...AROUND, page: { ...words, typed: 'cho tu 8 gio, khong ai goi so', secondsLeft: 17 } },
    'words-nearly-full': { ...AROUND, page: { ...words, typed: 'toi phai di lai ba lan '.repeat(21) } },
    'words-offline': { ...AROUND, isOnline: false, page: { ...words, typed: 'cho lau qua' } },
    recorded: { ...AROUND, page: { kind: 'over', prompt, outcome: 'recorded' } },
    kept: { ...AROUND, isOnline: false, page: { kind: 'over', prompt, outcome: 'kept' } },
    refused: { ...AROUND, page: { kind: 'over', prompt, outcome: 'refused' } },
  } as const satisfies Readonly<Record<string, RatingGalleryState>>;
};

export type RatingStateName = keyof ReturnType<typeof ratingStates>;
export const RATING_STATES = Object.keys(ratingStates('vi')) as readonly RatingStateName[];
