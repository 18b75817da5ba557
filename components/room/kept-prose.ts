/** Shared texts with words that the server has not confirmed, as windows of this browser left them behind. */
export type KeptText = { name: string; storageKey: string; forget: () => void };

/**
 * Which texts of an article hold unconfirmed words in this window. The words themselves are in IndexedDB, each window with its own, so
 * that one that tidies up never takes another's.
 */
export function createKeptProse(meId: string, articleId: string) {
  const windowId = crypto.randomUUID();
  const prefix = `assay:unsaved-prose:${meId}:${articleId}:`;
  const keyOf = (name: string, owner = windowId) => `assay:${meId}:${owner}:${name}`;
  const lockOf = (owner: string) => `assay window ${owner}`;

  /** Lets other windows know, for as long as this one lives, that what it keeps is not left behind. */
  function claim(): () => void {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    navigator.locks?.request(lockOf(windowId), () => held).catch((error: unknown) => console.warn("This window has no lock", error));
    return release;
  }

  function remember(names: string[]): void {
    if (names.length > 0) localStorage.setItem(prefix + windowId, JSON.stringify(names));
    else localStorage.removeItem(prefix + windowId);
  }

  async function leftBehind(): Promise<KeptText[]> {
    const { held = [] } = (await navigator.locks?.query()) ?? {};
    const living = new Set(held.map(({ name }) => name));
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
    const abandoned = keys.filter((key) => key.startsWith(prefix) && !living.has(lockOf(key.slice(prefix.length))));
    return abandoned.flatMap((key) => {
      const names = namesIn(localStorage.getItem(key));
      return names.map((name) => ({ name, storageKey: keyOf(name, key.slice(prefix.length)), forget: () => forget(key, name) }));
    });
  }

  function forget(key: string, name: string): void {
    const rest = namesIn(localStorage.getItem(key)).filter((other) => other !== name);
    if (rest.length > 0) localStorage.setItem(key, JSON.stringify(rest));
    else localStorage.removeItem(key);
  }

  return { claim, remember, leftBehind, keyOf: (name: string) => keyOf(name) };
}

function namesIn(list: string | null): string[] {
  try {
    const names: unknown = JSON.parse(list ?? "[]");
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
  } catch (error) {
    console.warn("A list of kept words could not be read", error);
    return [];
  }
}
