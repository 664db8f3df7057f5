import type { ReactElement } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { KeyCap } from '#ui-kit/KeyCap.tsx';
import type { CrowdStatus } from '#protocol/demo.ts';
import { CROWD_KEY, CROWD_SIZE, STOP_KEY } from './doors.ts';
import type { Texts } from './texts.ts';
import './crowd-panel.css';

type CrowdPanelProps = {
  readonly crowd: CrowdStatus;
  readonly isLive: boolean;
  readonly hasOrderFailed: boolean;
  readonly texts: Texts;
  readonly onStart: () => void;
  readonly onStop: () => void;
};

/** Lets simulated citizens in, and while they come says how far they are. */
export function CrowdPanel(props: CrowdPanelProps): ReactElement {
  const { crowd, texts, isLive } = props;
  return (
    <div className="launcher-crowd">
      {crowd.running ? (
        <>
          <div className="launcher-crowd-words">
            <p>
              <strong>
                <Figures text={texts.crowd.running(crowd.arrived, crowd.citizens)} />
              </strong>
            </p>
            <progress
              className="launcher-crowd-bar"
              aria-label={texts.crowd.progress}
              max={Math.max(1, crowd.citizens)}
              value={crowd.arrived}
            />
            <p className="launcher-soft">{texts.crowd.outcome(crowd.served, crowd.missed)}</p>
          </div>
          <button type="button" className="launcher-button" aria-disabled={!isLive} onClick={props.onStop}>
            {texts.crowd.stop}
            <KeyCap label={STOP_KEY} />
          </button>
        </>
      ) : (
        <>
          {crowd.citizens === 0 && !props.hasOrderFailed ? null : (
            <div className="launcher-crowd-words">
              {props.hasOrderFailed ? (
                <p className="launcher-crowd-failed" role="status">
                  {texts.crowd.failed}
                </p>
              ) : (
                <>
                  <p>{texts.crowd.over(crowd.arrived)}</p>
                  <p className="launcher-soft">{texts.crowd.outcome(crowd.served, crowd.missed)}</p>
                </>
              )}
            </div>
          )}
          <button type="button" className="launcher-button" aria-disabled={!isLive} onClick={props.onStart}>
            {texts.crowd.start(CROWD_SIZE)}
            <KeyCap label={CROWD_KEY} />
          </button>
        </>
      )}
    </div>
  );
}
