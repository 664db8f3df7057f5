import type { ReactElement } from 'react';
import type { HallFacts } from '../desk-props.ts';
import { SaveBar } from '../SaveBar.tsx';
import { changesBetween } from './hall-changes.ts';
import { changedHallParts, obstacleWords } from './hall-wording.ts';

/** The foot of the pages about the halls. */
export function HallSaveBar(props: HallFacts & { readonly idle: string }): ReactElement {
  const { hall, hallActions, texts } = props;
  const { saved, draft } = hall;
  return (
    <SaveBar
      {...props}
      settings={hall}
      changes={saved === null || draft === null ? [] : changesBetween(saved, draft)}
      obstacle={obstacleWords(draft, texts)}
      nameParts={(parts) => changedHallParts(parts, props)}
      savedAt={texts.hall.saved}
      onDiscard={hallActions.discard}
      onSave={hallActions.save}
    />
  );
}
