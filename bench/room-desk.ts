import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { closeDatabase, database } from "#lib/db/client.ts";
import { openDatabase } from "#lib/db/open.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { setEnvironment } from "#lib/env.ts";
import { type Desk, freePort, startRoomProcess } from "#lib/room/kill-rounds.ts";
import { signedIn } from "#lib/room/testing.ts";
import { createAnnotation } from "#lib/usecases/create-annotation.ts";
import { loadArticle } from "#lib/usecases/load-article.ts";

const text = "The sentence that stands here is checked by many at once.";

/** A database of its own with one article, and rationales on it, each with somebody signed in who may write it. */
export async function openDesk() {
  const dataDir = await mkdtemp(join(tmpdir(), "assay-bench-room-"));
  setEnvironment({ ASSAY_DATA_DIR: dataDir, DATABASE_URL: "" });
  const opened = await openDatabase();
  const user = await database().user.create({ data: { email: "bench@example.org", name: "Bench", role: "admin" } });
  const actor: Actor = { id: user.id, name: user.name, role: "admin", via: "command-line" };
  const loaded = await loadArticle(actor, { original: Buffer.from(text).toString("base64"), originalType: "text/plain", details: {} });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const articleId = loaded.value.article.id;
  return {
    ...{ dataDir, articleId, actor },
    async rationales(count: number): Promise<Desk[]> {
      const made = [];
      for (let index = 0; index < count; index += 1) {
        const person = await database().user.create({
          data: { email: `${crypto.randomUUID()}@example.org`, name: "Writer", role: "reviewer" },
        });
        const annotation = await createAnnotation(actor, { articleId, passages: [{ start: 0, end: 3, exact: "The" }] });
        if (!annotation.ok) throw new Error(annotation.error.message);
        made.push({ id: annotation.value.id, articleId, cookie: (await signedIn(person.id)).cookie });
      }
      return made;
    },
    async [Symbol.asyncDispose]() {
      await closeDatabase();
      await opened.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type Started = { child: ChildProcess; url: string };

export async function startOurs(dataDir: string): Promise<Started> {
  const port = await freePort();
  return { child: await startRoomProcess(port, dataDir), url: `http://127.0.0.1:${port}` };
}

/** Hocuspocus as it comes. */
export async function startBare(): Promise<Started> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "bare-room.ts"), String(await freePort())], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const [url] = child.stdout ? await once(createInterface(child.stdout), "line") : [""];
  return { child, url: String(url) };
}

export async function withProcess<T>(start: () => Promise<Started>, work: (started: Started) => Promise<T>): Promise<T> {
  const started = await start();
  try {
    return await work(started);
  } finally {
    started.child.kill("SIGTERM");
    await once(started.child, "exit");
  }
}

export function percentile(values: number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** A count that has to be nothing. */
export function mustBeNone(what: string, value: number, unit: string, peer: string, peerValue: number) {
  return { what, value, unit, peer, peerValue, target: "0", met: value === 0 };
}
