import { request } from "node:http";
import { expect, test } from "@playwright/test";
import { metricsToken, missingPrograms, startTwoNodes, type TwoNodes } from "../two-nodes.ts";
import { twoNodesRounds } from "../two-nodes-rounds.ts";

const missing = missingPrograms();
const isSkipped = missing === "" ? "" : ` (skipped: ${missing})`;
test.skip(missing !== "", `Two nodes behind nginx were not tried: ${missing}.`);

let cluster: TwoNodes;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  cluster = await startTwoNodes();
});
test.afterAll(() => cluster?.close());

/** Asks from one of this machine's own addresses, as if from another machine. */
function ask(port: string | number, from: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, localAddress: from, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

test(`rate limits count the people behind nginx one by one, and nobody can hide behind a forged address${isSkipped}`, async () => {
  const nginx = new URL(cluster.url).port;
  const guess = (port: string | number, from: string, forged: string) =>
    ask(port, from, "/api/v1/articles", { authorization: "Bearer assay_wrong", "x-forwarded-for": forged });
  const statuses = [];
  for (let attempt = 0; attempt < 31; attempt += 1) statuses.push(await guess(nginx, "127.0.0.21", `192.0.2.${attempt}`));
  expect(statuses).toEqual([...Array(30).fill(401), 429]);
  expect(await guess(nginx, "127.0.0.22", "127.0.0.21"), "somebody else behind the same nginx").toBe(401);
  const direct = cluster.nodes[1].environment.PORT ?? "";
  expect(await guess(direct, "127.0.0.21", "192.0.2.99"), "the same person past nginx, at either node").toBe(429);
});

test(`figures are for who has the token, and strangers hear whether a node is well${isSkipped}`, async () => {
  const direct = cluster.nodes[0].environment.PORT ?? "";
  const token = { authorization: `Bearer ${metricsToken}` };
  for (const port of [direct, new URL(cluster.url).port]) {
    expect(await ask(port, "127.0.0.1", "/metrics", { host: "localhost" })).toBe(401);
    expect(await ask(port, "127.0.0.1", "/metrics", { authorization: "Bearer another token" })).toBe(401);
    expect(await ask(port, "127.0.0.1", "/metrics", token)).toBe(200);
  }
  const health = async (headers = {}) => (await fetch(`http://127.0.0.1:${direct}/api/health`, { headers })).json();
  expect(await health()).toEqual({ status: "ok" });
  expect(await health(token)).toMatchObject({ status: "ok", database: "ok", roles: "separate", figures: { state: "open" } });
});

test(`reviewers at two nodes share a room; Redis goes and comes back; one node is killed and its people go on at the other${isSkipped}`, async () => {
  test.setTimeout(180_000);
  const { confirmed, lost, spread, converged, afterKill, takenAfterwards } = await twoNodesRounds(cluster, {
    redisAway: 3000,
    typing: 1000,
  });
  expect(spread[0] > 0 && spread[1] > 0, `windows at each node: ${spread}`).toBe(true);
  expect(confirmed).toBeGreaterThan(50);
  expect(lost).toEqual([]);
  expect(takenAfterwards).toEqual([]);
  console.log(
    `${confirmed} saved, 0 lost; alike ${Math.round(converged)} ms after Redis came back, saved ${Math.round(afterKill)} ms after the kill`,
  );
  expect(converged, "milliseconds after Redis is back").toBeLessThan(5000);
});
