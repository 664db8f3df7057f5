import { CircleAlert, Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { clockTimeWithSeconds } from '#ui-kit/language.ts';
import { Button } from './controls/Button.tsx';
import type { DeskFacts } from './desk-props.ts';
import type { SettingsDeskState } from './settings-desk.ts';
import { refusalWords } from './wording.ts';
import './save-bar.css';

export type SaveBarProps<Settings, Part> = Pick<DeskFacts, 'link' | 'office' | 'texts'> & {
  readonly settings: SettingsDeskState<Settings, Part>;
  /** What is not saved yet. */
  readonly changes: readonly Part[];
  /** What has to be put right before it can be sent; null when nothing has. */
  readonly obstacle: string | null;
  readonly nameParts: (parts: readonly Part[]) => string;
  readonly savedAt: (time: string) => string;
  /** What stands here while nothing else has to be said. */
  readonly idle: string;
  readonly onDiscard: () => void;
  readonly onSave: () => void;
};

type Said = { readonly words: string; readonly tone: 'soft' | 'good' | 'needs-you' | 'bad' };

/** The foot of a page of settings: what is not saved yet, what came between, and the two ways out of it. */
export function SaveBar<Settings, Part>(props: SaveBarProps<Settings, Part>): ReactElement {
  const { settings, changes, obstacle, link, texts } = props;
  const { isSaving } = settings;
  const isClean = changes.length === 0;
  return (
    <footer className="save-bar">
      <div className="save-bar-words" role="status">
        {sayings(props).map(({ words, tone }) => (
          <p key={words} className={`save-bar-line is-${tone}`}>
            {tone === 'good' ? <Check aria-hidden="true" size={16} /> : null}
            {tone === 'bad' || tone === 'needs-you' ? <CircleAlert aria-hidden="true" size={16} /> : null}
            {words}
          </p>
        ))}
      </div>
      <Button isOff={isClean || isSaving} onPress={props.onDiscard}>
        {texts.save.discard}
      </Button>
      <Button
        look="main"
        cap={texts.key.ctrlS}
        isOff={isClean || !link.isOnline || obstacle !== null}
        isBusy={isSaving && link.isOnline}
        onPress={props.onSave}
      >
        {isSaving ? texts.save.saving : texts.save.save}
      </Button>
    </footer>
  );
}

function sayings<Settings, Part>(props: SaveBarProps<Settings, Part>): readonly Said[] {
  const { settings, changes, obstacle, nameParts, texts } = props;
  if (settings.draft === null) return [];
  const said = noticeWords(props);
  if (changes.length === 0) return said.length > 0 ? said : [{ words: props.idle, tone: 'soft' }];
  if (obstacle !== null) return [...said, { words: obstacle, tone: 'needs-you' }];
  // After somebody else's saving the two sentences say it all.
  if (settings.notice?.kind === 'rebased') return said;
  return [...said, { words: texts.save.changed(nameParts(changes)), tone: 'soft' }];
}

function noticeWords<Settings, Part>(props: SaveBarProps<Settings, Part>): readonly Said[] {
  const { settings, office, nameParts, texts } = props;
  const { notice } = settings;
  const words = texts.save;
  switch (notice?.kind) {
    case 'saved':
      return [{ words: props.savedAt(clockTimeWithSeconds(notice.atMs, office.timeZone)), tone: 'good' }];
    case 'unanswered':
      return [{ words: words.unanswered, tone: 'bad' }];
    case 'refused': {
      const why = refusalWords(notice.code, texts);
      // The server names the place where the settings contradict themselves.
      const where = notice.code === 'settings_wrong' ? ` (${notice.message})` : '';
      return [{ words: `${words.refused} ${why}${where}`, tone: 'bad' }];
    }
    case 'rebased':
      return [
        { words: words.rebased(nameParts(notice.theirs)), tone: 'needs-you' },
        {
          words: notice.both.length === 0 ? words.rebasedKept : words.rebasedBoth(nameParts(notice.both)),
          tone: 'soft',
        },
      ];
    default:
      return [];
  }
}
