import { expect, onTestFinished, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { setEnvironment } from "#lib/env.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { granted } from "#lib/usecases/testing.ts";
import { GET as metrics } from "../../metrics/route.ts";
import { GET as health } from "./route.ts";

testDatabase();

const room = { state: "open", connections: 3, documents: 2, unsavedDocuments: 0, oldestUnsavedMilliseconds: 0, storeFailures: 0 };
const asking = (token?: string) =>
  new Request("http://localhost/api/health", {
    headers: { "x-assay-room": JSON.stringify(room), ...(token ? { authorization: `Bearer ${token}` } : {}) },
  });

async function tokenOf(role: Role): Promise<string> {
  return granted(await createToken(await actorFixture(role), { name: "figures" })).token;
}

function metricsTokenIs(token: string): string {
  setEnvironment({ ASSAY_METRICS_TOKEN: token });
  onTestFinished(() => setEnvironment({ ASSAY_METRICS_TOKEN: "" }));
  return token;
}

test.each([
  ["nobody we know", async () => undefined],
  ["who has a wrong token", async () => "a-token-that-is-none"],
  ["a reviewer", () => tokenOf("reviewer")],
  ["an editor", () => tokenOf("editor")],
])("%s hears whether the node is well, and no more", async (_, token) => {
  metricsTokenIs("the-token-of-prometheus");
  const answer = await health(asking(await token()));
  expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
  const refused = await metrics(asking(await token()));
  expect(refused.status).toBe(401);
  expect(await refused.text()).not.toContain("assay_room");
});

test.each([
  ["an admin's API token", () => tokenOf("admin")],
  ["ASSAY_METRICS_TOKEN", async () => metricsTokenIs("the-token-of-prometheus")],
])("%s shows the figures", async (_, token) => {
  const sent = await token();
  expect(await (await health(asking(sent))).json()).toMatchObject({ status: "ok", database: "ok", figures: room });
  expect((await metrics(asking(sent))).status).toBe(200);
});

test("an empty ASSAY_METRICS_TOKEN is no token", async () => {
  metricsTokenIs("");
  expect((await metrics(new Request("http://localhost/metrics", { headers: { authorization: "Bearer " } }))).status).toBe(401);
});
