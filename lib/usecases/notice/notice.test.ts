import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { assignArticle } from "../article/assign-article.ts";
import { updateArticleDetails } from "../article/update-article-details.ts";
import { annotate, articleFixture, expectRefused, granted } from "../testing.ts";
import { chooseMail, readMailSettings } from "./choose-mail.ts";
import { countNotices, listNotices } from "./list-notices.ts";
import { markNotices } from "./mark-notices.ts";
import { notifyDue } from "./notify-due.ts";

testDatabase();

async function setting() {
  const [ada, joon] = [await actorFixture("reviewer", "Ada"), await actorFixture("editor", "Joon")];
  const { article, snapshot } = await articleFixture(ada);
  return { ada, joon, article, snapshot };
}

test("who is assigned, or gets something back, finds it among their notices, and nobody else does", async () => {
  const { ada, joon, article, snapshot } = await setting();
  granted(await assignArticle(joon, { articleId: article.id, userIds: [ada.id, joon.id] }));
  granted(await assignArticle(joon, { articleId: article.id, userIds: [ada.id, joon.id] }));
  const { id } = await annotate(ada, snapshot);
  granted(await signOffAnnotation(joon, { annotationId: id, version: 1, decision: "return", note: "Why?" }));
  expect(granted(await listNotices(ada)).notices).toMatchObject([
    { kind: "returned", by: { name: "Joon" }, annotation: { id }, read: false },
    { kind: "assigned", by: { name: "Joon" }, article: { slug: article.slug }, annotation: null },
  ]);
  expect(granted(await listNotices(joon)).notices).toEqual([]);
});

test("they are read and unread, one by one and all at once, and that can be taken back", async () => {
  const { ada, joon, snapshot } = await setting();
  for (let count = 0; count < 3; count += 1) {
    const { id } = await annotate(ada, snapshot);
    granted(await signOffAnnotation(joon, { annotationId: id, version: 1, decision: "return", note: "Why?" }));
  }
  const [first] = granted(await listNotices(ada)).notices;
  granted(await markNotices(ada, { ids: [first?.id ?? ""], read: true }));
  expect(granted(await countNotices(ada)).count).toBe(2);
  granted(await markNotices(joon, { ids: null, read: true }));
  expect(granted(await countNotices(ada)).count, "another's mark").toBe(2);
  const { ids } = granted(await markNotices(ada, { ids: null, read: true }));
  expect([ids.length, granted(await countNotices(ada)).count]).toEqual([2, 0]);
  granted(await markNotices(ada, { ids, read: false }));
  expect(granted(await listNotices(ada, { unread: true })).notices).toHaveLength(2);
  const page = granted(await listNotices(ada, { limit: 2 }));
  expect(granted(await listNotices(ada, { limit: 2, cursor: page.next ?? "" })).notices).toHaveLength(1);
});

test("what was deleted since is no longer told", async () => {
  const { ada, joon, snapshot } = await setting();
  const { id } = await annotate(ada, snapshot);
  granted(await signOffAnnotation(joon, { annotationId: id, version: 1, decision: "return", note: "Why?" }));
  granted(await deleteAnnotation(ada, { id, version: 1 }));
  expect(granted(await listNotices(ada)).notices).toEqual([]);
});

test("each chooses for themselves what is mailed, kind by kind", async () => {
  const { ada, joon } = await setting();
  granted(await chooseMail(ada, { choices: { assigned: "none", due: "at_once" } }));
  expect(granted(await readMailSettings(ada))).toMatchObject({
    choices: { assigned: "none", due: "at_once", returned: "at_once", source: "daily" },
    stoppedAt: null,
    sends: false,
  });
  expect(granted(await readMailSettings(joon)).choices.assigned).toBe("at_once");
  expectRefused(await chooseMail(ada, { choices: { assigned: "hourly" as "daily" } }), "invalid");
});

test("who works on an article hears once that it is due soon, and again where the day is moved", async () => {
  const { ada, joon, article } = await setting();
  granted(await assignArticle(joon, { articleId: article.id, userIds: [joon.id] }));
  const details = { ...article, publishedAt: null, dueOn: "2026-03-05" };
  granted(await updateArticleDetails(joon, { id: article.id, version: 1, details }));
  const told = async (person: Actor) => granted(await listNotices(person)).notices.filter(({ kind }) => kind === "due").length;
  await notifyDue(new Date("2026-03-01T12:00:00Z"));
  expect(await told(joon), "four days before").toBe(0);
  for (const hour of ["10", "11"]) await notifyDue(new Date(`2026-03-04T${hour}:00:00Z`));
  expect([await told(joon), await told(ada)]).toEqual([1, 0]);
  granted(await updateArticleDetails(joon, { id: article.id, version: 2, details: { ...details, dueOn: "2026-03-06" } }));
  await notifyDue(new Date("2026-03-05T10:00:00Z"));
  expect(await told(joon)).toBe(2);
});
