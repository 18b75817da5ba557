import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { type Actor, type TokenScope, tokenScopes } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { listArticles } from "../article/list-articles.ts";
import { loadArticle } from "../article/load-article.ts";
import { editDesk } from "../desk/edit-desk.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { withdrawReview } from "../revision/withdraw-review.ts";
import { expectRefused, granted, newText, original } from "../testing.ts";
import { createToken } from "./create-token.ts";
import { findTokenActor } from "./find-token-actor.ts";
import { inviteUser } from "./invite-user.ts";
import { listTokens } from "./list-tokens.ts";
import { revokeToken } from "./revoke-token.ts";
import { updateAccount } from "./update-account.ts";

testDatabase();

const all = ["read", "write", "publish", "admin"];

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
  expect(await findTokenActor(token)).toEqual({ id: reviewer.id, name: reviewer.name, role: "reviewer", via: "token", scopes: all });

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

describe("a token's scopes", () => {
  const deeds: Record<string, [TokenScope, (actor: Actor | null) => Promise<Result<unknown>>]> = {
    "list the articles": ["read", (actor) => listArticles(actor)],
    "load an article": ["write", (actor) => loadArticle(actor, original(newText()))],
    "withdraw a review": ["publish", (actor) => withdrawReview(actor, { articleId: randomUUID(), reason: "Wrong" })],
    "publish a revision": ["publish", (actor) => publishRevision(actor, { articleId: randomUUID() })],
    "edit the desk": ["admin", (actor) => editDesk(actor, { name: "The City Desk" })],
    "invite someone": ["admin", (actor) => inviteUser(actor, { email: `${randomUUID()}@example.org`, role: "editor" })],
    "make another token": ["admin", (actor) => createToken(actor, { name: "script", scopes: ["admin"] })],
    "change the account": ["admin", (actor) => updateAccount(actor, { name: "Ada", publicNote: "" })],
  };

  test.each(Object.entries(deeds))("hold when it is used to %s", async (_name, [needed, deed]) => {
    const admin = await actorFixture("admin");
    for (const scope of tokenScopes) {
      const made = granted(await createToken(admin, { name: scope, scopes: [scope] }));
      const answer = await deed(await findTokenActor(made.token));
      const may = needed === "read" || scope === needed;
      if (may) expect(answer.ok || answer.error.code === "not_found").toBe(true);
      else expect(answer).toMatchObject({ error: { code: "forbidden", details: { scope: needed } } });
    }
  });

  test("give nothing that its person may not do", async () => {
    const { token } = granted(await createToken(await actorFixture("reviewer"), { name: "script", scopes: ["admin", "publish"] }));
    expectRefused(await editDesk(await findTokenActor(token), { name: "Mine" }), "forbidden");
    expectRefused(await publishRevision(await findTokenActor(token), { articleId: randomUUID() }), "forbidden");
  });

  test("are not widened by a token that is made with it", async () => {
    const { token } = granted(await createToken(await actorFixture("admin"), { name: "script", scopes: ["read", "admin"] }));
    const script = await findTokenActor(token);
    expectRefused(await createToken(script, { name: "wider", scopes: ["publish", "admin"] }), "forbidden");
    expectRefused(await createToken(script, { name: "all" }), "forbidden");
    granted(await createToken(script, { name: "as wide", scopes: ["read", "admin"] }));
  });

  test("are all of them for a token from before there were any", async () => {
    const { id } = await actorFixture("admin");
    await database().$executeRaw`INSERT INTO api_tokens (id, "userId", name, "tokenHash")
      VALUES (gen_random_uuid(), ${id}::uuid, 'old', ${sha256Hex(`assay_${"A".repeat(43)}`)})`;
    expect(await findTokenActor(`assay_${"A".repeat(43)}`)).toMatchObject({ id, scopes: all });
  });

  test("must be some of the four", async () => {
    const admin = await actorFixture("admin");
    expectRefused(await createToken(admin, unchecked({ name: "x", scopes: ["everything"] })), "invalid");
    expectRefused(await createToken(admin, { name: "x", scopes: [] }), "invalid");
  });
});

describe("a token's end", () => {
  test("comes at the moment it was made for", async () => {
    const reviewer = await actorFixture("reviewer");
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const { id, token } = granted(await createToken(reviewer, { name: "for a minute", expiresAt }));
    expect(await findTokenActor(token)).not.toBeNull();
    await database().apiToken.update({ where: { id }, data: { expiresAt: new Date() } });
    expect(await findTokenActor(token)).toBeNull();
    expect(await listTokens(reviewer)).toMatchObject({ value: [{ id }] });
  });

  test("lies ahead", async () => {
    const reviewer = await actorFixture("reviewer");
    for (const expiresAt of [new Date().toISOString(), "2020-01-01T00:00:00Z", "soon"]) {
      expect(await createToken(reviewer, { name: "x", expiresAt })).toMatchObject({ error: { code: "invalid", field: "expiresAt" } });
    }
  });
});
