import { type BrowserStore, type KeptDraft, withRoom } from "./browser-store.ts";
import { hasChanges } from "./draft.ts";
import type { RoomState } from "./room-state.ts";
import { livingWindows } from "./this-window.ts";

type Options = { store: BrowserStore; person: string; article: string; window: string; onTrouble: (trouble: boolean) => void };

export type KeptDrafts = ReturnType<typeof createKeptDrafts>;

/**
 * Keeps what is typed in this window's cards in the browser, as it is typed, until the server has it. Each window writes only its own; what
 * windows that are gone left behind is taken over, by one window only.
 */
export function createKeptDrafts({ store, person, article, window, onTrouble }: Options) {
  /** The draft that each kept row was made of, by the row's subject. */
  let written = new Map<string, unknown>();
  let wanted: RoomState | null = null;
  let writing: Promise<void> | null = null;
  /** Rows taken over and not yet let go: their place is taken by this window's own once those are written. */
  let applied: string[] = [];

  /** What windows that are gone left behind, oldest first. It stays kept, as this window's, until it is applied or let go. */
  async function takeOver(): Promise<KeptDraft[]> {
    const database = await store;
    const before = await database.getAllFromIndex("drafts", "article", [person, article]);
    const asked = [...new Set(before.map((row) => row.window))];
    const living = await livingWindows(asked);
    const transaction = database.transaction("drafts", "readwrite");
    const taken: KeptDraft[] = [];
    for (const row of await transaction.store.index("article").getAll([person, article])) {
      if (row.window === window || living.has(row.window) || !asked.includes(row.window)) continue;
      const mine: KeptDraft = {
        ...row,
        window,
        subject: row.subject.startsWith("left:") ? row.subject : `left:${row.window}:${row.subject}`,
      };
      await transaction.store.delete(keyOf(row));
      await transaction.store.put(mine);
      taken.push(mine);
    }
    await transaction.done;
    return taken.sort((one, other) => one.keptAt - other.keptAt);
  }

  /** These rows are in the room's state from now on. */
  function apply(subjects: string[]): void {
    applied.push(...subjects);
  }

  /** Keeps what is unsaved now; what is saved is kept no longer. */
  function keep(state: RoomState): Promise<void> {
    wanted = state;
    writing ??= write().finally(() => {
      writing = null;
    });
    return writing;
  }

  async function write(): Promise<void> {
    while (wanted) {
      const state = wanted;
      wanted = null;
      try {
        await writeOnce(state);
        onTrouble(false);
      } catch (error) {
        console.warn("This browser can't keep what is typed", error);
        onTrouble(true);
      }
    }
  }

  async function writeOnce(state: RoomState): Promise<void> {
    const rows = unsavedOf(state);
    const changed = rows.filter(({ subject, draft }) => written.get(subject) !== draft);
    const now = new Map<string, unknown>(rows.map(({ subject, draft }) => [subject, draft]));
    const gone = [...written.keys()].filter((subject) => !now.has(subject));
    if (changed.length === 0 && gone.length === 0 && applied.length === 0) return;
    const done = applied;
    const keptAt = Date.now();
    await withRoom(store, async (database) => {
      const transaction = database.transaction("drafts", "readwrite");
      await Promise.all([
        ...changed.map((row) => transaction.store.put({ ...row, person, article, window, snapshotId: state.snapshot.id, keptAt })),
        ...[...gone, ...done].map((subject) => transaction.store.delete([person, article, window, subject])),
        transaction.done,
      ]);
    });
    written = now;
    applied = applied.filter((subject) => !done.includes(subject));
  }

  async function discard(subject: string): Promise<void> {
    await (await store).delete("drafts", [person, article, window, subject]);
  }

  return { takeOver, apply, keep, discard };
}

type Unsaved = Pick<KeptDraft, "subject"> &
  (Pick<KeptDraft & { kind: "card" }, "kind" | "annotation" | "draft"> | Pick<KeptDraft & { kind: "review" }, "kind" | "draft">);

function unsavedOf(state: RoomState): Unsaved[] {
  const cards = Object.entries(state.cards).flatMap(([id, draft]): Unsaved[] => {
    const annotation = state.annotations[id];
    return annotation && hasChanges(draft) ? [{ kind: "card", subject: id, annotation, draft }] : [];
  });
  return hasChanges(state.review) ? [...cards, { kind: "review", subject: "review", draft: state.review }] : cards;
}

function keyOf({ person, article, window, subject }: KeptDraft): [string, string, string, string] {
  return [person, article, window, subject];
}
