import { mergeUpdates } from "yjs";
import { type BrowserStore, withRoom } from "./browser-store.ts";

/** Milliseconds after which a text that nobody opened again is not kept any longer. Words that are not saved stay for good. */
const longest = 30 * 24 * 3_600_000;

export type KeptProse = ReturnType<typeof createKeptProse>;
export type Keeper = ReturnType<KeptProse["keeper"]>;

/**
 * The shared texts of an article as this browser keeps them for a person: what each said when the server last had all of it, so that it
 * can be opened without a connection, and each change since, until the server has confirmed it. Yjs' changes add up to the same in any
 * order and however often they come, so all windows of this person share them.
 */
export function createKeptProse(store: BrowserStore, person: string, article: string) {
  /** Names of texts with changes that no server has confirmed. */
  async function unsaved(): Promise<string[]> {
    const rows = await (await store).getAllFromIndex("changes", "article", [person, article]);
    return [...new Set(rows.map(({ name }) => name))];
  }

  /** When each text was kept last. */
  async function ages(): Promise<Map<string, number>> {
    const range = IDBKeyRange.bound([person, ""], [person, "\uffff"]);
    const rows = await (await store).getAll("texts", range);
    return new Map(rows.map(({ name, keptAt }) => [name, keptAt]));
  }

  async function tidy(): Promise<void> {
    const transaction = (await store).transaction("texts", "readwrite");
    for await (const row of transaction.store.index("keptAt").iterate(IDBKeyRange.upperBound(Date.now() - longest))) await row.delete();
    await transaction.done;
  }

  /** Keeps one text, on behalf of one window. */
  function keeper(name: string) {
    /** Keys of changes that this window's document contains. */
    let contained: Promise<number>[] = [];

    async function load(): Promise<{ state: Uint8Array | null; changes: Uint8Array[] }> {
      const transaction = (await store).transaction(["texts", "changes"]);
      const index = transaction.objectStore("changes").index("text");
      const [text, keys, rows] = await Promise.all([
        transaction.objectStore("texts").get([person, name]),
        index.getAllKeys([person, name]),
        index.getAll([person, name]),
      ]);
      contained.push(...keys.map((key) => Promise.resolve(key)));
      return { state: text?.state ?? null, changes: rows.map(({ update }) => update) };
    }

    /** Resolves once the browser has it. Rejects where it can't keep anything more. */
    async function add(update: Uint8Array): Promise<void> {
      const added = withRoom(store, (database) => database.add("changes", { person, name, article, update }));
      contained.push(added);
      await added;
    }

    /** The server has all of `state`: the changes in it need not be kept one by one. */
    async function confirm(state: Uint8Array): Promise<void> {
      const settled = await Promise.allSettled(contained.splice(0));
      const transaction = (await store).transaction(["texts", "changes"], "readwrite");
      const texts = transaction.objectStore("texts");
      // Another window may have kept more than this one has seen.
      const known = await texts.get([person, name]);
      await texts.put({ person, name, article, state: known ? mergeUpdates([known.state, state]) : state, keptAt: Date.now() });
      for (const outcome of settled) if (outcome.status === "fulfilled") await transaction.objectStore("changes").delete(outcome.value);
      await transaction.done;
    }

    /** What was typed here is not wanted any more. */
    async function forget(): Promise<void> {
      contained = [];
      const transaction = (await store).transaction(["texts", "changes"], "readwrite");
      const changes = transaction.objectStore("changes");
      await transaction.objectStore("texts").delete([person, name]);
      for (const key of await changes.index("text").getAllKeys([person, name])) await changes.delete(key);
      await transaction.done;
    }

    return { load, add, confirm, forget };
  }

  return { unsaved, ages, tidy, keeper };
}
