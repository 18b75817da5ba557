import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { removeArticle } from "../article/remove-article.ts";
import { openReview } from "../review/open-review.ts";
import { annotate, articleFixture, granted, passageOf } from "../testing.ts";
import { publishRevision } from "./publish-revision.ts";
import { readPublication } from "./read-publication.ts";
import { withdrawReview } from "./withdraw-review.ts";

testDatabase();

/** A published article, and another one that cites it against a claim of its own. */
async function cited(editor: Actor, { judgedTwice = false } = {}) {
  const [source, citing] = [await articleFixture(editor), await articleFixture(editor)];
  if (judgedTwice) granted(await askSecondVerdict(editor, { articleId: citing.article.id, asked: true }));
  await annotate(editor, source.snapshot);
  granted(await publishRevision(editor, { articleId: source.article.id, acknowledge: "all" }));
  const { exact, ...place } = passageOf(source.snapshot, "It cost nothing");
  const passage = { snapshotId: source.snapshot.id, ...place };
  const annotation = await annotate(editor, citing.snapshot, { evidence: [{ stance: "contradicts", passage }] });
  const inPublic = async () => granted(await readPublication({ slug: source.article.slug, withChanges: true })).citations;
  const atDesk = async (actor: Actor) => granted(await openReview(actor, { articleId: source.article.id })).citations;
  return { source, citing, exact, annotation, inPublic, atDesk };
}

test("an article says where its words are cited: at the desk at once, in public once that is, and no longer than that", async () => {
  const editor = await actorFixture("admin");
  const { citing, exact, annotation, inPublic, atDesk } = await cited(editor);
  const about = { stance: "contradicts", exact, annotationId: annotation.id };
  expect(await atDesk(editor)).toMatchObject([{ ...about, article: { slug: citing.article.slug } }]);
  expect(await inPublic()).toEqual([]);
  granted(await publishRevision(editor, { articleId: citing.article.id, acknowledge: "all" }));
  expect(await inPublic()).toMatchObject([{ ...about, review: { slug: citing.article.slug } }]);
  const frozen = granted(await readPublication({ slug: citing.article.slug, number: 1 }));
  expect(frozen.citations, "a revision’s page never changes").toEqual([]);
  granted(await withdrawReview(editor, { articleId: citing.article.id, reason: "Wrong article." }));
  expect(await inPublic()).toEqual([]);
});

test("what an article is cited by is not told of a removed one, nor to whoever is to judge it independently", async () => {
  const [editor, second] = [await actorFixture("editor"), await actorFixture("reviewer")];
  const secret = await cited(editor, { judgedTwice: true });
  expect(await secret.atDesk(editor)).toHaveLength(1);
  expect(await secret.atDesk(second)).toEqual([]);
  const { citing, inPublic, atDesk } = await cited(editor);
  granted(await publishRevision(editor, { articleId: citing.article.id, acknowledge: "all" }));
  expect(await inPublic()).toHaveLength(1);
  granted(await withdrawReview(editor, { articleId: citing.article.id, reason: "Forged." }));
  granted(await removeArticle(editor, { id: citing.article.id }));
  expect(await inPublic()).toEqual([]);
  expect(await atDesk(editor)).toEqual([]);
});
