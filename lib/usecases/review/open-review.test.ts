import { expect, test } from "vitest";
import { listAnnotations } from "#lib/db/annotations.ts";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { annotate, articleFixture, expectRefused, granted } from "#lib/usecases/testing.ts";
import { listAnnotationPart } from "../annotation/list-annotations.ts";
import { openReview } from "./open-review.ts";

testDatabase();

test("of an article with very many annotations the first come with its page, and the rest in parts: all of them, once each, in reading order", async () => {
  const ada = await actorFixture("reviewer");
  const { article, snapshot } = await articleFixture(ada);
  const { id: like } = await annotate(ada, snapshot);
  await database().$executeRaw`
    WITH copies AS (
      INSERT INTO annotations (id, "articleId", claim, claimant, "verdictId", rationale, "createdById", "updatedById")
      SELECT gen_random_uuid(), "articleId", claim, claimant, "verdictId", rationale, "createdById", "updatedById"
      FROM annotations, generate_series(1, 205) WHERE id = ${like}::uuid RETURNING id
    )
    INSERT INTO passages (id, "annotationId", "snapshotId", start, "end", exact, prefix, suffix)
    SELECT gen_random_uuid(), c.id, ${snapshot.id}::uuid, n % 9, n % 9 + 4, substr(${snapshot.text}, (n % 9)::int + 1, 4), '', ''
    FROM (SELECT id, row_number() OVER () AS n FROM copies) c`;
  const opened = granted(await openReview(ada, { articleId: article.slug }));
  expect(opened.annotations).toHaveLength(200);
  expect(opened.coverage.marked).toBe(206);

  const all: Annotation[] = [...opened.annotations];
  let cursor = opened.next;
  while (cursor !== null) {
    const part = granted(await listAnnotationPart(ada, { articleId: article.id, limit: 4, cursor }));
    all.push(...part.annotations);
    cursor = part.next;
  }
  expect(all).toEqual(await listAnnotations(database(), article.id));
  expectRefused(await listAnnotationPart(ada, { articleId: article.id, cursor: "nonsense" }), "invalid");
});

test("of an ordinary article all come at once", async () => {
  const ada = await actorFixture("reviewer");
  const { article, snapshot } = await articleFixture(ada);
  await annotate(ada, snapshot);
  expect(granted(await openReview(ada, { articleId: article.id }))).toMatchObject({ annotations: [{}], next: null });
});
