import { CircleAlert, Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { clockTimeWithSeconds } from '#ui-kit/language.ts';
import { Button } from './controls/Button.tsx';
import type { SettingsFacts } from './desk-props.ts';
import { changesBetween } from './printing-changes.ts';
import { saveObstacle } from './save-obstacle.ts';
import { changedParts, listOf, refusalWords } from './wording.ts';
import './save-bar.css';

type SaveBarProps = Pick<SettingsFacts, 'printing' | 'link' | 'office' | 'texts' | 'actions'> & {
  /** What stands here while nothing else has to be said. */
  readonly idle: string;
};

type Said = { readonly words: string; readonly tone: 'soft' | 'good' | 'needs-you' | 'bad' };

/** The foot of a page of settings: what is not saved yet, what came between, and the two ways out of it. */
export function SaveBar(props: SaveBarProps): ReactElement {
  const { printing, link, texts, actions } = props;
  const { saved, draft, isSaving } = printing;
  const isClean = saved === null || draft === null || changesBetween(saved, draft).length === 0;
  const isHeldBack = isClean || !link.isOnline || saveObstacle(draft) !== null;
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
      <Button isOff={isClean || isSaving} onPress={actions.discard}>
        {texts.save.discard}
      </Button>
      <Button
        look="main"
        cap={texts.key.ctrlS}
        isOff={isHeldBack}
        isBusy={isSaving && link.isOnline}
        onPress={actions.save}
      >
        {isSaving ? texts.save.saving : texts.save.save}
      </Button>
    </footer>
  );
}

function sayings(props: SaveBarProps): readonly Said[] {
  const { printing, texts } = props;
  const { saved, draft, notice } = printing;
  if (saved === null || draft === null) return [];
  const changes = changesBetween(saved, draft);
  const said = noticeWords(props);
  if (changes.length === 0) return said.length > 0 ? said : [{ words: props.idle, tone: 'soft' }];
  const obstacle = saveObstacle(draft);
  if (obstacle?.kind === 'printers') {
    const names = obstacle.names.map((name) => (name.trim() === '' ? texts.printers.newName : name));
    return [...said, { words: texts.save.fix(listOf(names, texts)), tone: 'needs-you' }];
  }
  if (obstacle?.kind === 'closing_words') return [...said, { words: texts.save.fixWords, tone: 'needs-you' }];
  // After somebody else's saving the two sentences say it all.
  if (notice?.kind === 'rebased') return said;
  return [...said, { words: texts.save.changed(changedParts(changes, texts)), tone: 'soft' }];
}

function noticeWords({ printing, office, texts }: SaveBarProps): readonly Said[] {
  const { notice } = printing;
  const words = texts.save;
  switch (notice?.kind) {
    case 'saved':
      return [{ words: words.saved(clockTimeWithSeconds(notice.atMs, office.timeZone)), tone: 'good' }];
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
        { words: words.rebased(changedParts(notice.theirs, texts)), tone: 'needs-you' },
        {
          words:
            notice.both.length === 0
              ? words.rebasedKept
              : words.rebasedBoth(changedParts(notice.both, texts)),
          tone: 'soft',
        },
      ];
    default:
      return [];
  }
}
