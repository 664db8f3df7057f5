/** Opens what the halls look and sound like: settings, notices, the office's own sounds, and what its speech programs say there and at kiosks. */
import path from 'node:path';
import type { OfficeSettings } from '#protocol/office.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import type { HallStore } from '#server/storage/settings-stores.ts';
import { createHall, firstHall, type Hall } from './hall.ts';
import { openNoticeFolder, type NoticeFolder } from './notice-folder.ts';
import type { SettingsTrail } from './revised-settings.ts';
import type { ClipMaker } from './speech-clip.ts';
import { createSpeechPlan } from './speech-phrases.ts';
import type { SpeechCommands } from './speech-program.ts';
import { openSpeech, type Speech, type SpeechParts } from './speech.ts';
import { openSpokenGuidance, type SpokenGuidance } from './spoken-guidance.ts';
import { openVoiceShelf, type VoiceShelf } from './voice-shelf.ts';

export type OpenHallParts = {
  readonly store: HallStore & SettingsTrail;
  readonly dataFolder: string;
  readonly office: () => OfficeSettings;
  readonly speechCommands: SpeechCommands;
  readonly makeClip: ClipMaker;
  readonly log: SpeechParts['log'];
  readonly now: () => InstantMs;
  /** The settings are others than before. */
  readonly onSettings: () => void;
  /** Anything that a display works by is another one than before. */
  readonly onChange: () => void;
};

export type OpenHall = {
  readonly hall: Hall;
  readonly notices: NoticeFolder;
  readonly voice: VoiceShelf;
  readonly speech: Speech;
  readonly guidance: SpokenGuidance;
  readonly folders: {
    readonly noticesFolder: string;
    readonly voiceFolder: string;
    readonly speechFolder: string;
    readonly guidanceFolder: string;
  };
  /** To be told when notices or own sounds are others than before. */
  readonly onHallFiles: () => void;
};

/** Rejects when a folder cannot be made or read. */
export async function openHall(parts: OpenHallParts): Promise<OpenHall> {
  const { store, dataFolder, office, speechCommands, onSettings, onChange } = parts;
  const noticesFolder = path.join(dataFolder, 'notices');
  const voiceFolder = path.join(dataFolder, 'voice');
  const speechFolder = path.join(dataFolder, 'speech');
  const guidanceFolder = path.join(dataFolder, 'guidance');
  const notices = await openNoticeFolder(noticesFolder);
  const voice = await openVoiceShelf(voiceFolder);
  const { makeClip, log } = parts;
  const speech = await openSpeech({
    folder: speechFolder,
    commands: speechCommands,
    makeClip,
    log,
    onClips: onChange,
  });
  const guidance = await openSpokenGuidance({
    folder: guidanceFolder,
    commands: speechCommands,
    makeClip,
    log,
  });
  const wantSpeech = (): void => {
    const plan = createSpeechPlan(office(), (language) => speechCommands[language] !== undefined);
    const recorded = new Set(voice.clips().map(({ clipId }) => clipId));
    speech.want(plan(hall.settings().announcements, (clipId) => recorded.has(clipId)));
  };
  const hall = createHall({
    store,
    first: firstHall(office()),
    now: parts.now,
    notices,
    voice,
    speech,
    onChange: () => {
      wantSpeech();
      onSettings();
      onChange();
    },
  });
  return {
    hall,
    notices,
    voice,
    speech,
    guidance,
    folders: { noticesFolder, voiceFolder, speechFolder, guidanceFolder },
    onHallFiles: () => {
      wantSpeech();
      onChange();
    },
  };
}
