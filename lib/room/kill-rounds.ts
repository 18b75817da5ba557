/** Kills the room's process at random moments while people type and annotate, and looks for anything that was shown as saved and is not there. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { storedText } from "./testing.ts";
import { until, Window } from "./testing-window.ts";

/** What one person writes, and how they are signed in. */
export type Desk = { id: string; articleId: string; cookie: string };

export type KillResult = {
  rounds: number;
  /** Words and annotations that were shown as saved. */
  words: number;
  annotations: number;
  lost: string[];
  /** Milliseconds from typing until told that it is saved, each time, while the room runs. */
  unsaved: number[];
};

export async function startRoomProcess(port: number, dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "testing-process.ts"), String(port), dataDir], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...process.env, DATABASE_URL: env.databaseUrl ?? "", AUTH_SECRET: env.authSecret, LOG_LEVEL: "silent" },
  });
  if (child.stdout) await once(createInterface(child.stdout), "line");
  return child;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return address !== null && typeof address === "object" ? address.port : 0;
}

/** In each round everybody is told at least this often that a word is saved, however slow the machine is; and once that an annotation is. */
export const wordsARound = 2;

export async function killRounds(rounds: number, desks: Desk[]): Promise<KillResult> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), "assay-kill-"));
  const url = `http://127.0.0.1:${port}`;
  const result: KillResult = { rounds, words: 0, annotations: 0, lost: [], unsaved: [] };
  let child = await startRoomProcess(port, dataDir);
  const people = desks.map((desk) => ({
    ...desk,
    window: new Window({ url }, `rationale:${desk.id}`, desk.cookie),
    words: new Set<string>(),
    annotations: new Set<string>(),
  }));
  await Promise.all(people.map(({ window }) => window.synced()));

  for (let round = 0; round < rounds; round += 1) {
    let killed = false;
    const before = people.map(({ words, annotations }) => ({ words: words.size, annotations: annotations.size }));
    const typing = people.map(async ({ window, words }) => {
      for (let word = 0; !killed; word += 1) {
        const typed = `round ${round} word ${word} by ${window.document.clientID}.`;
        const since = performance.now();
        window.write(typed);
        const told = await Promise.race([window.saved().then(() => true), until(() => killed).then(() => false)]);
        if (!told) break;
        result.unsaved.push(performance.now() - since);
        words.add(typed);
      }
    });
    const annotating = people.map(async ({ articleId, cookie, annotations }) => {
      while (!killed) {
        const body = JSON.stringify({ articleId, passages: [{ start: 0, end: 3, exact: "The" }] });
        const answer = await fetch(url, { method: "POST", headers: { cookie }, body }).catch(() => null);
        // Cut off while it was read: whether it is saved was not told.
        const told = await answer?.json().catch(() => null);
        if (told) annotations.add(z.object({ value: z.object({ id: z.string() }) }).parse(told).value.id);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
    await until(() =>
      people.every(
        ({ words, annotations }, index) =>
          words.size >= (before[index]?.words ?? 0) + wordsARound && annotations.size > (before[index]?.annotations ?? 0),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
    child.kill("SIGKILL");
    await once(child, "exit");
    killed = true;
    await Promise.all([...typing, ...annotating]);
    for (const { id, words } of people) {
      const there = await storedText(id);
      for (const typed of words) if (!there.includes(typed)) result.lost.push(typed);
    }
    child = await startRoomProcess(port, dataDir);
    await Promise.all(people.map(({ window }) => window.saved()));
    // What was only in the browser when the server died has come back with it.
    for (const { id, window } of people) if ((await storedText(id)) !== window.text) result.lost.push(`${id} differs`);
  }
  const annotations = people.flatMap((person) => [...person.annotations]);
  const there = await database().annotation.findMany({ where: { id: { in: annotations } }, select: { id: true } });
  const found = new Set(there.map(({ id }) => id));
  result.lost.push(...annotations.filter((id) => !found.has(id)).map((id) => `annotation ${id}`));
  result.annotations = annotations.length;
  result.words = people.reduce((sum, { words }) => sum + words.size, 0);
  for (const { window } of people) window.close();
  child.kill("SIGTERM");
  await once(child, "exit");
  return result;
}
