import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { database } from "#lib/db/client.ts";
import { type Desk, freePort, startRoomProcess } from "#lib/room/kill-rounds.ts";
import { signedIn } from "#lib/room/testing.ts";
import { createAnnotation } from "#lib/usecases/annotation/create-annotation.ts";
import { loadArticle } from "#lib/usecases/article/load-article.ts";
import { granted, openBenchDesk } from "./bench-desk.ts";

const text = "The sentence that stands here is checked by many at once.";

/** A database of its own with one article, and rationales on it, each with somebody signed in who may write it. */
export async function openDesk() {
  const desk = await openBenchDesk();
  const { actor } = desk;
  const original = Buffer.from(text).toString("base64");
  const { article } = granted(await loadArticle(actor, { original, originalType: "text/plain", details: {} }));
  const articleId = article.id;
  return {
    ...desk,
    articleId,
    async rationales(count: number): Promise<Desk[]> {
      const made = [];
      for (let index = 0; index < count; index += 1) {
        const person = await database().user.create({
          data: { email: `${crypto.randomUUID()}@example.org`, name: "Writer", role: "reviewer" },
        });
        const { id } = granted(await createAnnotation(actor, { articleId, passages: [{ start: 0, end: 3, exact: "The" }] }));
        made.push({ id, articleId, cookie: (await signedIn(person.id)).cookie });
      }
      return made;
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
