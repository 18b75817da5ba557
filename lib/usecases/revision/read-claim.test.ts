import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { annotate, articleFixture, expectRefused, granted, passageOf } from "../testing.ts";
import { publishRevision } from "./publish-revision.ts";
import { readClaim } from "./read-claim.ts";
import { withdrawReview } from "./withdraw-review.ts";

testDatabase();

test("a claim is public once it is published, says so when it is taken out, and goes with its review", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  const first = await annotate(editor, snapshot);
  const read = async (id = first.id) => readClaim({ id });
  expectRefused(await read(), "not_found");

  granted(await publishRevision(editor, { articleId: article.id }));
  expect(granted(await read())).toMatchObject({ state: "current", annotation: { id: first.id, claim: first.claim } });

  const draft = await annotate(editor, snapshot, { passages: [passageOf(snapshot, "It cost nothing")] });
  expectRefused(await read(draft.id), "not_found");

  granted(await deleteAnnotation(editor, { id: first.id, version: first.version }));
  granted(await publishRevision(editor, { articleId: article.id, kind: "correction", note: "Taken out." }));
  expect(granted(await read())).toMatchObject({ state: "gone", content: { number: 1 } });
  expect(granted(await read(draft.id)).state).toBe("current");

  granted(await withdrawReview(editor, { articleId: article.id, reason: "Forged." }));
  expect(granted(await read(draft.id))).toMatchObject({ state: "withdrawn", withdrawal: { reason: "Forged." } });
});

test("what is no id, or nobody's, is not found", async () => {
  for (const id of ["", "x", randomUUID(), "../../etc"]) expectRefused(await readClaim({ id }), "not_found");
});
