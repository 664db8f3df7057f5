import { VolumeX } from 'lucide-react';
import type { ReactElement } from 'react';
import '../frame/strips.css';
import { textsOf, type Scene } from '../scene.ts';
import { AmberStrip } from '../ticket/PaperStrip.tsx';
import { spokenTrouble } from './spoken.ts';

/** Under the band while somebody waits for a voice in vain: for one who sees a little, or helps. */
export function SpokenStrip({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene).easier.spoken;
  const hasNoVoice = spokenTrouble(scene.spoken, scene.state) === 'noVoice';
  return (
    <div role="status">
      <AmberStrip
        title={hasNoVoice ? texts.noVoice : texts.failing}
        detail={hasNoVoice ? texts.noVoiceDetail : texts.failingDetail}
        icon={<VolumeX aria-hidden="true" size="0.52em" strokeWidth={1.9} />}
      />
    </div>
  );
}
