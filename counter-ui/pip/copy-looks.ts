/** Gives a fresh document the looks of the page that opened it. */

/**
 * Copies style sheets, language and direction, and resolves once the sheets apply: nothing is shown half dressed. A sheet
 * that cannot be loaded is not waited for.
 */
export async function copyLooks(from: Document, to: Document): Promise<void> {
  const { documentElement: root } = to;
  root.lang = from.documentElement.lang;
  const loads: Promise<void>[] = [];
  for (const sheet of from.querySelectorAll('link[rel="stylesheet"], style')) {
    const copy = to.importNode(sheet, true);
    if (copy.nodeName === 'LINK') loads.push(settled(copy));
    to.head.append(copy);
  }
  await Promise.all(loads);
}

const settled = (sheet: Element): Promise<void> =>
  new Promise((resolve) => {
    for (const outcome of ['load', 'error']) {
      sheet.addEventListener(outcome, () => {
        resolve();
      });
    }
  });
