/**
 * Which drawings may be drawn: such as need nothing but themselves.
 *
 * The text is searched as it stands, comments included: what might be a danger anywhere is refused, and nothing depends on
 * this reading XML in just the same way as the one who draws it.
 */
import { isDecodable, pictureHeader } from './picture-header.ts';

/**
 * Programs, foreign documents, documents within documents, entities, style sheets from elsewhere, attributes that change
 * others, and filters that take for ever whatever their size.
 */
const FORBIDDEN = [
  /<!DOCTYPE/iu,
  /<!ENTITY/iu,
  /<\?(?!xml[\s?])/iu,
  /<(?:[\w.-]+:)?(?:script|foreignObject|iframe|object|embed|handler|listener|set|animate\w*)[\s/>]/iu,
  /<(?:[\w.-]+:)?fe(?:Image|Turbulence|ConvolveMatrix|Morphology)[\s/>]/iu,
  /\son[a-z]+\s*=/iu,
  /@import/iu,
  /javascript:/iu,
];
const HREF = /\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))/giu;
const STYLE_REFERENCE = /url\(\s*(["']?)([^"')]*)\1\s*\)/giu;
const EMBEDDED_PICTURE = /^data:image\/(?:png|jpe?g|gif);base64,([A-Za-z0-9+/=\s]+)$/u;
/** A drawing used within a drawing within a drawing grows with every step; a logo has a few of them. */
const MOST_USES = 20;
const USE = /<(?:[\w.-]+:)?use[\s/>]/giu;

const isEmbeddedPicture = (reference: string): boolean => {
  const base64 = EMBEDDED_PICTURE.exec(reference)?.[1];
  if (base64 === undefined) return false;
  const header = pictureHeader(Buffer.from(base64, 'base64'));
  return header !== null && isDecodable(header);
};
const isOwn = (reference: string): boolean => reference.startsWith('#') || isEmbeddedPicture(reference);

/** Whether a drawing needs nothing but itself: no script, no reference but to its own parts or to a picture it carries. */
export const isSafeSvg = (svg: string): boolean =>
  FORBIDDEN.every((pattern) => !pattern.test(svg)) &&
  Array.from(svg.matchAll(USE)).length <= MOST_USES &&
  Array.from(svg.matchAll(HREF)).every(([, double, single, bare]) =>
    isOwn((double ?? single ?? bare ?? '').trim()),
  ) &&
  Array.from(svg.matchAll(STYLE_REFERENCE)).every(([, , reference]) => isOwn((reference ?? '').trim()));
