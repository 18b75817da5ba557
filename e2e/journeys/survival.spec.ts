import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { databaseRelay } from "#lib/room/testing.ts";
import { Window } from "#lib/room/testing-window.ts";
import { discard, startAssay } from "../assay-server.ts";
import { apiToken, programPassword } from "../command-line.ts";
import { signIn } from "../two-nodes.ts";

test("every write that was answered survives kill -9, and the next start goes on with it", async () => {
  test.setTimeout(180_000);
  let server = await startAssay({ sample: false });
  const token = apiToken(server, "survivor@example.org", "editor");
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const sentences = Array.from({ length: 40 }, (_, index) => `Sentence number ${index} of this article stands here.`);
  const loaded = await fetch(`${server.url}/api/v1/articles`, {
    method: "POST",
    headers,
    body: JSON.stringify({ text: sentences.join(" "), title: "An article that survives", language: "en" }),
  });
  const { id } = await loaded.json();

  const answered: string[] = [];
  for (let round = 0; round < 3; round++) {
    let killed = false;
    const writing = (async () => {
      for (let index = 0; !killed; index = (index + 1) % sentences.length) {
        const claim = `Round ${round}, claim ${answered.length}`;
        const response = await fetch(`${server.url}/api/v1/articles/${id}/annotations`, {
          method: "POST",
          headers,
          body: JSON.stringify({ passages: [{ exact: sentences[index] }], claim }),
        }).catch(() => null);
        if (response?.status === 201) answered.push(claim);
      }
    })();
    const enough = answered.length + 10;
    await expect.poll(() => answered.length, { intervals: [5] }).toBeGreaterThan(enough);
    await server.kill("SIGKILL");
    killed = true;
    await writing;
    const { dataDir, url } = server;
    server = await startAssay({ dataDir, sample: false, port: Number(new URL(url).port) });
    const kept = await (await fetch(`${server.url}/api/v1/articles/${id}/annotations?limit=500`, { headers })).json();
    const claims = new Set(kept.annotations.map(({ claim }: { claim: string }) => claim));
    expect(answered.filter((claim) => !claims.has(claim))).toEqual([]);
  }
  await discard(server);
});

test("asked to stop while the database is away, it ends within ten seconds and keeps what was typed for the next start", async () => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), "assay-stop-"));
  const database = await openEmbedded({ dataDir: join(folder, "postgres") });
  const relay = await databaseRelay(database.ownerUrl);
  const environment = { DATABASE_URL: relay.url, AUTH_SECRET: "the same at each start, and not a secret" };
  const dataDir = join(folder, "node");
  let server = await startAssay({ sample: false, dataDir, environment });
  // Past the relay, which is in this process, and stands still while a command is waited for.
  const direct = { ...server, environment: { ...server.environment, DATABASE_URL: database.ownerUrl } };
  const token = apiToken(direct, "program@example.org", "editor");
  const post = async (path: string, body: unknown) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    return (await fetch(`${server.url}/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) })).json();
  };
  const { id: articleId } = await post("articles", { text: "It stops, and starts again.", title: "Stopping", language: "en" });
  const { id } = await post(`articles/${articleId}/annotations`, { passages: [{ exact: "It stops" }], claim: "It does." });
  const cookie = await signIn(server.url, "program@example.org", programPassword);
  const window = new Window(server, `rationale:${id}`, cookie);
  await window.synced();
  window.write("Typed before.");
  await window.saved();

  relay.takeAway();
  window.write("Typed with no database to take it.");
  await expect.poll(() => window.heard.includes('{"trouble":true}')).toBe(true);
  expect((await fetch(`${server.url}/api/health`)).status).toBe(503);
  const asked = performance.now();
  await server.kill("SIGTERM");
  const taken = performance.now() - asked;
  window.close();
  expect(taken, "milliseconds until it ended").toBeLessThan(10_000);
  expect((await readdir(dataDir)).filter((name) => name.startsWith("room-unsaved"))).toHaveLength(1);

  relay.giveBack();
  server = await startAssay({ sample: false, dataDir, environment, port: Number(new URL(server.url).port) });
  const again = new Window(server, `rationale:${id}`, cookie);
  await again.synced();
  expect(again.text).toContain("Typed with no database to take it.");
  again.close();
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  await discard(server);
  relay.close();
  await database.release();
  await rm(folder, { recursive: true, force: true });
});
