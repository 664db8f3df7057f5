import { ChevronRight, FileSearch } from 'lucide-react';
import type { ReactElement } from 'react';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';

/** The way to a file that was handed in; nothing where no file can be looked up now. */
export function LookUpKey({ scene }: { readonly scene: Scene }): ReactElement | null {
  if ((scene.freshView?.fileFactor ?? null) === null) return null;
  const texts = textsOf(scene);
  return (
    <Key
      className="kiosk-start-look-up"
      onPress={() => {
        scene.act({ type: 'lookUp', touch: { type: 'open' } });
      }}
    >
      <FileSearch aria-hidden="true" size="1.5em" strokeWidth={1.9} />
      <span className="kiosk-start-look-up-words">
        <span>{texts.lookUpFile}</span>
        <span className="kiosk-start-look-up-detail">{texts.lookUpFileDetail}</span>
      </span>
      <ChevronRight className="kiosk-chevron" aria-hidden="true" size="1em" strokeWidth={2.6} />
    </Key>
  );
}
