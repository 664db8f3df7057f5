/** What one search takes and gives at most; apart from the search itself, which a page fetches only when it is needed. */

export const MOST_FOUND = 30;
/** Longer than anything one types on purpose; the rest is not looked at. */
export const LONGEST_TYPED = 80;
