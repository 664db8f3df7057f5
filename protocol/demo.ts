/**
 * What the demonstration office tells its own launcher page, over plain HTTP and only on the server's own machine:
 * `GET /demo/status` answers a `DemoStatus` (403 to any other machine), `POST /demo/citizens` with a `CrowdOrder`
 * lets simulated citizens walk in, `DELETE /demo/citizens` sends away those still to come. No part of real use.
 */
import type { OfficerRole } from '#protocol/officers.ts';
import type { LocalizedText, TicketNumber } from '#protocol/vocabulary.ts';

/** Whose accounts the demonstration always has: by them a folder is known that was its own before it had a mark. */
export const DEMO_USERNAMES = ['minh', 'lan', 'hanh', 'tuan', 'thao', 'khanh', 'yen', 'son', 'mai'] as const;

/** An account made to be read aloud: the launcher shows its password. */
export type DemoAccount = {
  readonly username: string;
  readonly password: string;
  readonly displayName: string;
  /** Where this officer usually sits, 1 to 99; null = at the desk. */
  readonly counterNumber: number | null;
  readonly role: OfficerRole;
};

/** The simulated citizens of the last order; all zero before the first one. */
export type CrowdStatus = {
  /** Some are still to arrive, wait or be served. */
  readonly running: boolean;
  /** How many were ordered. */
  readonly citizens: number;
  readonly arrived: number;
  readonly served: number;
  readonly missed: number;
};

export type DemoStatus = {
  readonly officeName: LocalizedText;
  readonly unitName: LocalizedText;
  /** Where this server is reached on its own machine, e.g. `http://localhost:4100`. */
  readonly url: string;
  /** Where the virtual printer shows its paper; null while it does not run. */
  readonly paperUrl: string | null;
  readonly officers: readonly DemoAccount[];
  /** Numbers of the counters that call and no simulated officer sits at, ascending. */
  readonly newcomerCounters: readonly number[];
  /** Number in the address of the desk that gives numbers out and calls nobody; null where there is none. */
  readonly receptionDesk: number | null;
  readonly crowd: CrowdStatus;
  readonly hall: {
    readonly waiting: number;
    /** Newest first, at most five. */
    readonly called: readonly { readonly number: TicketNumber; readonly counterNumber: number }[];
  };
};

/** Body of `POST /demo/citizens`: 1 to 200. */
export type CrowdOrder = { readonly citizens: number };
