/** What the pages of the desk are given. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { PrinterConnection, PrintingSettings } from '#protocol/printing.ts';
import type { Language, PrinterId, RoomId, TicketNumber } from '#protocol/vocabulary.ts';
import type { Deed, DeviceWish, ErrandDeskState } from './errand-desk.ts';
import type { HallDeskState } from './hall/hall-desk.ts';
import type { HallFilesState } from './hall/hall-files-desk.ts';
import type { HallView } from './live/alarms.ts';
import type { HallSettings } from '#protocol/hall.ts';
import type { PrintingDeskState } from './printing-desk.ts';
import type { Route } from './route.ts';
import type { SlipPreviewOrder } from './slip/slip-http.ts';
import type { PreviewState } from './slip/preview-desk.ts';
import type { RecorderActions, RecorderState } from './recorder/recorder-session.ts';
import type { Texts } from './texts.ts';
import type { ListeningActions, ListeningState } from './voice/listening.ts';

/** How the server is heard. */
export type Link = {
  readonly isOnline: boolean;
  /** Server time of the last thing heard. */
  readonly heardAtMs: number;
  readonly attempts: number;
};

/** What every page knows. */
export type DeskFacts = {
  readonly office: OfficeSettings;
  readonly view: HallView;
  readonly link: Link;
  readonly nowMs: number;
  readonly language: Language;
  readonly texts: Texts;
  /** Whoever sits here may change how the office works; others see and print. */
  readonly isAdministrator: boolean;
};

/** What a press on the desk leads to. */
export type DeskActions = {
  readonly go: (route: Route) => void;
  readonly tryNow: () => void;
  readonly run: (deed: Deed) => void;
  readonly findPrinters: () => void;
  readonly checkConnection: (connection: PrinterConnection) => void;
  readonly createPairingCode: (printerId: PrinterId, name: string) => void;
  readonly inviteDevice: (wish: DeviceWish) => void;
  readonly findTicket: (number: TicketNumber) => void;
  readonly edit: (change: (draft: PrintingSettings) => PrintingSettings) => void;
  readonly discard: () => void;
  readonly save: () => void;
  readonly showPreview: (order: SlipPreviewOrder) => void;
  readonly drawAgain: () => void;
  readonly uploadLogo: (file: Blob) => void;
  readonly newPrinterId: () => PrinterId;
};

/** What the two pages of settings are given besides. */
export type SettingsFacts = DeskFacts & {
  readonly printing: PrintingDeskState;
  readonly errands: ErrandDeskState;
  readonly preview: PreviewState;
  readonly actions: DeskActions;
};

/** What a press on the halls' pages leads to. */
export type HallActions = {
  readonly edit: (change: (draft: HallSettings) => HallSettings) => void;
  readonly discard: () => void;
  readonly save: () => void;
  readonly newRoomId: () => RoomId;
  readonly uploadNotices: (files: readonly File[]) => void;
  readonly dismissUpload: (name: string) => void;
  readonly removeNotice: (name: string) => void;
  readonly removeClip: (clipId: string) => void;
  readonly go: (route: Route) => void;
};

/** What the pages of the halls are given besides. */
export type HallFacts = DeskFacts & {
  readonly hall: HallDeskState;
  readonly hallFiles: HallFilesState;
  readonly hallActions: HallActions;
  readonly listening: ListeningState;
  readonly listeningActions: ListeningActions;
  readonly recorder: RecorderState;
  readonly recorderActions: RecorderActions;
};
