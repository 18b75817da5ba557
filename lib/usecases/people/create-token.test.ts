import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { createToken } from "./create-token.ts";
import { findTokenActor } from "./find-token-actor.ts";
import { listTokens } from "./list-tokens.ts";
import { revokeToken } from "./revoke-token.ts";

testDatabase();

test("a token is shown once, kept as a hash, and stands for its owner until it is revoked", async () => {
  const reviewer = await actorFixture("reviewer");
  const made = await createToken(reviewer, { name: " import script " });
  if (!made.ok) throw new Error(made.error.message);
  const { id, token } = made.value;
  expect(token).toMatch(/^assay_[\w-]{43}$/);
  expect(JSON.stringify(await database().apiToken.findMany())).not.toContain(token.slice(6));
  const listed = await listTokens(reviewer);
  expect(listed).toMatchObject({ ok: true, value: [{ id, name: "import script" }] });
  expect(JSON.stringify(listed)).not.toContain(token);
  expect(await findTokenActor(token)).toEqual({ id: reviewer.id, name: reviewer.name, role: "reviewer", via: "token" });

  const stranger = await actorFixture("admin");
  expect(await revokeToken(stranger, { id })).toMatchObject({ error: { code: "not_found" } });
  expect(await revokeToken(reviewer, { id })).toMatchObject({ ok: true });
  expect(await findTokenActor(token)).toBeNull();
  expect(await listTokens(reviewer)).toMatchObject({ value: [] });
});

test("anything that is no token stands for nobody", async () => {
  for (const text of ["", "assay_", "assay_short", `assay_${"A".repeat(43)}`, `${"A".repeat(43)}`])
    expect(await findTokenActor(text)).toBeNull();
  expect(await createToken(null, { name: "x" })).toMatchObject({ error: { code: "unauthenticated" } });
  expect(await createToken(await actorFixture("reviewer"), { name: "a\nb" })).toMatchObject({ error: { code: "invalid", field: "name" } });
});
