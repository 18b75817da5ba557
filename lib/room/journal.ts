import { setTimeout as sleep } from "node:timers/promises";
import { mergeUpdates } from "yjs";
import type { NewProseUpdate } from "#lib/usecases/room/append-prose.ts";

type Options = {
  /** Commits all of them or throws. */
  append: (updates: NewProseUpdate[]) => Promise<void>;
  /** Milliseconds to wait for more before a commit, since the first change that is to be in it. */
  gather?: number;
  /** Milliseconds after which even what is not urgent is committed. */
  lazily?: number;
  /** Told when storing begins to fail, and when it works again. */
  onTrouble: (trouble: boolean, cause?: unknown) => void;
};

const longestPause = 2000;
const largestBatch = 2000;
/** Changes within one gathering that make a node a busy one. */
const many = 2;

/**
 * Takes changes in at once and commits them in groups, in the order they came. A commit that fails is tried again until it works:
 * nothing is ever dropped. What has been promised to be `settled` is in the database.
 */
export function createJournal({ append, gather = 20, lazily = 5000, onTrouble }: Options) {
  let waiting: NewProseUpdate[] = [];
  let writing: NewProseUpdate[] = [];
  let added = 0;
  let committed = 0;
  let trouble = false;
  let running: Promise<void> | null = null;
  let stopped = false;
  let hurry = new AbortController();
  let failures = 0;
  let waitingSince = 0;
  let lazy: NodeJS.Timeout | undefined;
  const lastOf = new Map<string, number>();
  const promises: { number: number; keep: () => void }[] = [];

  /** A change that `isUrgent` is committed within moments; another goes along with the next that is, or when somebody waits for it. */
  function add(update: NewProseUpdate, isUrgent: boolean): void {
    if (waiting.length === 0) waitingSince = performance.now();
    waiting.push(update);
    added += 1;
    lastOf.set(update.documentId, added);
    if (isUrgent) start();
    // Where nobody writes and nobody leaves, what others wrote must not pile up.
    else lazy ??= setTimeout(start, lazily).unref();
  }

  function start(): void {
    if (stopped || waiting.length === 0) return;
    running ??= write().finally(() => {
      running = null;
      start();
    });
  }

  async function write(): Promise<void> {
    await pause(gather - (performance.now() - waitingSince));
    // With so many writing, fewer and larger commits leave the processor to those who wait for each other's words.
    if (waiting.length >= many) await pause(2 * gather);
    writing = waiting.slice(0, largestBatch);
    waiting = waiting.slice(largestBatch);
    waitingSince = performance.now();
    clearTimeout(lazy);
    lazy = undefined;
    for (let delay = 100; writing.length > 0 && !stopped; delay = Math.min(delay * 2, longestPause)) {
      try {
        await append(merged(writing));
        committed += writing.length;
        writing = [];
        if (trouble) onTrouble(false);
        trouble = false;
        keepPromises();
      } catch (cause) {
        failures += 1;
        if (!trouble) onTrouble(true, cause);
        trouble = true;
        await pause(delay);
      }
    }
  }

  async function pause(milliseconds: number): Promise<void> {
    await sleep(Math.max(0, milliseconds), undefined, { signal: hurry.signal }).catch(() => undefined);
  }

  function keepPromises(): void {
    for (const [id, number] of lastOf) if (number <= committed) lastOf.delete(id);
    while ((promises[0]?.number ?? Number.POSITIVE_INFINITY) <= committed) promises.shift()?.keep();
  }

  /** Resolves once everything added so far to this document is committed. */
  function settled(documentId: string): Promise<void> {
    if (!isPending(documentId)) return Promise.resolve();
    start();
    // In the order they are made, so numbers only grow: all changes up to now, which is never less than asked.
    return new Promise((keep) => promises.push({ number: added, keep }));
  }

  function isPending(documentId: string): boolean {
    return (lastOf.get(documentId) ?? 0) > committed;
  }

  /** Commits what it can until the deadline, in milliseconds. Then it stops for good, and hands back what is in no database. */
  async function stop(deadline: number): Promise<NewProseUpdate[]> {
    hurry.abort();
    hurry = new AbortController();
    const end = Date.now() + deadline;
    while (waiting.length + writing.length > 0 && Date.now() < end) {
      start();
      await Promise.race([running, sleep(Math.max(0, end - Date.now()))]);
    }
    stopped = true;
    hurry.abort();
    return [...writing, ...waiting];
  }

  /** What people here wrote and no database has yet: in how many documents, since how many milliseconds; and how often a commit failed. */
  function figures(): { documents: number; oldest: number; failures: number } {
    const unsaved = [...writing, ...waiting].filter(({ authorId }) => authorId !== null);
    const [first] = unsaved;
    return {
      documents: new Set(unsaved.map(({ documentId }) => documentId)).size,
      oldest: first ? Math.max(0, Date.now() - first.at.getTime()) : 0,
      failures,
    };
  }

  return { add, settled, isPending, stop, figures, hasTrouble: () => trouble };
}

export type Journal = ReturnType<typeof createJournal>;

/** One row for each document and author, instead of one a keystroke. */
function merged(updates: NewProseUpdate[]): NewProseUpdate[] {
  const groups = Map.groupBy(updates, ({ documentId, authorId }) => `${documentId} ${authorId}`);
  return [...groups.values()].flatMap((group) => {
    const last = group.at(-1);
    return last ? [{ ...last, update: group.length === 1 ? last.update : mergeUpdates(group.map(({ update }) => update)) }] : [];
  });
}
