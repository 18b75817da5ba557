import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { findTextsWith } from "#lib/db/snapshots.ts";
import type { Evidence } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { searchQuery } from "#lib/domain/text/search-words.ts";
import { findSentences, queryWords } from "#lib/domain/text/sentence-search.ts";
import { admit } from "../admit.ts";

const asked = z.object({ query: z.string().max(500), exceptArticleId: z.uuid().nullable().default(null) });

const sentencesPerArticle = 3;
const mostPassages = 20;

/** Sentences of other articles that could be put forward as evidence: those with all the words are looked through, the best come first. */
export async function searchPassages(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<NonNullable<Evidence["passage"]>[]>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { query, exceptArticleId } = admitted.value.input;
  const sought = searchQuery(query);
  if (sought === null) return ok([]);
  const words = queryWords(query);
  const texts = await findTextsWith(database(), sought, exceptArticleId);
  const passages = texts.flatMap(({ text, language: _, publishedAt: __, ...place }) =>
    findSentences(text, words, sentencesPerArticle).map(({ start, end, found }) => ({
      found,
      passage: { ...place, start, end, exact: text.slice(start, end) },
    })),
  );
  return ok(
    passages
      .sort((a, b) => b.found - a.found)
      .slice(0, mostPassages)
      .map(({ passage }) => passage),
  );
}
