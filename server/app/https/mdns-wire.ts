/** The local link itself: multicast DNS over IPv4, on every interface the machine has. */
import makeMdns from 'multicast-dns';
import type { MdnsListener, MdnsQuestion, MdnsWire } from './office-name.ts';

type Questions = makeMdns.QueryOutgoingPacket['questions'];
/** The library's types know no `ANY`; its wire does. */
const typed = (questions: readonly MdnsQuestion[]): Questions => questions as Questions;

/** Opens the port that all mDNS programs of a machine share; whatever fails, then or later, is told to `onFailure`. */
export function openMdnsWire(listener: MdnsListener, options: makeMdns.Options = {}): MdnsWire {
  const mdns = makeMdns(options);
  mdns.on('error', listener.onFailure);
  // Packets of other programs that cannot be read, and networks that come and go: the link's everyday life.
  mdns.on('warning', () => undefined);
  mdns.on('query', ({ id = 0, questions = [] }, from) => {
    // Nobody can be answered at port 0, and trying to would end the process.
    if (from.port === 0) return;
    listener.onQuery({ id, questions, from });
  });
  mdns.on('response', ({ answers = [], additionals = [] }) => {
    listener.onResponse([...answers, ...additionals]);
  });
  /** What was handed to the library goes out a moment later, and not at all once it is closed: the farewell would be lost. */
  const sending = new Set<Promise<void>>();
  const noted = (send: (done: () => void) => void): void => {
    const sent = new Promise<void>(send);
    sending.add(sent);
    void sent.then(() => sending.delete(sent));
  };
  return {
    query: (questions) => {
      mdns.query(typed(questions));
    },
    respond: (records, to) => {
      const answers = [...records];
      noted((done) => {
        if (to === undefined) mdns.respond({ answers }, done);
        else mdns.respond({ id: to.id, questions: typed(to.questions), answers }, to.from, done);
      });
    },
    close: async () => {
      await Promise.all(sending);
      await new Promise<void>((resolve) => {
        mdns.destroy(resolve);
      });
    },
  };
}
