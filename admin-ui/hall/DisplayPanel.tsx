import { ExternalLink } from 'lucide-react';
import type { ReactElement } from 'react';
import { DISPLAY_LAYOUTS, LOUDSPEAKERS, setupOf, type DisplaySetup } from '#protocol/hall.ts';
import { LANGUAGES } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import { NumberField, SelectField } from '../controls/Field.tsx';
import { Segments } from '../controls/Segments.tsx';
import { Switch } from '../controls/Switch.tsx';
import {
  DIAGONAL_INCHES,
  hasOwnSetup,
  LISTED_CALLS,
  SEAT_METRES,
  withLayout,
  withoutOwnSetup,
  withSetup,
} from './display-draft.ts';
import { DisplayContents } from './DisplayContents.tsx';
import type { DisplayPanelProps, SetupFormProps } from './displays-props.ts';
import { DisplayStanding } from './DisplayTable.tsx';
import { legibilityOf, measure, roomName } from './hall-wording.ts';
import { LayoutSketch } from './LayoutSketch.tsx';

/** Everything that one display is set to, or what a new one begins with. */
export function DisplayPanel(props: DisplayPanelProps): ReactElement {
  const { target, draft, view, texts, hallActions } = props;
  const words = texts.hall.displays;
  const display = view.devices.find(({ deviceId }) => deviceId === target);
  const setup = target === 'first' ? draft.firstSetup : setupOf(draft, target);
  const onChange = (change: Partial<DisplaySetup>): void => {
    hallActions.edit((settings) => withSetup(settings, target, { ...setup, ...change }));
  };
  const form: SetupFormProps = { ...props, setup, onChange };
  return (
    <section className="printers-panel" aria-labelledby="panel-title">
      <h2 id="panel-title" className="panel-title">
        {display?.name ?? words.first}
      </h2>
      <p className="panel-standing">
        {display === undefined ? words.firstWhy : <DisplayStanding display={display} texts={texts} />}
      </p>
      {target === 'first' ? null : (
        <p className="desk-hint displays-own">
          {hasOwnSetup(draft, target) ? words.own : words.notOwn}{' '}
          {hasOwnSetup(draft, target) ? (
            <Button
              look="quiet"
              onPress={() => hallActions.edit((settings) => withoutOwnSetup(settings, target))}
            >
              {words.backToFirst}
            </Button>
          ) : null}
        </p>
      )}
      <div className="panel-form displays-form">
        <Layout {...form} />
        <Place {...form} />
        <Sizes {...form} />
        <DisplayContents {...form} />
        <Sound {...form} />
      </div>
    </section>
  );
}

function Layout({ setup, office, texts, onChange }: SetupFormProps): ReactElement {
  const words = texts.hall.displays;
  return (
    <>
      <Segments
        label={words.layout}
        options={DISPLAY_LAYOUTS.map((value) => ({ value, words: words.layouts[value] }))}
        value={setup.layout}
        onChange={(layout) => onChange(withLayout(setup, layout, office.counters))}
      />
      <div className="layout-seen">
        <LayoutSketch setup={setup} office={office} label={words.sketch(words.layouts[setup.layout])} />
        <p className="desk-hint">
          {words.layoutWhy[setup.layout]}
          <a
            className="layout-open"
            href={`/display?layout=${setup.layout}`}
            target="_blank"
            rel="noreferrer"
          >
            {words.open} <ExternalLink aria-hidden="true" size={14} />
            <span className="visually-hidden">{words.openMore}</span>
          </a>
        </p>
      </div>
    </>
  );
}

function Place({ draft, setup, language, texts, onChange }: SetupFormProps): ReactElement {
  const words = texts.hall.displays;
  const rooms = draft.rooms.map(({ roomId }) => ({
    value: roomId,
    words: roomName(draft, roomId, language, texts),
  }));
  return (
    <div className="displays-pair">
      <SelectField
        label={words.room}
        value={setup.roomId}
        groups={[{ name: null, options: rooms }]}
        onChange={(value) => {
          const room = draft.rooms.find(({ roomId }) => roomId === value);
          if (room !== undefined) onChange({ roomId: room.roomId });
        }}
      />
      <Segments
        label={words.language}
        options={LANGUAGES.map((value) => ({ value, words: words.languages[value] }))}
        value={setup.language}
        onChange={(chosen) => onChange({ language: chosen })}
      />
    </div>
  );
}

function Sizes({ setup, language, texts, onChange }: SetupFormProps): ReactElement {
  const words = texts.hall.displays;
  const { fromMetres, isEnough, neededInches } = legibilityOf(setup);
  const faultOf = (value: number, { least, most }: typeof SEAT_METRES | typeof DIAGONAL_INCHES) =>
    value >= least && value <= most ? null : words.outOf(least, most);
  return (
    <div>
      <div className="displays-pair is-even">
        <NumberField
          label={words.diagonal}
          value={setup.diagonalInches}
          min={DIAGONAL_INCHES.least}
          max={DIAGONAL_INCHES.most}
          fault={faultOf(setup.diagonalInches, DIAGONAL_INCHES)}
          onChange={(diagonalInches) => onChange({ diagonalInches })}
        />
        <NumberField
          label={words.farthest}
          value={setup.farthestSeatMetres}
          min={SEAT_METRES.least}
          max={SEAT_METRES.most}
          fault={faultOf(setup.farthestSeatMetres, SEAT_METRES)}
          onChange={(farthestSeatMetres) => onChange({ farthestSeatMetres })}
        />
      </div>
      <p className={isEnough ? 'displays-verdict' : 'displays-verdict displays-short'} role="status">
        {words.readable(measure(fromMetres, language))}{' '}
        {isEnough
          ? words.readableEnough
          : neededInches === null
            ? words.readableNever
            : words.readableShort(String(neededInches))}
      </p>
    </div>
  );
}

function Sound({ setup, texts, onChange }: SetupFormProps): ReactElement {
  const words = texts.hall.displays;
  const listed = Array.from({ length: LISTED_CALLS.most - LISTED_CALLS.least + 1 }, (_, index) =>
    String(LISTED_CALLS.least + index),
  );
  return (
    <>
      {setup.layout === 'hall' ? (
        <>
          <Segments
            label={words.listedCalls}
            options={listed.map((value) => ({ value, words: value }))}
            value={String(setup.listedCalls)}
            onChange={(value) => onChange({ listedCalls: Number(value) })}
          />
          <div className="rooms-switch">
            <Switch
              label={words.notices}
              isOn={setup.showsNotices}
              onChange={(showsNotices) => onChange({ showsNotices })}
            />
            <p>
              {words.notices}
              <span className="printers-more">{words.noticesWhy}</span>
            </p>
          </div>
        </>
      ) : null}
      <div>
        <Segments
          label={words.loudspeaker}
          options={LOUDSPEAKERS.map((value) => ({ value, words: words.loudspeakers[value] }))}
          value={setup.loudspeaker}
          onChange={(loudspeaker) => onChange({ loudspeaker })}
        />
        <p className="desk-hint">{words.loudspeakerWhy[setup.loudspeaker]}</p>
      </div>
    </>
  );
}
