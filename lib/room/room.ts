import { randomUUID } from "node:crypto";
import { Hocuspocus } from "@hocuspocus/server";
import { OutOfSpace } from "#lib/domain/out-of-space.ts";
import type { RoomFigures } from "#lib/domain/prose/room-messages.ts";
import { log } from "#lib/log.ts";
import { appendProse } from "#lib/usecases/room/append-prose.ts";
import { findUnstoredProse, storeProse } from "#lib/usecases/steps/store-prose.ts";
import { createAccess } from "./access.ts";
import { createDocumentHooks } from "./document-hooks.ts";
import { createJournal } from "./journal.ts";
import { createLiveDocuments, say } from "./live-documents.ts";
import { createPeople, type Visitor } from "./people.ts";
import { createProjector } from "./projector.ts";
import { connectRedis } from "./redis.ts";
import { createSockets } from "./sockets.ts";
import { replaySpilled, spill } from "./spill.ts";

type Listener = { close(): Promise<void> };
type Heard = (payload: string) => void;

export type RoomOptions = {
  /** The address people use: pages of other origins may not connect. */
  url: string;
  dataDir: string;
  redisUrl?: string | undefined;
  /** Wakes that come from the database, with what to do when some may have been missed. */
  listen: (channel: "events" | "prose" | "access", heard: Heard, missed: () => void) => Promise<Listener>;
};

/** Milliseconds until it is tried again to store what was left, where there was no room for it. */
const spaceRetry = 5000;

export type Room = Awaited<ReturnType<typeof openRoom>>;

/** The room: live work on articles, over one WebSocket a browser window. */
export async function openRoom({ url, dataDir, redisUrl, listen }: RoomOptions) {
  const node = randomUUID();
  const people = createPeople();
  const append = (updates: Parameters<typeof appendProse>[0]) => appendProse(updates, node);
  let stopping = false;

  const journal = createJournal({
    append,
    onTrouble(trouble, cause) {
      if (trouble) log.error({ error: cause }, "shared texts can't be stored; they are kept in memory and it is tried again");
      else log.info("shared texts are stored again");
      documents.broadcastTrouble(trouble);
    },
  });
  const projector = createProjector({
    async store(documentId) {
      await journal.settled(documentId);
      const { tooLong } = await storeProse(documentId);
      if (tooLong) log.warn({ documentId }, "a shared text is longer than it may be: the review keeps what it said before");
    },
  });

  const hocuspocus = new Hocuspocus<Visitor>();
  const documents = createLiveDocuments(hocuspocus, journal, projector);
  const access = createAccess(people, documents.sharedTexts);
  hocuspocus.configure({
    quiet: true,
    // Storing is the journal's: nothing to wait for here.
    debounce: 0,
    extensions: [...(redisUrl ? [connectRedis(redisUrl)] : []), createDocumentHooks({ people, journal, access, documents })],
  });

  const sockets = createSockets({ url, people, hocuspocus });

  const listeners = await Promise.all([
    listen("events", hearEvent, () => broadcastSequence(null)),
    listen("prose", hearProse, () => documents.missed()),
    listen("access", hearAccess, recheckAll),
  ]);

  function hearEvent(payload: string): void {
    const [articleId = "", sequence] = payload.split(":");
    hocuspocus.documents.get(`review:${articleId}`)?.relayStateless(say({ sequence: Number(sequence) }));
  }

  function hearAccess(payload: string): void {
    const [who = "", articleId] = payload.split(":");
    if (who === "article") void access.recheckArticle(articleId);
    else void people.recheck(who);
  }

  function recheckAll(): void {
    void people.recheckAll();
    void access.recheckArticle();
  }

  function broadcastSequence(sequence: number | null): void {
    for (const [name, document] of hocuspocus.documents) {
      if (name.startsWith("review:")) document.relayStateless(say({ sequence }));
    }
  }

  function hearProse(payload: string): void {
    const [by, ids = ""] = payload.split(":");
    if (by !== node) documents.heard(ids.split(","));
  }

  /** What an earlier process left: changes in a file, and changes not yet in their review. */
  async function recover(): Promise<void> {
    try {
      await storeWhatWasLeft();
    } catch (error) {
      if (!(error instanceof OutOfSpace)) throw error;
      const again = () => void recover().catch((cause) => log.error({ err: cause }, "what an earlier process left is not stored yet"));
      recovery = setTimeout(again, spaceRetry).unref();
    }
  }

  async function storeWhatWasLeft(): Promise<void> {
    // The first statement of its kind takes longest, and nobody should wait for it with unsaved words.
    await append([]);
    const replayed = await replaySpilled(dataDir, append);
    if (replayed > 0) log.info({ changes: replayed }, "changes that an earlier process could not store are stored now");
    for (const documentId of await findUnstoredProse()) projector.plan(documentId);
  }
  let recovery: NodeJS.Timeout | undefined;
  await recover();
  const sessionsEnd = setInterval(recheckAll, 60_000).unref();

  /** Refuses new work, closes what is open, and stores everything, or writes down what no database takes. `patience` in milliseconds. */
  async function close(patience: number): Promise<void> {
    stopping = true;
    clearInterval(sessionsEnd);
    clearTimeout(recovery);
    sockets.close();
    const unstored = await journal.stop(patience * 0.6);
    if (unstored.length > 0) await writeDown(unstored);
    else await Promise.race([projector.stop(), new Promise((resolve) => setTimeout(resolve, patience * 0.3).unref())]);
    await Promise.all(listeners.map((listener) => listener.close().catch(() => undefined)));
    await hocuspocus.hooks("onDestroy", { instance: hocuspocus });
  }

  /** The last that can be done for words that no database takes: the browsers they were typed in keep them too. */
  async function writeDown(unstored: Parameters<typeof spill>[1]): Promise<void> {
    const what = `The database could not take ${unstored.length} changes to shared texts: they`;
    await spill(dataDir, unstored).then(
      (path) => console.error(`${what} are in ${path}, and are stored at the next start.`),
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : error;
        console.error(`${what} are not stored, and could not be written to ${dataDir} either (${reason}). Make room there. They are still`);
        console.error("in the browsers they were typed in, which send them again when Assay is back: do not close those.");
      },
    );
  }

  function figures(): RoomFigures {
    const unsaved = journal.figures();
    return {
      state: stopping ? "closing" : journal.hasTrouble() ? "failing" : "open",
      connections: sockets.count(),
      documents: documents.count(),
      unsavedDocuments: unsaved.documents,
      oldestUnsavedMilliseconds: unsaved.oldest,
      storeFailures: unsaved.failures,
    };
  }

  return { upgrade: sockets.upgrade, close, hocuspocus, figures };
}
