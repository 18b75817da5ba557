/** Kills the room's process at random moments while people type, and looks for anything that was shown as saved and is not there. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { env } from "#lib/env.ts";
import { storedText, until, Window } from "./testing.ts";

export type KillResult = { rounds: number; confirmed: number; lost: string[]; longestUnsaved: number };

export async function startRoomProcess(port: number, dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "testing-process.ts"), String(port), dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, DATABASE_URL: env.databaseUrl ?? "", AUTH_SECRET: env.authSecret, LOG_LEVEL: "silent" },
  });
  await once(createInterface(child.stdout), "line");
  return child;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return address !== null && typeof address === "object" ? address.port : 0;
}

/** `longestUnsaved`: milliseconds between typing and being told that it is saved, at worst, while the room runs. */
export async function killRounds(rounds: number, rationales: { id: string; cookie: string }[]): Promise<KillResult> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), "assay-kill-"));
  const server = { url: `http://127.0.0.1:${port}` };
  const result: KillResult = { rounds, confirmed: 0, lost: [], longestUnsaved: 0 };
  let child = await startRoomProcess(port, dataDir);
  const people = rationales.map(({ id, cookie }) => ({
    id,
    window: new Window(server, `rationale:${id}`, cookie),
    saved: new Set<string>(),
  }));
  await Promise.all(people.map(({ window }) => window.synced()));

  for (let round = 0; round < rounds; round += 1) {
    let killed = false;
    const typing = people.map(async ({ window, saved }) => {
      for (let word = 0; !killed; word += 1) {
        const words = `round ${round} word ${word} by ${window.document.clientID}.`;
        const since = performance.now();
        window.write(words);
        const told = await Promise.race([window.saved().then(() => true), until(() => killed).then(() => false)]);
        if (!told) break;
        result.longestUnsaved = Math.max(result.longestUnsaved, performance.now() - since);
        result.confirmed += 1;
        saved.add(words);
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 400));
    child.kill("SIGKILL");
    await once(child, "exit");
    killed = true;
    await Promise.all(typing);
    for (const { id, saved } of people) {
      const there = await storedText(id);
      for (const words of saved) if (!there.includes(words)) result.lost.push(words);
    }
    child = await startRoomProcess(port, dataDir);
    await Promise.all(people.map(({ window }) => window.saved()));
    // What was only in the browser when the server died has come back with it.
    for (const { id, window } of people) if ((await storedText(id)) !== window.text) result.lost.push(`${id} differs`);
  }
  for (const { window } of people) window.close();
  child.kill("SIGTERM");
  await once(child, "exit");
  return result;
}
