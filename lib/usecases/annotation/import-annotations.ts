import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import { listAnnotations } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { findReview } from "#lib/db/reviews.ts";
import { scaleInForce } from "#lib/db/scales.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { claimFromWords } from "#lib/domain/claim/claim.ts";
import type { QuoteSearch } from "#lib/domain/claim/passages.ts";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import type { Malformed } from "#lib/domain/incoming/fields.ts";
import type { ImportReport, Unanchored } from "#lib/domain/incoming/import-report.ts";
import { readIncoming } from "#lib/domain/incoming/incoming.ts";
import type { IncomingAnnotation } from "#lib/domain/incoming/incoming-annotation.ts";
import { createLocator } from "#lib/domain/incoming/locate.ts";
import { tagsToMap, verdictOf } from "#lib/domain/incoming/verdict-tags.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { emptyProse, proseFromMarkdown } from "#lib/domain/prose/prose.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { proseFromHtml } from "#lib/importer/prose-from-html.ts";
import { admit } from "../admit.ts";
import { articleNotFound, refuseUnassigned } from "../change-article.ts";
import { unknownVerdict } from "../steps/annotation-input.ts";
import { createAnnotation } from "./create-annotation.ts";

const longestFile = 7_000_000;

const incoming = z.object({
  /** Id or slug. */
  articleId: z.string().max(200),
  /** The file's JSON text. */
  file: z.string().max(longestFile, "This file is longer than 7 MB. Split it and import the parts."),
  /** Which tag of the file stands for which verdict, by slug. */
  verdictMap: z.record(z.string(), z.string()).default({}),
  /** Only says what would come of it. */
  dryRun: z.boolean().default(false),
});

/**
 * Adds the annotations of a file (W3C Web Annotation JSON-LD, Hypothesis) to an article as drafts. What doesn't anchor for sure is listed
 * and left out, what is malformed is named by its field, and nothing gets a verdict but by the map or by our own export's word.
 */
export async function importAnnotations(actor: Actor | null, input: z.input<typeof incoming>): Promise<Result<ImportReport>> {
  const admitted = admit(actor, "annotate", incoming, input);
  if (!admitted.ok) return admitted;
  const { articleId, file, verdictMap, dryRun } = admitted.value.input;
  const article = await findArticle(database(), articleId);
  const review = article && (await findReview(database(), article.id));
  if (!article || !review) return articleNotFound();
  const others = await refuseUnassigned(database(), admitted.value.actor, article.id);
  if (others) return others;
  const json = parsed(file);
  if (!json.ok) return json;
  const read = readIncoming(json.value);
  if (!read.ok) return read;
  const { annotations, malformed } = read.value;
  const scale = await scaleInForce(database());
  const { verdicts } = scale;
  const unknown = Object.values(verdictMap).find((slug) => !verdicts.some((verdict) => verdict.slug === slug));
  if (unknown !== undefined) return unknownVerdict(unknown, scale, "verdictMap");

  const { text } = review.snapshot;
  const locate = createLocator(text);
  const there = new Set((await listAnnotations(database(), article.id)).map(identityOf));
  const report: ImportReport = {
    added: 0,
    known: 0,
    unanchored: [],
    malformed: [...malformed],
    tags: tagsToMap(annotations, verdicts),
  };
  for (const annotation of annotations) {
    await breathe();
    const spans = spansOf(annotation, text, locate, report.unanchored);
    if (spans.length === 0) continue;
    const verdict = verdictFor(annotation, verdictMap, verdicts, report.malformed);
    const identity = identityOf({ claim: annotation.claim || claimFromWords(spans[0]?.exact ?? ""), passages: spans });
    if (there.has(identity)) {
      report.known += 1;
      continue;
    }
    there.add(identity);
    if (dryRun || (await add(actor, article.id, { ...annotation, verdict }, spans, report.malformed))) report.added += 1;
  }
  return ok(report);
}

function verdictFor(
  annotation: IncomingAnnotation,
  verdictMap: Record<string, string>,
  verdicts: Verdict[],
  malformed: Malformed[],
): string | null {
  const verdict = verdictOf(annotation, new Map(Object.entries(verdictMap)), verdicts);
  if (verdict !== "unclear") return verdict;
  malformed.push({ field: `${annotation.field}.tags`, message: "Its tags stand for different verdicts, so it was given none." });
  return null;
}

function parsed(file: string): Result<unknown> {
  try {
    return ok(JSON.parse(file.replace(/^\uFEFF/, "")));
  } catch (error) {
    const why = error instanceof Error ? ` (${error.message})` : "";
    return refuse("invalid", `This file is not valid JSON${why}.`, { field: "file" });
  }
}

type Words = Span & { exact: string };

function spansOf(
  { field, passages }: IncomingAnnotation,
  text: string,
  locate: ReturnType<typeof createLocator>,
  unanchored: Unanchored[],
): Words[] {
  if (passages.length === 0) {
    unanchored.push({ field, exact: "", reason: "It marks no words: it is a reply, or a note on the whole page." });
  }
  return passages.flatMap((selectors) => {
    const search = locate(selectors);
    if ("found" in search) return [{ ...search.found, exact: text.slice(search.found.start, search.found.end) }];
    const quote = selectors.find((selector) => selector.kind === "quote");
    unanchored.push({ field, exact: quote?.quote.exact ?? "", reason: reasonOf(search) });
    return [];
  });
}

function reasonOf(search: Exclude<QuoteSearch, { found: Span }>): string {
  if ("missing" in search) return "These words are not in the article.";
  return `These words stand in ${search.ambiguous.length} places of the article, and nothing tells them apart.`;
}

function identityOf({ claim, passages }: { claim: string; passages: Pick<Annotation["passages"][number], "start" | "end">[] }): string {
  return JSON.stringify([claim, ...passages.map(({ start, end }) => `${start}-${end}`).sort()]);
}

async function add(
  actor: Actor | null,
  articleId: string,
  { field, claim, claimant, verdict, evidence, rationale }: IncomingAnnotation,
  passages: Words[],
  malformed: Malformed[],
): Promise<boolean> {
  const created = await createAnnotation(actor, {
    articleId,
    passages,
    verdict,
    ...(claim !== "" && { claim }),
    claimant,
    rationale: joined(rationale),
    evidence: evidence.map(({ stance, quote, ...source }) => ({
      stance,
      quote,
      source,
    })),
  });
  if (!created.ok) malformed.push({ field: [field, created.error.field].filter(Boolean).join(" › "), message: created.error.message });
  return created.ok;
}

function joined(parts: IncomingAnnotation["rationale"]): DocumentJson {
  const content = parts.flatMap(({ format, value }) => {
    const prose = format === "html" ? proseFromHtml(value) : format === "markdown" ? proseFromMarkdown(value) : null;
    return (prose ?? plainProse(value)).content ?? [];
  });
  return content.length > 0 ? { type: "doc", content } : emptyProse;
}

function plainProse(text: string): DocumentJson {
  const paragraphs = text.split(/\n+/).filter((line) => line.trim() !== "");
  return { type: "doc", content: paragraphs.map((line) => ({ type: "paragraph", content: [{ type: "text", text: line }] })) };
}
