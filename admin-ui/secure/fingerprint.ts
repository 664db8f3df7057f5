/** So many pairs stand in a line. */
const PAIRS = 8;

/** `AB:CD:…` in lines of eight pairs, as one compares them: `AB CD EF …`. */
export const fingerprintLines = (fingerprint: string): readonly string[] => {
  const pairs = fingerprint.split(':');
  return Array.from({ length: Math.ceil(pairs.length / PAIRS) }, (_, line) =>
    pairs.slice(line * PAIRS, (line + 1) * PAIRS).join(' '),
  );
};
