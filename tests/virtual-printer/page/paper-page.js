/**
 * Keeps the paper page live: whenever the printer says that something changed, the page's own parts are fetched
 * again and put in place of the old ones. Newly cut paper slides out.
 */
// @ts-check
const PARTS = ['panel', 'stage', 'earlier'];

/** @returns {string} */
const shownSlip = () => document.getElementById('stage')?.dataset['shown'] ?? '0';

let isRefreshing = false;
let isStale = false;

/** Fetches the page as it is now; changes that arrive meanwhile lead to one more round. */
async function refresh() {
  isStale = true;
  if (isRefreshing) return;
  isRefreshing = true;
  while (isStale) {
    isStale = false;
    try {
      const response = await fetch(location.href, { headers: { accept: 'text/html' } });
      put(new DOMParser().parseFromString(await response.text(), 'text/html'));
    } catch {
      // The event stream notices a lost printer and asks again when it is back.
    }
  }
  isRefreshing = false;
}

/** @param {Document} fresh */
function put(fresh) {
  const before = shownSlip();
  for (const id of PARTS) {
    const old = document.getElementById(id);
    const part = fresh.getElementById(id);
    if (old === null || part === null || old.outerHTML === part.outerHTML) continue;
    const focused = document.activeElement instanceof HTMLButtonElement ? document.activeElement.value : null;
    old.replaceWith(part);
    if (focused !== null) keepFocus(part, focused);
  }
  if (shownSlip() !== before && shownSlip() !== '0') {
    document.querySelector('.paper')?.classList.add('is-new');
  }
}

/**
 * The part was replaced with the button in it: the keyboard stays in its place.
 * @param {Element} part
 * @param {string} value
 */
function keepFocus(part, value) {
  for (const button of part.querySelectorAll('button')) if (button.value === value) button.focus();
}

document.addEventListener('submit', (event) => {
  if (!(event.target instanceof HTMLFormElement) || !(event.submitter instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const body = new URLSearchParams({ state: event.submitter.value });
  void fetch('/control', { method: 'POST', body }).then(refresh, refresh);
});

const changes = new EventSource('/events');
changes.addEventListener('change', () => void refresh());
changes.addEventListener('open', () => {
  setLost(false);
  void refresh();
});
changes.addEventListener('error', () => setLost(true));

/**
 * Says that the printer is lost, and takes the keys away until it is back.
 * @param {boolean} isLost
 */
function setLost(isLost) {
  document.body.classList.toggle('is-lost', isLost);
  document.getElementById('disconnected')?.toggleAttribute('hidden', !isLost);
  document.querySelector('.controls')?.toggleAttribute('inert', isLost);
}
