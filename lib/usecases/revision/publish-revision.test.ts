import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { canonicalJson } from "#lib/domain/revision/canonical-json.ts";
import type { StoredRevision } from "#lib/domain/revision/revision.ts";
import { signatureHolds } from "#lib/domain/revision/signing.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { setEnvironment } from "#lib/env.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { removeArticle } from "../article/remove-article.ts";
import { restoreArticle } from "../article/restore-article.ts";
import { updateReview } from "../review/update-review.ts";
import { annotate, articleFixture, expectRefused, granted, refusalOf } from "../testing.ts";
import { listPublications } from "./list-publications.ts";
import { previewRevision } from "./preview-revision.ts";
import { publishRevision } from "./publish-revision.ts";
import { readPublication } from "./read-publication.ts";
import { withdrawReview } from "./withdraw-review.ts";

testDatabase();
setEnvironment({ AUTH_SECRET: "a secret for tests, long enough to be one" });

async function readyReview() {
  const editor = await actorFixture("editor", "Mara Reyes");
  const { article, snapshot } = await articleFixture(editor);
  const annotation = await annotate(editor, snapshot);
  const summary = proseFromMarkdown("The **number** is wrong.");
  granted(await updateReview(editor, { articleId: article.id, version: 1, summary, overallVerdict: "misleading" }));
  return { editor, article, snapshot, annotation, articleId: article.id };
}

function expectSound(revision: StoredRevision) {
  const content = JSON.parse(revision.content);
  expect(canonicalJson(content)).toBe(revision.content);
  expect(sha256Hex(revision.content)).toBe(revision.sha256);
  expect(signatureHolds(revision.content, revision.signature, revision.publicKey)).toBe(true);
  expect(content).toMatchObject({ number: revision.number, kind: revision.kind, previousSha256: revision.previousSha256 });
}

test("what was previewed is published, numbered, chained, signed, and read by anyone", async () => {
  const { editor, article, annotation, articleId } = await readyReview();
  const preview = granted(await previewRevision(editor, { articleId }));
  expect(preview.blockers).toEqual([]);
  expect(preview.content).toMatchObject({ number: 1, kind: "first", overallVerdict: { slug: "misleading" }, publishedBy: "Mara Reyes" });

  const asked = { articleId, kind: "correction", previewSha256: preview.previewSha256 } as const;
  const { warnings, ...first } = granted(await publishRevision(editor, asked));
  expect(warnings).toEqual([]);
  expect(first).toMatchObject({ number: 1, kind: "first", previousSha256: null });
  granted(await updateAnnotation(editor, { id: annotation.id, version: 1, verdict: "mostly-accurate" }));
  const second = granted(await publishRevision(editor, { articleId, kind: "correction", note: "The number was right." }));
  expect(second).toMatchObject({ number: 2, kind: "correction", note: "The number was right.", previousSha256: first.sha256 });
  for (const revision of [first, second]) expectSound(revision);

  const current = granted(await readPublication({ slug: article.slug }));
  expect(current).toMatchObject({
    stored: { sha256: second.sha256, content: second.content, signature: second.signature },
    withdrawal: null,
    content: { annotations: [{ verdict: { slug: "mostly-accurate" } }] },
  });
  expect(current.revisions.map(({ number, kind, sha256 }) => ({ number, kind, sha256 }))).toEqual([
    { number: 2, kind: "correction", sha256: second.sha256 },
    { number: 1, kind: "first", sha256: first.sha256 },
  ]);
  expect(granted(await readPublication({ slug: article.slug, number: 1 })).stored).toEqual(first);
  expectRefused(await readPublication({ slug: article.slug, number: 3 }), "not_found");
});

test("publishing twice at once gives one revision", async () => {
  const { editor, article, articleId } = await readyReview();
  const { previewSha256 } = granted(await previewRevision(editor, { articleId }));
  const attempts = Array.from({ length: 6 }, (_, index) => publishRevision(editor, { articleId, ...(index % 2 && { previewSha256 }) }));
  const results = await Promise.all(attempts);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  for (const result of results) if (!result.ok) expect(result.error.code).toBe("conflict");
  expect(granted(await readPublication({ slug: article.slug })).revisions).toHaveLength(1);
});

test("the same content is not published again, under whatever kind and note", async () => {
  const { editor, article, annotation, articleId } = await readyReview();
  granted(await publishRevision(editor, { articleId }));
  expectRefused(await publishRevision(editor, { articleId, kind: "clarification", note: "New note" }), "conflict");
  granted(await updateAnnotation(editor, { id: annotation.id, version: 1, claim: "Another claim" }));
  expect(refusalOf(await publishRevision(editor, { articleId, kind: "first" }))).toMatchObject({ code: "invalid", field: "kind" });
  expect(granted(await publishRevision(editor, { articleId })).kind).toBe("update");
  expect(granted(await readPublication({ slug: article.slug })).revisions).toHaveLength(2);
});

test("a review that changed after the preview is not published", async () => {
  const { editor, annotation, articleId } = await readyReview();
  const { previewSha256 } = granted(await previewRevision(editor, { articleId }));
  granted(await updateAnnotation(editor, { id: annotation.id, version: 1, claim: "Another claim" }));
  const again = refusalOf(await publishRevision(editor, { articleId, previewSha256 }));
  const { previewSha256: now } = granted(await previewRevision(editor, { articleId }));
  expect(again).toMatchObject({ code: "conflict", details: { previewSha256: now } });
  granted(await publishRevision(editor, { articleId, previewSha256: now }));
});

test("publishing lists every reason against it, and leaves nothing behind", async () => {
  const { editor, article, snapshot, articleId } = await readyReview();
  const bare = await annotate(editor, snapshot, { verdict: null, rationale: undefined, evidence: [] });
  const unproven = await annotate(editor, snapshot, { evidence: [] });
  await annotate(editor, snapshot, { evidence: [], verdict: "opinion" });
  await annotate(editor, snapshot, { evidence: [], verdict: null, excluded: true });
  const refusal = refusalOf(await publishRevision(editor, { articleId }));
  const { blockers, content, previewSha256 } = granted(await previewRevision(editor, { articleId }));
  expect(refusal).toMatchObject({ code: "invalid", details: { blockers } });
  expect({ content, previewSha256 }).toEqual({ content: null, previewSha256: null });
  expect(blockers.map(({ annotationId, rule }) => [annotationId, rule])).toEqual([
    [bare.id, "no-verdict"],
    [bare.id, "no-rationale"],
    [unproven.id, "no-evidence"],
  ]);
  expectRefused(await readPublication({ slug: article.slug }), "not_found");
});

test("a withdrawn review says so and why, keeps its chain, and comes back with the next publication", async () => {
  const { editor, article, articleId } = await readyReview();
  expectRefused(await withdrawReview(editor, { articleId, reason: "Wrong" }), "conflict");
  const first = granted(await publishRevision(editor, { articleId }));
  expectRefused(await withdrawReview(editor, { articleId, reason: " " }), "invalid");
  granted(await withdrawReview(editor, { articleId, reason: "The source was forged." }));
  expectRefused(await withdrawReview(editor, { articleId, reason: "Again" }), "conflict");
  const withdrawn = granted(await readPublication({ slug: article.slug, number: 1 }));
  expect(withdrawn).toMatchObject({
    stored: { sha256: first.sha256, content: first.content, signature: first.signature },
    withdrawal: { reason: "The source was forged." },
  });
  expect(granted(await listPublications()).publications.map(({ slug }) => slug)).not.toContain(article.slug);

  const second = granted(await publishRevision(editor, { articleId, kind: "clarification" }));
  expect(second).toMatchObject({ number: 2, previousSha256: first.sha256 });
  const back = granted(await readPublication({ slug: article.slug }));
  expect(back.withdrawal).toBeNull();
  // Readers go on being told that it was withdrawn in between, and why.
  expect(back.revisions.map(({ withdrawal }) => withdrawal?.reason)).toEqual([undefined, "The source was forged."]);
  expect(granted(await listPublications()).publications.map(({ slug }) => slug)).toContain(article.slug);
});

test("an article whose review is public isn’t removed without a word: withdrawn first, its page goes on saying why", async () => {
  const { editor, article, articleId } = await readyReview();
  granted(await publishRevision(editor, { articleId }));
  expect(refusalOf(await removeArticle(editor, { id: articleId })).message).toContain("Withdraw it first");
  granted(await withdrawReview(editor, { articleId, reason: "The source was forged." }));
  granted(await removeArticle(editor, { id: articleId }));
  expect(granted(await readPublication({ slug: article.slug })).withdrawal?.reason).toBe("The source was forged.");
  expect(granted(await listPublications()).publications.map(({ slug }) => slug)).not.toContain(article.slug);
  granted(await restoreArticle(editor, { id: articleId }));
  granted(await publishRevision(editor, { articleId, kind: "clarification" }));
  expect(granted(await readPublication({ slug: article.slug })).stored.number).toBe(2);
});

test("the public list shows what the newest revisions say, filtered by verdict and outlet", async () => {
  const { editor, article, articleId } = await readyReview();
  const { publishedAt } = granted(await publishRevision(editor, { articleId }));
  const { publications, total, outlets, verdicts } = granted(await listPublications());
  expect(total).toBe(publications.length);
  expect(publications[0]).toEqual({
    slug: article.slug,
    title: article.title,
    outlet: "City News",
    language: "en",
    sample: false,
    overallVerdict: expect.objectContaining({ slug: "misleading", rating: 2 }),
    tally: { checked: 1, entries: [{ slug: "inaccurate", name: "Inaccurate", rating: 1, count: 1 }] },
    takeaway: expect.any(String),
    note: "",
    corrected: false,
    number: 1,
    kind: "first",
    publishedAt,
    firstPublishedAt: publishedAt,
  });
  expect(outlets).toEqual(["City News"]);
  expect(verdicts).toEqual([{ slug: "misleading", name: "Misleading" }]);
  expect(granted(await listPublications({ verdict: "accurate" }))).toMatchObject({ publications: [], total: 0, outlets });
  expect(granted(await listPublications({ outlet: "City News", verdict: "misleading", pageSize: 1 })).publications).toHaveLength(1);
  for (const bad of [{ verdict: { contains: "" } }, { outlet: "\0" }, { page: 0 }]) expectRefused(await listPublications(bad), "invalid");
  for (const bad of [{ slug: { not: "" } }, { slug: "a\0" }, {}, null, { slug: "../x" }])
    expectRefused(await readPublication(bad), "not_found");
});

test("under another secret the desk signs with a new key, and old signatures still hold", async () => {
  const { editor, articleId, annotation } = await readyReview();
  const first = granted(await publishRevision(editor, { articleId }));
  setEnvironment({ AUTH_SECRET: "another secret for tests, also long enough" });
  granted(await updateAnnotation(editor, { id: annotation.id, version: 1, claim: "Another claim" }));
  const second = granted(await publishRevision(editor, { articleId }));
  expect(second.keyId).not.toBe(first.keyId);
  for (const revision of [first, second]) expectSound(revision);
  const keys = await database().signingKey.findMany({ where: { retiredAt: null } });
  expect(keys.map(({ id }) => id)).toEqual([second.keyId]);
});
