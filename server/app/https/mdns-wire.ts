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
  return {
    query: (questions) => {
      mdns.query(typed(questions));
    },
    respond: (records, to) => {
      const answers = [...records];
      if (to === undefined) mdns.respond({ answers });
      else mdns.respond({ id: to.id, questions: typed(to.questions), answers }, to.from);
    },
    close: () =>
      new Promise((resolve) => {
        mdns.destroy(resolve);
      }),
  };
}
