/** Everything on the page that can be pressed now, in the order in which it is read. */

/** An open sheet covers the page under it, which is inert then. */
export const operableKeys = (page: Document): readonly HTMLElement[] =>
  Array.from(page.querySelectorAll<HTMLElement>('button:enabled, input:enabled, [role=slider]')).filter(
    (element) => element.closest('[inert]') === null && element.getClientRects().length > 0,
  );
