import { describe, expect, test } from 'vitest';
import type { BusinessDate, TicketId, TicketLink } from '#protocol/vocabulary.ts';
import { createDayKey } from '#server/app/day-key.ts';
import { createTicketLinks, type TicketLinks } from '#server/app/ticket-links.ts';

const MONDAY = '2026-11-23' as BusinessDate;
const TUESDAY = '2026-11-24' as BusinessDate;
const ticket = (date: BusinessDate, number: string): TicketId => `${date}/${number}` as TicketId;

/** Keys as the store keeps them: the day's own, and no other. */
function keyStore() {
  const keys = new Map<string, Uint8Array>();
  return {
    keys,
    dayKey: (date: BusinessDate, fresh: () => Uint8Array): Uint8Array => {
      for (const known of keys.keys()) if (known !== date) keys.delete(known);
      const key = keys.get(date) ?? fresh();
      keys.set(date, key);
      return key;
    },
  };
}
function linksOn(store: Pick<ReturnType<typeof keyStore>, 'dayKey'>, faults: unknown[] = []) {
  const today = { date: MONDAY };
  const date = (): BusinessDate => today.date;
  const key = createDayKey(store, date, (error) => faults.push(error));
  const links: TicketLinks = createTicketLinks(key, date);
  return { today, links };
}

describe('a link', () => {
  test('leads to its ticket, and is the same as often as it is asked for', () => {
    const { links } = linksOn(keyStore());
    const link = links.linkOf(ticket(MONDAY, 'C001'));
    expect(links.linkOf(ticket(MONDAY, 'C001'))).toBe(link);
    expect(links.ticketOf(link)).toBe(ticket(MONDAY, 'C001'));
  });

  test('holds 132 bits that differ for every ticket of a day', () => {
    const { links } = linksOn(keyStore());
    const secrets = Array.from({ length: 999 }, (_, index) =>
      links.linkOf(ticket(MONDAY, `C${String(index + 1).padStart(3, '0')}`)).slice(5),
    );
    expect(new Set(secrets).size).toBe(999);
    expect(secrets.filter((secret) => !/^[A-Za-z0-9_-]{22}$/.test(secret))).toEqual([]);
  });

  test('is made of a key that no other office and no other day has', () => {
    const [one, other] = [linksOn(keyStore()), linksOn(keyStore())];
    const link = one.links.linkOf(ticket(MONDAY, 'C001'));
    expect(other.links.linkOf(ticket(MONDAY, 'C001'))).not.toBe(link);
    expect(other.links.ticketOf(link)).toBeNull();
  });

  test('dies with its day, and its key is destroyed', () => {
    const store = keyStore();
    const { links, today } = linksOn(store);
    const link = links.linkOf(ticket(MONDAY, 'C001'));
    today.date = TUESDAY;
    expect(links.ticketOf(link)).toBeNull();
    const fresh = links.linkOf(ticket(TUESDAY, 'C001'));
    expect(fresh).not.toBe(link);
    expect(Array.from(store.keys.keys())).toEqual([TUESDAY]);
    today.date = MONDAY;
    // Should a clock ever go back: what is destroyed stays destroyed.
    expect(links.ticketOf(link)).toBeNull();
  });

  test('is the same after a restart on the same day', () => {
    const store = keyStore();
    const link = linksOn(store).links.linkOf(ticket(MONDAY, 'C001'));
    expect(linksOn(store).links.ticketOf(link)).toBe(ticket(MONDAY, 'C001'));
  });

  test('is made also while no key can be kept: somebody is told, and it then ends with the process', () => {
    const faults: unknown[] = [];
    const broken = {
      dayKey: (): Uint8Array => {
        throw new Error('the disk is full');
      },
    };
    const { links } = linksOn(broken, faults);
    const link = links.linkOf(ticket(MONDAY, 'C001'));
    expect(links.ticketOf(link)).toBe(ticket(MONDAY, 'C001'));
    expect(faults).toHaveLength(1);
    expect(linksOn(broken, faults).links.ticketOf(link)).toBeNull();
  });

  test('differs in every letter that matters: no change of one letter is let through', () => {
    const { links } = linksOn(keyStore());
    const link = links.linkOf(ticket(MONDAY, 'C001'));
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let place = 0; place < link.length; place += 1) {
      for (const letter of letters) {
        const changed = `${link.slice(0, place)}${letter}${link.slice(place + 1)}` as TicketLink;
        if (changed !== link) expect(links.ticketOf(changed), changed).toBeNull();
      }
    }
  });

  test.each([
    '',
    '.',
    'C001',
    'C001-',
    `C001-${'A'.repeat(21)}`,
    `C001-${'A'.repeat(23)}`,
    `c001-${'A'.repeat(22)}`,
    `C0001-${'A'.repeat(22)}`,
    `C001-${'é'.repeat(22)}`,
    `C001-${'A'.repeat(22)}\n`,
    `C001-${'A'.repeat(22)}\u0000`,
    `../C001-${'A'.repeat(22)}`,
  ])('of another shape is compared with nothing: %j', (link) => {
    expect(linksOn(keyStore()).links.ticketOf(link)).toBeNull();
  });
});
