import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { exportJson } from "#lib/domain/export/json.ts";
import { verifyRevision } from "#lib/domain/export/verification.ts";
import { annotate, articleFixture, granted } from "../testing.ts";
import { listDeskKeys } from "./list-desk-keys.ts";
import { publishRevision } from "./publish-revision.ts";
import { readPublication } from "./read-publication.ts";
import { rotateSigningKey } from "./rotate-signing-key.ts";

testDatabase();

test("a new key signs what comes after; what the old one signed stays valid and listed", async () => {
  const admin = await actorFixture("admin");
  const { article, snapshot } = await articleFixture(admin);
  await annotate(admin, snapshot);
  const first = granted(await publishRevision(admin, { articleId: article.id }));
  const keys = granted(await rotateSigningKey(admin));
  expect(keys.map(({ id, until }) => [id === first.keyId, until === null])).toEqual([
    [true, false],
    [false, true],
  ]);
  await annotate(admin, snapshot, { claim: "Another" });
  const second = granted(await publishRevision(admin, { articleId: article.id }));
  expect(second.keyId).toBe(keys[1]?.id);
  for (const number of [1, 2]) {
    const { stored, content } = granted(await readPublication({ slug: article.slug, number }));
    const file = new TextEncoder().encode([...exportJson(stored, content)].join(""));
    expect(await verifyRevision(file, await listDeskKeys())).toMatchObject({ intact: true, key: "listed" });
  }
});
