import { useState, type ReactElement } from 'react';
import { MOST_BULLETIN_LETTERS, type BulletinText } from '#protocol/bulletin.ts';
import type { Room } from '#protocol/hall.ts';
import { instantMs, type RoomId } from '#protocol/vocabulary.ts';
import { pick } from '#ui-kit/language.ts';
import { Button } from '../controls/Button.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { SelectField, TextField } from '../controls/Field.tsx';
import { PREPARED_BULLETINS } from './supervision-texts.ts';
import { LastingChoice, Tool, type Lasting, type ToolProps } from './tool-parts.tsx';

const EVERY_ROOM = '';
const lengthOf = (text: string): number => text.normalize('NFC').trim().length;

/** A message to everybody in the hall: a prepared one or one's own, for a while. */
export function BulletinTool(props: ToolProps & { readonly rooms: readonly Room[] }): ReactElement {
  const { rooms, language, nowMs, link, errands, actions, texts, said, go } = props;
  const words = said.saying;
  const [text, setText] = useState<BulletinText>({ vi: '', en: '' });
  const [roomId, setRoomId] = useState(EVERY_ROOM);
  const [lasting, setLasting] = useState<Lasting>('15');
  const left = (line: string): string => words.left(Math.max(0, MOST_BULLETIN_LETTERS - lengthOf(line)));
  return (
    <Tool
      title={words.title}
      lead={words.lead}
      closeWords={said.close}
      onClose={() => {
        go({ page: 'live' });
      }}
    >
      <div className="live-form">
        <div className="live-prepared" role="group" aria-label={words.prepared}>
          {PREPARED_BULLETINS.map((each) => (
            <button
              key={each.vi}
              type="button"
              onClick={() => {
                setText(each);
              }}
            >
              {language === 'vi' ? each.vi : each.en}
            </button>
          ))}
        </div>
        <div className="live-pair">
          <TextField
            label={words.vi}
            lang="vi"
            value={text.vi}
            maxLength={MOST_BULLETIN_LETTERS}
            hint={left(text.vi)}
            onChange={(line) => {
              setText({ ...text, vi: line });
            }}
          />
          <TextField
            label={words.en}
            lang="en"
            value={text.en}
            maxLength={MOST_BULLETIN_LETTERS}
            hint={left(text.en)}
            onChange={(line) => {
              setText({ ...text, en: line });
            }}
          />
        </div>
        <div className="live-pair">
          <LastingChoice openWords={words.forever} value={lasting} onChange={setLasting} said={said} />
          {rooms.length < 2 ? null : (
            <SelectField
              label={words.room}
              value={roomId}
              onChange={setRoomId}
              groups={[
                {
                  name: null,
                  options: [
                    { value: EVERY_ROOM, words: words.everyRoom },
                    ...rooms.map((room) => ({ value: room.roomId, words: pick(room.name, language) })),
                  ],
                },
              ]}
            />
          )}
        </div>
        <p className="live-press">
          <Button
            look="main"
            isOff={!link.isOnline || lengthOf(text.vi) === 0}
            isBusy={errands.deeds.get('showBulletin')?.kind === 'running'}
            onPress={() => {
              actions.run({
                name: 'showBulletin',
                text: { vi: text.vi.trim(), en: text.en.trim() },
                roomId: roomId === EVERY_ROOM ? null : (roomId as RoomId),
                until: lasting === 'open' ? null : instantMs(Math.round(nowMs + Number(lasting) * 60_000)),
              });
            }}
          >
            {words.press}
          </Button>
          <ErrandLine state={errands.deeds.get('showBulletin')} done={words.done} texts={texts} />
        </p>
      </div>
    </Tool>
  );
}
