import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import { blockTexts, sameWords, withoutBlocks } from "#lib/domain/article/cleaning.ts";
import type { AnnotationFields } from "#lib/domain/claim/annotation-input.ts";
import { findQuote } from "#lib/domain/claim/passages.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import type { Refusal, Result } from "#lib/domain/result.ts";
import { createAnnotation } from "#lib/usecases/annotation/create-annotation.ts";
import { signOffAnnotation } from "#lib/usecases/annotation/sign-off-annotation.ts";
import { submitAnnotation } from "#lib/usecases/annotation/submit-annotation.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { addSamplePeople } from "#lib/usecases/desk/add-sample-people.ts";
import { noteSampleLoaded } from "#lib/usecases/desk/note-sample-loaded.ts";
import { createImportDraft } from "#lib/usecases/import/create-import-draft.ts";
import { saveImportDraft } from "#lib/usecases/import/save-import-draft.ts";
import { operator } from "#lib/usecases/people/find-command-line-actor.ts";
import { openReview } from "#lib/usecases/review/open-review.ts";
import { signOffReview } from "#lib/usecases/review/sign-off-review.ts";
import { updateReview } from "#lib/usecases/review/update-review.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import {
  type SampleAnnotation,
  type SampleArticle,
  type SampleArticleName,
  sampleArticles,
  samplePeople,
  sampleReview,
} from "./library.ts";

type Library = Map<SampleArticleName, { article: Article; snapshot: Snapshot }>;

/**
 * Loads the sample library the way its people would have: import, clean up, annotate, sign off, publish. Where an earlier start was
 * killed while it did this, it goes on with what is missing.
 */
export async function loadSample(): Promise<void> {
  const [ada, joon, mara] = must(await addSamplePeople(operator, Object.values(samplePeople)));
  if (!ada || !joon || !mara) throw new Error("The sample needs its three people.");
  const library: Library = new Map();
  for (const [name, sample] of Object.entries(sampleArticles) as [SampleArticleName, SampleArticle][]) {
    library.set(name, await loadSampleArticle(ada, sample));
  }
  await reviewSample({ ada, joon, mara }, library);
  must(await noteSampleLoaded(operator));
}

async function loadSampleArticle(actor: Actor, sample: SampleArticle): Promise<{ article: Article; snapshot: Snapshot }> {
  const original = await readFile(join(import.meta.dirname, "articles", sample.file), "base64");
  const draft = must(await createImportDraft(actor, { original, originalType: sample.type, originalName: sample.file }));
  const struck = new Set(
    blockTexts(draft.document).flatMap((text, index) => (sample.struck?.some((line) => sameWords(line, text)) ? [index] : [])),
  );
  const { title, outlet, publishedAt } = sample;
  const saved = await saveImportDraft(actor, {
    id: draft.id,
    updatedAt: draft.updatedAt,
    document: withoutBlocks(draft.document, struck),
    details: { title, outlet, author: "", sourceUrl: "", publishedAt: publishedAt ?? "", language: "en" },
  });
  return must(await readArticle(actor, { id: saved.ok ? saved.value.article.id : loadedBefore(saved.error) }));
}

async function reviewSample(people: Record<keyof typeof samplePeople, Actor>, library: Library): Promise<void> {
  const { article, snapshot } = loaded(library, sampleReview.article);
  if ((await readPublication({ slug: article.slug })).ok) return;
  const { review, annotations } = must(await openReview(people.mara, { articleId: article.id }));
  const claims = new Map(annotations.map((annotation) => [annotation.claim, annotation]));
  for (const sample of sampleReview.annotations) {
    const author = people[sample.by];
    const fields = { articleId: article.id, ...annotationFrom(sample, snapshot.text, library) };
    const { id, version, state } = claims.get(sample.claim) ?? must(await createAnnotation(author, fields));
    if (state === "draft") must(await submitAnnotation(author, { id, version }));
    if (state !== "signed-off") must(await signOffAnnotation(people.mara, { annotationId: id, version, decision: "approve" }));
  }
  const { overallVerdict, summary } = sampleReview;
  const { version } = must(
    await updateReview(people.mara, {
      articleId: article.id,
      version: review.version,
      overallVerdict,
      summary: proseFromMarkdown(summary),
    }),
  );
  must(await signOffReview(people.ada, { articleId: article.id, version, decision: "approve" }));
  must(await publishRevision(people.mara, { articleId: article.id, kind: "first" }));
}

function annotationFrom(sample: SampleAnnotation, text: string, library: Library): Omit<AnnotationFields, "excluded" | "claimedOn"> {
  const { claim, claimant, verdict } = sample;
  return {
    claim,
    claimant,
    verdict,
    rationale: proseFromMarkdown(sample.rationale),
    passages: sample.passages.map((exact) => ({ ...find(text, exact), exact })),
    evidence: sample.evidence.map((evidence) => {
      if ("url" in evidence) {
        const { stance, url, title, publisher } = evidence;
        return { stance, quote: "", locator: "", source: { url, title, publisher, publishedAt: null, archivedUrl: null }, passage: null };
      }
      const { snapshot } = loaded(library, evidence.article);
      return {
        stance: evidence.stance,
        quote: "",
        locator: "",
        source: null,
        passage: { snapshotId: snapshot.id, ...find(snapshot.text, evidence.exact) },
      };
    }),
  };
}

function find(text: string, exact: string) {
  const search = findQuote(text, { exact });
  if (!("found" in search)) throw new Error(`The sample quotes words that do not stand once in their article: ${exact}`);
  return search.found;
}

function loaded(library: Library, name: SampleArticleName) {
  const found = library.get(name);
  if (!found) throw new Error(`The sample has no article ${name}.`);
  return found;
}

/** The text is there from before: the refusal names its article. */
function loadedBefore(refusal: Refusal): string {
  if (refusal.code === "conflict" && refusal.details && "article" in refusal.details) return refusal.details.article.id;
  throw new Error(`The sample library was refused: ${refusal.message}`);
}

/** A sample that a rule refuses is a bug in the sample. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The sample library was refused: ${result.error.message} ${JSON.stringify(result.error.details ?? "")}`);
  return result.value;
}
