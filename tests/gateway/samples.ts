/** For every row of the message table, a situation and a message in it that the right identity would be granted. */
import type { CitizenNumber } from '#protocol/codes/citizen-number.ts';
import type { ProcedureId } from '#protocol/catalogue.ts';
import type { Needs } from '#protocol/message-row.ts';
import type { MessageInput, MessageName } from '#protocol/messages.ts';
import type { KioskTicket } from '#protocol/views.ts';
import type { FileCode } from '#protocol/codes/file-code.ts';
import { MESSAGES } from '#protocol/messages.ts';
import { hallSettings } from '#protocol/hall-shapes.ts';
import { posterSettings } from '#protocol/poster-shapes.ts';
import { FIRST_RATING_SETTINGS } from '#protocol/rating-settings.ts';
import { FIRST_TARGETS } from '#protocol/report.ts';
import { startSettings } from '#protocol/start-messages.ts';
import { reportTargets } from '#protocol/target-shapes.ts';
import { printingSettings } from '#protocol/printing-shapes.ts';
import {
  type BusinessDate,
  DEVICE_ROLES,
  type CounterId,
  type DeviceRole,
  type FieldId,
  type PageId,
  type PriorityId,
  type RequestId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import {
  newRequestId,
  passwordOf,
  resultOf,
  serviceOfField,
  type Enrolled,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import { FEEDBACK_SAMPLES } from './feedback-samples.ts';
import { onFailedPaper } from './failed-paper.ts';
import { putFile } from './put-file.ts';
import { ratedLow } from './low-rating.ts';
import { A_PICTURE } from '#tests/support/desk-stand-in.ts';
import { FIRST_HALL, FIRST_POSTERS, FIRST_START } from '#tests/support/hall-stand-in.ts';
import { ONE_PRINTER } from '#tests/support/surroundings.ts';
import { anotherPassword, PEOPLE_SAMPLES } from './people-samples.ts';
import { SUPERVISION_SAMPLES } from './supervision-samples.ts';
import { TRAIL_SAMPLES } from './trail-samples.ts';
import { encodeWav } from '#voice/sound/wav.ts';
import { MAIN_PRINTER } from '#tests/support/ward.ts';

/**
 * An office with one of everybody: a supervisor at counter 3 and at the desk, an officer at 5, one displaced from 3, a
 * ticket waiting for certification, a paired agent; numbers of civil status come from a paper roll.
 */
export type Scene = {
  readonly server: GatewayServer;
  readonly devices: { readonly [R in DeviceRole]: Enrolled };
  /** An agent that may be sent away. */
  readonly paired: Enrolled;
  /** The administrator at the desk. */
  readonly supervisor: SignedInClient<'admin'>;
  /** Of a role below, at a desk of one's own. */
  readonly onlySupervisor: SignedInClient<'admin'>;
  /** At counter 3 by right; an administrator. */
  readonly officer: SignedInClient;
  /** Was at counter 3, over the same device, until the officer took it over. */
  readonly displaced: SignedInClient;
  /** At counter 5. */
  readonly neighbour: SignedInClient;
  readonly kiosk: GatewayClient<'kiosk'>;
  readonly ticket: KioskTicket;
};

export type Samples = {
  readonly [R in DeviceRole]: {
    readonly [N in MessageName<R>]: (scene: Scene) => Promise<MessageInput<R, N>>;
  };
};

type OfTicket = { readonly requestId: RequestId; readonly ticketId: TicketId };

/** Says a message that must be granted. */
async function done<Result>(client: GatewayClient<'counter'>, name: string, input: object): Promise<Result> {
  return resultOf<Result>(await client.say(name, { requestId: newRequestId(), ...input }));
}

async function callAt({ client }: SignedInClient): Promise<TicketId> {
  const { counterRevision } = await client.resync();
  return (await done<{ ticketId: TicketId }>(client, 'callNext', { seenCounterRevision: counterRevision }))
    .ticketId;
}

const onWaitingTicket = ({ ticket: { ticketId } }: Scene): Promise<OfTicket> =>
  Promise.resolve({ requestId: newRequestId(), ticketId });

const onCalledTicket = async ({ officer }: Scene): Promise<OfTicket> => ({
  ticketId: await callAt(officer),
  requestId: newRequestId(),
});

/** The ticket in hand after one more step. */
const after =
  (name: 'startService' | 'markMissed') =>
  async (scene: Scene): Promise<OfTicket> => {
    const { ticketId } = await onCalledTicket(scene);
    await done(scene.officer.client, name, { ticketId });
    return { requestId: newRequestId(), ticketId };
  };
const onServedTicket = after('startService');

/** Finished at counter 3. */
const onFinishedTicket = async (scene: Scene): Promise<OfTicket> => {
  const { ticketId } = await onServedTicket(scene);
  await done(scene.officer.client, 'finish', { ticketId, done: [] });
  return { requestId: newRequestId(), ticketId };
};

const onTicketHeldUp = async (scene: Scene) => {
  const { requestId } = await onFinishedTicket(scene);
  return { requestId, link: scene.ticket.link! };
};

const parking = { reason: 'papers_missing', paperIndexes: [0], otherPapers: [], returnTime: null } as const;

const onParkedTicket = async (scene: Scene): Promise<OfTicket> => {
  const input = await onServedTicket(scene);
  await done(scene.officer.client, 'park', { ticketId: input.ticketId, ...parking, isPrinted: false });
  return input;
};

/** What counter 5 holds, called there. */
const onColleaguesTicket = async ({ neighbour }: Scene) =>
  ({
    requestId: newRequestId(),
    counterId: '5' as CounterId,
    ticketId: await callAt(neighbour),
  }) as const;

const atFreeCounter = async ({ officer }: Scene) => ({
  requestId: newRequestId(),
  seenCounterRevision: (await officer.client.resync()).counterRevision,
});

/** The ticket whose paper did not come out. */
const onTicketWithoutPaper = async (scene: Scene): Promise<OfTicket> => {
  await onFailedPaper(scene);
  return onWaitingTicket(scene);
};

/** The compiler asks for a sample of every row; `rowsWithoutSample` asks again at run time. */
export const SAMPLES: Samples = {
  kiosk: {
    issueTicket: () =>
      Promise.resolve({
        requestId: newRequestId(),
        serviceId: serviceOfField('certification'),
        priorityId: 'elderly' as PriorityId,
        language: 'en',
      }),
    lookUpFile: () => Promise.resolve({ code: '000.00.01.H29-260310-0420' as FileCode, digits: '4567' }),
    printList: () =>
      Promise.resolve({
        requestId: newRequestId(),
        procedureId: '1.001193' as ProcedureId,
        language: 'en',
      }),
    getHoursAhead: () => Promise.resolve({ fieldId: 'civil-status' as FieldId }),
    speak: () => Promise.resolve({ language: 'vi', text: 'Ông/bà cần làm gì?' }),
    ...FEEDBACK_SAMPLES,
    markPerson: () => Promise.resolve({ number: '079160012345' as CitizenNumber }),
    findTicket: ({ ticket }) => Promise.resolve({ link: ticket.link! }),
    rate: async (scene) => ({ ...(await onTicketHeldUp(scene)), score: 'satisfied', faces: 4 }),
    explain: async (scene) => ratedLow(scene, 'kiosk', await onTicketHeldUp(scene), {}),
  },
  display: {
    reportAnnouncements: async ({ officer, server }) => ({
      pageId: 'page-1' as PageId,
      sound: 'on',
      isSpeaking: true,
      spoken: [
        { ticketId: await callAt(officer), calledAt: server.clock.now(), words: 'Mời số C không không một.' },
      ],
      shown: [],
    }),
    getSetup: () => Promise.resolve({}),
  },
  counter: {
    signIn: () =>
      Promise.resolve({ requestId: newRequestId(), username: 'lan', password: passwordOf('lan') }),
    changePassword: anotherPassword,
    stillHere: () => Promise.resolve({}),
    lock: () => Promise.resolve({ requestId: newRequestId() }),
    unlock: async ({ officer }) => {
      resultOf(await officer.client.say('lock', { requestId: newRequestId() }));
      return { requestId: newRequestId(), by: { kind: 'password', password: passwordOf('minh') } };
    },
    choosePin: () =>
      Promise.resolve({ requestId: newRequestId(), password: passwordOf('minh'), pin: '480917' }),
    signOut: () => Promise.resolve({ requestId: newRequestId() }),
    callNext: atFreeCounter,
    callTicket: async (scene) => ({
      ...(await atFreeCounter(scene)),
      ticketId: scene.ticket.ticketId,
      reason: { code: 'frail', note: 'Chân đau, không đứng lâu được' },
    }),
    callRollNumber: async (scene) => ({
      ...(await atFreeCounter(scene)),
      fieldId: 'civil-status' as FieldId,
      ordinal: 41,
    }),
    recall: async (scene) => ({ ...(await onCalledTicket(scene)), seenCallCount: 1 }),
    startService: onCalledTicket,
    finish: async (scene) => ({
      ...(await onServedTicket(scene)),
      done: [{ serviceId: scene.ticket.serviceId, count: 3, outcome: 'completed' }],
    }),
    markMissed: onCalledTicket,
    reinstate: after('markMissed'),
    park: async (scene) => ({
      ...(await onServedTicket(scene)),
      reason: 'papers_missing',
      paperIndexes: [0],
      otherPapers: ['Giấy ủy quyền có công chứng'],
      returnTime: 'this_afternoon',
      isPrinted: true,
    }),
    resume: onParkedTicket,
    transfer: async (scene) => ({
      ...(await onServedTicket(scene)),
      serviceId: serviceOfField('land-construction'),
      counterId: null,
      returnsHere: true,
      note: 'Cần trích lục bản đồ trước',
    }),
    addService: async (scene) => ({
      ...(await onServedTicket(scene)),
      serviceId: serviceOfField('residence-identity'),
    }),
    addNote: async (scene) => ({ ...(await onServedTicket(scene)), text: 'Đã xem bản chính' }),
    tickPaper: async (scene) => {
      const input = await onParkedTicket(scene);
      await done(scene.officer.client, 'resume', { ticketId: input.ticketId });
      await callAt(scene.officer);
      return { ...input, paperIndex: 0, isReceived: true };
    },
    grantPriority: async (scene) => ({
      ...(await onWaitingTicket(scene)),
      priorityId: 'elderly' as PriorityId,
    }),
    cancel: async (scene) => ({ ...(await onWaitingTicket(scene)), reason: 'left' }),
    serveWithoutTicket: async (scene) => ({
      ...(await atFreeCounter(scene)),
      serviceId: serviceOfField('certification'),
    }),
    issueAtCounter: () =>
      Promise.resolve({
        requestId: newRequestId(),
        serviceId: serviceOfField('social-support'),
        priorityId: null,
        isPrinted: true,
        ordinal: null,
      }),
    pauseCounter: () => Promise.resolve({ requestId: newRequestId(), reason: 'meeting' }),
    resumeCounter: async ({ officer }) => {
      await done(officer.client, 'pauseCounter', { reason: 'break' });
      return { requestId: newRequestId() };
    },
    undo: async (scene) => {
      await onServedTicket(scene);
      const { undo } = await scene.officer.client.resync();
      return { requestId: newRequestId(), sequence: undo?.sequence ?? 0 };
    },
    askForHelp: () => Promise.resolve({ requestId: newRequestId() }),
    endHelp: async ({ neighbour }) => {
      await done(neighbour.client, 'askForHelp', {});
      return { requestId: newRequestId(), counterId: '5' as CounterId };
    },
    takeOver: onColleaguesTicket,
    endForColleague: async (scene) => ({ ...(await onColleaguesTicket(scene)), ending: 'back_in_line' }),
    closeColleague: () => Promise.resolve({ requestId: newRequestId(), counterId: '5' as CounterId }),
    reprintTicket: onTicketWithoutPaper,
    reprintJob: onFailedPaper,
    printSummary: () => Promise.resolve({ requestId: newRequestId() }),
  },
  rating: {
    rate: async (scene) => ({ ...(await onFinishedTicket(scene)), score: 'satisfied', faces: 4 }),
    explain: async (scene) => ratedLow(scene, 'rating', await onFinishedTicket(scene), { words: 'Lâu' }),
  },
  printer: {
    reportPrintJob: ({ ticket }) => {
      if (ticket.printJobId === null) throw new Error('the ticket was not printed');
      const { printJobId: jobId } = ticket;
      return Promise.resolve({ requestId: newRequestId(), jobId, state: 'sending', problem: null });
    },
    reportPrinterStatus: () => Promise.resolve({ problem: 'paper_out', paperNearEnd: true }),
    getSetup: () => Promise.resolve({}),
  },
  admin: {
    signIn: () =>
      Promise.resolve({ requestId: newRequestId(), username: 'minh', password: passwordOf('minh') }),
    signOut: () => Promise.resolve({ requestId: newRequestId() }),
    reprintTicket: onTicketWithoutPaper,
    reprintJob: onFailedPaper,
    printSummary: () => Promise.resolve({ requestId: newRequestId(), printerId: MAIN_PRINTER }),
    printTestPage: () => Promise.resolve({ requestId: newRequestId(), printerId: MAIN_PRINTER }),
    getPrinting: () => Promise.resolve({}),
    savePrinting: () =>
      Promise.resolve({
        requestId: newRequestId(),
        settings: printingSettings.parse({ ...ONE_PRINTER, oldestJobMs: 120_000 }),
      }),
    getHall: () => Promise.resolve({}),
    saveHall: () =>
      Promise.resolve({
        requestId: newRequestId(),
        settings: hallSettings.parse({ ...FIRST_HALL, noticeSeconds: 20 }),
      }),
    getPosters: () => Promise.resolve({}),
    savePosters: () =>
      Promise.resolve({
        requestId: newRequestId(),
        settings: posterSettings.parse({ ...FIRST_POSTERS, isOn: true }),
      }),
    getTargets: () => Promise.resolve({}),
    getRatingSettings: () => Promise.resolve({}),
    saveRatingSettings: () =>
      Promise.resolve({ requestId: newRequestId(), settings: { ...FIRST_RATING_SETTINGS, faces: 5 } }),
    getRatedDay: () => Promise.resolve({ date: '2026-03-02' as BusinessDate }),
    saveTargets: () =>
      Promise.resolve({
        requestId: newRequestId(),
        settings: reportTargets.parse({ ...FIRST_TARGETS, participation: 40 }),
      }),
    saveStart: () =>
      Promise.resolve({
        requestId: newRequestId(),
        settings: startSettings.parse({ ...FIRST_START, isVoiceHeard: true }),
      }),
    tryVoice: () => Promise.resolve({ requestId: newRequestId() }),
    ...TRAIL_SAMPLES,
    getHallFiles: () => Promise.resolve({}),
    removeNotice: async (scene) => {
      await putFile(
        scene,
        `/admin/notices/lich-nghi.png?from=0&total=${String(A_PICTURE.length)}`,
        A_PICTURE,
      );
      return { requestId: newRequestId(), name: 'lich-nghi.png' };
    },
    removeClip: async (scene) => {
      await putFile(scene, '/admin/voice/vi-invite', encodeWav(new Float32Array(4_800), 48_000));
      return { requestId: newRequestId(), clipId: 'vi-invite' };
    },
    findPrinters: () => Promise.resolve({}),
    checkConnection: () => Promise.resolve({ connection: { kind: 'tcp', host: '127.0.0.1', port: 9_100 } }),
    createPairingCode: () =>
      Promise.resolve({
        requestId: newRequestId(),
        role: 'printer',
        printerId: MAIN_PRINTER,
        name: 'Máy in ở lối vào',
      }),
    ...PEOPLE_SAMPLES,
    ...SUPERVISION_SAMPLES,
  },
};

/** Every row of a message table that a device may send, as `[role, name]`; what phones may say stands in `phone-deeds.test.ts`. */
export const rowsOf = (
  messages: Readonly<Record<string, object>>,
): readonly (readonly [DeviceRole, string])[] =>
  DEVICE_ROLES.flatMap((role) => Object.keys(messages[role] ?? {}).map((name) => [role, name] as const));

type SampleOfRow = (scene: Scene) => Promise<object>;

/** The sample of one row; throws when there is none. */
export function sampleOf(role: DeviceRole, name: string): SampleOfRow {
  const samples = SAMPLES[role] as Readonly<Record<string, SampleOfRow>>;
  const sample = Object.hasOwn(samples, name) ? samples[name] : undefined;
  if (sample === undefined) throw new Error(`${role} ${name} has no sample in tests/gateway/samples.ts`);
  return sample;
}

/** Rows of a table that no sample covers, as `role name`. */
export const rowsWithoutSample = (messages: Readonly<Record<string, object>>): readonly string[] =>
  rowsOf(messages)
    .filter(([role, name]) => !Object.hasOwn((SAMPLES as Partial<Samples>)[role] ?? {}, name))
    .map(([role, name]) => `${role} ${name}`);

/** What a row asks for. */
export const needsOf = (role: DeviceRole, name: string): Needs =>
  (MESSAGES[role] as Readonly<Record<string, { readonly needs: Needs }>>)[name]?.needs ?? 'device';
