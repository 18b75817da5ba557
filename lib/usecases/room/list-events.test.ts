import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { annotate, articleFixture, expectRefused, granted } from "../testing.ts";
import { listEvents } from "./list-events.ts";

testDatabase();

test("what was touched comes along as it is now, and what is gone stays out", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  const [kept, dropped] = [await annotate(editor, snapshot), await annotate(editor, snapshot)];
  const { sequence } = granted(await listEvents(editor, { articleId: article.id, after: 0 }));
  granted(await updateAnnotation(editor, { id: kept.id, version: 1, claim: "Now it says this." }));
  granted(await deleteAnnotation(editor, { id: dropped.id, version: 1 }));

  const missed = granted(await listEvents(editor, { articleId: article.id, after: sequence }));
  expect(missed.events.map(({ verb, subjectId }) => [verb, subjectId])).toEqual([
    ["updated", kept.id],
    ["deleted", dropped.id],
  ]);
  expect(missed.annotations).toMatchObject([{ id: kept.id, claim: "Now it says this.", version: 2 }]);
  expect(missed.sequence).toBe(sequence + 2);
  expect(granted(await listEvents(editor, { articleId: article.id, after: missed.sequence }))).toMatchObject({
    events: [],
    annotations: [],
  });
});

test("many who ask at once get the same, and nobody gets what was before the change they heard of", async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => actorFixture("reviewer")));
  const [author] = people;
  if (!author) throw new Error("Nobody is there.");
  const { article, snapshot } = await articleFixture(author);
  const annotation = await annotate(author, snapshot);
  const { sequence } = granted(await listEvents(author, { articleId: article.id, after: 0 }));
  for (let version = 1; version <= 5; version += 1) {
    granted(await updateAnnotation(author, { id: annotation.id, version, claim: `Claim ${version}` }));
    const answers = await Promise.all(people.map((person) => listEvents(person, { articleId: article.id, after: sequence })));
    for (const answer of answers) expect(granted(answer).annotations).toMatchObject([{ claim: `Claim ${version}` }]);
  }
  expectRefused(await listEvents(null, { articleId: article.id, after: sequence }), "unauthenticated");
});

test("where too much has changed nothing is sent along: the review is read anew", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  for (let count = 0; count < 21; count += 1) await annotate(editor, snapshot);
  expect(granted(await listEvents(editor, { articleId: article.id, after: 0 })).annotations).toBeNull();
});
