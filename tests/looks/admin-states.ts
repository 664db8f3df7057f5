/** Every state of the supervisor's desk: what the gallery shows, axe checks and the pictures are taken of. */
import { NO_ERRANDS, type ErrandDeskState } from '../../admin-ui/errand-desk.ts';
import type { PrintingDeskState } from '../../admin-ui/printing-desk.ts';
import { newPrinter, withPrinter } from '../../admin-ui/printers/printer-draft.ts';
import type { OpenInHall } from '../../admin-ui/route.ts';
import type { SignInPageProps } from '../../admin-ui/SignInPage.tsx';
import { NO_PREVIEW } from '../../admin-ui/slip/preview-desk.ts';
import { withClosingWords, withPlace, withShown, withSize } from '../../admin-ui/slip/template-draft.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import { NO_HALL_FILES } from '../../admin-ui/hall/hall-files-desk.ts';
import { withSetup, withRoom, newRoom } from '../../admin-ui/hall/display-draft.ts';
import { NO_RECORDER } from '../../admin-ui/recorder/recorder-session.ts';
import { withRules, withWording } from '../../admin-ui/voice/announcement-draft.ts';
import { FIRST_SETUP } from '#protocol/hall.ts';
import { PRINTER_PROFILES } from '#protocol/printer-profiles.ts';
import { instantMs, type LogoId, type PrinterId } from '#protocol/vocabulary.ts';
import {
  ago,
  BUSY_VIEW,
  CALM_VIEW,
  DESK_PRINTER,
  FACTS,
  HALL_PRINTER,
  KIOSK_PRINTER,
  NOTHING_YET,
  NOW_MS,
  SETTINGS,
  TROUBLED_VIEW,
} from './admin-fixtures.ts';
import {
  DISPLAY_A,
  DISPLAY_B,
  DISPLAYS,
  editedHall,
  GOOD_TAKE,
  HALL_FILES,
  HALL_READY,
  QUIET_TAKE,
  UPSTAIRS,
} from './admin-hall-fixtures.ts';
import { DEEDS } from './admin-deeds.ts';
import { DRAWN, READY, screen, type AdminGalleryState, type ScreenState } from './admin-screen.ts';

const paper = new URL('../../docs/paper.png', import.meta.url).href;
const mark = new URL('../../ui-kit/mark.svg', import.meta.url).href;
const printers = (open: PrinterId | 'add' | null, more: Partial<ScreenState> = {}): AdminGalleryState =>
  screen({ view: TROUBLED_VIEW, route: { page: 'printers', open }, ...more });
const slip = (more: Partial<ScreenState> = {}): AdminGalleryState =>
  screen({ route: { page: 'slip' }, ...more });
const WITH_DISPLAYS = { ...CALM_VIEW, devices: [...CALM_VIEW.devices, ...DISPLAYS] };
const displays = (open: OpenInHall, more: Partial<ScreenState> = {}): AdminGalleryState =>
  screen({ view: WITH_DISPLAYS, route: { page: 'displays', open }, ...more });
const notices = (more: Partial<ScreenState> = {}): AdminGalleryState =>
  screen({ route: { page: 'notices' }, ...more });
const voice = (more: Partial<ScreenState> = {}): AdminGalleryState =>
  screen({ route: { page: 'voice' }, ...more });
const recorder = (more: Partial<ScreenState> = {}): AdminGalleryState =>
  screen({ route: { page: 'recorder', language: 'vi' }, ...more });
const edited = (change: (settings: PrintingSettings) => PrintingSettings): PrintingDeskState => ({
  ...READY,
  draft: change(SETTINGS),
});
const errands = (more: Partial<ErrandDeskState>): ErrandDeskState => ({ ...NO_ERRANDS, ...more });
const AWAY = { isOnline: false, heardAtMs: NOW_MS - 42_000, attempts: 14 };

const NEW = newPrinter('printer-new' as PrinterId, '', { kind: 'tcp', host: 'http://in', port: 9_100 });
const ADJUSTED = PRINTER_PROFILES.find(({ profileId }) => profileId === 'silent-80') ?? NEW.profile;
const SECOND = SETTINGS.printers[1] ?? NEW;
const CODE = { code: 'K7M4X9QP', expiresAt: instantMs(NOW_MS + 9 * 60_000 + 12_000) };
const template = (change: (before: PrintingSettings['template']) => PrintingSettings['template']) =>
  edited((settings) => ({ ...settings, template: change(settings.template) }));
const LOGO = { logoId: 'logo-1' as LogoId, widthPx: 480, heightPx: 220 };

const signIn = (more: Partial<SignInPageProps> = {}): AdminGalleryState => ({
  page: 'sign-in',
  props: {
    office: FACTS.office,
    link: FACTS.link,
    nowMs: NOW_MS,
    notice: null,
    isSigningIn: false,
    choice: null,
    lastUsername: '',
    ...more,
  },
});

export const ADMIN_STATES = {
  'live-calm': screen({}),
  'live-busy': screen({ view: BUSY_VIEW }),
  live: screen({ view: TROUBLED_VIEW }),
  'live-unheard': screen({
    view: { ...CALM_VIEW, displays: { connected: 0, muted: 0, lastSpokenAt: ago(26) } },
  }),
  'live-stale': screen({ view: BUSY_VIEW, link: AWAY }),
  'live-early': screen({
    view: {
      ...CALM_VIEW,
      ...NOTHING_YET,
      fields: CALM_VIEW.fields.map((each) => ({
        ...each,
        waiting: 0,
        longestWaitSince: null,
        range: null,
        openCounters: 0,
      })),
      counters: CALM_VIEW.counters.map((each) => ({
        ...each,
        state: 'closed' as const,
        officerName: null,
        ticket: null,
      })),
    },
  }),

  printers: printers(HALL_PRINTER),
  'printers-calm': printers(DESK_PRINTER, { view: CALM_VIEW }),
  'printers-own': printers(KIOSK_PRINTER),
  'printers-code': printers(KIOSK_PRINTER, {
    errands: errands({
      pairing: { printerId: KIOSK_PRINTER, state: { kind: 'done', result: CODE, atMs: NOW_MS } },
    }),
  }),
  'printers-code-here': printers(KIOSK_PRINTER, {
    origin: 'http://localhost:4100',
    errands: errands({
      pairing: { printerId: KIOSK_PRINTER, state: { kind: 'done', result: CODE, atMs: NOW_MS } },
    }),
  }),
  'printers-checked': printers(HALL_PRINTER, {
    errands: errands({
      check: {
        connection: SETTINGS.printers[0]?.connection ?? NEW.connection,
        state: {
          kind: 'done',
          result: { kind: 'printer', model: 'TM-T82III', problem: 'paper_out' },
          atMs: NOW_MS,
        },
      },
    }),
  }),
  'printers-deeds': printers(HALL_PRINTER, { errands: errands({ deeds: new Map(DEEDS) }) }),
  'printers-add': printers('add', { view: CALM_VIEW }),
  'printers-searching': printers('add', { errands: errands({ search: { kind: 'running' } }) }),
  'printers-found': printers('add', {
    view: CALM_VIEW,
    errands: errands({
      search: {
        kind: 'done',
        atMs: NOW_MS,
        result: [
          { host: '192.168.10.41', port: 9_100, model: 'XP-80C', problem: null, printerId: HALL_PRINTER },
          { host: '192.168.10.63', port: 9_100, model: 'TM-T82III', problem: null, printerId: null },
          { host: '192.168.10.77', port: 9_100, model: null, problem: 'cover_open', printerId: null },
        ],
      },
    }),
  }),
  'printers-none-found': printers('add', {
    errands: errands({ search: { kind: 'done', atMs: NOW_MS, result: [] } }),
  }),
  'printers-new': printers(NEW.printerId, { printing: edited((settings) => withPrinter(settings, NEW)) }),
  'printers-adjusted': printers(DESK_PRINTER, {
    view: CALM_VIEW,
    printing: edited((settings) =>
      withPrinter(settings, { ...SECOND, profile: { ...ADJUSTED, widthDots: 570, hasDensity: true } }),
    ),
  }),
  'printers-none': printers(null, {
    view: { ...CALM_VIEW, printers: [] },
    printing: { ...READY, saved: { ...SETTINGS, printers: [] }, draft: { ...SETTINGS, printers: [] } },
  }),
  'printers-loading': printers(null, { printing: { ...READY, saved: null, draft: null } }),
  'printers-stale': printers(HALL_PRINTER, {
    link: AWAY,
    printing: edited((settings) => withPrinter(settings, { ...SECOND, name: 'Máy in quầy hướng dẫn' })),
  }),

  slip: slip(),
  'slip-changed': slip({
    preview: { ...DRAWN, standing: 'behind', logo: { logoId: LOGO.logoId, dataUrl: mark } },
    printing: template((before) =>
      withSize(withShown(withPlace({ ...before, logo: LOGO }, 'qr', 4), 'papers', false), 'service', 'large'),
    ),
  }),
  'slip-words': slip({
    printing: template((before) => withClosingWords(before, 'vi', 'Chúc ông/bà một ngày tốt lành')),
  }),
  'slip-conflict': slip({
    printing: {
      ...template((before) => withSize(before, 'qr', 'large')),
      notice: {
        kind: 'rebased',
        theirs: [
          { kind: 'parts' },
          { kind: 'printer', printerId: HALL_PRINTER, name: 'Máy in kiosk sảnh A', change: 'changed' },
        ],
        both: [{ kind: 'parts' }],
      },
    },
  }),
  'slip-saved': slip({ printing: { ...READY, notice: { kind: 'saved', atMs: NOW_MS } } }),
  'slip-refused': slip({
    preview: { ...DRAWN, standing: 'failed', upload: { kind: 'refused', why: 'unsafe' } },
    printing: {
      ...template((before) => withSize(before, 'office', 'large')),
      notice: { kind: 'refused', code: 'storage_failed', message: '' },
    },
  }),
  'slip-drawing': slip({ preview: NO_PREVIEW }),
  'slip-58': slip({
    firstPaper: 2,
    preview: { ...DRAWN, picture: { dataUrl: paper, widthDots: 384, heightDots: 613, heightMm: 92 } },
  }),
  'slip-stale': slip({ link: AWAY }),

  displays: displays(null),
  'displays-small': displays(
    { kind: 'display', deviceId: DISPLAY_A },
    {
      hall: editedHall((settings) =>
        withSetup(settings, DISPLAY_A, { ...FIRST_SETUP, diagonalInches: 32, farthestSeatMetres: 12 }),
      ),
    },
  ),
  'displays-counter': displays({ kind: 'display', deviceId: DISPLAY_B }),
  'displays-first': displays({ kind: 'first' }),
  'displays-room': displays({ kind: 'room', roomId: UPSTAIRS }),
  'displays-new-room': displays(
    { kind: 'room', roomId: newRoom(UPSTAIRS).roomId },
    { hall: editedHall((settings) => withRoom(settings, newRoom(UPSTAIRS))) },
  ),
  'displays-none': displays(null, {
    view: { ...CALM_VIEW, devices: CALM_VIEW.devices.filter(({ role }) => role !== 'display') },
  }),
  'displays-loading': displays(null, { hall: { ...HALL_READY, saved: null, draft: null } }),
  'displays-conflict': displays(null, {
    hall: {
      ...editedHall((settings) => ({ ...settings, showsOfficers: false })),
      notice: {
        kind: 'rebased',
        theirs: [{ kind: 'display', deviceId: DISPLAY_A }, { kind: 'showsOfficers' }],
        both: [{ kind: 'showsOfficers' }],
      },
    },
  }),
  'displays-stale': displays(null, { link: AWAY }),
  notices: notices(),
  'notices-uploads': notices({
    hallFiles: {
      ...HALL_FILES,
      uploads: [
        { name: '04 Lịch trực.jpg', state: { kind: 'running', share: 0.43 } },
        { name: '05 Phim giới thiệu.mp4', state: { kind: 'waiting' } },
        { name: 'Công văn.pdf', state: { kind: 'refused', why: 'unknown_format' } },
      ],
    },
  }),
  'notices-none': notices({
    hallFiles: { ...HALL_FILES, files: { notices: [], clips: [], spokenClips: [], programLanguages: [] } },
  }),
  'notices-loading': notices({ hallFiles: { ...NO_HALL_FILES, hasLoadFailed: true } }),
  'notices-stale': notices({ link: AWAY }),
  voice: voice(),
  'voice-changed': voice({
    hall: editedHall((settings) =>
      withRules(
        withWording(settings, {
          languages: ['vi', 'zh'],
          citizenWord: { vi: 'bà con', en: '', zh: '來賓' },
          counterNames: { 3: { vi: 'quầy Hộ tịch' } },
          dialect: 'south',
          numberReading: 'whole',
        }),
        {
          timesSpoken: 2,
          mergeAbove: null,
          recallsFirst: false,
          quietHours: { from: '11:30', to: '13:00' },
        },
      ),
    ),
    listening: { kind: 'playing' },
  }),
  'voice-refused': voice({
    listening: { kind: 'failed' },
    hall: {
      ...editedHall((settings) => withRules(settings, { volumePercent: 0 })),
      notice: { kind: 'refused', code: 'storage_failed', message: '' },
    },
  }),
  'voice-loading': voice({ hall: { ...HALL_READY, saved: null, draft: null } }),
  'voice-stale': voice({ link: AWAY }),
  recorder: recorder(),
  'recorder-recording': recorder({
    recorder: { ...NO_RECORDER, levelDb: -17, take: { kind: 'recording', clipId: 'vi-invite-several' } },
  }),
  'recorder-taken': recorder({ recorder: { ...NO_RECORDER, take: GOOD_TAKE } }),
  'recorder-quiet': recorder({ recorder: { ...NO_RECORDER, take: QUIET_TAKE } }),
  'recorder-insecure': recorder({ recorder: { ...NO_RECORDER, microphone: 'insecure' } }),
  'recorder-folder': recorder({
    recorder: {
      ...NO_RECORDER,
      folder: {
        isRunning: false,
        done: 12,
        total: 12,
        kept: 10,
        refused: [
          { name: 'vi-letter-h.wav', why: 'clipped', decibels: -0.1 },
          { name: 'nhạc nền.wav', why: 'unknown_phrase', decibels: 0 },
        ],
      },
    },
  }),
  'recorder-chinese': screen({ route: { page: 'recorder', language: 'zh' } }),
  'recorder-loading': recorder({ hallFiles: NO_HALL_FILES }),
  'recorder-stale': recorder({ link: AWAY, recorder: { ...NO_RECORDER, take: GOOD_TAKE } }),

  'sign-in': signIn(),
  'sign-in-again': signIn({ lastUsername: 'minh', notice: { kind: 'signed_out' } }),
  'sign-in-officer': signIn({
    lastUsername: 'hanh',
    notice: { kind: 'refused', code: 'supervisor_only', retryAtMs: null },
  }),
  'sign-in-wrong': signIn({
    lastUsername: 'minh',
    notice: { kind: 'refused', code: 'too_many_tries', retryAtMs: NOW_MS + 24_000 },
  }),
  'sign-in-stale': signIn({ link: AWAY, notice: { kind: 'ended' } }),
  connecting: { page: 'plain', about: 'connecting' },
  'not-enrolled': { page: 'plain', about: 'not_enrolled' },
  revoked: { page: 'plain', about: 'revoked' },
} as const satisfies Record<string, AdminGalleryState>;
