/** Slips of a visit that never was, for previews: long names and all, as the office's own settings give them. */
import { slipLanguages, type SlipLanguages, type SlipTemplate } from '#protocol/printing.ts';
import type { Slip, TicketSlip } from '#protocol/slips.ts';
import {
  instantMs,
  type CitizenLanguage,
  type InstantMs,
  type Language,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import { countersTaking, fieldOf, type QueueDay } from '#server/domain/queue-day.ts';

export const SAMPLE_KINDS = ['ticket', 'reprint', 'checklist', 'summary', 'test'] as const;
export type SampleKind = (typeof SAMPLE_KINDS)[number];

const NO_TEXT = { vi: '', en: '' } as const;
/** As long after it was issued as a citizen needs to miss the paper. */
const REPRINTED_AFTER_MS = 13 * 60_000;
/** As long as a real one: the picture of its code is as fine as that of the code that will be scanned. */
const SAMPLE_LINK = 'A012-0000000000000000000000';

/** The sample of a kind at the time `at`. `phoneAddress` null leaves the code out. */
export function sampleSlip(
  day: QueueDay,
  kind: SampleKind,
  shown: {
    readonly template: SlipTemplate;
    readonly language: CitizenLanguage;
    readonly printerName: string;
    readonly phoneAddress: string | null;
  },
  at: InstantMs,
): Slip {
  const { settings } = day;
  const headIn = <Chosen extends CitizenLanguage>(chosen: Chosen): SlipHead<Chosen | Language> => ({
    officeName: settings.name,
    unitName: settings.unitName,
    timeZone: settings.timeZone,
    languages: slipLanguages(shown.template, chosen),
    reprintedAt: null,
  });
  switch (kind) {
    case 'ticket':
      return { ...headIn(shown.language), ...ticketFacts(day, shown.phoneAddress, at) };
    case 'reprint': {
      const facts = ticketFacts(day, shown.phoneAddress, at);
      return {
        ...headIn(shown.language),
        ...facts,
        issuedAt: instantMs(at - REPRINTED_AFTER_MS),
        reprintedAt: at,
        queue: { ahead: 2, range: null },
      };
    }
    case 'checklist':
      return checklist(day, headIn('vi'), at);
    case 'summary':
      return summary(day, headIn('vi'), at);
    case 'test':
      return {
        kind: 'test',
        ...headIn('vi'),
        languages: ['vi', 'en'],
        printedAt: at,
        printerName: shown.printerName,
      };
    default:
      return kind satisfies never;
  }
}

type SlipHead<Spoken extends CitizenLanguage> = Pick<
  Slip,
  'officeName' | 'unitName' | 'timeZone' | 'reprintedAt'
> & { readonly languages: SlipLanguages<Spoken> };

/** A common service with papers to bring, since those make the paper long. */
const sampleService = ({
  settings: { services },
}: QueueDay): QueueDay['settings']['services'][number] | undefined =>
  services.find(({ isShortcut, papers }) => isShortcut && papers.length > 1) ??
  services.find(({ papers }) => papers.length > 1) ??
  services[0];

function ticketFacts(
  day: QueueDay,
  phoneAddress: string | null,
  at: InstantMs,
): Omit<TicketSlip, keyof SlipHead<Language>> {
  const service = sampleService(day);
  const field = service === undefined ? undefined : fieldOf(day.settings, service.fieldId);
  return {
    kind: 'ticket',
    number: `${field?.letter ?? 'A'}012` as TicketNumber,
    issuedAt: at,
    isPriority: false,
    serviceName: service?.name ?? NO_TEXT,
    furtherServiceNames: [],
    waitingArea: field?.waitingArea ?? NO_TEXT,
    counterNumbers:
      service === undefined
        ? []
        : countersTaking(day.settings, service.serviceId).map(({ number }) => number),
    queue: { ahead: 6, range: { from: 25, to: 40 } },
    papers: (service?.papers ?? []).map(({ name, onlyIfNotLookedUp }) => ({ name, onlyIfNotLookedUp })),
    phoneUrl: phoneAddress === null ? null : `${phoneAddress}${SAMPLE_LINK}`,
  };
}

function checklist(day: QueueDay, head: SlipHead<CitizenLanguage>, at: InstantMs): Slip {
  const service = sampleService(day);
  const { number } = ticketFacts(day, null, at);
  return {
    kind: 'checklist',
    ...head,
    number,
    printedAt: at,
    serviceName: service?.name ?? NO_TEXT,
    counterNumber: day.settings.counters[0]?.number ?? 1,
    papers: (service?.papers ?? []).map(({ name }) => name.vi),
    returnTime: 'this_afternoon',
    returnPlace: day.settings.rules.parkedReturnPlace,
  };
}

function summary({ settings, date }: QueueDay, head: SlipHead<Language>, at: InstantMs): Slip {
  const fields = settings.fields.map(({ fieldId }, index) => ({
    fieldId,
    issued: Math.max(5, 40 - 5 * index),
    finished: Math.max(4, 37 - 5 * index),
    medianWaitMinutes: 8 + index,
  }));
  const issued = fields.reduce((sum, field) => sum + field.issued, 0);
  const finished = fields.reduce((sum, field) => sum + field.finished, 0);
  return {
    kind: 'summary',
    ...head,
    date,
    printedAt: at,
    officer: null,
    summary: {
      issued,
      finished,
      missed: issued - finished - 1,
      cancelled: 1,
      open: 0,
      expired: 0,
      waitMinutes: { median: 12, ninetieth: 31, longest: 47 },
      serviceMinutes: { median: 9, longest: 26 },
      fields,
    },
    fieldNames: settings.fields.map(({ fieldId, letter, name }) => ({ fieldId, letter, name })),
  };
}
