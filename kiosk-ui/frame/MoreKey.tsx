import { ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { textsOf, type Scene } from '../scene.ts';
import { Key } from './Key.tsx';

type MoreKeyProps = { readonly scene: Scene; readonly pageIndex: number; readonly pages: number };

/** On to the next page, and after the last to the first: a kiosk never scrolls. */
export function MoreKey({ scene, pageIndex, pages }: MoreKeyProps): ReactElement {
  const texts = textsOf(scene);
  return (
    <Key
      className="kiosk-tool"
      onPress={() => {
        scene.act({ type: 'turnPage', pageIndex: (pageIndex + 1) % pages });
      }}
    >
      <span>{texts.more}</span>
      <span className="kiosk-tool-note">{texts.pageOf(pageIndex + 1, pages)}</span>
      <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
    </Key>
  );
}
