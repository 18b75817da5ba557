const lockOf = (window: string) => `assay window ${window}`;

export type ThisWindow = { id: string; release: () => void };

/** Names this window, and lets others know, for as long as it lives, that what it keeps is not left behind. */
export async function enterWindow(): Promise<ThisWindow> {
  const id = crypto.randomUUID();
  let release = () => {};
  const left = new Promise<void>((resolve) => {
    release = resolve;
  });
  await new Promise<void>((entered, failed) => {
    const holding = navigator.locks.request(lockOf(id), () => {
      entered();
      return left;
    });
    holding.catch(failed);
  });
  return { id, release };
}

/** Which of these windows are still open. */
export async function livingWindows(ids: string[]): Promise<Set<string>> {
  const { held = [] } = await navigator.locks.query();
  const locks = new Set(held.map(({ name }) => name));
  return new Set(ids.filter((id) => locks.has(lockOf(id))));
}
