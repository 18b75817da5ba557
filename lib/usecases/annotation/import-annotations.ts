import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import { listOrigins } from "#lib/db/annotation-origins.ts";
import { listAnnotations } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { findDesk } from "#lib/db/desk.ts";
import { findReview } from "#lib/db/reviews.ts";
import { scaleInForce } from "#lib/db/scales.ts";
import type { Scale } from "#lib/domain/claim/scale.ts";
import { anchorIncoming } from "#lib/domain/incoming/anchor-incoming.ts";
import { hashesOf } from "#lib/domain/incoming/identity.ts";
import type { ImportReport } from "#lib/domain/incoming/import-report.ts";
import { readIncoming } from "#lib/domain/incoming/incoming.ts";
import type { IncomingAnnotation } from "#lib/domain/incoming/incoming-annotation.ts";
import { createKnown } from "#lib/domain/incoming/known-annotations.ts";
import { createLocator } from "#lib/domain/incoming/locate.ts";
import { type ArticlePlace, isPageOf } from "#lib/domain/incoming/this-article.ts";
import { tagsToMap, verdictOf } from "#lib/domain/incoming/verdict-tags.ts";
import { isDeskAddress } from "#lib/domain/people/desk.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseText } from "#lib/domain/prose/prose.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound, refuseUnassigned } from "../change-article.ts";
import { shownTo } from "../show-annotations.ts";
import { unknownVerdict } from "../steps/annotation-input.ts";
import { type Arriving, applyArrivals } from "../steps/apply-arrivals.ts";
import { incomingRationale } from "../steps/incoming-rationale.ts";
import { publicUrl } from "../steps/public-url.ts";

const longestFile = 7_000_000;
/** Whoever works on the article meanwhile waits for so many. */
const writtenAtOnce = 50;

const incoming = z.object({
  /** Id or slug. */
  articleId: z.string().max(200),
  /** The file's JSON text. */
  file: z.string().max(longestFile, "This file is longer than 7 MB. Split it and import the parts."),
  /** Which tag of the file stands for which verdict, by slug. */
  verdictMap: z.record(z.string(), z.string()).default({}),
  /** Takes annotations of other pages too. */
  anyPage: z.boolean().default(false),
  /** Only says what would come of it. */
  dryRun: z.boolean().default(false),
});

/**
 * Adds the annotations of a file (W3C Web Annotation JSON-LD, Hypothesis) to an article as drafts, and brings those that came before to what
 * their source says now, as long as nobody has touched them. What is of another page, hidden or private, doesn't anchor for sure or has gone
 * two ways is listed and left out, what is malformed is named by its field, and nothing gets a verdict but by the map or by our own
 * export's word.
 */
export async function importAnnotations(actor: Actor | null, input: z.input<typeof incoming>): Promise<Result<ImportReport>> {
  const admitted = admit(actor, "annotate", incoming, input);
  if (!admitted.ok) return admitted;
  const { articleId, file, verdictMap, anyPage, dryRun } = admitted.value.input;
  const db = database();
  const article = await findArticle(db, articleId);
  const review = article && (await findReview(db, article.id));
  if (!article || !review) return articleNotFound();
  const others = await refuseUnassigned(db, admitted.value.actor, article.id);
  if (others) return others;
  const json = parsed(file);
  if (!json.ok) return json;
  const read = readIncoming(json.value);
  if (!read.ok) return read;
  const scale = await scaleInForce(db);
  const unknown = Object.values(verdictMap).find((slug) => !scale.verdicts.some((verdict) => verdict.slug === slug));
  if (unknown !== undefined) return unknownVerdict(unknown, scale, "verdictMap");

  const { text } = review.snapshot;
  const locate = createLocator(text);
  const desk = await findDesk(db);
  const place: ArticlePlace = { ...article, isDesk: (address) => isDeskAddress(address, publicUrl(), desk) };
  const report: ImportReport = {
    ...{ added: 0, updated: 0, known: 0, skipped: [], diverged: [], unanchored: [], tags: [] },
    malformed: [...read.value.malformed],
  };
  const annotations = read.value.annotations.flatMap((annotation) => meant(annotation, place, anyPage, report));
  report.tags = tagsToMap(annotations, scale.verdicts);

  const origins = await listOrigins(db, article.id);
  const here = await shownTo(db, admitted.value.actor, article.id, await listAnnotations(db, article.id));
  const known = createKnown(here.map((annotation) => ({ annotation, origin: origins.get(annotation.id) ?? null })));
  for (let from = 0; from < annotations.length; from += writtenAtOnce) {
    const arriving: Arriving[] = [];
    for (const annotation of annotations.slice(from, from + writtenAtOnce)) {
      await breathe();
      const spans = anchorIncoming(annotation, text, locate, report.unanchored);
      if (spans.length === 0) continue;
      const rationale = incomingRationale(annotation.rationale);
      arriving.push({
        ...{ incoming: annotation, spans, rationale, comment: proseText(rationale), ...hashesOf(annotation) },
        verdict: verdictFor(annotation, verdictMap, scale, report),
      });
    }
    await applyArrivals(admitted.value.actor, article.id, arriving, known, report, { dryRun });
  }
  return ok(report);
}

/** The annotation with those of its passages that are of this article; none where it is not for us, which is noted. */
function meant(annotation: IncomingAnnotation, place: ArticlePlace, anyPage: boolean, report: ImportReport): IncomingAnnotation[] {
  const { field, passages, withheld } = annotation;
  const page = passages[0]?.pages[0] ?? "";
  if (withheld !== null) {
    report.skipped.push({ field, why: withheld, page });
    return [];
  }
  const own = anyPage ? passages : passages.filter(({ pages }) => isPageOf(pages, place));
  for (const passage of passages.filter((each) => !own.includes(each)))
    report.skipped.push({ field, why: "other page", page: passage.pages[0] ?? "" });
  return own.length > 0 || passages.length === 0 ? [{ ...annotation, passages: own }] : [];
}

function verdictFor(
  annotation: IncomingAnnotation,
  verdictMap: Record<string, string>,
  { verdicts }: Scale,
  { malformed }: ImportReport,
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
