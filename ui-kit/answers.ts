const LOOK_AGAIN_MS = 500;

/** Resolves once a server answers well at an address of its own: another one is taking this one's place. */
export async function answers(address: string): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    const response = await fetch(address, { cache: 'no-store' }).catch(() => null);
    if (response?.ok === true) return;
  }
}
