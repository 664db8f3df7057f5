import { ChevronDown, ChevronUp } from 'lucide-react';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type FocusEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';
import { isFlowing } from './comfort.ts';
import { flowParts, partAt, type FlowPart, type WholePiece } from './flow-pages.ts';
import './larger-text.css';

/** What of a page must be seen whole. */
const WHOLE =
  '.kiosk-key, h1, h2, p, li, svg, .kiosk-fact, [class$="-square"], .kiosk-plate, .kiosk-page-head';
/** The focus ring and the lower edge of a key are drawn outside its box. */
const KEY_EDGE_PX = 6;
const ONE_PART: readonly FlowPart[] = [{ top: 0, bottom: Number.POSITIVE_INFINITY }];

/**
 * The page of the kiosk. At the ordinary size it is laid out to fit and this adds nothing; with larger text it takes the
 * height that it needs, and is turned part by part: nothing scrolls, nothing is cut.
 */
export function Flow({
  scene,
  children,
}: {
  readonly scene: Scene;
  readonly children: ReactNode;
}): ReactElement {
  const flows = isFlowing(scene.state.comfort);
  const frame = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [parts, setParts] = useState<readonly FlowPart[]>(ONE_PART);
  const turnKey = `${String(scene.state.screenSinceMs)} ${JSON.stringify(scene.state.comfort)}`;
  const [turned, setTurned] = useState({ turnKey, index: 0 });
  const index = Math.min(turned.turnKey === turnKey ? turned.index : 0, parts.length - 1);
  const part = parts[index] ?? { top: 0, bottom: 0 };

  const [drawn, drawAgain] = useState(0);
  useEffect(() => {
    const again = (): void => {
      drawAgain((times) => times + 1);
    };
    window.addEventListener('resize', again);
    // A fallback font may have been measured before the real one arrived.
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      window.removeEventListener('resize', again);
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, []);

  // After every drawing: what a view or the clock changed may have changed the heights.
  useLayoutEffect(() => {
    const measured =
      flows && frame.current && sheet.current ? measure(frame.current, sheet.current) : ONE_PART;
    setParts((known) => (isSame(known, measured) ? known : measured));
  }, [flows, children, drawn, parts]);

  const turnTo = (next: number): void => {
    setTurned({ turnKey, index: next });
  };
  const style: CSSProperties = flows
    ? {
        translate: `0 ${String(-part.top)}px`,
        clipPath: `inset(${String(part.top)}px 0 calc(100% - ${String(part.bottom)}px) 0)`,
      }
    : {};
  return (
    <div className={flows ? 'kiosk-flow' : 'kiosk-flow-none'}>
      {flows && scene.state.comfort.isReachMode && (
        <p className="kiosk-flow-lowered">{textsOf(scene).reachHint}</p>
      )}
      <div className="kiosk-flow-window" ref={frame}>
        <div
          className="kiosk-flow-sheet"
          ref={sheet}
          style={parts.length > 1 ? style : {}}
          onFocus={(event) => {
            if (parts.length > 1) turnTo(partAt(parts, middleOf(event)));
          }}
        >
          {children}
        </div>
      </div>
      {flows && parts.length > 1 && (
        <FlowKeys
          scene={scene}
          index={index}
          count={parts.length}
          onTurn={(next) => {
            turnTo(next);
            scene.act({ type: 'stay' });
          }}
        />
      )}
    </div>
  );
}

type FlowKeysProps = {
  readonly scene: Scene;
  readonly index: number;
  readonly count: number;
  readonly onTurn: (index: number) => void;
};

/** Two keys that keep their places, and between them which part this is. */
function FlowKeys({ scene, index, count, onTurn }: FlowKeysProps): ReactElement {
  const texts = textsOf(scene);
  return (
    <div className="kiosk-flow-keys">
      {index > 0 && (
        <Key
          className="kiosk-flow-before"
          onPress={() => {
            onTurn(index - 1);
          }}
        >
          <ChevronUp aria-hidden="true" size="1.2em" strokeWidth={2.6} />
          {texts.flow.before}
        </Key>
      )}
      <p className="kiosk-flow-where" role="status">
        {texts.pageOf(index + 1, count)}
      </p>
      {index < count - 1 && (
        <Key
          className="kiosk-flow-after"
          onPress={() => {
            onTurn(index + 1);
          }}
        >
          {texts.flow.after}
          <ChevronDown aria-hidden="true" size="1.2em" strokeWidth={2.6} />
        </Key>
      )}
    </div>
  );
}

/** The middle of what took the focus, from the top of the sheet in pixels. */
function middleOf({ target, currentTarget }: FocusEvent<HTMLElement>): number {
  const { top, height } = target.getBoundingClientRect();
  return top + height / 2 - currentTarget.getBoundingClientRect().top;
}

function measure(frame: HTMLElement, sheet: HTMLElement): readonly FlowPart[] {
  const from = sheet.getBoundingClientRect().top;
  const pieces = Array.from(sheet.querySelectorAll(WHOLE), (element): WholePiece => {
    const { top, bottom } = element.getBoundingClientRect();
    const edge = element.classList.contains('kiosk-key') ? KEY_EDGE_PX : 0;
    return {
      top: top - from - edge,
      bottom: bottom - from + edge,
      leadsOn: element.tagName === 'H2',
    };
  });
  return flowParts(pieces, sheet.scrollHeight, frame.clientHeight);
}

const isSame = (a: readonly FlowPart[], b: readonly FlowPart[]): boolean =>
  a.length === b.length &&
  a.every((part, index) => part.top === b[index]?.top && part.bottom === b[index].bottom);
