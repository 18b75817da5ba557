import { z } from "zod";
import type { SearchKind } from "#lib/domain/article/search-result.ts";
import { searchForms } from "#lib/domain/text/search-form.ts";
import { type Stems, stemTerm } from "#lib/domain/text/search-words.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

export type KeptKind = Exclude<SearchKind, "person">;
export const keptKinds = ["article", "claim", "claimant", "source", "comment"] as const satisfies KeptKind[];

export type SearchEntry = {
  kind: KeptKind;
  id: string;
  articleId: string | null;
  annotationId: string | null;
  sourceId?: string | null;
  claimant?: string;
  title: string;
  text: string;
  /** A tsvector's text, as `searchVector` makes it. */
  words: string;
};

/** The stems that these words have in these dictionaries, each as `searchVector` keeps it. */
export async function findStems(db: Transaction, words: Iterable<string>, dictionaries: readonly string[]): Promise<Stems> {
  const asked = [...words];
  if (asked.length === 0 || dictionaries.length === 0) return new Map();
  const rows = await db.$queryRaw<{ word: string; dictionary: string; stems: string[] | null }[]>`
    SELECT w.word, d.dictname::text AS dictionary, ts_lexize(d.oid::regdictionary, w.word) AS stems
    FROM pg_ts_dict d CROSS JOIN unnest(${asked}::text[]) AS w(word) WHERE d.dictname = ANY(${dictionaries}::text[])`;
  const found = new Map<string, string[]>();
  for (const { word, dictionary, stems } of rows) {
    const terms = (stems ?? []).flatMap((stem) => [...searchForms(stem)].flatMap(({ forms }) => forms[0] ?? []));
    found.set(word, [...(found.get(word) ?? []), ...terms.map((term) => stemTerm(dictionary.replace("_stem", ""), term))]);
  }
  return found;
}

/**
 * Puts these in place of what is there under the same kind and id. A name is kept as it was met first, and for good: it is found as long as
 * whoever has it claims something. Names in one order, so that two writers can't deadlock.
 */
export async function saveEntries(db: Transaction, entries: SearchEntry[]): Promise<void> {
  await insert(
    db,
    entries.filter(({ kind }) => kind !== "claimant"),
    Prisma.sql`UPDATE SET "articleId" = excluded."articleId", "annotationId" = excluded."annotationId",
      "sourceId" = excluded."sourceId", claimant = excluded.claimant, title = excluded.title, text = excluded.text, words = excluded.words`,
  );
  const names = new Map(entries.filter(({ kind }) => kind === "claimant").map((entry) => [entry.id, entry]));
  await insert(
    db,
    [...names.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
    Prisma.sql`NOTHING`,
  );
}

async function insert(db: Transaction, entries: SearchEntry[], otherwise: Prisma.Sql): Promise<void> {
  if (entries.length === 0) return;
  await db.$executeRaw`
    INSERT INTO search_entries (kind, id, "articleId", "annotationId", "sourceId", claimant, title, text, words)
    SELECT kind::search_kind, id, "articleId", "annotationId", "sourceId", coalesce(claimant, ''), title, text, words::tsvector
    FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS e(
      kind text, id uuid, "articleId" uuid, "annotationId" uuid, "sourceId" uuid, claimant text, title text, text text, words text)
    ON CONFLICT (kind, id) DO ${otherwise}`;
}

/** Takes out all that is kept of these annotations. */
export async function dropEntriesOf(db: Transaction, annotationIds: string[]): Promise<void> {
  await db.searchEntry.deleteMany({ where: { annotationId: { in: annotationIds } } });
}

/** Takes out what is said of an article's review as a whole. */
export async function dropReviewEntries(db: Transaction, articleId: string): Promise<void> {
  await db.searchEntry.deleteMany({ where: { kind: "comment", articleId, annotationId: null } });
}

/** What is kept of an article is found no more, or again. */
export async function setEntriesLive(db: Transaction, articleId: string, live: boolean): Promise<void> {
  await db.searchEntry.updateMany({ where: { articleId, live: !live }, data: { live } });
}

/** Something that matches, without what is shown of it. */
export type Candidate = {
  kind: KeptKind;
  id: string;
  articleId: string | null;
  annotationId: string | null;
  sourceId: string | null;
  rank: number;
};

const rankWeights = "{0.1, 0.3, 0.6, 1.0}";

/** Of each of these kinds at most so many that match a tsquery, with how well they do. To be asked `byWordIndex`. */
export async function findCandidates(db: Transaction, query: string, kinds: readonly KeptKind[], most: number): Promise<Candidate[]> {
  if (kinds.length === 0) return [];
  const ofKind = (kind: KeptKind) => Prisma.sql`(
    SELECT kind, id, "articleId", "annotationId", "sourceId", ts_rank(${rankWeights}::real[], words, ${query}::tsquery, 1) AS rank
    FROM search_entries WHERE kind = ${Prisma.raw(`'${kind}'`)} AND live AND words @@ ${query}::tsquery LIMIT ${most})`;
  const rows = await db.$queryRaw<Candidate[]>`
    SELECT kind::text, id, "articleId", "annotationId", "sourceId", rank FROM (${Prisma.join(kinds.map(ofKind), " UNION ALL ")}) found`;
  return rows;
}

/** How many articles there are, and how many of them match each of these tsqueries, as far as is counted. */
export async function countArticlesWith(db: Transaction, queries: string[], most: number): Promise<{ all: number; counts: number[] }> {
  const rows = await db.$queryRaw<{ all: number; count: number }[]>`
    SELECT (SELECT count(*)::int FROM search_entries WHERE kind = 'article' AND live) AS "all", c.count
    FROM unnest(${queries}::text[]) WITH ORDINALITY AS q(query, number)
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count
      FROM (SELECT FROM search_entries WHERE kind = 'article' AND live AND words @@ q.query::tsquery LIMIT ${most}) AS matching
    ) c ORDER BY q.number`;
  return { all: rows[0]?.all ?? 0, counts: rows.map(({ count }) => count) };
}

/** The articles that match most of these tsqueries by weight, but for one. */
export async function findArticlesWithSome(
  db: Transaction,
  queries: { query: string; weight: number }[],
  { exceptId, limit }: { exceptId: string; limit: number },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM jsonb_to_recordset(${JSON.stringify(queries)}::jsonb) AS q(query text, weight real)
    JOIN search_entries e ON e.kind = 'article' AND e.live AND e.words @@ q.query::tsquery
    WHERE e.id <> ${exceptId}::uuid
    GROUP BY e.id ORDER BY sum(q.weight) DESC, e.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** The names of whoever is called as the name `e` says, and of each its newest claim `c`: looked up name by name, whoever claims however much. */
const theirClaims = Prisma.sql`(
    SELECT n.key FROM claimant_names k JOIN claimant_names n ON n."claimantId" = k."claimantId" WHERE k.key = e.claimant UNION SELECT e.claimant
  ) name CROSS JOIN LATERAL (
    SELECT id, "articleId", "annotationId" FROM search_entries
    WHERE claimant = name.key AND kind = 'claim' AND live ORDER BY id DESC LIMIT 1
  ) c`;

/** Those of these names whose owners claim anything: others are not found. */
export async function findClaiming(db: Transaction, claimantIds: string[]): Promise<Set<string>> {
  if (claimantIds.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM search_entries e
    WHERE e.kind = 'claimant' AND e.id = ANY(${claimantIds}::uuid[]) AND EXISTS (SELECT FROM ${theirClaims})`;
  return new Set(rows.map(({ id }) => id));
}

const shown = z.object({
  kind: z.enum(keptKinds),
  id: z.uuid(),
  title: z.string(),
  text: z.string(),
  annotationId: z.uuid().nullable(),
  slug: z.string().nullable(),
  articleTitle: z.string().nullable(),
  language: z.string().nullable(),
});

/** What is shown of these. Of an article, its text under review; of a claimant, the newest article in which they claim something. */
export async function showEntries(db: Transaction, keys: { kind: KeptKind; id: string }[]): Promise<z.infer<typeof shown>[]> {
  if (keys.length === 0) return [];
  const rows = await db.$queryRaw`
    SELECT e.kind::text, e.id, e.title, coalesce(c."annotationId", e."annotationId") AS "annotationId",
      CASE WHEN e.kind = 'article' THEN left(s.text, 300000) ELSE e.text END AS text,
      a.slug, a.title AS "articleTitle", a.language
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS k(kind text, id uuid)
    JOIN search_entries e ON e.kind = k.kind::search_kind AND e.id = k.id
    LEFT JOIN LATERAL (
      SELECT c."articleId", c."annotationId" FROM ${theirClaims}
      WHERE e.kind = 'claimant' ORDER BY name.key = e.claimant DESC, c.id DESC LIMIT 1
    ) c ON true
    LEFT JOIN articles a ON a.id = coalesce(c."articleId", e."articleId")
    LEFT JOIN reviews r ON e.kind = 'article' AND r."articleId" = a.id
    LEFT JOIN snapshots s ON s.id = r."snapshotId"`;
  return z.array(shown).parse(rows);
}

/** An article of which the search doesn't know all that happened; null where there is none. Its row is locked, by whoever comes first. */
export async function findUnsearched(db: Transaction): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM articles WHERE searched <> sequence LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return row?.id ?? null;
}

/** The search knows all that happened to it so far. */
export async function noteSearched(db: Transaction, articleId: string): Promise<void> {
  await db.$executeRaw`UPDATE articles SET searched = sequence, status = status_of_article(id) WHERE id = ${articleId}::uuid`;
}
