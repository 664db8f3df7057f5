import { useEffect, useState, type ReactElement } from 'react';
import { PlainPage } from '#ui-kit/PlainPage.tsx';
import { pick } from '#ui-kit/language.ts';
import type { DemonstrationWay, SetupDraft } from '#protocol/setup.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/Field.tsx';
import { CheckStep, CountersStep, OfficeStep, PeopleStep, type StepProps } from './SetupPages.tsx';
import { RestorePage } from './RestorePage.tsx';
import { SetupFrame } from './SetupFrame.tsx';
import type { SetupHttp, SetupTrouble } from './setup-http.ts';
import { obstacleOf, reachable, stepAfter, type Passwords, type SetupObstacle } from './setup-steps.ts';
import { setupTexts, troubleWords, type SetupTexts } from './texts.ts';
import './setup.css';

export type SetupAppProps = {
  readonly http: SetupHttp;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** What was typed is the code from now on. */
  readonly onCode: (code: string) => void;
  /** The office is there, and this computer is its first desk; `username` of whom it was made by, null of a backup. False when it did not come in time. */
  readonly onSetUp: (deviceToken: string, username: string | null) => Promise<boolean>;
  /** The demonstration takes this server's place; false when it did not in time. */
  readonly onDemonstration: () => Promise<boolean>;
  readonly onOpenDesk: () => void;
};

const KEEP_AFTER_MS = 600;

/** The first run, from the name of the office to its first desk. */
export function SetupApp(props: SetupAppProps): ReactElement {
  const { http, language, onLanguage } = props;
  const texts = setupTexts(language);
  const [draft, setDraft] = useState<SetupDraft | null>(null);
  const [kept, setKept] = useState<SetupDraft | null>(null);
  const [passwords, setPasswords] = useState<Passwords>({ password: '', again: '' });
  const [trouble, setTrouble] = useState<SetupTrouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [way, setWay] = useState<DemonstrationWay>('by_command');
  const [isOpening, setOpening] = useState(false);
  const [isRestoring, setRestoring] = useState(false);
  const read = (): void => {
    void http.read().then((answer) => {
      setTrouble(answer.ok ? null : answer.trouble);
      if (!answer.ok) return;
      const { draft: entered, demonstration } = answer.result;
      setWay(demonstration);
      setKept(entered);
      setDraft({ ...entered, step: reachable(entered.step, entered, passwords) });
    });
  };
  // Asked once, and again with every code that is typed.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(read, [http]);
  useEffect(() => {
    // While the office is made of it, and once it is there, nobody asks for the draft.
    if (draft === null || draft === kept || isBusy) return undefined;
    const timer = setTimeout(() => {
      void http.keep(draft).then((answer) => {
        setTrouble(answer.ok ? null : answer.trouble);
        if (answer.ok) setKept(draft);
      });
    }, KEEP_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [http, draft, kept, isBusy]);

  if (draft === null) {
    return (
      <CodePage
        texts={texts}
        language={language}
        trouble={trouble}
        onLanguage={onLanguage}
        onCode={(code) => {
          props.onCode(code);
          read();
        }}
      />
    );
  }
  if (isRestoring) {
    return (
      <RestorePage
        http={http}
        texts={texts}
        language={language}
        onLanguage={onLanguage}
        onRestored={(deviceToken) => props.onSetUp(deviceToken, null)}
        onBack={() => setRestoring(false)}
      />
    );
  }
  const obstacle = obstacleOf(draft.step, draft, passwords);
  const go = (step: SetupDraft['step']): void =>
    setDraft({ ...draft, step: reachable(step, draft, passwords) });
  const finish = (): void => {
    setBusy(true);
    const { office, administrator } = draft;
    void http.setUp({ office, administrator, password: passwords.password }).then(async (answer) => {
      if (answer.ok && (await props.onSetUp(answer.result.deviceToken, administrator.username))) return;
      setBusy(false);
      setTrouble(answer.ok ? { kind: 'no_office' } : answer.trouble);
    });
  };
  const showDemonstration = (): void => {
    setOpening(true);
    setTrouble(null);
    void http.showDemonstration().then(async (answer) => {
      if (answer.ok && (await props.onDemonstration())) return;
      setOpening(false);
      setTrouble({ kind: 'no_demonstration' });
    });
  };
  const before = stepAfter(draft.step, -1);
  const after = stepAfter(draft.step, 1);
  const stepProps: StepProps = {
    draft,
    texts,
    language,
    edit: (change) => setDraft((known) => (known === null ? known : change(known))),
  };
  return (
    <SetupFrame
      step={draft.step}
      texts={texts}
      language={language}
      obstacle={obstacleWords(obstacle, texts, language)}
      trouble={trouble === null ? null : troubleWords(trouble, texts)}
      isBusy={isBusy}
      onLanguage={onLanguage}
      onGo={go}
      onBack={before === null ? null : () => go(before)}
      onNext={after === null ? finish : () => go(after)}
      onRestore={() => setRestoring(true)}
      way={way}
      isOpening={isOpening}
      onDemonstration={showDemonstration}
    >
      <Step {...stepProps} passwords={passwords} onPasswords={setPasswords} />
      {trouble?.kind === 'done_already' || trouble?.kind === 'no_office' ? (
        <Button onPress={props.onOpenDesk}>{texts.openDesk}</Button>
      ) : null}
    </SetupFrame>
  );
}

function Step(props: Parameters<typeof PeopleStep>[0]): ReactElement {
  switch (props.draft.step) {
    case 'office':
      return <OfficeStep {...props} />;
    case 'counters':
      return <CountersStep {...props} />;
    case 'people':
      return <PeopleStep {...props} />;
    case 'check':
      return <CheckStep {...props} />;
  }
}

function obstacleWords(obstacle: SetupObstacle | null, texts: SetupTexts, language: Language): string | null {
  if (obstacle === null) return null;
  if (obstacle.kind !== 'nobody') return texts.obstacles[obstacle.kind];
  return texts.obstacles.nobody(obstacle.fields.map((name) => pick(name, language)).join(', '));
}

type CodePageProps = {
  readonly texts: SetupTexts;
  readonly language: Language;
  readonly trouble: SetupTrouble | null;
  readonly onLanguage: (language: Language) => void;
  readonly onCode: (code: string) => void;
};

/** Before the server has said what was entered so far: it may be away, or want its code. */
function CodePage({ texts, language, trouble, onLanguage, onCode }: CodePageProps): ReactElement {
  const [code, setCode] = useState('');
  const [hasTried, setTried] = useState(false);
  const needsCode = trouble?.kind === 'code' || trouble?.kind === 'too_many_tries';
  const fault = trouble?.kind === 'too_many_tries' ? texts.code.tooMany : hasTried ? texts.code.wrong : null;
  const enter = (): void => {
    setTried(true);
    onCode(code);
  };
  return (
    <PlainPage
      title={needsCode ? texts.code.title : texts.loading}
      language={language}
      onLanguage={onLanguage}
    >
      {trouble?.kind === 'away' ? <p role="status">{texts.away}</p> : null}
      {needsCode ? (
        <div className="setup-plain-form">
          <p>{texts.code.lead}</p>
          <TextField
            label={texts.code.label}
            placeholder="ABCD-EFGH"
            isCode
            value={code}
            maxLength={12}
            fault={fault}
            onChange={setCode}
            onEnter={enter}
          />
          <div className="setup-plain-buttons">
            <Button look="main" onPress={enter}>
              {texts.code.enter}
            </Button>
          </div>
        </div>
      ) : null}
    </PlainPage>
  );
}
