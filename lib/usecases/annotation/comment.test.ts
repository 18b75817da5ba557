import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { longestComment } from "#lib/domain/claim/discussion.ts";
import { openReview } from "../review/open-review.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { addSnapshot } from "../snapshot/add-snapshot.ts";
import { annotate, articleFixture, expectRefused, granted, newText, original } from "../testing.ts";
import { addComment } from "./add-comment.ts";
import { deleteAnnotation } from "./delete-annotation.ts";
import { deleteComment, restoreComment } from "./delete-comment.ts";
import { readAnnotation } from "./read-annotation.ts";
import { signOffAnnotation } from "./sign-off-annotation.ts";
import { submitAnnotation } from "./submit-annotation.ts";
import { updateAnnotation } from "./update-annotation.ts";

testDatabase();

async function desk() {
  const [ada, ben] = [await actorFixture("reviewer", "Ada"), await actorFixture("editor", "Ben")];
  const { article, snapshot } = await articleFixture(ada);
  return { ada, ben, article, annotation: await annotate(ada, snapshot) };
}

const say = (annotation: { id: string }, text: string, id = randomUUID()) => ({ id, annotationId: annotation.id, text });

test("colleagues discuss an annotation, resolve the discussion and take it up again", async () => {
  const { ada, ben, article, annotation } = await desk();
  granted(await addComment(ben, say(annotation, "Is twelve the sum\nwith interest?")));
  granted(await addComment(ada, say(annotation, "  Without. 👩‍🚀 ")));
  granted(await addComment(ben, { ...say(annotation, ""), kind: "resolve" }));
  const { comments } = granted(await addComment(ada, { ...say(annotation, "One more thing."), kind: "reopen" }));
  expect(comments.map(({ by, kind, text }) => [by.name, kind, text])).toEqual([
    ["Ben", "comment", "Is twelve the sum\nwith interest?"],
    ["Ada", "comment", "Without. 👩‍🚀"],
    ["Ben", "resolve", ""],
    ["Ada", "reopen", "One more thing."],
  ]);
  const opened = granted(await openReview(ada, { articleId: article.id }));
  expect(opened.annotations[0]?.comments).toEqual(comments);
  const events = await database().outboxEvent.findMany({ where: { articleId: article.id }, orderBy: { sequence: "asc" } });
  expect(events.slice(-4).map(({ verb }) => verb)).toEqual(["commented", "commented", "resolved", "reopened"]);
});

test("a comment changes nothing that is signed off or published, and is in nothing that is published", async () => {
  const { ada, ben, article, annotation } = await desk();
  granted(await submitAnnotation(ada, { id: annotation.id, version: 1 }));
  granted(await signOffAnnotation(ben, { annotationId: annotation.id, version: 1, decision: "approve" }));
  const after = granted(await addComment(ada, say(annotation, "Between us: shaky.")));
  expect([after.version, after.state]).toEqual([1, "signed-off"]);
  granted(await updateAnnotation(ben, { id: annotation.id, version: 1, claimant: "The mayor of the city" }));
  const revision = granted(await publishRevision(ben, { articleId: article.id }));
  expect(revision.content).not.toContain("shaky");
});

test("one takes back what one said oneself, and can bring it back; nobody takes back a colleague's", async () => {
  const { ada, ben, annotation } = await desk();
  const id = randomUUID();
  granted(await addComment(ada, say(annotation, "Nonsense.", id)));
  expectRefused(await deleteComment(ben, { id }), "forbidden");
  expect(granted(await deleteComment(ada, { id })).comments).toEqual([]);
  expectRefused(await deleteComment(ada, { id }), "not_found");
  expectRefused(await restoreComment(ben, { id }), "forbidden");
  expect(granted(await restoreComment(ada, { id })).comments).toHaveLength(1);
  expectRefused(await deleteComment(ada, { id: randomUUID() }), "not_found");
});

test("asked twice, as after an answer that got lost, it is said once; a name that is taken is not given again", async () => {
  const { ada, ben, annotation } = await desk();
  const comment = say(annotation, "Once.");
  granted(await addComment(ada, comment));
  expect(granted(await addComment(ada, comment)).comments).toHaveLength(1);
  expectRefused(await addComment(ben, comment), "conflict");
  const hurried = say(annotation, "At once.");
  const answers = await Promise.all(Array.from({ length: 4 }, () => addComment(ada, hurried)));
  for (const answer of answers) expect(granted(answer).comments).toHaveLength(2);
});

test("nothing, too much, and words for an annotation that is gone are refused by name", async () => {
  const { ada, annotation } = await desk();
  expect(await addComment(ada, say(annotation, " \n "))).toMatchObject({ error: { code: "invalid", field: "text" } });
  expect(await addComment(ada, say(annotation, "x".repeat(longestComment + 1)))).toMatchObject({
    error: { code: "invalid", field: "text" },
  });
  granted(await deleteAnnotation(ada, { id: annotation.id, version: 1 }));
  expectRefused(await addComment(ada, say(annotation, "Still?")), "not_found");
});

test("the discussion stays with an annotation whose words the outlet took out", async () => {
  const { ada, article, annotation } = await desk();
  granted(await addComment(ada, say(annotation, "Remember this.")));
  granted(
    await addSnapshot(ada, { articleId: article.id, ...original(`Something else entirely. ${newText().split("\n")[0]}`), force: true }),
  );
  const { passages, comments } = granted(await readAnnotation(ada, { id: annotation.id }));
  expect(passages.map(({ anchoring }) => anchoring)).toEqual(["lost"]);
  expect(comments.map(({ text }) => text)).toEqual(["Remember this."]);
});
