import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { exportJson } from "#lib/domain/export/json.ts";
import { verifyRevision } from "#lib/domain/export/verification.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { setEnvironment } from "#lib/env.ts";
import { annotate, articleFixture, emptyLog, granted, refusalOf } from "../testing.ts";
import { listDeskKeys } from "./list-desk-keys.ts";
import { publishRevision } from "./publish-revision.ts";
import { readPublication } from "./read-publication.ts";

const { ownerUrl } = testDatabase();
setEnvironment({ AUTH_SECRET: "a secret for tests, long enough to be one" });
let admin: Actor;
let editor: Actor;

beforeAll(async () => {
  [admin, editor] = [await actorFixture("admin"), await actorFixture("editor")];
  // So that the desk has its key.
  granted(await publishRevision(editor, { articleId: (await readyReview()).articleId }));
});

async function readyReview() {
  const { article, snapshot } = await articleFixture(admin);
  await annotate(admin, snapshot);
  return { slug: article.slug, articleId: article.id };
}

/** A clock set back by so much lies before the key, as if that had been made, and logged, so much later. */
async function setBack(milliseconds: number): Promise<void> {
  await emptyLog(ownerUrl());
  await database().signingKey.updateMany({ data: { createdAt: new Date(Date.now() + milliseconds) } });
}

async function verified(slug: string) {
  const { stored, content } = granted(await readPublication({ slug }));
  const file = new TextEncoder().encode([...exportJson(stored, content)].join(""));
  return { content, found: await verifyRevision(file, await listDeskKeys()) };
}

test("a few seconds are waited for", async () => {
  const { articleId, slug } = await readyReview();
  await setBack(1500);
  granted(await publishRevision(editor, { articleId }));
  const { content, found } = await verified(slug);
  expect(content.clock).toBeUndefined();
  expect(found).toMatchObject({ intact: true, key: "listed" });
});

test("up to five minutes: how long to wait is said, to admins too, and nothing is published", async () => {
  const { articleId, slug } = await readyReview();
  await setBack(200_000);
  for (const actor of [editor, admin]) {
    const refusal = refusalOf(await publishRevision(actor, { articleId, clockReason: "No time." }));
    expect(refusal).toMatchObject({ code: "conflict", details: { waitSeconds: expect.any(Number) } });
    expect(refusal.message).toMatch(/publish again in 4 minutes/);
  }
  expect((await readPublication({ slug })).ok).toBe(false);
});

test("beyond that an admin says why, in the revision, and it verifies for good", async () => {
  const { articleId, slug } = await readyReview();
  await setBack(9 * 86_400_000);
  expect(refusalOf(await publishRevision(editor, { articleId, clockReason: "Mine." })).message).toMatch(/only an admin/);
  expect(refusalOf(await publishRevision(admin, { articleId }))).toMatchObject({ code: "conflict", field: "clockReason" });
  for (const clockReason of ["\u200b", "…"]) {
    expect(refusalOf(await publishRevision(admin, { articleId, clockReason }))).toMatchObject({ code: "conflict", field: "clockReason" });
  }
  const longSignedIn: Actor = { ...admin, via: "session", session: { id: crypto.randomUUID(), passwordGivenAt: null } };
  expect(refusalOf(await publishRevision(longSignedIn, { articleId, clockReason: "Mine." }))).toMatchObject({ code: "password_required" });
  granted(await publishRevision(admin, { articleId, clockReason: "The server's battery was empty." }));
  const { content, found } = await verified(slug);
  expect(content.clock).toEqual({ reason: "The server's battery was empty." });
  expect(found).toMatchObject({ intact: true, key: "listed" });
});

test("the previous revision counts as the key does", async () => {
  await setBack(-1000);
  const { article, snapshot } = await articleFixture(admin);
  const later = new Date(Date.now() + 3_600_000);
  granted(await publishRevision(admin, { articleId: article.id }));
  const first = await database().revision.findFirstOrThrow({ where: { articleId: article.id } });
  await database()
    .$executeRaw`INSERT INTO revisions (id, "articleId", number, kind, content, sha256, "previousSha256", signature, "keyId", "publishedAt", "publishedById")
    SELECT gen_random_uuid(), "articleId", 2, kind, content, 'later', sha256, signature, "keyId", ${later}, "publishedById" FROM revisions WHERE id = ${first.id}::uuid`;
  await annotate(admin, snapshot);
  expect(refusalOf(await publishRevision(admin, { articleId: article.id })).message).toMatch(
    /clock runs (59 minutes|1 hour|60 minutes) behind/,
  );
  granted(await publishRevision(admin, { articleId: article.id, clockReason: "Summer time, by hand." }));
});
