import pg from "pg";
import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { env } from "#lib/env.ts";
import { createAnnotation } from "./annotation/create-annotation.ts";
import { deleteAnnotation } from "./annotation/delete-annotation.ts";
import { updateAnnotation } from "./annotation/update-annotation.ts";
import { updateReview } from "./review/update-review.ts";
import { publishRevision } from "./revision/publish-revision.ts";
import { listEvents } from "./room/list-events.ts";
import { annotate, articleFixture, expectRefused, granted, passageOf, refusalOf } from "./testing.ts";

testDatabase();

test("many who write at once leave events numbered without gaps, one for each write that was taken, with its audit entry", async () => {
  const [ada, joon] = [await actorFixture("reviewer", "Ada"), await actorFixture("reviewer", "Joon")];
  const { article, snapshot } = await articleFixture(ada);
  const articleId = article.id;
  const { id } = await annotate(ada, snapshot);
  const results = await Promise.all([
    ...Array.from({ length: 10 }, (_, index) =>
      createAnnotation(index % 2 ? ada : joon, { articleId, passages: [passageOf(snapshot, "May")], claim: `${index}` }),
    ),
    ...Array.from({ length: 5 }, () => updateAnnotation(ada, { id, version: 1, claim: "Once" })),
    ...Array.from({ length: 5 }, () => updateReview(joon, { articleId, version: 1, overallVerdict: "accurate" })),
    createAnnotation(ada, { articleId, passages: [{ start: 0, end: 1, exact: "nowhere" }] }),
    deleteAnnotation(joon, { id, version: 7 }),
  ]);
  const taken = results.filter((result) => result.ok).length + 1;
  expect(taken).toBe(13);

  const { events, sequence } = granted(await listEvents(joon, { articleId, after: 0 }));
  expect(sequence).toBe(taken);
  expect(events.map((event) => event.sequence)).toEqual(Array.from({ length: taken }, (_, index) => index + 1));
  expect(events[0]).toMatchObject({ verb: "created", subject: "annotation", subjectId: id, actor: { id: ada.id, name: "Ada" } });
  expect(granted(await listEvents(joon, { articleId, after: taken - 2 })).events).toEqual(events.slice(-2));
  const audit = await database().auditEvent.findMany({ where: { articleId }, orderBy: { id: "asc" } });
  expect(audit.map(({ verb, subjectId, actorId }) => [verb, subjectId, actorId])).toEqual(
    events.map(({ verb, subjectId, actor }) => [verb, subjectId, actor?.id]),
  );
});

test("a write wakes those who listen once it is committed; a refused one wakes nobody", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  const client = new pg.Client({ connectionString: env.databaseUrl });
  await client.connect();
  const heard: string[] = [];
  client.on("notification", ({ channel, payload }) => heard.push(`${channel} ${payload}`));
  await client.query("LISTEN assay_events; LISTEN assay_publications");
  const { id } = await annotate(editor, snapshot);
  expectRefused(await updateAnnotation(editor, { id, version: 9, claim: "Stale" }), "conflict");
  granted(await publishRevision(editor, { articleId: article.id }));
  await client.query("SELECT 1");
  await client.end();
  expect(heard).toEqual([`assay_events ${article.id}:1`, `assay_publications ${article.slug}`, `assay_events ${article.id}:2`]);
});

test("a stale change of the review names who was first, and only what is given changes", async () => {
  const [ada, joon] = [await actorFixture("reviewer", "Ada Lind"), await actorFixture("reviewer")];
  const { article } = await articleFixture(ada);
  const articleId = article.id;
  const summary = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Hers" }] }] };
  granted(await updateReview(ada, { articleId, version: 1, summary }));
  const refusal = refusalOf(await updateReview(joon, { articleId, version: 1, overallVerdict: "accurate" }));
  expect(refusal).toMatchObject({ code: "conflict", details: { current: { summary, overallVerdict: null, version: 2 } } });
  expect(refusal.message).toContain("Ada Lind");
  const second = granted(await updateReview(joon, { articleId, version: 2, overallVerdict: "accurate" }));
  expect(second).toMatchObject({ summary, overallVerdict: { slug: "accurate" }, version: 3 });
  expect(granted(await updateReview(joon, { articleId, version: 3, overallVerdict: null }))).toMatchObject({
    summary,
    overallVerdict: null,
  });
  expectRefused(await updateReview(joon, { articleId, version: 4, summary: { type: "doc", content: [{ type: "heading" }] } }), "invalid");
});
