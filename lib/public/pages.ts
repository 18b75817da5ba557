import { join } from "node:path";
import { Readable } from "node:stream";
import { TransformStream } from "node:stream/web";
import { SHARE_ENV } from "node:worker_threads";
import { Piscina } from "piscina";
import type { PageHead, PageTask } from "./page-worker.ts";
import type { Rendered } from "./rendered.ts";

export type StreamOptions = { ifNoneMatch: string | null; gzip: boolean };
export type Streamed = PageHead & { body: Readable };

/** Who renders the public pages. */
export type Pages = {
  render(address: string): Promise<Rendered>;
  stream(address: string, options: StreamOptions): Promise<Streamed>;
  /** After the bundle was made anew. */
  reload(): void;
  close(): Promise<void>;
};

/** Too many pages wait to be rendered. */
export class TooBusy extends Error {}

/** Milliseconds from the question to the first byte; what takes longer ends, and the worker with it. */
const deadline = 60_000;
const mostWaiting = 300;
/** Long exports under way at once: each holds its revision in memory. */
const mostStreams = 12;
/** Milliseconds that a reader may take for one. */
const streamPatience = 15 * 60_000;

/** Opens the worker that renders the public pages. One, so that whoever storms them leaves the other processors to the desk. */
export function openPages(): Pages {
  const streaming = new Set<Readable>();
  let pool = openPool();

  function openPool(): Piscina<PageTask> {
    const opened: Piscina<PageTask> = new Piscina({
      filename: join(import.meta.dirname, "page-worker.ts"),
      // It is opened before the database, whose address it hears of later.
      env: SHARE_ENV,
      ...{ minThreads: 1, maxThreads: 1, concurrentTasksPerWorker: 4, maxQueue: mostWaiting },
      // Whoever storms the public pages waits longer than the desk, where the machine has no more.
      niceIncrement: 5,
      resourceLimits: { maxOldGenerationSizeMb: 1500 },
      // It goes on streaming after it has answered, so it must not sleep in between.
      atomics: "disabled",
    });
    opened.on("error", () => undefined);
    opened.on("workerDestroy", () => {
      for (const body of streaming) body.destroy(new Error("The worker that rendered it is gone."));
    });
    return opened;
  }

  async function run(task: PageTask, transferList: [] | [WritableStream] = []) {
    if (pool.queueSize >= mostWaiting) throw new TooBusy();
    return pool.run(task, { signal: AbortSignal.timeout(deadline), transferList });
  }

  return {
    render: (address) => run({ address }),
    async stream(address, options) {
      if (streaming.size >= mostStreams) throw new TooBusy();
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      const head: PageHead = await run({ address, stream: { ...options, into: writable } }, [writable]);
      const body = Readable.fromWeb(readable, { signal: AbortSignal.timeout(streamPatience) });
      streaming.add(body);
      body.once("close", () => streaming.delete(body));
      return { ...head, body };
    },
    reload() {
      void pool.destroy();
      pool = openPool();
    },
    close: () => pool.destroy(),
  };
}
