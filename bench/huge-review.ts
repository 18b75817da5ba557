import pg from "pg";
import { findRunning } from "#lib/postgres/embedded.ts";
import type { AssayServer } from "../e2e/assay-server.ts";
import type { ApiClient } from "./api-client.ts";

const verdicts = ["accurate", "misleading"];

/** Publishes a review with so many checks, each of a sentence of its own and with a source of its own, and says its slug. */
export async function publishHugeReview(assay: AssayServer, api: ApiClient, checks = 10_000): Promise<string> {
  const site = `https://example.org/minutes-of-${checks}`;
  const sentences = Array.from(
    { length: checks },
    (_, index) => `Sentence ${index} of the minutes says what the council decided that day.`,
  );
  const paragraphs = Array.from({ length: checks / 10 }, (_, index) => sentences.slice(index * 10, index * 10 + 10).join(" "));
  const article = await api.post("articles", {
    text: paragraphs.join("\n\n"),
    title: `The minutes, ${checks} sentences of them`,
    language: "en",
  });
  for (const [index, verdict] of verdicts.entries()) {
    await api.post(`articles/${article.id}/annotations`, {
      passages: [{ exact: sentences[index] }],
      claim: `Claim ${index}: the council decided what the minutes say.`,
      verdict,
      rationale: `The volume of the records says so, **twice**. ${"A witness who was there remembers it as it stands. ".repeat(12)}`,
      evidence: [{ url: `${site}/${index}`, stance: "supports", quote: "as was decided", title: `Minutes, page ${index + 1}` }],
    });
  }
  await copyAnnotations(assay, { articleId: article.id, sentences, site });
  await api.prepareReview(article.id, "accurate", "The minutes hold up.");
  await api.post(`articles/${article.id}/revisions`, { kind: "first", acknowledge: "all" });
  return article.slug;
}

type Copies = { articleId: string; sentences: string[]; site: string };

/** Written one by one they would take longer than all that is measured of them: the rest are copies of the first two, of other sentences. */
async function copyAnnotations(assay: AssayServer, { articleId, sentences, site }: Copies): Promise<void> {
  const client = new pg.Client({ connectionString: (await findRunning(assay.dataDir)) ?? "" });
  await client.connect();
  try {
    const { rows } = await client.query<{ text: string }>('SELECT text FROM snapshots WHERE "articleId" = $1', [articleId]);
    const text = rows[0]?.text ?? "";
    const places = JSON.stringify(sentences.map((exact, index) => ({ index, ...placeOf(exact, text) })).slice(verdicts.length));
    await client.query("BEGIN");
    await client.query(
      "SELECT set_config('bench.article', $1, true), set_config('bench.places', $2, true), set_config('bench.site', $3, true)",
      [articleId, places, site],
    );
    await client.query(`
      CREATE TEMP TABLE copies ON COMMIT DROP AS
        SELECT p.*, n.id AS of, gen_random_uuid() AS id, gen_random_uuid() AS source
        FROM jsonb_to_recordset(current_setting('bench.places')::jsonb) AS p (index int, exact text, start int, prefix text, suffix text)
        JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS turn FROM annotations WHERE "articleId" = current_setting('bench.article')::uuid) n
          ON n.turn = p.index % ${verdicts.length};
      INSERT INTO annotations (id, "articleId", claim, claimant, "verdictId", rationale, "createdById", "updatedById")
        SELECT c.id, n."articleId", regexp_replace(n.claim, '[0-9]+', c.index::text), n.claimant, n."verdictId", n.rationale, n."createdById", n."updatedById"
        FROM copies c JOIN annotations n ON n.id = c.of;
      INSERT INTO passages (id, "annotationId", "snapshotId", start, "end", exact, prefix, suffix)
        SELECT gen_random_uuid(), c.id, p."snapshotId", c.start, c.start + length(c.exact), c.exact, c.prefix, c.suffix
        FROM copies c JOIN passages p ON p."annotationId" = c.of;
      INSERT INTO sources (id, url, title) SELECT c.source, current_setting('bench.site') || '/' || c.index, 'Minutes, page ' || c.index + 1 FROM copies c;
      INSERT INTO evidence (id, "annotationId", position, stance, quote, "sourceId")
        SELECT gen_random_uuid(), c.id, e.position, e.stance, e.quote, c.source FROM copies c JOIN evidence e ON e."annotationId" = c.of;
      INSERT INTO assessments (id, "annotationId", "userId", "verdictId")
        SELECT gen_random_uuid(), c.id, s."userId", s."verdictId" FROM copies c JOIN assessments s ON s."annotationId" = c.of;
    `);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

function placeOf(exact: string, text: string) {
  const start = text.indexOf(exact);
  const end = start + exact.length;
  return { exact, start, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) };
}
