import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as Y from "yjs";
import { closeDatabase, database } from "#lib/db/client.ts";
import { openDatabase } from "#lib/db/open.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { setEnvironment } from "#lib/env.ts";
import { freePort, killRounds, startRoomProcess } from "#lib/room/kill-rounds.ts";
import { signedIn, Window } from "#lib/room/testing.ts";
import { createAnnotation } from "#lib/usecases/create-annotation.ts";
import { loadArticle } from "#lib/usecases/load-article.ts";
import type { Figure } from "./report.ts";

const writersOfOne = 5;
/** Milliseconds between two words of one writer. */
const pace = 500;
const seconds = 12;

/** From one person's edit to another's screen, through the room (signed in, stored durably) and through Hocuspocus as it comes. */
export async function room(): Promise<Figure[]> {
  await using desk = await openDesk();
  const figures: Figure[] = [];
  for (const writers of [20, 100, 200]) {
    const rationales = await desk.rationales(writers / writersOfOne);
    const bare = await withProcess(startBare, (url) => measure(url, rationales, writers));
    const ours = await withProcess(
      async () => {
        const port = await freePort();
        return { child: await startRoomProcess(port, desk.dataDir), url: `http://127.0.0.1:${port}` };
      },
      (url) => measure(url, rationales, writers),
    );
    const ratio = percentile(ours, 0.95) / percentile(bare, 0.95);
    figures.push({
      what: `edit → another screen, ${writers} writers, p95`,
      value: percentile(ours, 0.95),
      unit: "ms",
      peer: "bare Hocuspocus, storing nothing",
      peerValue: percentile(bare, 0.95),
      target: "≤ 1.5×",
      met: ratio <= 1.5,
    });
  }
  return figures;
}

/** A hundred times `kill -9` while people type. */
export async function roomKills(): Promise<Figure[]> {
  await using desk = await openDesk();
  const { lost, confirmed, longestUnsaved } = await killRounds(100, await desk.rationales(4));
  const peer = `of ${confirmed} confirmed as saved, over 100 kills`;
  return [
    {
      what: "shown as saved and lost, or typed and lost",
      value: lost.length,
      unit: "words",
      peer,
      peerValue: 0,
      target: "0",
      met: lost.length === 0,
    },
    {
      ...{ what: "longest until typed words were shown as saved", value: longestUnsaved, unit: "ms" },
      ...{ peer: "the unsaved window", peerValue: 250, target: "≤ 250 ms", met: longestUnsaved <= 250 },
    },
  ];
}

async function openDesk() {
  const dataDir = await mkdtemp(join(tmpdir(), "assay-bench-room-"));
  setEnvironment({ ASSAY_DATA_DIR: dataDir });
  const opened = await openDatabase();
  const user = await database().user.create({ data: { email: "bench@example.org", name: "Bench", role: "admin" } });
  const actor: Actor = { id: user.id, name: user.name, role: "admin", via: "command-line" };
  const text = "One sentence stands here, to be checked by many at once.";
  const loaded = await loadArticle(actor, { original: Buffer.from(text).toString("base64"), originalType: "text/plain", details: {} });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return {
    dataDir,
    async rationales(count: number): Promise<{ id: string; cookie: string }[]> {
      const made = [];
      for (let index = 0; index < count; index += 1) {
        const person = await database().user.create({
          data: { email: `${crypto.randomUUID()}@example.org`, name: "Writer", role: "reviewer" },
        });
        const annotation = await createAnnotation(actor, {
          articleId: loaded.value.article.id,
          passages: [{ start: 0, end: 12, exact: text.slice(0, 12) }],
        });
        if (!annotation.ok) throw new Error(annotation.error.message);
        made.push({ id: annotation.value.id, cookie: (await signedIn(person.id)).cookie });
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

async function startBare(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "bare-room.ts"), String(await freePort())], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [url] = await once(createInterface(child.stdout), "line");
  return { child, url: String(url) };
}

async function withProcess<T>(start: () => Promise<{ child: ChildProcess; url: string }>, work: (url: string) => Promise<T>): Promise<T> {
  const { child, url } = await start();
  try {
    return await work(url);
  } finally {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
}

/** Milliseconds from each edit until a window beside it has it. */
async function measure(url: string, rationales: { id: string; cookie: string }[], writers: number): Promise<number[]> {
  const windows = Array.from({ length: writers }, (_, index) => {
    const { id, cookie } = rationales[index % rationales.length] ?? { id: "", cookie: "" };
    return new Window({ url }, `rationale:${id}`, cookie);
  });
  await Promise.all(windows.map((window) => window.synced()));
  const taken: number[] = [];
  for (const window of windows.slice(0, rationales.length)) {
    window.paragraphs.observe((event) => {
      if (event.transaction.local) return;
      for (const { insert } of event.changes.delta) {
        for (const paragraph of Array.isArray(insert) ? insert : []) {
          const at = paragraph instanceof Y.XmlElement ? Number(paragraph.toArray().join("").split(" ")[0]) : Number.NaN;
          if (at > 0) taken.push(performance.now() - at);
        }
      }
    });
  }
  const timers = windows.slice(rationales.length).map((window) => {
    const begin = setTimeout(() => {
      timers.push(setInterval(() => window.write(`${performance.now()} and a few words more`), pace));
    }, Math.random() * pace);
    return begin;
  });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  for (const timer of timers) clearTimeout(timer);
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (const window of windows) window.close();
  // The first second warms up.
  return taken.slice(Math.floor(taken.length / seconds));
}

function percentile(values: number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
