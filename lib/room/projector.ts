import { log } from "#lib/log.ts";

type Options = { store: (documentId: string) => Promise<void>; quiet?: number; longest?: number };

const retryDelay = 2000;

/** Brings documents into their projections once nobody has changed them for a moment, or when they have been changing for long. */
export function createProjector({ store, quiet = 1000, longest = 15_000 }: Options) {
  const planned = new Map<string, { since: number; timer: NodeJS.Timeout }>();
  const running = new Set<Promise<void>>();
  let last: Promise<void> = Promise.resolve();
  let stopped = false;

  function plan(documentId: string, delay = quiet): void {
    if (stopped) return;
    const existing = planned.get(documentId);
    clearTimeout(existing?.timer);
    const since = existing?.since ?? Date.now();
    const wait = Math.max(0, Math.min(delay, since + longest - Date.now()));
    planned.set(documentId, { since, timer: setTimeout(() => run(documentId), wait) });
  }

  function run(documentId: string): void {
    clearTimeout(planned.get(documentId)?.timer);
    planned.delete(documentId);
    const work = last
      .then(() => store(documentId))
      .catch((error: unknown) => {
        log.warn({ error, documentId }, "a shared text could not be brought into its review; it will be tried again");
        plan(documentId, retryDelay);
      })
      .finally(() => running.delete(work));
    running.add(work);
    // One after the other: it is work for the processor, which has those who type to serve.
    last = work;
  }

  return {
    plan,
    /** Runs all that is planned, and then no more. */
    async stop(): Promise<void> {
      for (const documentId of [...planned.keys()]) run(documentId);
      stopped = true;
      await Promise.all(running);
      for (const { timer } of planned.values()) clearTimeout(timer);
    },
  };
}

export type Projector = ReturnType<typeof createProjector>;
