const LOOK_AGAIN_MS = 500;
/** One that hangs is asked again. */
const ONE_ANSWER_MS = 5_000;
/** On a slow machine a server takes its time to start; after this somebody has to look. */
const PATIENCE_MS = 60_000;

/** Whether, within a minute, a server answers well at an address of its own: another one is taking this one's place. */
export async function answers(address: string): Promise<boolean> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    const asked = fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(ONE_ANSWER_MS) });
    const response = await asked.catch(() => null);
    if (response?.ok === true) return true;
  }
  return false;
}
