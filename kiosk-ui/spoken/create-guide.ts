/** The guide with the voices that it may have. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import type { Connection } from '#ui-kit/connection.ts';
import { deviceVoice } from './device-voice.ts';
import { startGuide, type Guide } from './guide.ts';
import { createOfficeVoice } from './office-voice.ts';
import { createSpeaker } from './speaker.ts';

export type GuideParts = {
  readonly connection: Connection<'kiosk'>;
  /** What the office's speech program says now. */
  readonly officeLanguages: () => readonly CitizenLanguage[];
  readonly language: CitizenLanguage;
  readonly gain: number;
  readonly onOutcome: (isGood: boolean) => void;
};

export type CreateGuide = (parts: GuideParts) => Guide;

/** The device's own voice goes first: it is there at once, and also while the server is away. */
export const createGuide: CreateGuide = ({ connection, officeLanguages, language, gain, onOutcome }) => {
  const voices = [deviceVoice, createOfficeVoice(connection, officeLanguages)];
  const speaker = createSpeaker(voices, onOutcome);
  speaker.setGain(gain);
  return startGuide(document, speaker, language);
};
