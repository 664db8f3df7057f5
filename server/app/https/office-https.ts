/**
 * The office's secure connection. What was chosen and what is there are compared again and again: whatever is missing is
 * made, whatever is about to end or does not fit any more is made anew, and served without a restart.
 */
import { createPrivateKey } from 'node:crypto';
import type { HttpsOrder, HttpsStanding, HttpsTrouble, TrustFacts } from '#protocol/https.ts';
import type { InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import type { Clock } from '../clock.ts';
import type { NotedDeed } from '../trail.ts';
import {
  addressesOf,
  lanAddresses,
  permittedFor,
  servedNames,
  withinPermitted,
  type Machine,
  type ServedNames,
} from './addresses.ts';
import {
  belongTogether,
  factsOf,
  issueCertificate,
  makeAuthority,
  permittedBy,
  type CertificateFacts,
  type KeyedCertificate,
} from './certificates.ts';
import { FIRST_CHOICE, type HttpsChoice, type KeyFolder } from './key-folder.ts';
import type { OfficeName } from './office-name.ts';
import { stateOf, whyRenewed } from './renewal.ts';

/** What answers under the certificate. */
export type TlsFront = {
  /** Begins to serve, or shows the next handshakes another certificate. Rejects with what the port says. */
  readonly serve: (keyed: KeyedCertificate) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** The wished-for one until it serves. */
  readonly port: () => number;
};

export type OfficeHttpsParts = {
  readonly clock: Pick<Clock, 'now'>;
  readonly folder: KeyFolder;
  readonly front: TlsFront;
  readonly name: OfficeName;
  readonly machine: () => Machine;
  /** The address listened on. */
  readonly host: string;
  /** Names that the server was told it is known by. */
  readonly ownNames: readonly string[];
  readonly plainPort: () => number;
  readonly officeName: () => string;
  readonly note: (noted: NotedDeed) => void;
  readonly onFault: (error: unknown, message: string) => void;
};

export type OfficeHttps = {
  /** Compares, and sees to what differs; never rejects. One at a time, in the order they were asked for. */
  readonly look: () => Promise<void>;
  readonly carryOut: (order: HttpsOrder, by: OfficerId) => Promise<void>;
  readonly standing: () => HttpsStanding;
  readonly trustFacts: () => TrustFacts;
  /** The authority's certificate, which is no secret; null before there is one. */
  readonly authorityCertificate: () => string | null;
  /** Under which names the server may be asked besides those it was told. */
  readonly names: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** The kept authority cannot be used. */
class AuthorityUnreadable extends Error {
  override readonly name = 'AuthorityUnreadable';
}

export function createOfficeHttps(parts: OfficeHttpsParts): OfficeHttps {
  const { clock, folder, front, name, host } = parts;
  let choice: HttpsChoice = FIRST_CHOICE;
  let hasLooked = false;
  let isBusy = false;
  let trouble: HttpsTrouble | null = null;
  let authority: KeyedCertificate | null = null;
  let authorityFacts: CertificateFacts | null = null;
  let served: KeyedCertificate | null = null;
  let servedFacts: CertificateFacts | null = null;
  let uncovered: readonly string[] = [];

  /** Of this machine's addresses those it listens on. */
  const listened = (): Machine => {
    const machine = parts.machine();
    if (host === '::') return machine;
    const isHere = (address: string): boolean =>
      host === '0.0.0.0' ? !address.includes(':') : address === host;
    return {
      ...machine,
      interfaces: Object.fromEntries(
        Object.entries(machine.interfaces).map(([key, infos]) => [
          key,
          infos?.filter(({ address }) => isHere(address)),
        ]),
      ),
    };
  };
  const networkNames = (): readonly string[] => {
    const { held, standing } = name.standing();
    return standing === 'off' ? [] : [held ?? `${choice.name}.local`];
  };
  /** As a person would type them, the best first. */
  const hosts = (): readonly string[] => {
    const addresses = lanAddresses(listened());
    if (addresses.length === 0) return ['localhost'];
    const { held } = name.standing();
    return [...(held === null ? [] : [held]), ...parts.ownNames, ...addresses];
  };

  const readAuthority = async (): Promise<KeyedCertificate | null> => {
    try {
      const kept = await folder.read('authority');
      if (kept !== null && !belongTogether(kept, null)) throw new Error('its key is another one');
      return kept;
    } catch (error) {
      throw new AuthorityUnreadable('the authority cannot be read', { cause: error });
    }
  };
  const newAuthority = async (by: OfficerId | null): Promise<KeyedCertificate> => {
    const permitted = permittedFor(servedNames(listened(), [...networkNames(), ...parts.ownNames]));
    const made = makeAuthority(permitted, `${choice.name}.local`, clock.now());
    await folder.write('authority', made);
    const { fingerprint } = factsOf(made.certificate);
    parts.note({ by, deed: 'authority_made', subject: 'https', after: { fingerprint } });
    return made;
  };
  /** What is kept where it is good; what cannot be read is as good as none. */
  const readIssued = async (): Promise<KeyedCertificate | null> => {
    try {
      const kept = await folder.read('office');
      if (kept === null) return null;
      // Both are read here, so that what is damaged is made anew.
      factsOf(kept.certificate);
      createPrivateKey(kept.key);
      return kept;
    } catch {
      return null;
    }
  };
  const issued = async (of: KeyedCertificate, needed: ServedNames): Promise<KeyedCertificate> => {
    const known = served ?? (await readIssued());
    const facts = known === null ? null : factsOf(known.certificate);
    const isOfAuthority = known !== null && belongTogether(of, known);
    const { endsAt } = factsOf(of.certificate);
    if (known !== null && whyRenewed(facts, isOfAuthority, needed, endsAt, clock.now()) === null)
      return known;
    const made = issueCertificate(of, needed, clock.now());
    await folder.write('office', made);
    return made;
  };
  const makeAndServe = async (by: OfficerId | null): Promise<void> => {
    authority = (await readAuthority()) ?? (await newAuthority(by));
    authorityFacts = factsOf(authority.certificate);
    const needed = servedNames(listened(), [...networkNames(), ...parts.ownNames]);
    const { covered, uncovered: outside } = withinPermitted(needed, permittedBy(authority.certificate));
    uncovered = outside;
    const next = await issued(authority, covered);
    await front.serve({ key: next.key, certificate: next.certificate + authority.certificate });
    [served, servedFacts] = [next, factsOf(next.certificate)];
  };
  const stop = async (): Promise<void> => {
    await front.stop();
    [served, servedFacts, uncovered] = [null, null, []];
  };
  const wantName = (): void => {
    name.want({
      label: choice.name,
      title: parts.officeName(),
      addresses: lanAddresses(listened()),
      ports: { http: parts.plainPort(), https: served === null ? null : front.port() },
    });
  };
  const compare = async (by: OfficerId | null): Promise<void> => {
    const before = choice;
    try {
      choice = await folder.choice();
      // The command changes it while the server runs.
      if (hasLooked) noteChoice(before, choice, by);
      hasLooked = true;
      wantName();
      isBusy = choice.isOn && served === null;
      await (choice.isOn ? makeAndServe(by) : stop());
      trouble = null;
    } catch (error) {
      const isNew = trouble === null;
      trouble = troubleOf(error);
      // Once, not with every look.
      if (isNew) parts.onFault(error, 'the secure connection could not be kept up');
    }
    isBusy = false;
    wantName();
  };
  const noteChoice = (before: HttpsChoice, after: HttpsChoice, by: OfficerId | null): void => {
    if (before.isOn !== after.isOn)
      parts.note({ by, deed: 'https_switched', subject: 'https', after: { secure: after.isOn } });
    if (before.name !== after.name)
      parts.note({
        by,
        deed: 'network_name_chosen',
        subject: 'https',
        before: { name: before.name },
        after: { name: after.name },
      });
  };

  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work, work);
    return last;
  };
  const replaceAuthority = async (by: OfficerId): Promise<void> => {
    authority = await newAuthority(by);
    authorityFacts = factsOf(authority.certificate);
    served = null;
    await compare(by);
  };

  const standing = (): HttpsStanding => {
    const facts = {
      isWanted: choice.isOn,
      isBusy,
      isServing: served !== null,
      certificateEndsAt: servedFacts?.endsAt ?? null,
      uncovered,
    };
    const reachable = hosts();
    return {
      isWanted: choice.isOn,
      state: stateOf(facts, clock.now()),
      trouble,
      addresses:
        served === null
          ? []
          : addressesOf(
              'https',
              reachable.filter((each) => !uncovered.includes(each)),
              front.port(),
            ),
      plainAddresses: addressesOf('http', reachable, parts.plainPort()),
      port: front.port(),
      name: { ...name.standing(), wished: choice.name },
      uncovered,
      authority: authorityFacts === null ? null : spanOf(authorityFacts),
      certificate: servedFacts === null ? null : spanOf(servedFacts),
    };
  };

  return {
    look: () => inTurn(() => compare(null)),
    carryOut: (order, by) =>
      inTurn(async () => {
        if (order.do === 'new_authority') {
          await replaceAuthority(by);
          return;
        }
        const next = order.do === 'turn' ? { ...choice, isOn: order.isOn } : { ...choice, name: order.name };
        isBusy = next.isOn;
        await folder.choose(next);
        await compare(by);
      }),
    standing,
    trustFacts: () => {
      const { addresses, plainAddresses, port } = standing();
      return {
        officeName: parts.officeName(),
        isOn: served !== null,
        fingerprint: authorityFacts?.fingerprint ?? null,
        publicKeyHash: authorityFacts?.publicKeyHash ?? null,
        ...{ addresses, plainAddresses, port },
      };
    },
    authorityCertificate: () => authority?.certificate ?? null,
    names: () => {
      const { held } = name.standing();
      return held === null ? [] : [held];
    },
    close: async () => {
      await last;
      await Promise.all([front.stop(), name.close()]);
    },
  };
}

const spanOf = ({
  fingerprint,
  startsAt,
  endsAt,
}: CertificateFacts): {
  readonly fingerprint: string;
  readonly startsAt: InstantMs;
  readonly endsAt: InstantMs;
} => ({ fingerprint, startsAt, endsAt });

function troubleOf(error: unknown): HttpsTrouble {
  if (error instanceof AuthorityUnreadable) return 'authority_unreadable';
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'listen')
    return code === 'EADDRINUSE' ? 'port_taken' : code === 'EACCES' ? 'port_refused' : 'failed';
  return ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(code ?? '') ? 'not_writable' : 'failed';
}
