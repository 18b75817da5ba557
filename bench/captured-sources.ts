import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { listArticles } from "#lib/usecases/article/list-articles.ts";
import { openReview } from "#lib/usecases/review/open-review.ts";
import { listSources } from "#lib/usecases/source/list-sources.ts";
import { readWork } from "#lib/usecases/work/read-work.ts";
import { loadSample } from "#seeds/index.ts";
import { granted, openBenchDesk } from "./bench-desk.ts";
import { copySample } from "./many-articles.ts";
import { type Figure, percentile } from "./report.ts";

const sources = 100_000;
const articles = 1000;
const perAnnotation = 10;
const rounds = 20;
const warmUp = 3;

/** What lists ask at a desk of a hundred thousand sources, in milliseconds, once each of them has a copy, beside the same before there was any. */
export async function capturedSources(): Promise<Figure[]> {
  await using desk = await openBenchDesk();
  await loadSample();
  await copySample(desk.ownerUrl, articles);
  await asOwner(desk.ownerUrl, cited);
  const before = await measure(desk.actor);
  await asOwner(desk.ownerUrl, captured);
  const after = await measure(desk.actor);
  return [...after].map(([what, value]) => {
    const peerValue = before.get(what) ?? Number.NaN;
    return {
      ...{ what: `${what}, p95, a copy of each of ${sources.toLocaleString("en")} sources`, value, unit: "ms" },
      ...{
        peer: "before there was one",
        peerValue,
        target: "≤ 1.5×, or 2 ms more",
        met: value <= Math.max(peerValue * 1.5, peerValue + 2),
      },
    };
  });
}

async function measure(actor: Actor): Promise<Map<string, number>> {
  const [first] = granted(await listArticles(actor, { limit: 1 })).articles;
  const articleId = first?.id ?? "";
  const asked: Record<string, () => Promise<unknown>> = {
    library: async () => granted(await listArticles(actor, { limit: 30 })),
    "a review": async () => granted(await openReview(actor, { articleId })),
    "my work": async () => granted(await readWork(actor)),
    "list of sources": async () => granted(await listSources(actor, {})),
    "list of sources, a word": async () => granted(await listSources(actor, { query: "harbour 4711" })),
  };
  const found = new Map<string, number>();
  for (const [what, ask] of Object.entries(asked)) {
    const taken: number[] = [];
    for (let round = 0; round < rounds + warmUp; round += 1) {
      const began = performance.now();
      await ask();
      if (round >= warmUp) taken.push(performance.now() - began);
    }
    found.set(what, percentile(taken, 0.95));
  }
  return found;
}

async function asOwner(ownerUrl: string, statements: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query(statements);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

const id = (kind: string, number: string) => `md5('${kind} ' || ${number})::uuid`;

/** Of each annotation as many sources of its own. */
const cited = `
  INSERT INTO sources (id, url, near, title, publisher)
    SELECT ${id("source", "k")}, 'https://site-' || k % 5000 || '.example/' || k, 'site-' || k % 5000 || '.example/' || k, 'The harbour ' || k, 'Site ' || k % 5000
    FROM generate_series(1, ${sources}) k;
  INSERT INTO evidence (id, "annotationId", position, stance, quote, "sourceId")
    SELECT ${id("evidence", "k")}, n.id, 100 + k % ${perAnnotation}, 'context', 'Words of ' || k, ${id("source", "k")}
    FROM generate_series(1, ${sources}) k
    JOIN (SELECT id, row_number() OVER (ORDER BY id DESC) AS at FROM annotations) n ON n.at = (k - 1) / ${perAnnotation} + 1;`;

/** Three kilobytes each, which nothing packs any further. */
const captured = `
  INSERT INTO captured_contents (sha256, size, packed)
    SELECT encode(sha256(('content ' || k)::bytea), 'hex'), 9000,
      decode((SELECT string_agg(md5('${randomUUID()}' || k || part), '') FROM generate_series(1, 188) part), 'hex')
    FROM generate_series(1, ${sources}) k;
  INSERT INTO captures (id, "sourceId", url, status, "contentType", headers, sha256, "textSha256", "readerVersion")
    SELECT ${id("capture", "k")}, ${id("source", "k")}, 'https://site-' || k % 5000 || '.example/' || k, 200, 'text/html', '{"content-type":"text/html"}',
      encode(sha256(('content ' || k)::bytea), 'hex'), encode(sha256(('content ' || k)::bytea), 'hex'), 1
    FROM generate_series(1, ${sources}) k;
  INSERT INTO source_health ("sourceId", state, "captureId") SELECT ${id("source", "k")}, 'kept', ${id("capture", "k")} FROM generate_series(1, ${sources}) k;
  UPDATE evidence e SET "quoteState" = 'found', "quoteTextSha256" = c."textSha256" FROM captures c WHERE c."sourceId" = e."sourceId";`;
