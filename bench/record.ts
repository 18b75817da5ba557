import pg from "pg";
import { toCursor } from "#lib/domain/paging.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { createAnnotation } from "#lib/usecases/annotation/create-annotation.ts";
import { loadArticle } from "#lib/usecases/article/load-article.ts";
import { readHistory } from "#lib/usecases/article/read-history.ts";
import { exportAudit } from "#lib/usecases/audit/export-audit.ts";
import { listAudit } from "#lib/usecases/audit/list-audit.ts";
import { granted, openBenchDesk } from "./bench-desk.ts";
import { type Figure, percentile } from "./report.ts";

/** Events of the audit log. */
const sizes = [100, 100_000] as const;
const rounds = 40;
const warmUp = 5;

/**
 * What was done at a desk, as its pages show it: the audit log by each of its filters, and the histories of an article and an annotation that
 * half and a tenth of all events are of. Those looked for by two filters at once are the worst there are: each alone finds tens of thousands.
 */
export async function recordAtAnySize(): Promise<Figure[]> {
  await using desk = await openBenchDesk();
  const places = await openPlaces(desk.actor);
  const measured: Map<string, number>[] = [];
  for (const size of sizes) {
    await fill(desk.ownerUrl, size, places);
    measured.push(await measure(desk.actor, places));
  }
  const [small = new Map<string, number>(), large = new Map<string, number>()] = measured;
  return [...large].map(([what, value]) => {
    const before = small.get(what) ?? Number.NaN;
    return {
      ...{ what: `${what}, at ${sizes[1].toLocaleString("en")} events (${(value / before).toFixed(2)}×)`, value, unit: "ms" },
      ...{ peer: `at ${sizes[0]}`, peerValue: before, target: "≤ 1.5×, or 2 ms more" },
      met: value <= before * 1.5 || value <= before + 2,
    };
  });
}

type Actor = Awaited<ReturnType<typeof openBenchDesk>>["actor"];
type Places = { busy: { articleId: string; annotationId: string }; quiet: { articleId: string; annotationId: string } };

async function openPlaces(actor: Actor): Promise<Places> {
  const open = async (name: string) => {
    const text = `The bridge of ${name} cost ten million, the mayor of ${name} said.`;
    const original = Buffer.from(text).toString("base64");
    const { article } = granted(await loadArticle(actor, { original, originalType: "text/plain", details: { title: name } }));
    const passages = [{ start: 0, end: 10, exact: text.slice(0, 10) }];
    const rationale = proseFromMarkdown("The budget says so.");
    const { id } = granted(
      await createAnnotation(actor, { articleId: article.id, passages, claim: `${name} paid.`, rationale, evidence: [] }),
    );
    return { articleId: article.id, annotationId: id };
  };
  return { busy: await open("Astoria"), quiet: await open("Bergen") };
}

/**
 * Adds events until there are so many, one a minute up to now: half are changes of the busy article's annotation and review by the first
 * person, the others are sign-ins of the second. A few of the oldest are the quiet article's.
 */
async function fill(ownerUrl: string, size: number, { busy, quiet }: Places): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query(
      `INSERT INTO users (id, email, name, role) VALUES ('00000000-0000-4000-8000-000000000001', 'two@example.org', 'Two', 'editor')
       ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO audit_events (at, "actorId", verb, subject, "subjectId", "articleId", data)
       SELECT now() - (${size} - k) * interval '1 minute',
         CASE WHEN k % 2 = 0 THEN (SELECT id FROM users WHERE email = 'bench@example.org') ELSE '00000000-0000-4000-8000-000000000001' END,
         CASE WHEN k % 2 = 0 THEN 'updated' ELSE 'sign in' END,
         CASE WHEN k % 2 = 1 THEN 'session' WHEN k % 10 = 0 OR k <= 20 THEN 'annotation' ELSE 'review' END,
         CASE WHEN k % 2 = 1 THEN k::text WHEN k <= 20 THEN $3 WHEN k % 10 = 0 THEN $4 ELSE $2 END,
         CASE WHEN k % 2 = 1 THEN NULL WHEN k <= 20 THEN $1::uuid ELSE $2::uuid END,
         CASE WHEN k % 2 = 1 THEN '{}'::jsonb
           ELSE jsonb_build_object('changed', '["claim"]'::jsonb, 'from', jsonb_build_object('claim', 'It cost ' || k), 'to', jsonb_build_object('claim', 'It cost more'))
         END
       FROM generate_series((SELECT count(*)::int FROM audit_events) + 1, ${size}) k`,
      [quiet.articleId, busy.articleId, quiet.annotationId, busy.annotationId],
    );
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

async function measure(actor: Actor, { busy, quiet }: Places): Promise<Map<string, number>> {
  const two = "00000000-0000-4000-8000-000000000001";
  const audit = (filter: Parameters<typeof listAudit>[1]) => async () => granted(await listAudit(actor, { limit: 50, ...filter }));
  const history = (asked: Parameters<typeof readHistory>[1]) => async () => granted(await readHistory(actor, asked));
  const last = granted(await listAudit(actor, { limit: 1 })).events[0];
  const size = Number(last?.id ?? 0);
  const deep = toCursor([String(Math.round(size / 2))]);
  const day = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString().slice(0, 10);
  const asked: Record<string, () => Promise<unknown>> = {
    "audit log, first page": audit({}),
    "audit log, a deep page": audit({ cursor: deep }),
    "audit log, of a person": audit({ person: actor.id }),
    "audit log, of a kind": audit({ kind: "session" }),
    "audit log, of a kind that was never": audit({ kind: "claimant" }),
    "audit log, of a person and a kind that they never did": audit({ person: two, kind: "annotation" }),
    "audit log, of an article": audit({ article: busy.articleId }),
    "audit log, of an article and who never worked on it": audit({ article: busy.articleId, person: two }),
    "audit log, of an article and a kind that was never done to it": audit({ article: busy.articleId, kind: "snapshot" }),
    "audit log, of an article long ago": audit({ article: quiet.articleId }),
    "audit log, of a day": audit({ from: day(size / 2), until: day(size / 2) }),
    "audit log, since a day": audit({ from: day(size) }),
    "audit log, of a day, a person and a kind": audit({ from: day(size / 2), until: day(size / 2), person: two, kind: "annotation" }),
    "audit log, a person and a kind that they never did, since a day": audit({ from: day(size), person: two, kind: "annotation" }),
    "history of the busy article": history({ articleId: busy.articleId }),
    "history of the quiet article": history({ articleId: quiet.articleId }),
    "history of the busy annotation": history(busy),
    "history of the quiet annotation": history(quiet),
  };
  const found = new Map<string, number>();
  for (const [what, ask] of Object.entries(asked)) found.set(what, await p95(ask));
  found.set("audit log as CSV, 100 lines of all of it", await csvPerHundred(actor));
  return found;
}

async function p95(ask: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const began = performance.now();
    await ask();
    if (round >= warmUp) taken.push(performance.now() - began);
  }
  return percentile(taken, 0.95);
}

async function csvPerHundred(actor: Actor): Promise<number> {
  const began = performance.now();
  let lines = 0;
  for await (const chunk of granted(await exportAudit(actor)).chunks) lines += chunk.split("\r\n").length - 1;
  return ((performance.now() - began) / lines) * 100;
}
