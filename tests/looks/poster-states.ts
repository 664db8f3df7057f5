/** Every state of the page that a poster's code opens. */
import type { PosterOffice, PosterView, ServicePapers } from '#protocol/poster.ts';
import type { Closure } from '#protocol/views.ts';
import {
  instantMs,
  type BusinessDate,
  type RejectionCode,
  type RefusalCode,
  type Revision,
  type ServiceId,
  type TicketLink,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import type { PosterScene } from '../../phone-ui/poster/scene.ts';
import type { OpenPoster } from '../../phone-ui/poster/situation.ts';
import { loads } from './kiosk-loads.ts';
import { GALLERY_NOW_MS, GALLERY_OFFICE } from './office.ts';

type Moment = Pick<PosterScene, 'situation' | 'place' | 'own' | 'taking' | 'papers' | 'typedCode'>;

const TODAY = '2026-11-23' as BusinessDate;
const { services, fields } = GALLERY_OFFICE;
const found = services.find(({ procedureCode }) => procedureCode === '1.001193');
if (found === undefined) throw new Error('The demonstration office registers no births.');
const BIRTH = found;
const LONGEST = services.reduce((a, b) => (b.name.vi.length > a.name.vi.length ? b : a));
const papersOf = ({ papers }: typeof BIRTH): ServicePapers =>
  papers.map(({ name, onlyIfNotLookedUp }) => ({ name, onlyIfNotLookedUp }));

export const POSTER_OFFICE: PosterOffice = {
  date: TODAY,
  name: GALLERY_OFFICE.name,
  unitName: GALLERY_OFFICE.unitName,
  helpDesk: GALLERY_OFFICE.helpDesk,
  timeZone: GALLERY_OFFICE.timeZone,
  fields: fields.map(({ fieldId, letter, name, examples }) => ({ fieldId, letter, name, examples })),
  services: services.map(({ serviceId, fieldId, name, isCommon }) => ({
    serviceId,
    fieldId,
    name,
    isCommon,
  })),
};
export const POSTER_VIEW: PosterView = {
  revision: 40 as Revision,
  at: instantMs(GALLERY_NOW_MS),
  date: TODAY,
  fields: loads('busy'),
  closures: [],
  closedTo: null,
  asksForHallCode: false,
};
export const openPoster = (view: Partial<PosterView> = {}, isStale = false): OpenPoster => ({
  kind: 'open',
  office: POSTER_OFFICE,
  view: { ...POSTER_VIEW, ...view },
  isStale,
  heardAtMs: GALLERY_NOW_MS,
});
const closing = (
  code: Closure['code'],
  opens: Closure['opens'],
  isClosed: (serviceId: ServiceId) => boolean = () => true,
): readonly Closure[] =>
  services
    .filter(({ serviceId }) => isClosed(serviceId))
    .map(({ serviceId }) => ({ serviceId, code, opens }));

const moment = (more: Partial<Moment> = {}): Moment => ({
  situation: openPoster(),
  place: { kind: 'fields' },
  own: null,
  taking: { kind: 'none' },
  papers: null,
  typedCode: '',
  ...more,
});
const service = (more: Partial<Moment> = {}): Moment =>
  moment({ place: { kind: 'service', serviceId: BIRTH.serviceId }, papers: papersOf(BIRTH), ...more });
const refused = (code: RejectionCode | RefusalCode, minutes: number | null = null): Moment =>
  service({ taking: { kind: 'refused', serviceId: BIRTH.serviceId, code, minutes } });
const sending = (why: 'first' | 'turn' | 'silence'): Moment =>
  service({ taking: { kind: 'sending', serviceId: BIRTH.serviceId, why } });
const asking = openPoster({ asksForHallCode: true });

const MOMENTS: Readonly<Record<string, Moment>> = {
  fields: moment(),
  'fields-calm': moment({ situation: openPoster({ fields: loads('calm') }) }),
  'fields-partly-closed': moment({
    situation: openPoster({
      closures: [
        ...closing(
          'issuing_stopped',
          { date: TODAY, time: '13:00' },
          (serviceId) => services.find((one) => one.serviceId === serviceId)?.fieldId === BIRTH.fieldId,
        ),
        ...closing(
          'paper_roll',
          null,
          (serviceId) => services.find((one) => one.serviceId === serviceId)?.fieldId === fields[0]?.fieldId,
        ),
      ],
    }),
  }),
  'fields-stale': moment({ situation: openPoster({}, true) }),
  field: moment({ place: { kind: 'field', fieldId: BIRTH.fieldId } }),
  'field-quota': moment({
    place: { kind: 'field', fieldId: BIRTH.fieldId },
    situation: openPoster({
      closures: closing(
        'quota_reached',
        { date: '2026-11-24' as BusinessDate, time: '07:30' },
        (serviceId) => serviceId === BIRTH.serviceId,
      ),
    }),
  }),
  service: service(),
  'service-long': service({
    place: { kind: 'service', serviceId: LONGEST.serviceId },
    papers: papersOf(LONGEST),
  }),
  'service-loading': service({ papers: null }),
  'service-no-papers': service({ papers: [] }),
  'service-calm': service({ situation: openPoster({ fields: loads('calm') }) }),
  'service-stale': service({ situation: openPoster({}, true) }),
  'service-closed': service({
    situation: openPoster({ closures: closing('quota_reached', null, (id) => id === BIRTH.serviceId) }),
  }),
  'service-code': service({ situation: asking }),
  'service-wrong-code': {
    ...refused('wrong_hall_code'),
    situation: asking,
    typedCode: '4127',
  },
  sending: sending('first'),
  'sending-turn': sending('turn'),
  'sending-silence': sending('silence'),
  'refused-too-fast': refused('too_fast', 2),
  'refused-tries': refused('too_many_tries', 3),
  'refused-service': refused('unknown_service'),
  'refused-closed': refused('issuing_stopped'),
  'refused-other': refused('invalid_message'),
  own: moment({
    own: {
      number: 'M888' as TicketNumber,
      serviceId: LONGEST.serviceId,
      link: 'M888-dQw4w9WgXcQ5TzYb2LmN7A' as TicketLink,
    },
  }),
  'office-break': moment({
    situation: openPoster({ closures: closing('on_break', { date: TODAY, time: '13:00' }) }),
  }),
  'office-day-off': moment({
    situation: openPoster({
      closures: closing('day_off', { date: '2026-11-26' as BusinessDate, time: '07:30' }),
    }),
  }),
  'phones-full': moment({ situation: openPoster({ closedTo: 'phones_full' }) }),
  'phones-day-over': moment({ situation: openPoster({ closedTo: 'phones_day_over' }) }),
  'phones-card': moment({ situation: openPoster({ closedTo: 'card_needed' }) }),
  connecting: moment({ situation: { kind: 'connecting', isLong: false } }),
  away: moment({ situation: { kind: 'connecting', isLong: true } }),
  unknown: moment({ situation: { kind: 'refused', why: 'unknown' } }),
  off: moment({ situation: { kind: 'refused', why: 'off' } }),
  outdated: moment({ situation: { kind: 'refused', why: 'outdated' } }),
  'refused-page': moment({ situation: { kind: 'refused', why: 'other' } }),
};

export const POSTER_STATES: readonly string[] = Object.keys(MOMENTS);

export function posterMoment(state: string): Moment {
  const found = MOMENTS[state];
  if (found === undefined) throw new Error(`the gallery has no ${state}`);
  return found;
}
