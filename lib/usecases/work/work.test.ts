import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { dayFrom, type Work, type WorkCard } from "#lib/domain/work/work.ts";
import { addComment } from "../annotation/add-comment.ts";
import { assessAnnotation } from "../annotation/assess-annotation.ts";
import { deleteComment } from "../annotation/delete-comment.ts";
import { settleVerdicts } from "../annotation/settle-verdicts.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { submitAnnotation } from "../annotation/submit-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { assignArticle } from "../article/assign-article.ts";
import { listArticles } from "../article/list-articles.ts";
import { removeArticle } from "../article/remove-article.ts";
import { updateArticleDetails } from "../article/update-article-details.ts";
import { addReviewComment } from "../review/add-review-comment.ts";
import { signOffReview } from "../review/sign-off-review.ts";
import { updateReview } from "../review/update-review.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { annotate, articleFixture, granted } from "../testing.ts";
import { countWork } from "./count-work.ts";
import { listToSignOff } from "./list-to-sign-off.ts";
import { readWork } from "./read-work.ts";
import { seeMentions } from "./see-mentions.ts";
import { submitDrafts } from "./submit-drafts.ts";

testDatabase({ gate: "new" });

/** A desk of its own for each test: whatever earlier ones left waits for nobody here. */
async function desk() {
  await database().article.updateMany({ data: { deletedAt: new Date() } });
  const [ada, ben, cleo] = [
    await actorFixture("reviewer", `Ada ${randomUUID()}`),
    await actorFixture("editor", "Ben"),
    await actorFixture("reviewer", `Cleo ${randomUUID()}`),
  ];
  const { article, snapshot } = await articleFixture(ada);
  return { ada, ben, cleo, article, snapshot, annotation: await annotate(ada, snapshot) };
}

const workOf = async (actor: Actor): Promise<Work> => granted(await readWork(actor));
const ids = (lines: WorkCard[]) => lines.map(({ annotationId }) => annotationId);
const submit = async (author: Actor, { id }: { id: string }, version = 1) => granted(await submitAnnotation(author, { id, version }));

test("what is submitted waits for whoever wrote none of it, until it is decided on", async () => {
  const { ada, ben, cleo, annotation } = await desk();
  expect(ids((await workOf(ada)).drafts.lines)).toEqual([annotation.id]);
  await submit(ada, annotation);
  for (const second of [ben, cleo]) {
    const { toSignOff } = await workOf(second);
    expect(toSignOff.lines).toMatchObject([{ annotationId: annotation.id, claim: annotation.claim, by: { id: ada.id } }]);
    expect(ids(granted(await listToSignOff(second)))).toEqual([annotation.id]);
    expect(granted(await countWork(second))).toEqual({ count: 1 });
  }
  expect(await workOf(ada)).toMatchObject({ toSignOff: { lines: [] }, drafts: { lines: [] } });
  granted(await signOffAnnotation(ben, { annotationId: annotation.id, version: 1, decision: "return", note: "Say which year." }));
  expect((await workOf(cleo)).toSignOff.lines).toEqual([]);
  expect((await workOf(ada)).returned.lines).toMatchObject([{ annotationId: annotation.id, note: "Say which year.", by: { name: "Ben" } }]);
  expect((await workOf(cleo)).returned.lines).toEqual([]);
  // Mended, it waits again; changed after its sign-off, too.
  granted(await updateAnnotation(ada, { id: annotation.id, version: 1, claim: "The bridge cost ten million in 2024." }));
  await submit(ada, annotation, 2);
  expect((await workOf(ada)).returned.lines).toEqual([]);
  granted(await signOffAnnotation(ben, { annotationId: annotation.id, version: 2, decision: "approve" }));
  expect((await workOf(cleo)).toSignOff.lines).toEqual([]);
  granted(await updateAnnotation(ada, { id: annotation.id, version: 2, claim: "The bridge cost ten million." }));
  expect(ids((await workOf(cleo)).toSignOff.lines)).toEqual([annotation.id]);
});

test("what was emptied after it was submitted waits for nobody", async () => {
  const { ada, ben, annotation } = await desk();
  await submit(ada, annotation);
  granted(await updateAnnotation(ada, { id: annotation.id, version: 1, rationale: emptyProse }));
  expect(await workOf(ben)).toMatchObject({ toSignOff: { lines: [] } });
});

test("where an annotation stands is kept with it, as the workflow has it", async () => {
  const { ada, ben, annotation } = await desk();
  const progress = async () => (await database().annotation.findUniqueOrThrow({ where: { id: annotation.id } })).progress;
  expect(await progress()).toBe("draft");
  await submit(ada, annotation);
  expect(await progress()).toBe("submitted");
  granted(await signOffAnnotation(ben, { annotationId: annotation.id, version: 1, decision: "return", note: "No." }));
  expect(await progress()).toBe("returned");
  granted(await signOffAnnotation(ben, { annotationId: annotation.id, version: 1, decision: "approve" }));
  expect(await progress()).toBe("signed_off");
  granted(await updateAnnotation(ada, { id: annotation.id, version: 1, claim: "Other." }));
  expect(await progress()).toBe("submitted");
});

test("once all annotations are signed off, the review as a whole waits", async () => {
  const { ada, ben, article, annotation } = await desk();
  granted(
    await updateReview(ada, {
      articleId: article.id,
      version: 1,
      summary: proseFromMarkdown("It cost twelve."),
      overallVerdict: "inaccurate",
    }),
  );
  await submit(ada, annotation);
  expect(ids((await workOf(ben)).toSignOff.lines)).toEqual([annotation.id]);
  granted(await signOffAnnotation(ben, { annotationId: annotation.id, version: 1, decision: "approve" }));
  expect((await workOf(ben)).toSignOff.lines).toMatchObject([{ annotationId: null, article: { id: article.id }, by: { id: ada.id } }]);
  expect((await workOf(ada)).toSignOff.lines).toEqual([]);
  granted(await signOffReview(ben, { articleId: article.id, version: 2, decision: "return", note: "Too harsh." }));
  expect((await workOf(ben)).toSignOff.lines).toEqual([]);
  expect((await workOf(ada)).returned.lines).toMatchObject([{ annotationId: null, note: "Too harsh." }]);
});

test("what is assigned to others waits for them and the editors alone", async () => {
  const { ada, ben, cleo, article, annotation } = await desk();
  const dan = await actorFixture("reviewer", "Dan");
  await submit(ada, annotation);
  granted(await assignArticle(ben, { articleId: article.id, userIds: [ada.id, dan.id] }));
  expect((await workOf(cleo)).toSignOff.lines).toEqual([]);
  expect(granted(await countWork(cleo))).toEqual({ count: 0 });
  for (const second of [dan, ben]) expect((await workOf(second)).toSignOff.lines).toHaveLength(1);
  expect((await workOf(dan)).assigned.lines).toMatchObject([{ id: article.id, status: "in-review" }]);
  expect((await workOf(ben)).assigned.lines).toEqual([]);
  granted(await removeArticle(ben, { id: article.id }));
  for (const person of [ada, ben, dan]) {
    expect(await workOf(person)).toMatchObject({ toSignOff: { lines: [] }, assigned: { lines: [] }, drafts: { lines: [] } });
  }
});

test("where verdicts are given twice, it waits for a second one first; and mentions in what is hidden wait until then", async () => {
  const { ada, ben, cleo, article, snapshot } = await desk();
  granted(await askSecondVerdict(ben, { articleId: article.id, asked: true }));
  const blind = await annotate(ada, snapshot, { claim: "It cost nothing." });
  granted(await addComment(ada, { id: randomUUID(), annotationId: blind.id, text: `@${cleo.name}, secret-word?` }));
  await submit(ada, blind);
  const before = await workOf(cleo);
  expect(ids(before.secondVerdicts.lines)).toEqual([blind.id]);
  expect([before.toSignOff.lines, before.mentions.lines]).toEqual([[], []]);
  expect(JSON.stringify(before)).not.toContain("secret-word");
  expect(granted(await countWork(cleo))).toEqual({ count: 1 });
  expect((await workOf(ada)).secondVerdicts.lines).toEqual([]);
  granted(await assessAnnotation(cleo, { annotationId: blind.id, verdict: "inaccurate" }));
  const after = await workOf(cleo);
  expect(after.secondVerdicts.lines).toEqual([]);
  expect(after.mentions.lines).toMatchObject([{ text: `@${cleo.name}, secret-word?`, seen: false }]);
  expect(ids((await workOf(ben)).toSignOff.lines)).toEqual([blind.id]);
});

test("two verdicts that differ wait for those who gave them until they are settled, and for anybody where one has left", async () => {
  const { ada, ben, cleo, article, snapshot } = await desk();
  granted(await askSecondVerdict(ben, { articleId: article.id, asked: true }));
  const annotation = await annotate(ada, snapshot, { claim: "It cost nothing." });
  granted(await assessAnnotation(cleo, { annotationId: annotation.id, verdict: "misleading" }));
  await submit(ada, annotation);
  expect((await workOf(ada)).differing.lines).toMatchObject([{ annotationId: annotation.id, by: { id: cleo.id } }]);
  expect((await workOf(cleo)).differing.lines).toMatchObject([{ annotationId: annotation.id, by: { id: ada.id } }]);
  expect(granted(await countWork(cleo))).toEqual({ count: 1 });
  const { differing, toSignOff } = await workOf(ben);
  expect([differing.lines, toSignOff.lines]).toEqual([[], []]);
  const left = async (deactivatedAt: Date | null) => database().user.update({ where: { id: cleo.id }, data: { deactivatedAt } });
  await left(new Date());
  expect(ids((await workOf(ben)).differing.lines)).toEqual([annotation.id]);
  await left(null);
  // Where it is assigned to one side alone, the other can't work there any more.
  granted(await assignArticle(ben, { articleId: article.id, userIds: [ada.id] }));
  expect([await workOf(ben), await workOf(cleo)].map((work) => ids(work.differing.lines))).toEqual([[annotation.id], []]);
  granted(await assignArticle(ben, { articleId: article.id, userIds: [] }));

  granted(await settleVerdicts(ada, { annotationId: annotation.id, version: 1, verdict: "misleading", words: "The road was left out." }));
  for (const judge of [ada, cleo]) expect((await workOf(judge)).differing.lines).toEqual([]);
  await submit(ada, annotation, 2);
  expect(ids((await workOf(ben)).toSignOff.lines)).toEqual([annotation.id]);
  granted(await updateAnnotation(ada, { id: annotation.id, version: 2, verdict: "accurate" }));
  expect([await workOf(ada), await workOf(cleo)].map((work) => work.differing.lines.length)).toEqual([1, 1]);
  expect((await workOf(ben)).toSignOff.lines).toEqual([]);
});

test("mentions lead to their card, stay until they are seen, and go with what they stand in", async () => {
  const { ada, ben, article, annotation } = await desk();
  const [said, whole] = [randomUUID(), randomUUID()];
  granted(await addComment(ben, { id: said, annotationId: annotation.id, text: `@${ada.name}, which year?` }));
  granted(await addReviewComment(ben, { id: whole, articleId: article.id, text: `Ready, @${ada.name}?` }));
  const place = { article: { slug: article.slug }, by: { name: "Ben" }, seen: false };
  const { mentions } = await workOf(ada);
  expect(mentions.lines).toMatchObject([
    { ...place, annotationId: null, text: `Ready, @${ada.name}?` },
    { ...place, annotationId: annotation.id, claim: annotation.claim, text: `@${ada.name}, which year?` },
  ]);
  expect(granted(await countWork(ada))).toEqual({ count: 2 });
  granted(await seeMentions(ada, { commentIds: [said] }));
  expect(granted(await countWork(ada))).toEqual({ count: 1 });
  expect((await workOf(ada)).mentions.lines.map(({ commentId, seen }) => [commentId, seen])).toEqual([
    [whole, false],
    [said, true],
  ]);
  granted(await deleteComment(ben, { id: whole }));
  expect((await workOf(ada)).mentions.lines.map(({ commentId }) => commentId)).toEqual([said]);
});

test("what is due comes first, those due on no day last; changed alone it changes nothing that is published", async () => {
  const { ada, ben, article } = await desk();
  const { article: later } = await articleFixture(ada);
  const details = { title: article.title, language: "en" };
  const today = dayFrom(Date.now());
  granted(await updateArticleDetails(ada, { id: article.id, version: 1, details: { ...details, dueOn: today } }));
  expect((await workOf(ben)).due.lines).toMatchObject([{ id: article.id, dueOn: today }]);
  expect(granted(await countWork(ben))).toEqual({ count: 1 });
  granted(
    await updateArticleDetails(ada, {
      id: later.id,
      version: 1,
      details: { ...details, title: later.title, dueOn: dayFrom(Date.now(), 30) },
    }),
  );
  granted(await assignArticle(ben, { articleId: later.id, userIds: [ada.id] }));
  const work = await workOf(ada);
  expect([work.due.lines.map(({ id }) => id), work.assigned.lines.map(({ id }) => id)]).toEqual([[article.id], [later.id]]);
  const { article: never } = await articleFixture(ada);
  const pages = granted(await listArticles(ada, { sort: "due", limit: 2 }));
  expect(pages.articles.map(({ id }) => id)).toEqual([article.id, later.id]);
  expect(granted(await listArticles(ada, { sort: "due", limit: 2, cursor: pages.next ?? "" })).articles.map(({ id }) => id)).toEqual([
    never.id,
  ]);
  expect(granted(await updateArticleDetails(ada, { id: article.id, version: 2, details })).dueOn).toBe(today);
  expect(granted(await updateArticleDetails(ada, { id: article.id, version: 3, details: { ...details, dueOn: null } })).dueOn).toBeNull();
});

test("a published review stays published when it becomes due on another day, and is due no more", async () => {
  const { ada, ben, article, annotation } = await desk();
  await submit(ada, annotation);
  granted(await signOffAnnotation(ben, { annotationId: annotation.id, version: 1, decision: "approve" }));
  granted(
    await updateReview(ada, { articleId: article.id, version: 1, summary: proseFromMarkdown("Twelve."), overallVerdict: "inaccurate" }),
  );
  granted(await signOffReview(ben, { articleId: article.id, version: 2, decision: "approve" }));
  granted(await publishRevision(ben, { articleId: article.id, acknowledge: "all" }));
  const known = await database().article.findUniqueOrThrow({ where: { id: article.id }, include: { outlet: true } });
  const details = { title: known.title, outlet: known.outlet?.name ?? null, language: known.language };
  granted(await updateArticleDetails(ada, { id: article.id, version: known.version, details: { ...details, dueOn: "2020-01-01" } }));
  expect(granted(await listArticles(ada)).articles).toMatchObject([{ id: article.id, status: "published", dueOn: "2020-01-01" }]);
  expect((await workOf(ben)).due.lines).toEqual([]);
});

test("of a published review, the outlet’s new text and sources that are gone wait for whoever worked on it", async () => {
  const { ada, ben, cleo, article, annotation } = await desk();
  await submit(ada, annotation);
  granted(await signOffAnnotation(ben, { annotationId: annotation.id, version: 1, decision: "approve" }));
  granted(
    await updateReview(ada, { articleId: article.id, version: 1, summary: proseFromMarkdown("Twelve."), overallVerdict: "inaccurate" }),
  );
  granted(await signOffReview(ben, { articleId: article.id, version: 2, decision: "approve" }));
  granted(await publishRevision(ben, { articleId: article.id, acknowledge: "all" }));
  const source = await database().source.findFirstOrThrow({ where: { evidence: { some: { annotationId: annotation.id } } } });
  await database().sourceChange.create({ data: { sourceId: source.id, kind: "gone" } });
  expect((await workOf(ada)).changed.lines).toMatchObject([{ kind: "gone", annotationId: annotation.id, title: source.title }]);
  expect((await workOf(cleo)).changed.lines).toEqual([]);
  await database().sourceChange.create({ data: { sourceId: source.id, kind: "back" } });
  expect((await workOf(ada)).changed.lines).toEqual([]);
  await database().sourceChange.create({ data: { sourceId: source.id, kind: "changed", movedTo: "https://new.example/" } });
  expect((await workOf(ada)).changed.lines).toMatchObject([{ kind: "moved", annotationId: annotation.id }]);
  await database().sourceChange.create({ data: { sourceId: source.id, kind: "back" } });
  await database().article.update({ where: { id: article.id }, data: { status: "changed_by_outlet" } });
  expect((await workOf(ada)).changed.lines).toMatchObject([{ kind: "outlet_changed", annotationId: null, title: article.title }]);
});

test("one’s drafts are submitted as one; what lacks something stays, and holds up no other", async () => {
  const { ada, snapshot, annotation } = await desk();
  const bare = await annotate(ada, snapshot, { claim: "It cost nothing.", rationale: proseFromMarkdown(""), evidence: [] });
  const { drafts } = await workOf(ada);
  expect(drafts.lines).toHaveLength(2);
  const became = granted(await submitDrafts(ada, { annotations: [bare, annotation].map(({ id, version }) => ({ id, version })) }));
  expect(became).toMatchObject({ done: [annotation.id], refused: [{ id: bare.id, message: expect.stringContaining("missing") }] });
  expect(ids((await workOf(ada)).drafts.lines)).toEqual([bare.id]);
});
