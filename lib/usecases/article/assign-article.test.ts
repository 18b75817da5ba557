import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { addComment } from "../annotation/add-comment.ts";
import { createAnnotation } from "../annotation/create-annotation.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { importAnnotations } from "../annotation/import-annotations.ts";
import { restoreAnnotation } from "../annotation/restore-annotation.ts";
import { settlePassage } from "../annotation/settle-passage.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { submitAnnotation } from "../annotation/submit-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { deactivateUser } from "../people/deactivate-user.ts";
import { listColleagues } from "../people/list-colleagues.ts";
import { openReview } from "../review/open-review.ts";
import { updateReview } from "../review/update-review.ts";
import { enterRoom } from "../room/enter-room.ts";
import { listEvents } from "../room/list-events.ts";
import { listProseVersions } from "../room/list-prose-versions.ts";
import { restoreProseVersion } from "../room/restore-prose-version.ts";
import { addSnapshot } from "../snapshot/add-snapshot.ts";
import { checkSource } from "../snapshot/check-source.ts";
import { annotate, articleFixture, expectRefused, granted, newText, original, passageOf, refusalOf } from "../testing.ts";
import { assignArticle } from "./assign-article.ts";
import { assignByEmail } from "./assign-by-email.ts";
import { listArticles } from "./list-articles.ts";
import { readArticle } from "./read-article.ts";
import { updateArticleDetails } from "./update-article-details.ts";

testDatabase();

async function desk() {
  const editor = await actorFixture("editor", "Edda");
  const [ada, ben] = [await actorFixture("reviewer", "Ada"), await actorFixture("reviewer", "Ben")];
  const { article, snapshot } = await articleFixture(editor);
  const annotation = await annotate(editor, snapshot);
  return { editor, ada, ben, article, snapshot, annotation };
}

const assign = (editor: Parameters<typeof assignArticle>[0], { id }: Article, people: { id: string }[]) =>
  assignArticle(editor, { articleId: id, userIds: people.map((person) => person.id) });

type World = { article: Article; snapshot: Snapshot; annotation: Annotation };

const changes: [string, (actor: Parameters<typeof createAnnotation>[0], world: World) => Promise<unknown>][] = [
  ["load a new snapshot", (actor, { article }) => addSnapshot(actor, { articleId: article.id, ...original(newText()) })],
  ["look at the outlet's page", (actor, { article }) => checkSource(actor, { articleId: article.id })],
  [
    "annotate",
    (actor, { article, snapshot }) => createAnnotation(actor, { articleId: article.id, passages: [passageOf(snapshot, "May")] }),
  ],
  ["change an annotation", (actor, { annotation }) => updateAnnotation(actor, { id: annotation.id, version: 1, claim: "Other" })],
  ["delete an annotation", (actor, { annotation }) => deleteAnnotation(actor, { id: annotation.id, version: 1 })],
  ["comment", (actor, { annotation }) => addComment(actor, { id: randomUUID(), annotationId: annotation.id, text: "Really?" })],
  ["submit an annotation", (actor, { annotation }) => submitAnnotation(actor, { id: annotation.id, version: 1 })],
  [
    "sign off an annotation",
    (actor, { annotation }) => signOffAnnotation(actor, { annotationId: annotation.id, version: 1, decision: "approve" }),
  ],
  [
    "settle a passage",
    (actor, { annotation }) =>
      settlePassage(actor, { annotationId: annotation.id, version: 1, passageId: annotation.passages[0]?.id ?? "", decision: "confirm" }),
  ],
  ["import annotations", (actor, { article }) => importAnnotations(actor, { articleId: article.id, file: "[]" })],
  ["change the review", (actor, { article }) => updateReview(actor, { articleId: article.id, version: 1, overallVerdict: "opinion" })],
  ["change the details", (actor, { article }) => updateArticleDetails(actor, { id: article.id, version: 1, details: { title: "Other" } })],
];

test.each(changes)("who isn't assigned to an article that others are assigned to may not %s", async (_, change) => {
  const { editor, ada, ben, ...world } = await desk();
  granted(await assign(editor, world.article, [ada]));
  const events = await database().outboxEvent.count({ where: { articleId: world.article.id } });
  expect(await change(ben, world)).toMatchObject({
    error: { code: "forbidden", message: expect.stringContaining("This article is assigned to Ada: you can read it") },
  });
  expect(await database().outboxEvent.count({ where: { articleId: world.article.id } })).toBe(events);
  expect(await change(ada, world)).not.toMatchObject({ error: { code: "forbidden" } });
});

test("what was deleted, or written over, is brought back by those assigned alone", async () => {
  const { editor, ada, ben, article, annotation } = await desk();
  granted(await assign(editor, article, [ada]));
  const { version } = granted(await updateAnnotation(ada, { id: annotation.id, version: 1, rationale: proseFromMarkdown("Ada's.") }));
  const [current] = granted(await listProseVersions(ben, { kind: "rationale", subjectId: annotation.id }));
  if (current) expectRefused(await restoreProseVersion(ben, { id: current.id }), "forbidden");
  granted(await deleteAnnotation(ada, { id: annotation.id, version }));
  expectRefused(await restoreAnnotation(ben, { id: annotation.id }), "forbidden");
  granted(await restoreAnnotation(ada, { id: annotation.id }));
});

test("everyone of the desk reads on, and sees who works on the article", async () => {
  const { editor, ada, ben, article, annotation } = await desk();
  const names = [{ id: ada.id, name: "Ada" }];
  expect(granted(await assign(editor, article, [ada]))).toEqual(names);
  expect(granted(await readArticle(ben, { id: article.slug })).article.id).toBe(article.id);
  expect(granted(await openReview(ben, { articleId: article.id })).assignees).toEqual(names);
  expect(granted(await listArticles(ben)).articles.find(({ id }) => id === article.id)?.assignees).toEqual(names);
  for (const person of [ben, ada, editor]) {
    const entered = granted(await enterRoom(person, { kind: "rationale", subjectId: annotation.id }));
    expect(entered.mayWrite).toBe(person !== ben);
  }
  const { events } = granted(await listEvents(ben, { articleId: article.id, after: 0 }));
  expect(events.at(-1)).toMatchObject({ verb: "assigned", subject: "article", actor: { name: "Edda" } });
});

test("editors work on every article, and an article that is assigned to nobody is everybody's again", async () => {
  const { editor, ada, ben, article, annotation } = await desk();
  granted(await assign(editor, article, [ada]));
  const other = await actorFixture("editor");
  const { version } = granted(await updateAnnotation(other, { id: annotation.id, version: 1, claim: "By another editor" }));
  granted(await assign(other, article, []));
  granted(await updateAnnotation(ben, { id: annotation.id, version, claim: "By anybody" }));
});

test("reviewers assign nobody, not even themselves", async () => {
  const { ada, article } = await desk();
  expectRefused(await assign(ada, article, [ada]), "forbidden");
});

test("two editors who choose at once don't undo each other unseen", async () => {
  const { editor, ada, ben, article } = await desk();
  granted(await assignArticle(editor, { articleId: article.id, userIds: [ada.id], before: [] }));
  const second = refusalOf(await assignArticle(editor, { articleId: article.id, userIds: [ben.id], before: [] }));
  expect(second).toMatchObject({ code: "conflict", details: { current: [{ id: ada.id, name: "Ada" }] } });
});

test("work is given to people who are here; who left stays named on what they had until someone takes them off", async () => {
  const { editor, ada, ben, article } = await desk();
  const admin = await actorFixture("admin");
  granted(await assign(editor, article, [ada]));
  granted(await deactivateUser(admin, { id: ada.id }));
  expect(granted(await assign(editor, article, [ada, ben])).map(({ name }) => name)).toEqual(["Ada", "Ben"]);
  granted(await assign(editor, article, [ben]));
  expectRefused(await assign(editor, article, [ada, ben]), "not_found");
  expectRefused(await assign(editor, article, [{ id: article.id }]), "not_found");
  expect(granted(await listColleagues(ben)).map(({ id }) => id)).not.toContain(ada.id);
});

test("programs name people by their addresses", async () => {
  const { editor, ada, article } = await desk();
  const { email } = await database().user.findUniqueOrThrow({ where: { id: ada.id } });
  expect(granted(await assignByEmail(editor, { article: article.slug, emails: [email.toUpperCase()] }))).toEqual([
    { id: ada.id, name: "Ada" },
  ]);
  const unknown = refusalOf(await assignByEmail(editor, { article: article.id, emails: [email, "nobody@desk.example"] }));
  expect(unknown).toMatchObject({ code: "not_found", message: expect.stringContaining("nobody@desk.example") });
  expect(granted(await openReview(ada, { articleId: article.id })).assignees).toHaveLength(1);
});

test("who was given what, and by whom, is in the audit log", async () => {
  const { editor, ada, article } = await desk();
  granted(await assign(editor, article, [ada]));
  const [entry] = await database().auditEvent.findMany({ where: { articleId: article.id, verb: "assigned" } });
  expect(entry).toMatchObject({ actorId: editor.id, data: { from: [], to: [ada.id] } });
});
