/** The few lines a page needs to draw itself without a framework: a first load on an old phone is a first load. */

export type Child = Node | string | null | false;

type Attributes = { readonly [name: string]: string | boolean };

/** A new element with its attributes and children; `true` is a bare attribute, `false` none at all. Text is only ever text. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An outline icon on a grid of 24, one em wide, in the colour of the text around it. Always with words beside it. */
export function icon(path: string, className = 'phone-icon'): SVGSVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  setAttributes(drawing, { class: className, viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
}

function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) target.setAttribute(name, value === true ? '' : value);
  }
}
