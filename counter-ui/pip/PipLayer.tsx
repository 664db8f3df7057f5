import { useEffect, useEffectEvent, type ReactPortal } from 'react';
import { createPortal } from 'react-dom';
import type { OfficeSettings } from '#protocol/office.ts';
import { SILENCE_LIMIT_MS } from '#protocol/sockets.ts';
import type { CounterView } from '#protocol/views.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { Alarm } from '../alarms.ts';
import type { CommandDesk, DeskState, Note } from '../command-desk.ts';
import type { CounterCommand } from '../counter-command.ts';
import type { Link } from '../counter-screen-props.ts';
import { effectOf, type OpenDialog } from '../intents.ts';
import type { KeyIntent } from '../keyboard.ts';
import { alarmWords } from '../alarm-words.ts';
import { textsIn, type Texts } from '../texts.ts';
import { useNow } from '#ui-kit/use-now.ts';
import { noteWords } from '../wording.ts';
import type { PipNote } from './PipHead.tsx';
import { meaningOfKey, type PipKeyMeaning } from './pip-keys.ts';
import { pipTextsIn } from './pip-texts.ts';
import type { PipWindow } from './pip-window.ts';
import { PipScreen, type PipQuestion } from './PipScreen.tsx';

type PipLayerProps = {
  readonly pip: Pick<PipWindow, 'close' | 'entitle' | 'showPage'>;
  /** The open window. */
  readonly window: Window;
  readonly office: OfficeSettings;
  readonly counterNumber: number;
  readonly view: CounterView;
  readonly link: Link;
  /** Server time, in ms. */
  readonly now: () => number;
  readonly desk: DeskState;
  readonly dialog: OpenDialog | null;
  /** Those not yet noted, worst first. */
  readonly alarms: readonly Alarm[];
  readonly language: Language;
  readonly onIntent: (intent: KeyIntent) => void;
  /** Says why the key does nothing now. */
  readonly onExplain: CommandDesk['explain'];
  readonly onCommand: (command: CounterCommand) => void;
  readonly onCloseDialog: () => void;
};

/**
 * What stands in the small window while an officer sits here, drawn by the page itself: one state, one desk, so that the
 * same key pressed in both windows is one command. When the officer leaves, the window goes too.
 */
export function PipLayer(props: PipLayerProps): ReactPortal {
  const { pip, view, link, dialog, language, office } = props;
  const { close, entitle } = pip;
  const { document: pipDocument } = props.window;
  // Its own timers: a page that lies behind another program may be left to doze, the small window is in sight.
  const nowMs = useNow(props.now, props.window);
  const isOnline = isHeard(link, nowMs);
  const texts = textsIn(language);
  const question = questionOf(dialog, texts);
  const alarms = isOnline ? props.alarms : [];

  const onIntent = (intent: KeyIntent): void => {
    const effect = effectOf(intent, view, isOnline, props.now());
    if (effect.kind === 'explain') props.onExplain(intent, effect.obstacle);
    else props.onIntent(intent);
    // What asks for more than fits here is asked in the page, which a press may bring forward.
    if (effect.kind === 'dialog' && effect.dialog !== 'pause') pip.showPage();
  };
  const follow = (meaning: PipKeyMeaning): void => {
    switch (meaning.kind) {
      case 'intent':
        onIntent(meaning.intent);
        return;
      case 'pause':
        props.onCommand({ name: 'pauseCounter', input: { reason: meaning.reason } });
        return;
      case 'cancel':
        props.onCloseDialog();
        return;
      case 'show_page':
        pip.showPage();
        return;
      default:
        meaning satisfies never;
    }
  };

  const hear = useEffectEvent((event: KeyboardEvent) => {
    const { code, key, repeat: isRepeat, ctrlKey, altKey, metaKey } = event;
    const hasModifier = ctrlKey || altKey || metaKey;
    const meaning = meaningOfKey({ code, key, isRepeat, hasModifier, isTyping: false }, question);
    if (meaning === null) return;
    event.preventDefault();
    follow(meaning);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      hear(event);
    };
    pipDocument.addEventListener('keydown', listen);
    return () => {
      pipDocument.removeEventListener('keydown', listen);
    };
  }, [pipDocument]);

  useEffect(() => {
    entitle(pipTextsIn(language).title(props.counterNumber), language);
  }, [entitle, language, props.counterNumber]);

  useEffect(() => close, [close]);

  return createPortal(
    <PipScreen
      office={office}
      view={view}
      isOnline={isOnline}
      heardAtMs={link.heardAtMs}
      nowMs={nowMs}
      pending={props.desk.pending}
      note={noteOf(props.desk.note, view, office.timeZone, texts) ?? cureOf(alarms, office.timeZone, texts)}
      alarms={alarms}
      question={question}
      language={language}
      onIntent={onIntent}
      onPause={(reason) => {
        follow({ kind: 'pause', reason });
      }}
      onCancel={props.onCloseDialog}
      onShowPage={pip.showPage}
    />,
    pipDocument.body,
  );
}

/** The page's own watch over silence may doze with it; the silence itself shows in the time of the last word. */
const isHeard = ({ isOnline, heardAtMs }: Link, nowMs: number): boolean =>
  isOnline && nowMs - heardAtMs <= SILENCE_LIMIT_MS;

function questionOf(dialog: OpenDialog | null, texts: Texts): PipQuestion | null {
  if (dialog === null) return null;
  if (dialog.kind === 'pause') return { kind: 'pause' };
  return { kind: 'in_page', title: texts.deeds[dialog.kind] };
}

/** What was done shows in the number and the buttons; only what was not done needs words here. */
function noteOf(note: Note | null, view: CounterView, timeZone: string, texts: Texts): PipNote | null {
  if (note === null || note.kind === 'done') return null;
  const { tone, words } = noteWords(note, view.current, timeZone, texts);
  return { tone: tone === 'refused' ? 'refused' : 'told', words };
}

/** The foot has room for what is wrong with a printer; what to do about it stands above until it is noted. */
export function cureOf(alarms: readonly Alarm[], timeZone: string, texts: Texts): PipNote | null {
  const [alarm] = alarms;
  if (alarm?.about !== 'printer') return null;
  return { tone: 'told', words: alarmWords(alarm, timeZone, texts).cure };
}
