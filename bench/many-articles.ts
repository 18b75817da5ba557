import pg from "pg";

const perArticle = 10;
/** A claim in so many is the sample's; the others are of made-up words, the first of them common, most of them rare, as words are. */
const ofTheSample = 10;
const vocabulary = 20_000;
/** So many people and bodies claim all of it. */
const claimants = 1000;

/**
 * Fills a desk with copies of the sample's rows, made by SQL as its owner: so many articles, each with ten annotations, their sign-offs and
 * what the search keeps of them; one in three is published. Texts are the sample's own, nine in ten claims are made up.
 */
export async function copySample(ownerUrl: string, articles: number): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query("BEGIN");
    // Made anew at the end: a row at a time takes longer than all of it.
    const indexes = await client.query<{ name: string; made: string }>(`
      SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS made FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      JOIN pg_am m ON m.oid = c.relam WHERE m.amname = 'gin' AND i.indrelid IN ('search_entries'::regclass, 'publication_search'::regclass)`);
    for (const { name } of indexes.rows) await client.query(`DROP INDEX ${name}`);
    // An article with few annotations lends its text alone: annotations are dealt round.
    await client.query(`
      CREATE OR REPLACE FUNCTION pg_temp.made_id(of text) RETURNS uuid LANGUAGE sql AS
        $$ SELECT overlay(overlay(md5(of) placing '4' from 13) placing '8' from 17)::uuid $$;
      CREATE OR REPLACE FUNCTION pg_temp.made_word(number int) RETURNS text LANGUAGE sql AS
        $$ SELECT string_agg((ARRAY['ba','de','fi','go','hu','ja','ke','li','mo','nu','pa','re','si','to','vu','wa','ye','zi','cho','shu'])[
          (number / (20 ^ place)::int) % 20 + 1], '') FROM generate_series(0, 3) AS place $$;
      CREATE OR REPLACE FUNCTION pg_temp.made_words(of text) RETURNS text[] LANGUAGE sql AS
        $$ SELECT array_agg(pg_temp.made_word((${vocabulary} * (('x' || substr(md5(of || at), 1, 6))::bit(24)::int / 16777216.0) ^ 3)::int))
          FROM generate_series(1, 10) AS at $$;
      CREATE TEMP TABLE taken AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS at FROM articles WHERE "deletedAt" IS NULL;
      CREATE TEMP TABLE noted AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS at FROM annotations WHERE "deletedAt" IS NULL;
      CREATE TEMP TABLE copied AS
        SELECT k, t.id AS of, pg_temp.made_id('article ' || k) AS id, pg_temp.made_id('snapshot ' || k) AS snapshot
        FROM generate_series((SELECT count(*) FROM articles) + 1, ${articles}) k JOIN taken t ON t.at = k % (SELECT count(*) FROM taken);
      CREATE TEMP TABLE annotated AS
        SELECT c.k, c.id AS article, c.snapshot, n.id AS of, pg_temp.made_id('annotation ' || c.k || ' ' || j) AS id,
          CASE WHEN (c.k + j) % ${ofTheSample} <> 0 THEN pg_temp.made_words('claim ' || c.k || ' ' || j) END AS made
        FROM copied c CROSS JOIN generate_series(0, ${perArticle - 1}) j JOIN noted n ON n.at = (c.k * ${perArticle} + j) % (SELECT count(*) FROM noted);
      INSERT INTO articles (id, slug, title, author, "publishedAt", language, "createdAt", "changedAt", "outletId", "createdById")
        SELECT c.id, a.slug || '-' || c.k, a.title || ' ' || c.k, a.author, a."publishedAt" - c.k * interval '1 hour', a.language,
          a."createdAt" - c.k * interval '1 minute', a."changedAt" - c.k * interval '1 minute', a."outletId", a."createdById"
        FROM copied c JOIN articles a ON a.id = c.of;
      INSERT INTO snapshots (id, "articleId", number, document, text, sha256, "wordCount", original, "originalType", warnings, "createdById")
        SELECT c.snapshot, c.id, 1, '{"type":"doc"}', s.text, md5(c.id::text), s."wordCount", '', s."originalType", '[]', s."createdById"
        FROM copied c JOIN reviews r ON r."articleId" = c.of JOIN snapshots s ON s.id = r."snapshotId";
      INSERT INTO reviews (id, "articleId", "snapshotId", summary, "overallVerdictId")
        SELECT pg_temp.made_id('review ' || c.k), c.id, c.snapshot, r.summary, r."overallVerdictId" FROM copied c JOIN reviews r ON r."articleId" = c.of;
      INSERT INTO annotations (id, "articleId", claim, claimant, "verdictId", rationale, "createdById", "updatedById")
        SELECT d.id, d.article, coalesce(array_to_string(d.made, ' '), a.claim || ' ' || d.k),
          CASE WHEN a.claimant <> '' THEN a.claimant || ' ' || d.k % ${claimants} ELSE '' END, a."verdictId", a.rationale, a."createdById", a."updatedById"
        FROM annotated d JOIN annotations a ON a.id = d.of;
      INSERT INTO evidence (id, "annotationId", position, stance, quote, "sourceId")
        SELECT pg_temp.made_id(d.id::text || e.id), d.id, e.position, e.stance, e.quote, e."sourceId"
        FROM annotated d JOIN evidence e ON e."annotationId" = d.of WHERE e."sourceId" IS NOT NULL;
      INSERT INTO sign_offs (id, "annotationId", "annotationVersion", "userId", decision)
        SELECT pg_temp.made_id(d.id::text || 'signed'), d.id, 1, (SELECT id FROM users LIMIT 1), 'approve' FROM annotated d WHERE d.k % 2 = 0;
      INSERT INTO search_entries (kind, id, "articleId", title, words)
        SELECT 'article', c.id, c.id, e.title || ' ' || c.k, e.words FROM copied c JOIN search_entries e ON e.kind = 'article' AND e.id = c.of;
      INSERT INTO search_entries (kind, id, "articleId", "annotationId", claimant, title, text, words)
        SELECT 'claim', d.id, d.article, d.id, CASE WHEN e.claimant <> '' THEN e.claimant || ' ' || d.k % ${claimants} ELSE '' END,
          coalesce(array_to_string(d.made, ' '), e.title || ' ' || d.k), CASE WHEN d.made IS NULL THEN e.text ELSE '' END,
          CASE WHEN d.made IS NULL THEN e.words ELSE setweight(array_to_tsvector(ARRAY(SELECT DISTINCT unnest(d.made))), 'A') END
        FROM annotated d JOIN search_entries e ON e.kind = 'claim' AND e.id = d.of;
      CREATE TEMP TABLE claiming AS
        SELECT n.key || ' ' || d.k AS key, n.name || ' ' || d.k AS name, pg_temp.made_id('claimant ' || n.key || d.k) AS id, n.key AS of
        FROM claimant_names n CROSS JOIN (SELECT DISTINCT k % ${claimants} AS k FROM copied) d WHERE n.key !~ ' [0-9]+$';
      INSERT INTO claimants (id, kind, name) SELECT id, 'other', name FROM claiming ON CONFLICT DO NOTHING;
      INSERT INTO claimant_names (key, name, "claimantId", "originId") SELECT key, name, id, id FROM claiming ON CONFLICT DO NOTHING;
      INSERT INTO search_entries (kind, id, claimant, title, text, words)
        SELECT 'claimant', c.id, c.key, c.name, e.text, e.words FROM claiming c JOIN search_entries e ON e.kind = 'claimant' AND e.claimant = c.of
        ON CONFLICT DO NOTHING;
      INSERT INTO search_entries (kind, id, "articleId", "annotationId", "sourceId", title, text, words)
        SELECT 'source', pg_temp.made_id(d.id::text || e.id), d.article, d.id, e."sourceId", e.title, e.text, e.words
        FROM annotated d JOIN search_entries e ON e.kind = 'source' AND e."annotationId" = d.of;
      INSERT INTO revisions (id, "articleId", number, kind, content, sha256, signature, "keyId", "publishedAt", "publishedById")
        SELECT pg_temp.made_id('revision ' || c.k), c.id, 1, 'first', '{}', md5(c.id::text), '', r."keyId", r."publishedAt" - c.k * interval '1 minute', r."publishedById"
        FROM copied c CROSS JOIN (SELECT * FROM revisions LIMIT 1) r WHERE c.k % 3 = 0;
      INSERT INTO publication_search ("articleId", number, kind, note, corrected, slug, title, outlet, language, sample, takeaway, "overallVerdict",
          tally, "publishedAt", "firstPublishedAt", words)
        SELECT c.id, 1, 'first', '', false, p.slug || '-' || c.k, p.title || ' ' || c.k, p.outlet, p.language, false, p.takeaway, p."overallVerdict",
          p.tally, p."publishedAt" - c.k * interval '1 minute', p."publishedAt" - c.k * interval '1 minute', p.words
        FROM copied c CROSS JOIN (SELECT * FROM publication_search LIMIT 1) p WHERE c.k % 3 = 0;
      UPDATE articles SET status = status_of_article(id) WHERE id IN (SELECT id FROM copied);
      DROP TABLE taken, noted, copied, annotated, claiming;
    `);
    for (const { made } of indexes.rows) await client.query(made);
    await client.query("COMMIT");
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}
