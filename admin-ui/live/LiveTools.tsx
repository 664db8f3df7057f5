import { DoorClosed, Megaphone, Search } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Room } from '#protocol/hall.ts';
import { clockTime, pick } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import type { LiveTool } from '../route.ts';
import { listOf } from '../wording.ts';
import { BulletinTool } from './BulletinTool.tsx';
import { closedGroups } from './live-page.ts';
import { groupName, groupWhy, idsOf, ServicesTool } from './ServicesTool.tsx';
import { TicketTool } from './TicketTool.tsx';
import type { ToolProps } from './tool-parts.tsx';

export type LiveToolsProps = ToolProps & {
  readonly open: LiveTool | null;
  readonly rooms: readonly Room[];
};

const ICONS = { ticket: Search, services: DoorClosed, bulletin: Megaphone } as const;

/** What a supervisor can do to the hall at once: the button opens its tool, and puts it away again. */
export function ToolButtons({ open, go, said }: Pick<LiveToolsProps, 'open' | 'go' | 'said'>): ReactElement {
  const tools = Object.keys(ICONS) as LiveTool[];
  return (
    <span className="live-tools" role="group" aria-label={said.tools}>
      {tools.map((tool) => {
        const Icon = ICONS[tool];
        return (
          <button
            key={tool}
            type="button"
            className="desk-button"
            aria-expanded={open === tool}
            onClick={() => {
              go(open === tool ? { page: 'live' } : { page: 'live', tool });
            }}
          >
            <Icon aria-hidden="true" size={18} />
            {said[tool]}
          </button>
        );
      })}
    </span>
  );
}

/** The tool that is open. */
export function OpenTool(props: LiveToolsProps): ReactElement | null {
  switch (props.open) {
    case 'ticket':
      return <TicketTool {...props} />;
    case 'services':
      return <ServicesTool {...props} />;
    case 'bulletin':
      return <BulletinTool {...props} />;
    default:
      return null;
  }
}

/** What a supervisor has set going and has to end: each with the button that does. */
export function StandingStrips(props: LiveToolsProps): ReactElement | null {
  const { view, office, link, language, rooms, errands, actions, texts, said } = props;
  const { bulletin } = view;
  const groups = closedGroups(view.closedServices, office);
  if (bulletin === null && groups.length === 0) return null;
  const room = rooms.find(({ roomId }) => roomId === bulletin?.roomId);
  const until = (at: number | null): string =>
    at === null ? '' : ` (${said.untilTime(clockTime(at, office.timeZone))})`;
  return (
    <div className="live-standing">
      {bulletin === null ? null : (
        <div>
          <Megaphone aria-hidden="true" size={20} />
          <p>
            {said.saying.standing(room === undefined ? said.saying.everyRoom : pick(room.name, language))}{' '}
            <strong lang="vi">“{bulletin.text.vi}”</strong>
            {until(bulletin.until)}
          </p>
          <ErrandLine state={badOnly(errands.deeds.get('takeBulletinBack'))} done="" texts={texts} />
          <Button
            isOff={!link.isOnline}
            isBusy={errands.deeds.get('takeBulletinBack')?.kind === 'running'}
            onPress={() => {
              actions.run({ name: 'takeBulletinBack', bulletinId: bulletin.bulletinId });
            }}
          >
            {said.saying.takeBack}
          </Button>
        </div>
      )}
      {groups.length === 0 ? null : (
        <div>
          <DoorClosed aria-hidden="true" size={20} />
          <p>
            {said.closing.what(
              listOf(
                groups.map((group) => `${groupName(group, props)} (${groupWhy(group, props)})`),
                texts,
              ),
            )}
          </p>
          <ErrandLine state={badOnly(errands.deeds.get('openServices'))} done="" texts={texts} />
          <Button
            isOff={!link.isOnline}
            isBusy={errands.deeds.get('openServices')?.kind === 'running'}
            onPress={() => {
              actions.run({ name: 'openServices', serviceIds: idsOf(groups) });
            }}
          >
            {said.closing.openAll}
          </Button>
        </div>
      )}
    </div>
  );
}

/** That it was done one sees: what stood there is gone. */
const badOnly = <State extends { readonly kind: string }>(state: State | undefined): State | undefined =>
  state?.kind === 'done' ? undefined : state;
