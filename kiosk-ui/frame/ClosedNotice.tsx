import { Clock } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Closed } from '../closed.ts';
import { closedWords, type ClosedScope } from '../closed-words.ts';
import { textsOf, type Scene } from '../scene.ts';
import './closed-notice.css';

type ClosedNoticeProps = {
  readonly scene: Scene;
  readonly closed: Closed;
  readonly scope: ClosedScope;
};

/** Why there is no number now and when there is one again: calm, since nothing is broken and nobody need hurry. */
export function ClosedNotice({ scene, closed, scope }: ClosedNoticeProps): ReactElement {
  const { title, detail } = closedWords(scene, closed, scope);
  return (
    <div className="kiosk-closed">
      <span className="kiosk-closed-square">
        <Clock aria-hidden="true" size="0.56em" strokeWidth={2} />
      </span>
      <div>
        <p className="kiosk-closed-title">{title}</p>
        <ClosedOpens scene={scene} closed={closed} />
        {detail !== null && <p className="kiosk-closed-detail">{detail}</p>}
      </div>
    </div>
  );
}

/** "Lấy số được từ 13:00 hôm nay"; nothing where the time is not known. */
export function ClosedOpens({
  scene,
  closed,
}: Pick<ClosedNoticeProps, 'scene' | 'closed'>): ReactElement | null {
  const { opens } = closedWords(scene, closed, 'service');
  if (opens === null) return null;
  const texts = textsOf(scene);
  return (
    <p className="kiosk-closed-opens">
      {texts.closed.opensFrom} <b className="kiosk-balanced">{opens}</b>
      {texts.fullStop}
    </p>
  );
}
