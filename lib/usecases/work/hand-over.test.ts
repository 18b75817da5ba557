import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { submitAnnotation } from "../annotation/submit-annotation.ts";
import { assignArticle } from "../article/assign-article.ts";
import { deactivateUser } from "../people/deactivate-user.ts";
import { annotate, articleFixture, expectRefused, granted } from "../testing.ts";
import { handOver, takeBackHandover } from "./hand-over.ts";
import { readWaiting } from "./read-waiting.ts";
import { readWork } from "./read-work.ts";

testDatabase();

async function desk() {
  const [admin, ada, ben] = [await actorFixture("admin"), await actorFixture("reviewer", "Ada"), await actorFixture("reviewer", "Ben")];
  const { article, snapshot } = await articleFixture(ada);
  const annotation = await annotate(ada, snapshot);
  granted(await submitAnnotation(ada, { id: annotation.id, version: 1 }));
  granted(await signOffAnnotation(admin, { annotationId: annotation.id, version: 1, decision: "return", note: "Which year?" }));
  granted(await assignArticle(admin, { articleId: article.id, userIds: [ada.id, admin.id] }));
  return { admin, ada, ben, article, annotation };
}

const returnedTo = async (person: Actor) => granted(await readWork(person)).returned.lines.map(({ annotationId }) => annotationId);
const assignedTo = async (person: Actor) => granted(await readWork(person)).assigned.lines.map(({ id }) => id);

test("what waits for someone who leaves is handed to another, and comes back with undo", async () => {
  const { admin, ada, ben, article, annotation } = await desk();
  granted(await deactivateUser(admin, { id: ada.id }));
  expect(granted(await readWaiting(admin, { userId: ada.id }))).toEqual({ articles: [article.title], returned: 1, secondVerdicts: 0 });
  const done = granted(await handOver(admin, { fromId: ada.id, toId: ben.id }));
  expect(done).toEqual({
    articles: [{ articleId: article.id, userIds: expect.arrayContaining([ada.id, admin.id]) }],
    annotationIds: [annotation.id],
  });
  expect(await returnedTo(ben)).toEqual([annotation.id]);
  expect(await assignedTo(ben)).toEqual([article.id]);
  expect(granted(await readWaiting(admin, { userId: ada.id }))).toEqual({ articles: [], returned: 0, secondVerdicts: 0 });
  granted(await takeBackHandover(admin, done));
  expect(await returnedTo(ben)).toEqual([]);
  expect(await assignedTo(ben)).toEqual([]);
  expect(granted(await readWaiting(admin, { userId: ada.id }))).toMatchObject({ articles: [article.title], returned: 1 });
  const deeds = await database().auditEvent.findMany({ where: { subjectId: annotation.id, verb: "handed-over" } });
  expect(deeds.map(({ data }) => data)).toEqual([{ to: ben.id }, { to: null }]);
});

test("it is handed to nobody who isn’t there", async () => {
  const { admin, ada, ben } = await desk();
  expectRefused(await handOver(admin, { fromId: ada.id, toId: ada.id }), "not_found");
  granted(await deactivateUser(admin, { id: ben.id }));
  expectRefused(await handOver(admin, { fromId: ada.id, toId: ben.id }), "not_found");
});

test("what others wrote along waits for them already", async () => {
  const { admin, ada, ben, annotation } = await desk();
  await database().annotationAuthor.create({ data: { annotationId: annotation.id, userId: ben.id, unsigned: true, signed: false } });
  expect(granted(await readWaiting(admin, { userId: ada.id }))).toMatchObject({ returned: 0 });
});
