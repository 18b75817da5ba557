import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { granted } from "#lib/usecases/testing.ts";
import { POST } from "./articles/route.ts";

testDatabase();

async function importer(role: Role) {
  const { token } = granted(await createToken(await actorFixture(role), { name: "a program" }));
  return (number: number) =>
    POST(
      new Request("http://desk.example/api/v1/articles", {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        // Refused for its shape: it counts, and is quick.
        body: JSON.stringify({ text: "", number }),
      }),
      { params: Promise.resolve(undefined) },
    );
}

test("a person has 300 imports in ten minutes, and is told when there are more", async () => {
  const send = await importer("editor");
  for (let number = 0; number < 300; number += 1) expect((await send(number)).status).toBe(422);
  const refused = await send(300);
  expect([refused.status, (await refused.json()).code]).toEqual([429, "rate_limited"]);
  const wait = Number(refused.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(600);
});

test("an admin's token imports as often as it likes", async () => {
  const send = await importer("admin");
  for (let number = 0; number < 320; number += 1) expect((await send(number)).status).toBe(422);
});
