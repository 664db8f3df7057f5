import {
  CircleCheck,
  CircleHelp,
  Clock,
  ClockAlert,
  FilePlus,
  FolderCheck,
  FolderClock,
  FolderOpen,
  FolderX,
  Hourglass,
  MapPin,
  Unplug,
  type LucideIcon,
} from 'lucide-react';
import type { ReactElement } from 'react';
import type { FileCode } from '#protocol/codes/file-code.ts';
import type { FileAnswer, FileStanding, FileStatus } from '#protocol/file-lookup.ts';
import { clockTime, pick, shortDate } from '#ui-kit/language.ts';
import { Key } from '../frame/Key.tsx';
import { textsOf, type Scene } from '../scene.ts';
import { resultsService } from './results-service.ts';
import { lookUpTexts, type LookUpTexts } from './texts.ts';

type FileToldProps = { readonly scene: Scene; readonly code: FileCode; readonly answer: FileAnswer };

/** What is told of a file, in large plain words, and what to do next. */
export function FileTold({ scene, code, answer }: FileToldProps): ReactElement {
  if (answer.outcome === 'found') return <Found scene={scene} file={answer.file} />;
  return <NotTold scene={scene} code={code} answer={answer} />;
}

/** Amber only where the citizen must do something; the words say it too. */
const SIGNS: Readonly<Record<FileStatus, { readonly Icon: LucideIcon; readonly tone: Tone }>> = {
  received: { Icon: FolderOpen, tone: 'ink' },
  in_process: { Icon: FolderClock, tone: 'ink' },
  supplement_needed: { Icon: FilePlus, tone: 'amber' },
  delayed: { Icon: ClockAlert, tone: 'amber' },
  ready: { Icon: CircleCheck, tone: 'jade' },
  returned: { Icon: FolderCheck, tone: 'ink' },
  refused: { Icon: FolderX, tone: 'amber' },
};
type Tone = 'ink' | 'amber' | 'jade';

function Sign({ Icon, tone }: { readonly Icon: LucideIcon; readonly tone: Tone }): ReactElement {
  return (
    <span className={`kiosk-told-square kiosk-told-${tone}`}>
      <Icon aria-hidden="true" size="0.56em" strokeWidth={1.9} />
    </span>
  );
}

function Found({ scene, file }: { readonly scene: Scene; readonly file: FileStanding }): ReactElement {
  const { language } = scene.state;
  const { timeZone } = scene.office;
  const texts = lookUpTexts(language);
  const { title, detail } = texts.statuses[file.status];
  return (
    <main className="kiosk-page kiosk-told">
      <div className="kiosk-told-what">
        <Sign {...SIGNS[file.status]} />
        <p className="kiosk-page-above" data-private={true}>
          {texts.forFile(file.code)}
        </p>
        <h1 className="kiosk-told-title" tabIndex={-1}>
          {title}
        </h1>
        <p className="kiosk-told-detail">{detail}</p>
        <Facts file={file} texts={texts} />
        <p className="kiosk-look-up-hint">
          {texts.asOf(clockTime(file.asOf, timeZone), shortDate(file.asOf, timeZone))}
        </p>
      </div>
      <div className="kiosk-told-keys">
        <WayOn scene={scene} status={file.status} />
        <Key kind="second" className="kiosk-lack" onPress={() => startAnew(scene)}>
          {texts.another}
        </Key>
      </div>
    </main>
  );
}

/** A date that has passed its use is not shown: what was handed over or refused is due no more. */
function Facts({
  file,
  texts,
}: {
  readonly file: FileStanding;
  readonly texts: LookUpTexts;
}): ReactElement | null {
  const { status, dueOn, collectAt } = file;
  const isOver = status === 'returned' || status === 'refused';
  const isLate = status === 'delayed';
  const due = dueOn === null ? (isLate ? texts.noNewDue : null) : dayOf(dueOn);
  const facts = [
    { label: isLate ? texts.newDue : texts.due, value: isOver || status === 'ready' ? null : due },
    { label: texts.collectAt, value: isOver ? null : collectAt },
  ].filter(({ value }) => value !== null);
  if (facts.length === 0) return null;
  return (
    <dl className="kiosk-told-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `12/03/2026`, as it is written in Vietnam and read in English alike here. */
const dayOf = (date: string): string => date.split('-').toReversed().join('/');

function WayOn({ scene, status }: { readonly scene: Scene; readonly status: FileStatus }): ReactElement {
  const results = resultsService(scene.office);
  if (status === 'ready' && results !== undefined) {
    return (
      <Key
        kind="main"
        className="kiosk-take"
        onPress={() => {
          scene.act({ type: 'openService', serviceId: results.serviceId });
        }}
      >
        {lookUpTexts(scene.state.language).takeForResult}
      </Key>
    );
  }
  const isWaitedFor = status === 'received' || status === 'in_process';
  return <AskStaff scene={scene} kind={isWaitedFor ? 'second' : 'main'} />;
}

function AskStaff({
  scene,
  kind,
}: {
  readonly scene: Scene;
  readonly kind: 'main' | 'second';
}): ReactElement {
  return (
    <Key
      kind={kind}
      className={kind === 'main' ? 'kiosk-take' : 'kiosk-lack'}
      onPress={() => {
        scene.act({ type: 'openHelp' });
      }}
    >
      {textsOf(scene).askStaff}
    </Key>
  );
}

const startAnew = (scene: Scene): void => {
  scene.act({ type: 'lookUp', touch: { type: 'startAnew' } });
};

type NotToldProps = FileToldProps & { readonly answer: Exclude<FileAnswer, { outcome: 'found' }> };

function NotTold({ scene, code, answer }: NotToldProps): ReactElement {
  const texts = lookUpTexts(scene.state.language);
  const { title, detail, Icon, tone } = notToldWords(scene, texts, answer);
  return (
    <main className="kiosk-page kiosk-told">
      <div className="kiosk-told-what" role="alert">
        <Sign Icon={Icon} tone={tone} />
        <p className="kiosk-page-above" data-private={true}>
          {texts.forFile(code)}
        </p>
        <h1 className="kiosk-told-title" tabIndex={-1}>
          {title}
        </h1>
        <p className="kiosk-told-detail">{detail}</p>
        <p className="kiosk-refused-desk">
          <MapPin aria-hidden="true" size="1.2em" strokeWidth={2} />
          <span>
            <b>{textsOf(scene).helpDeskName}:</b> {pick(scene.office.helpDesk, scene.state.language)}
          </span>
        </p>
      </div>
      <div className="kiosk-told-keys">
        {answer.outcome === 'not_found' ? (
          <Key kind="main" className="kiosk-take" onPress={() => startAnew(scene)}>
            {texts.tryAgain}
          </Key>
        ) : (
          <AskStaff scene={scene} kind="main" />
        )}
        <Key
          kind="second"
          className="kiosk-lack"
          onPress={() => {
            if (answer.outcome === 'not_found') scene.act({ type: 'openHelp' });
            else startAnew(scene);
          }}
        >
          {answer.outcome === 'not_found' ? textsOf(scene).askStaff : texts.another}
        </Key>
      </div>
    </main>
  );
}

type NotToldWords = { title: string; detail: string; Icon: LucideIcon; tone: Tone };

function notToldWords(scene: Scene, texts: LookUpTexts, answer: NotToldProps['answer']): NotToldWords {
  switch (answer.outcome) {
    case 'not_found': {
      const factor = scene.freshView?.fileFactor ?? 'phone_last_four';
      return {
        title: texts.notFound.title,
        detail: texts.notFound.detail[factor],
        Icon: CircleHelp,
        tone: 'amber',
      };
    }
    case 'too_many_tries': {
      const minutes = Math.max(1, Math.ceil(answer.retryAfterMs / 60_000));
      return {
        title: texts.tooOften.title,
        detail: texts.tooOften.detail(minutes),
        Icon: Hourglass,
        tone: 'amber',
      };
    }
    case 'not_now':
      return scene.isOnline
        ? { ...texts.notNow, Icon: Clock, tone: 'ink' }
        : { ...texts.offline, Icon: Unplug, tone: 'ink' };
    default:
      return answer satisfies never;
  }
}
