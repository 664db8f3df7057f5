/** A citizen's own words as they are sent; null where nothing is in them. A line break is a space, and what nobody sees is left out. */
export function plainWords(typed: string): string | null {
  const plain = typed.replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '').normalize('NFC').trim();
  return plain === '' ? null : plain;
}
