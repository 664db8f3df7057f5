import type { ReactElement } from 'react';
import type { RatingForm } from '#protocol/rating.ts';
import type { TicketStanding } from '#protocol/views.ts';
import { pick } from '#ui-kit/language.ts';
import { RATING_WORDS } from '#ui-kit/rating-words.ts';
import { Key } from '../frame/Key.tsx';
import { closingSecondsLeft } from '../closing.ts';
import { serviceOf, textsOf, type Scene } from '../scene.ts';
import { NumberPlate } from '../ticket/NumberPlate.tsx';
import { RateTicket } from './RateTicket.tsx';
import type { TicketRating } from './ticket-rating.ts';
import { WhyKeys, WhyReasons } from './WhyParts.tsx';
import '../ticket/ticket.css';
import './scanner.css';

type StandingPageProps = { readonly scene: Scene; readonly standing: TicketStanding };

/** Where a number stands, for a few seconds; no number is given here. */
export function StandingPage({ scene, standing }: StandingPageProps): ReactElement {
  const texts = textsOf(scene);
  const { language } = scene.state;
  const service = serviceOf(scene.office, standing.serviceId);
  const { headline, detail } = standingWords(scene, standing);
  const rating = ratingOf(scene);
  const isAsked = rating?.why?.step === 'asked';
  return (
    <main className="kiosk-page kiosk-ticket">
      <NumberPlate
        label={texts.scan.thisNumber}
        number={standing.number}
        letter={standing.number.slice(0, 1)}
        serviceName={service === undefined ? '' : pick(service.name, language)}
        priority={null}
      />
      <div className="kiosk-ticket-now" role="status">
        <h1 className="kiosk-standing-what" tabIndex={-1}>
          {headline}
        </h1>
        {detail !== null && <p className="kiosk-standing-how">{detail}</p>}
        {standing.rating !== null && rating === null && <RateTicket scene={scene} form={standing.rating} />}
        {standing.rating !== null && isAsked && (
          <WhyReasons scene={scene} form={standing.rating} chosen={rating.why.chosen} />
        )}
      </div>
      {isAsked ? <WhyKeys scene={scene} /> : <DoneKey scene={scene} />}
    </main>
  );
}

function DoneKey({ scene }: { readonly scene: Scene }): ReactElement {
  const texts = textsOf(scene);
  const secondsLeft = closingSecondsLeft(scene.state, scene.pageNowMs);
  return (
    <Key
      kind="main"
      className="kiosk-ticket-done"
      onPress={() => {
        scene.act({ type: 'goHome' });
      }}
    >
      {texts.done}
      {secondsLeft !== null && <span className="kiosk-ticket-seconds">{texts.closesIn(secondsLeft)}</span>}
    </Key>
  );
}

type StandingWords = { readonly headline: string; readonly detail: string | null };

function standingWords(scene: Scene, standing: TicketStanding): StandingWords {
  const texts = textsOf(scene);
  const { standing: words } = texts.scan;
  const { language } = scene.state;
  const { office } = scene;
  const counter = office.counters.find(({ counterId }) => counterId === standing.counterId);
  const place = counter === undefined ? null : pick(counter.place, language);
  switch (standing.status) {
    case 'waiting': {
      const fieldId = serviceOf(office, standing.serviceId)?.fieldId;
      const field = office.fields.find((candidate) => candidate.fieldId === fieldId);
      const ahead = standing.ahead ?? 0;
      return {
        headline: ahead === 0 ? texts.soon : `${String(ahead)} ${texts.peopleBefore(ahead)}`,
        detail: field === undefined ? null : `${texts.sitAt(pick(field.waitingArea, language))}.`,
      };
    }
    case 'called':
      return { headline: words.called(counter?.number ?? null), detail: place };
    case 'serving':
      return { headline: words.serving(counter?.number ?? null), detail: place };
    case 'missed':
      return { headline: words.missed, detail: words.missedDetail };
    case 'parked':
      return { headline: words.parked, detail: words.parkedDetail };
    case 'finished':
      return standing.rating === null
        ? { headline: words.finished, detail: null }
        : ratingWords(scene, standing.rating);
    case 'cancelled':
    case 'expired':
      return { headline: words.over, detail: words.overDetail };
    default:
      return standing.status satisfies never;
  }
}

const ratingOf = ({ state: { screen } }: Scene): TicketRating | null =>
  screen.name === 'standing' ? screen.rating : null;

function ratingWords(scene: Scene, form: RatingForm): StandingWords {
  const words = RATING_WORDS[scene.state.language];
  const { standing } = textsOf(scene).scan;
  const rating = ratingOf(scene);
  if (rating === null) return { headline: pick(form.question, scene.state.language), detail: words.rateNote };
  if (rating.why?.step === 'asked') return { headline: words.reasonsAsk, detail: words.reasonsHow };
  if (rating.outcome === 'failed') return { headline: standing.finished, detail: standing.ratingFailed };
  return {
    headline: words.thanks,
    detail: rating.outcome === null ? standing.ratingSending : standing.ratingRecorded,
  };
}
