import { Accessibility, ArrowDownToLine, ArrowUpToLine, ChevronLeft, House, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { CITIZEN_LANGUAGES } from '#protocol/vocabulary.ts';
import { htmlLanguage } from '#ui-kit/language.ts';
import { isOrdinary } from '../access/comfort.ts';
import { textsOf, type Scene } from '../scene.ts';
import { LANGUAGE_NAMES } from '../languages.ts';
import { Key } from './Key.tsx';
import './foot.css';

type FootProps = {
  readonly scene: Scene;
  readonly left: 'languages' | 'wayBack' | 'staff' | 'nothing';
  /** Pages whose keys are low in any case offer no lowering. */
  readonly hasReach: boolean;
};

/** The bar whose keys never move. */
export function Foot({ scene, left, hasReach }: FootProps): ReactElement {
  return (
    <footer className="kiosk-foot">
      <div className="kiosk-foot-keys">
        <FootLeft scene={scene} left={left} />
      </div>
      <div className="kiosk-foot-keys">
        <ComfortKeys scene={scene} hasReach={hasReach} />
      </div>
    </footer>
  );
}

function FootLeft({ scene, left }: Pick<FootProps, 'scene' | 'left'>): ReactElement | null {
  const texts = textsOf(scene);
  const { act, state } = scene;
  switch (left) {
    case 'languages':
      return (
        <>
          {CITIZEN_LANGUAGES.map((language) => (
            <Key
              key={language}
              kind={state.language === language ? 'chosen' : 'plain'}
              isOn={state.language === language}
              language={htmlLanguage(language)}
              onPress={() => {
                act({ type: 'chooseLanguage', language });
              }}
            >
              {LANGUAGE_NAMES[language]}
            </Key>
          ))}
        </>
      );
    case 'wayBack':
      return (
        <>
          <Key
            className="kiosk-foot-way"
            onPress={() => {
              act({ type: 'goBack' });
            }}
          >
            <ChevronLeft aria-hidden="true" size="1.3em" strokeWidth={2.6} />
            {texts.back}
          </Key>
          <Key
            className="kiosk-foot-way"
            onPress={() => {
              act({ type: 'goHome' });
            }}
          >
            <House aria-hidden="true" size="1.15em" strokeWidth={2.1} />
            {texts.home}
          </Key>
        </>
      );
    case 'staff':
      return (
        <Key
          onPress={() => {
            act({ type: 'openHelp' });
          }}
        >
          <UserRound aria-hidden="true" size="1.3em" strokeWidth={2} />
          {texts.askStaff}
        </Key>
      );
    case 'nothing':
      return null;
    default:
      return left satisfies never;
  }
}

function ComfortKeys({ scene, hasReach }: Pick<FootProps, 'scene' | 'hasReach'>): ReactElement {
  const texts = textsOf(scene);
  const { act, state } = scene;
  const { comfort } = state;
  const ReachIcon = comfort.isReachMode ? ArrowUpToLine : ArrowDownToLine;
  return (
    <>
      <Key
        kind={isOrdinary({ ...comfort, isReachMode: false }) ? 'plain' : 'chosen'}
        onPress={() => {
          act({ type: 'openEasier' });
        }}
      >
        <Accessibility aria-hidden="true" size="1.4em" strokeWidth={2} />
        {texts.easier.key}
      </Key>
      {hasReach && (
        <Key
          kind={comfort.isReachMode ? 'chosen' : 'plain'}
          onPress={() => {
            act({ type: 'setComfort', comfort: { isReachMode: !comfort.isReachMode } });
          }}
        >
          <ReachIcon aria-hidden="true" size="1.3em" strokeWidth={2.2} />
          {comfort.isReachMode ? texts.raise : texts.lower}
        </Key>
      )}
    </>
  );
}
