/** Reviewers at both nodes write one rationale while Redis goes and comes back and a node is killed. Counts what was lost, and how long it took. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { closeDatabase } from "#lib/db/client.ts";
import { setEnvironment } from "#lib/env.ts";
import { storedText } from "#lib/room/testing.ts";
import { until, Window } from "#lib/room/testing-window.ts";
import type { AssayServer } from "./assay-server.ts";
import { apiToken, assay } from "./command-line.ts";
import { metricsToken, signIn, signOut, type TwoNodes } from "./two-nodes.ts";

export type TwoNodesResult = {
  /** Words that were shown as saved. */
  confirmed: number;
  lost: string[];
  /** Windows connected to each node at the beginning. */
  spread: [number, number];
  /** Milliseconds: an edit on one node → a window on the other, while Redis is away. */
  withoutRedis: number;
  /** Milliseconds from the moment Redis is back until all windows show the same words and the same people. */
  converged: number;
  /** Milliseconds from a sign-out until all windows of that session, at both nodes, are closed; and what they wrote afterwards that was taken. */
  signedOut: number;
  takenAfterwards: string[];
  /** Milliseconds from the kill until every window was told that its words are saved. */
  afterKill: number;
};

const windowsOfOne = 3;
const emails = ["ada@example.org", "ben@example.org"];
const password = "three calm harbour cranes";

export async function twoNodesRounds(
  cluster: TwoNodes,
  { redisAway, typing }: { redisAway: number; typing: number },
): Promise<TwoNodesResult> {
  const { url, nodes, redis } = cluster;
  const { articleId, annotationId, annotate } = await prepareArticle(cluster);
  const cookies = await Promise.all(
    emails.map((email) => {
      assay(nodes[0], ["user", "add", email, "--role", "reviewer", "--password-stdin"], `${password}\n`);
      return signIn(url, email, password);
    }),
  );
  const openAll = (name: string, each: number) =>
    cookies.flatMap((cookie) => Array.from({ length: each }, () => new Window({ url }, name, cookie)));
  const windows = openAll(`rationale:${annotationId}`, windowsOfOne);
  const [one] = windows;
  if (!one) throw new Error("There are no windows.");
  const watching = openAll(`review:${articleId}`, 1);
  await Promise.all([...windows, ...watching].map((window) => window.synced()));
  for (const [index, { provider }] of windows.entries()) provider.setAwarenessField("at", `window ${index}`);
  const spread: [number, number] = [await connections(nodes[0]), await connections(nodes[1])];

  const saved = new Set<string>();
  const type = async (window: Window, words: string) => {
    window.write(words);
    await window.saved();
    saved.add(words);
  };
  /** Everybody types, one word after the other is saved, for as long as `during` takes. */
  const typeDuring = async (stretch: string, during: () => Promise<void>) => {
    let goesOn = true;
    const all = windows.map(async (window, writer) => {
      for (let word = 0; goesOn; word += 1) await type(window, `${stretch} ${writer} ${word}.`);
    });
    await during();
    goesOn = false;
    await Promise.all(all);
  };
  const agree = () => until(() => new Set(windows.map(({ text }) => text)).size === 1);

  await typeDuring("together", () => sleep(typing));
  await annotate();
  await until(() => watching.every(({ heard }) => heard.some((message) => message.includes("sequence"))));

  const leaving = await signIn(url, emails[1] ?? "", password);
  const shut = Array.from({ length: 4 }, () => new Window({ url }, `rationale:${annotationId}`, leaving));
  await Promise.all(shut.map((window) => window.synced()));
  let since = performance.now();
  await signOut(url, leaving);
  await until(() => shut.every(({ closed }) => closed.some((event) => event.startsWith("4403"))));
  const signedOut = performance.now() - since;
  for (const window of shut) window.write("written after the sign-out");

  await redis.stop();
  await typeDuring("without Redis", () => sleep(redisAway));
  since = performance.now();
  await type(one, "said while Redis is away");
  await agree();
  const withoutRedis = performance.now() - since;
  await redis.start();
  since = performance.now();
  await Promise.all(windows.map((window, index) => type(window, `Redis is back, says ${index}`)));
  await agree();
  await until(() => windows.every(({ provider }) => placesSeen(provider.awareness?.getStates()) === windows.length));
  const converged = performance.now() - since;

  let afterKill = 0;
  await typeDuring("one is killed", async () => {
    await sleep(typing / 2);
    await nodes[0].kill("SIGKILL");
    const killed = performance.now();
    await Promise.all(windows.map((window, index) => type(window, `after the kill, says ${index}`)));
    afterKill = performance.now() - killed;
    await sleep(typing / 2);
  });
  await Promise.all(windows.map((window) => window.saved()));
  await agree();
  const stored = await storedIn(cluster.databaseUrl, annotationId);
  const lost = [...saved].filter((words) => !stored.includes(words));
  if (stored !== one.text) lost.push("what the windows show is not what is stored");
  const takenAfterwards = stored.split("\n").filter((line) => line.includes("after the sign-out"));
  for (const window of [...windows, ...watching, ...shut]) window.close();
  return { confirmed: saved.size, lost, spread, withoutRedis, converged, signedOut, takenAfterwards, afterKill };
}

async function prepareArticle({ url, nodes }: TwoNodes) {
  const token = apiToken(nodes[0], "program@example.org", "editor");
  const post = async (path: string, body: unknown): Promise<string> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const answer = await fetch(`${url}/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return z.object({ id: z.string() }).parse(await answer.json()).id;
  };
  const words = "These words are reviewed at two machines.";
  const articleId = await post("articles", { text: words, title: "At two machines", language: "en" });
  const annotate = () => post(`articles/${articleId}/annotations`, { passages: [{ exact: words }], claim: "There are two." });
  return { articleId, annotate, annotationId: await annotate() };
}

/** Other journeys of this process have databases of their own. */
async function storedIn(databaseUrl: string, annotationId: string): Promise<string> {
  setEnvironment({ DATABASE_URL: databaseUrl });
  try {
    return await storedText(annotationId);
  } finally {
    await closeDatabase();
    setEnvironment({ DATABASE_URL: "" });
  }
}

/** What a node itself says of who is connected to it. */
async function connections({ environment }: AssayServer): Promise<number> {
  const health = await fetch(`http://127.0.0.1:${environment.PORT}/api/health`, { headers: { authorization: `Bearer ${metricsToken}` } });
  return z.object({ figures: z.object({ connections: z.number() }) }).parse(await health.json()).figures.connections;
}

function placesSeen(states: Map<number, Record<string, unknown>> | undefined): number {
  return new Set([...(states?.values() ?? [])].map(({ at }) => at).filter((at) => at !== undefined)).size;
}
