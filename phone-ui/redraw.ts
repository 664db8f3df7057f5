/** Puts a newly drawn page in place of the old one without taking away what its reader holds open or has a finger on. */

const keyed = (within: ParentNode, key: string): HTMLElement | null =>
  within.querySelector<HTMLElement>(`[data-key="${key}"]`);

const isTyped = (field: Element | null): field is HTMLInputElement | HTMLTextAreaElement =>
  field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');

/** Replaces the content of `root`. Rows that were open stay open, and the focus stays on the thing it was on. */
export function redraw(root: HTMLElement, page: HTMLElement): void {
  const openKeys = [...root.querySelectorAll<HTMLDetailsElement>('details[open]')].flatMap(
    ({ dataset }) => dataset['key'] ?? [],
  );
  const focused = document.activeElement;
  const focusedKey =
    focused instanceof HTMLElement && root.contains(focused) ? focused.dataset['key'] : undefined;
  for (const key of openKeys) keyed(page, key)?.setAttribute('open', '');
  root.replaceChildren(page);
  const taken = focusedKey === undefined ? null : keyed(root, focusedKey);
  taken?.focus({ preventScroll: true });
  // What is being typed goes on where it was.
  if (isTyped(taken) && isTyped(focused))
    taken.setSelectionRange(focused.selectionStart, focused.selectionEnd);
}
