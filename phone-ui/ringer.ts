/** Makes a phone stir: vibration where the device has it, two notes where the owner switched the bell on. */
import type { Alert } from './alerts.ts';

export type Ringer = {
  /** True where this phone could be heard at all. */
  readonly canRing: boolean;
  readonly isOn: () => boolean;
  /** Switches the bell; call it from a press, or the phone will not allow the sound. Rings once when it goes on. */
  readonly toggle: () => void;
  /** Twice for a call, once for a ticket that has come near. What the phone forbids does not happen and is no error. */
  readonly ring: (alert: Alert) => void;
};

/** Two notes a fourth apart: heard in a hall, startling nobody. Hz and seconds. */
const NOTES = [
  { hz: 880, startsAtS: 0 },
  { hz: 1_174.7, startsAtS: 0.22 },
] as const;
const NOTE_S = 0.35;
const LOUDNESS = 0.4;
const ROUND_S = 0.8;
const VIBRATION_MS: Readonly<Record<Alert, number[]>> = { soon: [300], called: [400, 250, 400] };
const ROUNDS: Readonly<Record<Alert, number>> = { soon: 1, called: 2 };

/** The bell of this window. Nothing sounds before `toggle`. */
export function createRinger(device: Window & typeof globalThis): Ringer {
  let sound: AudioContext | null = null;
  let isOn = false;
  const hasSound = 'AudioContext' in device;
  // Not every browser has it, whatever the types say.
  const hasVibration = 'vibrate' in device.navigator;

  const play = (rounds: number): void => {
    if (sound === null) return;
    for (let round = 0; round < rounds; round += 1) playRound(sound, sound.currentTime + round * ROUND_S);
  };
  const ring = (alert: Alert): void => {
    if (hasVibration) device.navigator.vibrate(VIBRATION_MS[alert]);
    if (isOn) play(ROUNDS[alert]);
  };
  return {
    canRing: hasSound,
    isOn: () => isOn,
    toggle: () => {
      isOn = !isOn;
      if (!isOn || !hasSound) return;
      sound ??= new device.AudioContext();
      void sound.resume().then(() => {
        play(1);
      });
    },
    ring,
  };
}

function playRound(sound: AudioContext, fromS: number): void {
  for (const { hz, startsAtS } of NOTES) {
    const [tone, loudness] = [sound.createOscillator(), sound.createGain()];
    tone.frequency.value = hz;
    const startS = fromS + startsAtS;
    loudness.gain.setValueAtTime(0, startS);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, startS + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, startS + NOTE_S);
    tone.connect(loudness).connect(sound.destination);
    tone.start(startS);
    tone.stop(startS + NOTE_S);
  }
}
