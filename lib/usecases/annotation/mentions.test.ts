import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { asWritten } from "#lib/domain/claim/mention.ts";
import { addReviewComment } from "../review/add-review-comment.ts";
import { openReview } from "../review/open-review.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { searchDesk } from "../search/search-desk.ts";
import { annotate, articleFixture, expectRefused, granted } from "../testing.ts";
import { seeMentions } from "../work/see-mentions.ts";
import { addComment } from "./add-comment.ts";
import { deleteComment, restoreComment } from "./delete-comment.ts";
import { updateComment } from "./update-comment.ts";

testDatabase();

async function desk() {
  const [ada, ben] = [await actorFixture("reviewer", `Ada ${randomUUID()}`), await actorFixture("editor", `Ben ${randomUUID()}`)];
  const { article, snapshot } = await articleFixture(ada);
  return { ada, ben, article, annotation: await annotate(ada, snapshot) };
}

const mentionsOf = async (commentId: string) =>
  (await database().mention.findMany({ where: { commentId }, orderBy: { createdAt: "asc" } })).map(({ userId, seenAt }) => [
    userId,
    seenAt !== null,
  ]);

test("a comment calls whoever it names, by reference: they are named as they are called later, and found by it", async () => {
  const { ada, ben, annotation } = await desk();
  const id = randomUUID();
  const text = `@${ben.name}, can you look at the heron accounts?`;
  const { comments } = granted(await addComment(ada, { id, annotationId: annotation.id, text }));
  expect(comments[0]).toMatchObject({ mentions: [{ id: ben.id, name: ben.name }], version: 1, editedAt: null });
  expect(comments[0]?.text).toBe(`@{${ben.id}}, can you look at the heron accounts?`);
  expect(await mentionsOf(id)).toEqual([[ben.id, false]]);
  const found = granted(await searchDesk(ada, { q: `${ben.name} heron`, kind: "comment" }));
  expect(found.results.map((result) => result.excerpt.text)).toEqual([text]);
  await database().user.update({ where: { id: ben.id }, data: { name: "Benedict" } });
  const again = granted(await addComment(ada, { id: randomUUID(), annotationId: annotation.id, text: "And?" }));
  expect(again.comments.map((comment) => asWritten(comment.text, comment.mentions))).toContain(
    "@Benedict, can you look at the heron accounts?",
  );
});

test("the sample's people, and whoever has left, are offered to nobody and called by nothing", async () => {
  const { ada, ben, article, annotation } = await desk();
  const gone = [{ sample: true }, { deactivatedAt: new Date() }].map(async (data) => {
    const { id, name } = await actorFixture("reviewer", `Zed ${randomUUID()}`);
    await database().user.update({ where: { id }, data });
    return name;
  });
  const { people } = granted(await openReview(ada, { articleId: article.id }));
  expect(people.map(({ name }) => name)).toContain(ben.name);
  for (const name of await Promise.all(gone)) {
    const id = randomUUID();
    granted(await addComment(ada, { id, annotationId: annotation.id, text: `@${name}, where?` }));
    expect(await mentionsOf(id)).toEqual([]);
  }
  const after = granted(await openReview(ada, { articleId: article.id })).people;
  expect(after.filter(({ name }) => name.startsWith("Zed "))).toEqual([]);
});

test("edited, it calls whoever it names now; whom it called before has seen it once", async () => {
  const { ada, ben, annotation } = await desk();
  const cleo = await actorFixture("reviewer", `Cleo ${randomUUID()}`);
  const id = randomUUID();
  granted(await addComment(ada, { id, annotationId: annotation.id, text: `@${ben.name}?` }));
  granted(await seeMentions(ben, { commentIds: [id] }));
  expectRefused(await updateComment(ben, { id, version: 1, text: "Mine." }), "forbidden");
  expectRefused(await updateComment(ada, { id, version: 7, text: "Stale." }), "conflict");
  const { comments } = granted(await updateComment(ada, { id, version: 1, text: `@${ben.name} and @${cleo.name}?` }));
  expect(comments[0]).toMatchObject({ version: 2, editedAt: expect.any(String) });
  expect(new Map((await mentionsOf(id)) as [string, boolean][])).toEqual(
    new Map([
      [ben.id, true],
      [cleo.id, false],
    ]),
  );
  granted(await updateComment(ada, { id, version: 2, text: "Nobody, thanks." }));
  expect(await mentionsOf(id)).toEqual([]);
  granted(await deleteComment(ada, { id, version: 3 }));
  expectRefused(await updateComment(ada, { id, version: 3, text: "Still?" }), "not_found");
  granted(await restoreComment(ada, { id }));
  const verbs = await database().auditEvent.findMany({ where: { subjectId: annotation.id }, orderBy: { id: "asc" } });
  expect(verbs.map(({ verb }) => verb)).toEqual([
    "created",
    "commented",
    "comment-edited",
    "comment-edited",
    "comment-deleted",
    "commented",
  ]);
});

test("who mentions themselves isn’t called; nobody sees another’s mentions for them", async () => {
  const { ada, ben, annotation } = await desk();
  const [own, other] = [randomUUID(), randomUUID()];
  granted(await addComment(ada, { id: own, annotationId: annotation.id, text: `@${ada.name}: note to self` }));
  granted(await addComment(ada, { id: other, annotationId: annotation.id, text: `@${ben.name}` }));
  expect(await mentionsOf(own)).toEqual([[ada.id, true]]);
  granted(await seeMentions(ada, { commentIds: [other] }));
  expect(await mentionsOf(other)).toEqual([[ben.id, false]]);
});

test("a review is discussed as a whole: found, live, taken back, and in nothing that is published", async () => {
  const { ada, ben, article } = await desk();
  const id = randomUUID();
  const first = granted(await addReviewComment(ben, { id, articleId: article.id, text: "Is the pelican summary fair?" }));
  expect(first).toMatchObject({ version: 1, comments: [{ id, by: { id: ben.id } }] });
  expect(granted(await addReviewComment(ben, { id, articleId: article.id, text: "Is the pelican summary fair?" })).comments).toHaveLength(
    1,
  );
  granted(await addReviewComment(ada, { id: randomUUID(), articleId: article.id, text: `I think so, @${ben.name}.`, replyTo: id }));
  expect(granted(await openReview(ada, { articleId: article.id })).review.comments).toHaveLength(2);
  const found = granted(await searchDesk(ada, { q: "pelican", kind: "comment" })).results;
  expect(found.map((result) => [result.id, result.article?.slug, result.annotationId])).toEqual([[id, article.slug, null]]);
  const { content } = granted(await publishRevision(ben, { articleId: article.id }));
  expect(content).not.toContain("pelican");
  expect(granted(await deleteComment(ben, { id })).comments).toHaveLength(1);
  expect(granted(await searchDesk(ada, { q: "pelican" })).results).toEqual([]);
  expect(granted(await restoreComment(ben, { id })).comments).toHaveLength(2);
  expectRefused(await addReviewComment(ada, { id: randomUUID(), articleId: article.id, text: "So?", replyTo: randomUUID() }), "invalid");
  const status = await database().article.findUniqueOrThrow({ where: { id: article.id } });
  expect(status.status).toBe("published");
});
