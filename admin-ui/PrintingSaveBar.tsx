import type { ReactElement } from 'react';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { SettingsFacts } from './desk-props.ts';
import { changesBetween } from './printing-changes.ts';
import { saveObstacle } from './save-obstacle.ts';
import { SaveBar } from './SaveBar.tsx';
import type { Texts } from './texts.ts';
import { changedParts, listOf } from './wording.ts';

type PrintingSaveBarProps = Pick<SettingsFacts, 'printing' | 'link' | 'office' | 'texts' | 'actions'> & {
  readonly idle: string;
};

/** The foot of the pages about printing. */
export function PrintingSaveBar(props: PrintingSaveBarProps): ReactElement {
  const { printing, texts, actions } = props;
  const { saved, draft } = printing;
  return (
    <SaveBar
      {...props}
      settings={printing}
      changes={saved === null || draft === null ? [] : changesBetween(saved, draft)}
      obstacle={obstacleWords(draft, texts)}
      nameParts={(parts) => changedParts(parts, texts)}
      savedAt={texts.save.saved}
      onDiscard={actions.discard}
      onSave={actions.save}
    />
  );
}

function obstacleWords(draft: PrintingSettings | null, texts: Texts): string | null {
  const obstacle = saveObstacle(draft);
  if (obstacle === null) return null;
  if (obstacle.kind === 'closing_words') return texts.save.fixWords;
  const names = obstacle.names.map((name) => (name.trim() === '' ? texts.printers.newName : name));
  return texts.save.fix(listOf(names, texts));
}
