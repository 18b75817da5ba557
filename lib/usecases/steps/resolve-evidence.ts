import type { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import type { Transaction } from "#lib/db/client.ts";
import { findReview } from "#lib/db/reviews.ts";
import type { EvidenceRequest } from "#lib/domain/api/evidence.ts";
import { isSamePage } from "#lib/domain/article/near-address.ts";
import type { Evidence } from "#lib/domain/claim/annotation.ts";
import type { evidenceInput } from "#lib/domain/claim/annotation-input.ts";
import { locatorIn } from "#lib/domain/claim/locator.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { readTextFragment } from "#lib/domain/text/text-fragment.ts";
import { resolvePassages } from "./resolve-passages.ts";

type EvidenceFields = z.input<typeof evidenceInput>;
type Where = {
  /** The article that the annotation is of. */
  articleId: string;
  /** What stands behind the annotation already. */
  known: Evidence[];
};

/**
 * Evidence as programs say it, as the use cases that write take it. Words of another article that are cited already stay where they were cited,
 * whatever became of that article since. Where nothing is said of the words quoted or of their place, what was said of them before counts, else what
 * the address says of itself.
 */
export async function resolveEvidence(db: Transaction, requests: EvidenceRequest[], where: Where): Promise<Result<EvidenceFields[]>> {
  const rows: EvidenceFields[] = [];
  const kept = where.known.flatMap(({ passage }) => passage ?? []);
  const cited = where.known.filter(({ source }) => source !== null);
  for (const [index, request] of requests.entries()) {
    const { stance, passage, url, quote, locator, ...details } = request;
    const place = `evidence.${index}`;
    if ((passage === undefined) === (url === undefined)) {
      return refuse("invalid", "Give evidence either an address as url, or words of another article as passage {article, exact}.", {
        field: place,
      });
    }
    if (url !== undefined) {
      if (!URL.canParse(url))
        return refuse("invalid", "Give evidence an address that begins with http:// or https://.", { field: `${place}.url` });
      const { page, words } = readTextFragment(url);
      const said = { quote: quote ?? words, locator };
      const same = cited.findIndex((each) => each.quote === said.quote && isSamePage(each.source?.url ?? "", page));
      const [before] = same < 0 ? [] : cited.splice(same, 1);
      said.locator ??= before?.locator ?? locatorIn(page);
      rows.push({ stance, ...said, source: { url: page, ...details } });
      continue;
    }
    if (!passage) continue;
    if (Object.values({ quote, locator, ...details }).some((value) => value !== undefined)) {
      return refuse("invalid", "A passage is its own quotation, and its article has title and date: leave those out.", { field: place });
    }
    const field = `${place}.passage`;
    const { article: wanted, ...words } = passage;
    const article = await findArticle(db, wanted);
    const review = article && (await findReview(db, article.id));
    if (!article || !review)
      return refuse("not_found", "There is no article at this desk with that id or slug.", { field: `${field}.article` });
    if (article.id === where.articleId)
      return refuse("invalid", "An article is no evidence for itself: cite a passage of another one.", { field: `${field}.article` });
    const same = kept.findIndex(({ articleId, exact }) => articleId === article.id && exact === words.exact);
    const [before] = same < 0 ? [] : kept.splice(same, 1);
    if (before) {
      rows.push({ stance, passage: { snapshotId: before.snapshotId, start: before.start, end: before.end } });
      continue;
    }
    const found = resolvePassages(review.snapshot.text, [words]);
    if (!found.ok) return { ok: false, error: { ...found.error, field } };
    for (const { start, end } of found.value) rows.push({ stance, passage: { snapshotId: review.snapshot.id, start, end } });
  }
  return ok(rows);
}
