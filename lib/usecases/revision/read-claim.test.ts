import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { joinClaims } from "../claim/join-claims.ts";
import { separateClaims } from "../claim/separate-claims.ts";
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

test("a claim's page has every appearance that was published, newest first; what was joined to it leads there", async () => {
  const editor = await actorFixture("editor");
  const published = async (verdict: string) => {
    const { article, snapshot } = await articleFixture(editor);
    const annotation = await annotate(editor, snapshot, { verdict });
    granted(await publishRevision(editor, { articleId: article.id }));
    return { ...annotation, article };
  };
  const [first, second, third] = [await published("inaccurate"), await published("misleading"), await published("missing-context")];
  const draft = await annotate(editor, (await articleFixture(editor)).snapshot);
  for (const { id } of [second, third, draft]) granted(await joinClaims(editor, { annotationId: id, otherId: first.id }));

  const claim = granted(await readClaim({ id: first.id }));
  expect(claim).toMatchObject({ claimId: first.id, annotation: { id: third.id, verdict: { slug: "missing-context" } } });
  expect(claim.appearances.map(({ annotation }) => annotation.id)).toEqual([third.id, second.id, first.id]);
  expect(granted(await readClaim({ id: second.id }))).toMatchObject({ claimId: first.id, annotation: { id: second.id } });
  expectRefused(await readClaim({ id: draft.id }), "not_found");

  granted(await withdrawReview(editor, { articleId: third.article.id, reason: "Forged." }));
  expect(granted(await readClaim({ id: first.id }))).toMatchObject({
    annotation: { id: second.id },
    appearances: [{ state: "withdrawn" }, { state: "current" }, { state: "current" }],
  });
  granted(await separateClaims(editor, { annotationId: second.id }));
  expect(granted(await readClaim({ id: second.id }))).toMatchObject({
    claimId: second.id,
    appearances: [{ annotation: { id: second.id } }],
  });
});

test("what is no id, or nobody's, is not found", async () => {
  for (const id of ["", "x", randomUUID(), "../../etc"]) expectRefused(await readClaim({ id }), "not_found");
});
