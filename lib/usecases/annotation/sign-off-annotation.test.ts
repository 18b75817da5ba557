import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { annotate, articleFixture, expectRefused, granted } from "../testing.ts";
import { signOffAnnotation } from "./sign-off-annotation.ts";
import { submitAnnotation } from "./submit-annotation.ts";
import { updateAnnotation } from "./update-annotation.ts";

testDatabase();

async function setting() {
  const [author, second] = [await actorFixture("reviewer", "Ada"), await actorFixture("reviewer", "Joon")];
  const { snapshot } = await articleFixture(author);
  const { id } = await annotate(author, snapshot);
  return { author, second, id };
}

test("a second person approves what the first submitted", async () => {
  const { author, second, id } = await setting();
  expect(granted(await submitAnnotation(author, { id, version: 1 })).state).toBe("submitted");
  const signed = granted(await signOffAnnotation(second, { annotationId: id, version: 1, decision: "approve", note: "Well sourced." }));
  expect(signed).toMatchObject({ state: "signed-off", version: 1, updatedBy: { name: "Ada" } });
  expect(signed.signOffs).toMatchObject([{ decision: "approve", note: "Well sourced.", annotationVersion: 1, by: { name: "Joon" } }]);
});

test("nobody signs off their own change, whoever began the annotation", async () => {
  const { author, second, id } = await setting();
  expectRefused(await signOffAnnotation(author, { annotationId: id, version: 1, decision: "approve" }), "forbidden");
  granted(await updateAnnotation(second, { id, version: 1, claim: "Reworded" }));
  expectRefused(await signOffAnnotation(second, { annotationId: id, version: 2, decision: "approve" }), "forbidden");
  expect(granted(await signOffAnnotation(author, { annotationId: id, version: 2, decision: "approve" })).state).toBe("signed-off");
});

test("a sign-off is for the version that was read, and a later change undoes it", async () => {
  const { author, second, id } = await setting();
  granted(await submitAnnotation(author, { id, version: 1 }));
  granted(await signOffAnnotation(second, { annotationId: id, version: 1, decision: "approve" }));
  expect(granted(await updateAnnotation(author, { id, version: 1, verdict: "accurate" })).state).toBe("submitted");
  expectRefused(await signOffAnnotation(second, { annotationId: id, version: 1, decision: "approve" }), "conflict");
});

test("a returned annotation says so until it is changed, and can be submitted again", async () => {
  const { author, second, id } = await setting();
  granted(await submitAnnotation(author, { id, version: 1 }));
  const returned = await signOffAnnotation(second, { annotationId: id, version: 1, decision: "return", note: "Which accounts?" });
  expect(granted(returned).state).toBe("returned");
  expect(granted(await updateAnnotation(author, { id, version: 1, claim: "Better" })).state).toBe("draft");
  expect(granted(await submitAnnotation(author, { id, version: 2 })).state).toBe("submitted");
});
