import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { firstScale } from "#lib/domain/claim/scale.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { openReview } from "../review/open-review.ts";
import { updateReview } from "../review/update-review.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { readPublication } from "../revision/read-publication.ts";
import { annotate, articleFixture, expectRefused, granted, refusalOf } from "../testing.ts";
import { editScale } from "./edit-scale.ts";
import { readScale } from "./read-scale.ts";

testDatabase();

test("a new desk has one first scale, however many look at once", async () => {
  const admin = await actorFixture("admin");
  const scales = await Promise.all(Array.from({ length: 6 }, () => readScale(admin)));
  expect(new Set(scales.map((scale) => granted(scale).id)).size).toBe(1);
  const { number, verdicts } = granted(await readScale(admin));
  expect(number).toBe(1);
  expect(verdicts.map(({ id: _, position, ...verdict }) => verdict)).toEqual(firstScale);
});

test("a verdict keeps the definition it was given under; what is given afterwards has the new one", async () => {
  const admin = await actorFixture("admin");
  const { article, snapshot } = await articleFixture(admin);
  const before = await annotate(admin, snapshot, { verdict: "inaccurate" });
  granted(await updateReview(admin, { articleId: article.id, version: 1, overallVerdict: "inaccurate" }));

  const changed = firstScale
    .filter(({ slug }) => slug !== "opinion")
    .map((verdict) => (verdict.slug === "inaccurate" ? { ...verdict, name: "False", definition: "The facts say otherwise." } : verdict));
  const scale = granted(await editScale(admin, { verdicts: changed }));
  expect(scale.verdicts.map(({ slug }) => slug)).toEqual(changed.map(({ slug }) => slug));

  expect(granted(await readAnnotation(admin, { id: before.id })).verdict).toEqual(before.verdict);
  const reworded = granted(await updateAnnotation(admin, { id: before.id, version: 1, claim: "Reworded", verdict: "inaccurate" }));
  expect(reworded.verdict).toEqual(before.verdict);
  const after = await annotate(admin, snapshot, { verdict: "inaccurate" });
  expect(after.verdict).toMatchObject({ name: "False", definition: "The facts say otherwise." });
  const regiven = granted(await updateAnnotation(admin, { id: before.id, version: 2, verdict: "accurate" }));
  expect(granted(await updateAnnotation(admin, { id: regiven.id, version: 3, verdict: "inaccurate" })).verdict).toEqual(after.verdict);
  expect(refusalOf(await updateAnnotation(admin, { id: after.id, version: 1, verdict: "opinion" }))).toMatchObject({
    code: "invalid",
    field: "verdict",
  });

  const { review, scale: shown } = granted(await openReview(admin, { articleId: article.id }));
  expect(shown).toEqual(scale);
  expect(review.overallVerdict).toMatchObject({ name: "Inaccurate" });
  granted(await publishRevision(admin, { articleId: article.id }));
  const { content } = granted(await readPublication({ slug: article.slug }));
  expect(content).toMatchObject({
    overallVerdict: { name: "Inaccurate" },
    annotations: [{ verdict: { name: "False" } }, { verdict: { name: "False" } }],
  });
});

test("versions are numbered without gaps, and a broken scale is refused", async () => {
  const admin = await actorFixture("admin");
  const { number } = granted(await readScale(admin));
  const scales = await Promise.all(Array.from({ length: 4 }, () => editScale(admin, { verdicts: firstScale })));
  expect(scales.map((scale) => granted(scale).number).sort()).toEqual([number + 1, number + 2, number + 3, number + 4]);
  const [first, second] = firstScale;
  for (const verdicts of [
    [],
    [first],
    [first, first],
    [first, { ...second, rating: 9 }],
    [first, { ...second, slug: "Not a slug" }],
    { gt: "" },
  ]) {
    expectRefused(await editScale(admin, unchecked({ verdicts })), "invalid");
  }
  expect(granted(await readScale(admin)).number).toBe(number + 4);
});
