/** What was announced, kept for as long as this tab lives: a reload repeats nothing, a new tab starts afresh. */
import type { AnnouncedCall, AnnouncementMemory } from './announcement-queue.ts';

const KEY = 'motcua.display.announced';

const isAnnouncedCall = (value: unknown): value is AnnouncedCall =>
  typeof value === 'object' &&
  value !== null &&
  'ticketId' in value &&
  typeof value.ticketId === 'string' &&
  'callCount' in value &&
  typeof value.callCount === 'number' &&
  'calledAt' in value &&
  typeof value.calledAt === 'number' &&
  'words' in value &&
  (value.words === null || typeof value.words === 'string');

/** The memory as it was last saved; empty when there is none or it cannot be read. */
export function loadMemory(storage: Pick<Storage, 'getItem'>): AnnouncementMemory {
  try {
    const saved: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(saved) ? saved.filter(isAnnouncedCall) : [];
  } catch {
    return [];
  }
}

/** Saves the memory; a browser that refuses to store costs a repetition after a reload, never a call. */
export function saveMemory(storage: Pick<Storage, 'setItem'>, memory: AnnouncementMemory): void {
  try {
    storage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Storage full or forbidden: announcing goes on from the memory in this page.
  }
}
