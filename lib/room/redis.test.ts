import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { removeAwarenessStates } from "y-protocols/awareness";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { annotate, articleFixture } from "#lib/usecases/testing.ts";
import { freePort } from "./kill-rounds.ts";
import { signedIn, startRoom, storedText } from "./testing.ts";
import { until, Window } from "./testing-window.ts";

testDatabase();

const isInstalled = spawnSync("redis-server", ["--version"]).error === undefined;
const withRedis = test.skipIf(!isInstalled);

async function startRedis(port: number) {
  const folder = await mkdtemp(join(tmpdir(), "assay-redis-"));
  const child = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder], { stdio: "ignore" });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  onTestFinished(stop);
  return { stop };
}

async function writers(count: number) {
  const actor = await actorFixture("reviewer");
  const { snapshot, article } = await articleFixture(actor);
  const { id } = await annotate(actor, snapshot);
  const people = await Promise.all(
    Array.from({ length: count }, async (_, index) => signedIn((await actorFixture("reviewer", `Person ${index}`)).id)),
  );
  return { id, article, people, name: `rationale:${id}` };
}

function open(server: { url: string }, name: string, cookie = ""): Window {
  const window = new Window(server, name, cookie);
  onTestFinished(() => window.close());
  return window;
}

withRedis(
  `reviewers on two nodes see and write with each other through Redis, and go on when one node is gone${isInstalled ? "" : " (skipped: redis-server is not installed)"}`,
  async () => {
    const port = await freePort();
    await startRedis(port);
    const redisUrl = `redis://127.0.0.1:${port}`;
    const [first, second] = [await startRoom({ redisUrl }), await startRoom({ redisUrl })];
    onTestFinished(() => second.close(1000));
    const { id, name, article, people } = await writers(2);
    const [ada, ben] = [open(first, name, people[0]?.cookie), open(second, name, people[1]?.cookie)];
    const [adaHere, benHere] = [
      open(first, `review:${article.id}`, people[0]?.cookie),
      open(second, `review:${article.id}`, people[1]?.cookie),
    ];
    await Promise.all([ada, ben, adaHere, benHere].map((window) => window.synced()));
    adaHere.provider.setAwarenessField("at", "the card");
    await until(() => [...(benHere.provider.awareness?.getStates().values() ?? [])].some((state) => state.user?.name === "Person 0"));

    ada.write("From the first node.");
    ben.write("From the second node.");
    await until(() => ada.text === ben.text && ada.text.includes("first") && ada.text.includes("second"));
    await Promise.all([ada.saved(), ben.saved()]);

    // Ada's browser goes on at the other node, with what the first could still have kept to itself.
    ada.write("The last words before the node went.");
    await until(() => ben.text.includes("last words"));
    await first.close(1000);
    await ben.saved();
    expect(await storedText(id)).toContain("The last words before the node went.");
    const again = open(second, name, people[0]?.cookie);
    await again.synced();
    expect(again.text).toBe(ben.text);
  },
);

withRedis("while Redis is away rooms open, nothing is lost, and what was saved reaches the other node by way of the database", async () => {
  const port = await freePort();
  const redis = await startRedis(port);
  const redisUrl = `redis://127.0.0.1:${port}`;
  const [first, second] = [await startRoom({ redisUrl }), await startRoom({ redisUrl })];
  onTestFinished(async () => void (await Promise.all([first.close(1000), second.close(1000)])));
  const { id, name, people } = await writers(3);
  const [ada, ben] = [open(first, name, people[0]?.cookie), open(second, name, people[1]?.cookie)];
  await Promise.all([ada.synced(), ben.synced()]);
  ada.provider.setAwarenessField("at", "here all the time");
  await until(() => ben.provider.awareness?.getStates().get(ada.document.clientID)?.at === "here all the time");
  await redis.stop();
  ada.write("Written without Redis.");
  await ada.saved();
  await until(() => ben.text.includes("Written without Redis."));
  const late = open(second, name, people[2]?.cookie);
  await late.synced();
  late.provider.setAwarenessField("at", "came late");
  // From here on no window repeats by itself what it has said, as each does every fifteen seconds.
  for (const { provider } of [ada, ben, late]) clearInterval(provider.awareness?._checkInterval);
  late.write("Joined without Redis.");
  await late.saved();
  // As after half a minute in which nothing was heard of them.
  const atSecond = second.room.hocuspocus.documents.get(name)?.awareness;
  if (atSecond) removeAwarenessStates(atSecond, [ada.document.clientID], "timeout");
  await until(() => !ben.provider.awareness?.getStates().has(ada.document.clientID));
  const seen = () => [...(ada.provider.awareness?.getStates().values() ?? [])].map(({ at }) => at);
  expect(seen()).not.toContain("came late");
  await startRedis(port);
  await until(() => ada.text.includes("Joined without Redis."));
  expect(await storedText(id)).toBe(ada.text);
  // Whoever came while Redis was away is seen now, without doing anything for it.
  await until(() => seen().includes("came late"));
  await until(() => ben.provider.awareness?.getStates().get(ada.document.clientID)?.at === "here all the time");
});
