import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { listUnsettledPassages, type UnsettledPassage } from "#lib/db/passages.ts";
import { findReview } from "#lib/db/reviews.ts";
import { findSnapshotTexts, listSnapshotMarks } from "#lib/db/snapshots.ts";
import type { UnsettledWords } from "#lib/domain/anchoring/versions.ts";
import { isSure } from "#lib/domain/claim/annotation.ts";
import { makePassage } from "#lib/domain/claim/passages.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { reanchorInWorker } from "#lib/importer/compare-in-worker.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";

const asked = z.object({ articleId: z.string().max(200) });

/** The passages of an article (id or slug) whose words or sentence have changed or that are gone, each with what a person needs to settle it. */
export async function listUnsettled(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<UnsettledWords[]>> {
  const found = await listUnsettledOnText(actor, input);
  return found.ok ? ok(found.value.waiting) : found;
}

/** The same with the text they stand on, for edges that count in code points. */
export async function listUnsettledOnText(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<{ waiting: UnsettledWords[]; text: string }>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const db = database();
  const article = await findArticle(db, admitted.value.input.articleId);
  const found = article && (await findReview(db, article.id));
  if (!found) return articleNotFound();
  const { text, id: snapshotId } = found.snapshot;
  const waiting = await listUnsettledPassages(db, article.id);
  const suggestions = await suggestionsFor(waiting, text);
  const numbers = new Map((await listSnapshotMarks(db, article.id, article.sourceUrl)).map((mark) => [mark.id, mark.number]));
  const words = waiting.map(({ passage, settled, ...annotation }) => ({
    annotationId: annotation.annotationId,
    version: annotation.version,
    claim: annotation.claim,
    passageId: passage.id,
    anchoring: passage.anchoring,
    sentenceChange: passage.sentenceChange,
    snapshotNumber: numbers.get(settled.snapshotId) ?? 1,
    old: { exact: settled.exact, prefix: settled.prefix, suffix: settled.suffix },
    now: passage.snapshotId === snapshotId ? makePassage(text, passage) : null,
    suggestions: suggestions.get(passage.id) ?? [],
  }));
  return ok({ waiting: words, text });
}

/** Looked for anew each time: they are for the text as it is now, however long a passage has been lost. */
async function suggestionsFor(all: UnsettledPassage[], text: string): Promise<Map<string, UnsettledWords["suggestions"]>> {
  const waiting = all.filter(({ passage }) => !isSure(passage.anchoring));
  const texts = await findSnapshotTexts(database(), [...new Set(waiting.map(({ settled }) => settled.snapshotId))]);
  const found = new Map<string, UnsettledWords["suggestions"]>();
  for (const [snapshotId, group] of Map.groupBy(waiting, ({ settled }) => settled.snapshotId)) {
    const words = group.map(({ settled }) => settled);
    const places = await reanchorInWorker(texts.get(snapshotId) ?? "", text, words);
    for (const [index, { passage }] of group.entries()) {
      const place = places[index];
      const likeliest = place?.span && passage.anchoring === "lost" ? [{ span: place.span, similarity: 1 }] : [];
      const all = [...likeliest, ...(place?.suggestions ?? [])];
      found.set(
        passage.id,
        all.map(({ span, similarity }) => ({ ...makePassage(text, span), similarity })),
      );
    }
  }
  return found;
}
