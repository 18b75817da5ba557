import { expect, test } from "vitest";
import { appendAudit } from "#lib/db/audit.ts";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { removeArticle } from "../article/remove-article.ts";
import { annotate, articleFixture, expectRefused, granted } from "../testing.ts";
import { exportAudit } from "./export-audit.ts";
import { listAudit } from "./list-audit.ts";

testDatabase();

async function textOf(chunks: AsyncGenerator<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

test("events are found by person, kind, article and day, alone and together", async () => {
  const [admin, ada] = [await actorFixture("admin"), await actorFixture("reviewer", "Ada")];
  const { article, snapshot } = await articleFixture(ada);
  const { id } = await annotate(ada, snapshot);
  granted(await updateAnnotation(admin, { id, version: 1, claim: "=HYPERLINK()" }));
  await appendAudit(database(), { actorId: ada.id, verb: "sign in", subject: "session", subjectId: "s" });

  const whatOf = async (input: object) => granted(await listAudit(admin, input)).events.map(({ by, what }) => `${by?.name} ${what}`);
  expect(await whatOf({ person: ada.id })).toEqual(["Ada signed in", "Ada began it"]);
  expect(await whatOf({ person: ada.id, kind: "session" })).toEqual(["Ada signed in"]);
  expect(await whatOf({ article: article.slug })).toEqual(["A admin changed the claim", "Ada began it"]);
  expect(await whatOf({ article: article.id, person: admin.id })).toEqual(["A admin changed the claim"]);
  const today = new Date().toISOString().slice(0, 10);
  expect(await whatOf({ person: ada.id, from: today, until: today })).toHaveLength(2);
  expect(await whatOf({ person: ada.id, until: "2020-01-01" })).toEqual([]);
  expect(await whatOf({ from: "2999-01-01" })).toEqual([]);
  expectRefused(await listAudit(admin, { article: "no-such-article" }), "not_found");
  expectRefused(await listAudit(admin, { cursor: "x" }), "invalid");

  const csv = await textOf(granted(await exportAudit(admin, { article: article.slug })).chunks);
  expect(csv.split("\r\n").filter((line) => line !== "")).toHaveLength(3);
  expect(csv).toContain(',"Ada","began it","annotation","created",');
});

test("what was done to an article is found once it is removed, too", async () => {
  const admin = await actorFixture("admin");
  const { article } = await articleFixture(admin);
  granted(await removeArticle(admin, { id: article.id }));
  for (const name of [article.slug, article.id]) {
    const { events } = granted(await listAudit(admin, { article: name }));
    expect(events).toMatchObject([{ what: "removed the article", article: { removed: true } }]);
  }
});

test("a log of many pages is read to its end, by page and as CSV, each event once", async () => {
  const admin = await actorFixture("admin");
  const many = Array.from({ length: 1203 }, (_, index) => ({
    ...{ actorId: admin.id, verb: "sign in", subject: "session", subjectId: `${index}` },
  }));
  await database().auditEvent.createMany({ data: many });
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = granted(await listAudit(admin, { person: admin.id, limit: 500, cursor }));
    for (const { id } of page.events) seen.add(id);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen.size).toBe(many.length);
  const csv = await textOf(granted(await exportAudit(admin, { person: admin.id })).chunks);
  expect(csv.split("\r\n").length - 2).toBe(many.length);
});

test("an admin who is still to judge independently learns nothing of the first verdict here", async () => {
  const [admin, ada] = [await actorFixture("admin"), await actorFixture("reviewer", "Ada")];
  const { article, snapshot } = await articleFixture(ada);
  granted(await askSecondVerdict(admin, { articleId: article.id, asked: true }));
  const { id } = await annotate(ada, snapshot);
  granted(await updateAnnotation(ada, { id, version: 1, verdict: "misleading" }));
  const listed = granted(await listAudit(admin, { article: article.id, kind: "annotation" })).events;
  expect(listed.map(({ what, data }) => [what, data])).toEqual([
    ["changed it", {}],
    ["began it", {}],
  ]);
  expect(await textOf(granted(await exportAudit(admin, { article: article.id })).chunks)).not.toMatch(/misleading|inaccurate/);
});

test("only admins read it", async () => {
  for (const role of ["editor", "reviewer"] as const) {
    expectRefused(await listAudit(await actorFixture(role)), "forbidden");
    expectRefused(await exportAudit(await actorFixture(role)), "forbidden");
  }
});
