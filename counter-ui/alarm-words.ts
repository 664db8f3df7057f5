/** What an alarm says: what is wrong with which thing since when, then the cure. */
import { clockTime } from '#ui-kit/language.ts';
import type { Alarm } from './alarms.ts';
import type { Texts } from './texts.ts';

export type AlarmWords = { readonly what: string; readonly cure: string };

/** The two sentences of an alarm. */
export function alarmWords(alarm: Alarm, timeZone: string, texts: Texts): AlarmWords {
  switch (alarm.about) {
    case 'sound':
      return texts.soundTroubles[alarm.cause];
    case 'taken': {
      const { what, cure } = texts.takenAway[alarm.cause];
      return { what: what(alarm.number, clockTime(alarm.at, timeZone)), cure };
    }
    case 'printer': {
      const { what, cure } = texts.printerTroubles[alarm.cause];
      const since = alarm.since === null ? null : clockTime(alarm.since, timeZone);
      return { what: what(printerNamed(alarm.name, texts), since), cure };
    }
    case 'paper':
      return {
        what: texts.unprinted[alarm.cause](unprintedNumbers(alarm, texts)),
        cure: texts.unprinted.cure,
      };
    default:
      return alarm satisfies never;
  }
}

/** "Máy in Kiosk sảnh"; a name that says itself that it is a printer needs no such word before it. */
export function printerNamed(name: string, texts: Texts): string {
  return /^(máy in|printer)/i.test(name.normalize('NFC')) ? name : texts.printerNamed(name);
}

/** "H012, H015 và 3 phiếu khác" */
export function unprintedNumbers(
  { numbers, unnamed }: Extract<Alarm, { readonly about: 'paper' }>,
  texts: Pick<Texts, 'unprinted'>,
): string {
  return numbers.join(', ') + (unnamed === 0 ? '' : texts.unprinted.others(unnamed));
}
