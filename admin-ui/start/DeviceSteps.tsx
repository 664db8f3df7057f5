import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { Figures } from '#ui-kit/Figures.tsx';
import { stopwatch } from '#ui-kit/language.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import { CodeBoxes } from '../controls/CodeBoxes.tsx';
import { ErrandLine } from '../controls/ErrandLine.tsx';
import { placeKey, type DeviceWish } from '../errand-desk.ts';
import { isOwnMachineOnly } from '../printers/pairing.ts';
import { hashOf } from '../route.ts';
import { Trouble } from './StepParts.tsx';
import type { StepProps } from './start-props.ts';
import { devicesAt, officeOrigin, placeState, servingCounters } from './start-steps.ts';

/** As many codes as one walk through the hall needs; the server keeps twenty open. */
const CODES_AT_ONCE = 8;

type HallPlace = 'kiosk' | 'display';

/** One screen of the hall: its address, its code, and that it has come. */
export function HallStep({ place, ...props }: StepProps & { readonly place: HallPlace }): ReactElement {
  const { view, nowMs, said, origin } = props;
  const words = said.device;
  const address = `${officeOrigin(view.phoneAddress, origin)}/${place}`;
  const [first] = devicesAt(view, place, null);
  const wish: DeviceWish = { role: place, name: words.name[place] };
  const code = codeOf(props, wish);
  // A code that somebody came in by is used up.
  const isWaiting =
    code !== null && !devicesAt(view, place, null).some(({ enrolledAt }) => enrolledAt >= code.madeAt);
  return (
    <>
      {first === undefined ? <p>{words.lead[place]}</p> : null}
      {first?.isConnected === true ? <Here words={words.hereName(first.name)} /> : null}
      {first?.isConnected === false ? (
        <Trouble what={words.awayName(first.name)} cure={words.awayCure} />
      ) : null}
      {first === undefined || isWaiting ? <Address {...props} address={address} /> : null}
      {isWaiting ? <OpenCode {...code} nowMs={nowMs} words={words} /> : null}
      {isWaiting && code.expiresAt > nowMs ? null : (
        <MakeCode
          {...props}
          wish={wish}
          look={first === undefined ? 'main' : 'plain'}
          label={first === undefined ? words.makeCode : words.more}
        />
      )}
      <OnItsOwn {...props} address={address} />
    </>
  );
}

type CounterPlace = 'counter' | 'rating';

/** One screen at each counter: an address and a code a row. */
export function CounterSteps({
  place,
  ...props
}: StepProps & { readonly place: CounterPlace }): ReactElement {
  const { office, view, link, nowMs, said, origin, actions } = props;
  const words = said.device;
  const base = officeOrigin(view.phoneAddress, origin);
  const counters = servingCounters(office);
  const wishFor = (counterId: CounterId, number: number): DeviceWish => ({
    role: place,
    counterId,
    name: words.nameAt(words.name[place], number),
  });
  const isOpen = (wish: DeviceWish): boolean => (codeOf(props, wish)?.expiresAt ?? 0) > nowMs;
  const codeless = counters
    .filter(({ counterId }) => placeState(view, place, counterId) === 'empty')
    .map(({ counterId, number }) => wishFor(counterId, number))
    .filter((wish) => !isOpen(wish));
  return (
    <>
      <p>{words.lead[place]}</p>
      {codeless.length < 2 ? null : (
        <div className="start-deeds">
          <Button
            look="main"
            isOff={!link.isOnline}
            onPress={() => codeless.slice(0, CODES_AT_ONCE).forEach(actions.inviteDevice)}
          >
            {words.makeCodes}
          </Button>
        </div>
      )}
      <ul className="start-places">
        {counters.map(({ counterId, number }) => {
          const wish = wishFor(counterId, number);
          const code = codeOf(props, wish);
          const state = placeState(view, place, counterId);
          const name = words.counter(number);
          return (
            <li key={counterId} className="start-place">
              <strong>{name}</strong>
              <span className="start-place-told">
                <span className={`start-place-state is-${state}`}>
                  {state === 'here' ? <Check aria-hidden="true" size={16} strokeWidth={3} /> : null}
                  {words[state]}
                </span>
                {state === 'empty' ? (
                  <span className="start-address">{`${base}/${place}/${counterId}`}</span>
                ) : null}
              </span>
              {state !== 'empty' ? null : code !== null && code.expiresAt > nowMs ? (
                <OpenCode {...code} nowMs={nowMs} words={words} />
              ) : (
                <MakeCode
                  {...props}
                  wish={wish}
                  look="plain"
                  label={words.makeCode}
                  spoken={words.makeCodeFor(name)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {counters.some(({ counterId }) => placeState(view, place, counterId) === 'away') ? (
        <p>
          <a href={hashOf({ page: 'devices' })}>{words.replaced}</a>
        </p>
      ) : null}
      {isOwnMachineOnly(base) ? <p className="desk-hint">{words.ownMachineOnly}</p> : null}
    </>
  );
}

type Code = { readonly code: string; readonly expiresAt: number };

/** The last code that was made for the place; null when there is none. */
function codeOf({ errands }: StepProps, wish: DeviceWish): (Code & { readonly madeAt: number }) | null {
  const state = errands.codes.get(placeKey(wish));
  return state?.kind === 'done' ? { ...state.result, madeAt: state.atMs } : null;
}

type Words = StepProps['said']['device'];

const Here = ({ words }: { readonly words: string }): ReactElement => (
  <p className="start-here" role="status">
    <Check aria-hidden="true" size={20} strokeWidth={3} /> {words}
  </p>
);

function Address({ address, said }: StepProps & { readonly address: string }): ReactElement {
  return (
    <>
      <p className="desk-label">{said.device.address}</p>
      <p className="start-address is-large">{address}</p>
      {isOwnMachineOnly(new URL(address).origin) ? (
        <p className="desk-hint">{said.device.ownMachineOnly}</p>
      ) : null}
    </>
  );
}

function OpenCode(props: Code & { readonly nowMs: number; readonly words: Words }): ReactElement {
  const { code, expiresAt, nowMs, words } = props;
  const leftMs = expiresAt - nowMs;
  if (leftMs <= 0) return <p className="desk-fault">{words.codeOver}</p>;
  return (
    <div className="start-code">
      <CodeBoxes label={words.code} code={code} />
      <p className="desk-hint">
        <Figures text={words.waiting(stopwatch(leftMs))} />
      </p>
    </div>
  );
}

type MakeCodeProps = StepProps & {
  readonly wish: DeviceWish;
  readonly look: 'main' | 'plain';
  readonly label: string;
  readonly spoken?: string;
};

function MakeCode(props: MakeCodeProps): ReactElement {
  const { wish, look, label, errands, link, texts, actions } = props;
  const state = errands.codes.get(placeKey(wish));
  return (
    <div className="start-deeds">
      <Button
        look={look}
        label={props.spoken ?? label}
        isOff={!link.isOnline}
        isBusy={state?.kind === 'running'}
        onPress={() => actions.inviteDevice(wish)}
      >
        {label}
      </Button>
      <ErrandLine state={state?.kind === 'done' ? null : state} done="" texts={texts} />
    </div>
  );
}

/** How the screen opens by itself when its machine is switched on. */
function OnItsOwn({ said, address }: StepProps & { readonly address: string }): ReactElement {
  const { origin, pathname } = new URL(address);
  return (
    <details className="start-more">
      <summary>{said.device.byItself}</summary>
      <p>{said.device.byItselfHow}</p>
      <code tabIndex={0}>{`scripts/screen/start-screen.sh ${origin} ${pathname.slice(1)}`}</code>
      <code tabIndex={0}>{`scripts\\screen\\start-screen.cmd ${origin} ${pathname.slice(1)}`}</code>
    </details>
  );
}
