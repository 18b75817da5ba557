import { database } from "#lib/db/client.ts";
import { toCursor } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { listArticles } from "#lib/usecases/article/list-articles.ts";
import { readLibraryChoices } from "#lib/usecases/article/read-library-choices.ts";
import { findSimilarClaims } from "#lib/usecases/claim/find-similar-claims.ts";
import { listClaims } from "#lib/usecases/claim/list-claims.ts";
import { refreshClaimIndex } from "#lib/usecases/claim/refresh-claim-index.ts";
import { listClaimants } from "#lib/usecases/claimant/list-claimants.ts";
import { listPublications } from "#lib/usecases/revision/list-publications.ts";
import { searchDesk } from "#lib/usecases/search/search-desk.ts";
import { collectArticles } from "#lib/usecases/topic/collect-articles.ts";
import { listTopics } from "#lib/usecases/topic/list-topics.ts";
import { readWork } from "#lib/usecases/work/read-work.ts";
import { loadSample } from "#seeds/index.ts";
import { GET as feed } from "../app/(public)/feed.atom/route.ts";
import { GET as sitemap } from "../app/(public)/sitemap.xml/route.ts";
import { granted, openBenchDesk } from "./bench-desk.ts";
import { copySample } from "./many-articles.ts";
import { type Figure, percentile } from "./report.ts";

/** Articles of the desk, and a hundred times as many, or so many as are asked for (`npm run bench -- desk 1000`). */
const sizes = [100, Number(process.argv[3] ?? 10_000)] as const;
const rounds = 40;
const warmUp = 5;

/** What pages of the desk and the public list ask, in milliseconds at both sizes, beside the same rows by the bare SQL of an index. */
export async function deskAtAnySize(): Promise<Figure[]> {
  await using desk = await openBenchDesk();
  await loadSample();
  const measured: Map<string, number>[] = [];
  for (const size of sizes) {
    const began = performance.now();
    await copySample(desk.ownerUrl, size);
    const counts = await database().$queryRaw<{ articles: number; annotations: number }[]>`
      SELECT (SELECT count(*) FROM articles)::int AS articles, (SELECT count(*) FROM annotations)::int AS annotations`;
    console.log(`  ${JSON.stringify(counts[0])}, copied in ${Math.round((performance.now() - began) / 1000)} s`);
    await refreshClaimIndex();
    measured.push(await measure(desk.actor));
  }
  const [small = new Map<string, number>(), large = new Map<string, number>()] = measured;
  return [...large].flatMap(([what, value]) => (what.startsWith(bare) ? [] : figuresOf(what, value, small, large)));
}

const bare = "bare: ";

function figuresOf(what: string, value: number, small: Map<string, number>, large: Map<string, number>): Figure[] {
  const before = small.get(what) ?? Number.NaN;
  const sql =
    large.get(`${bare}${/search|palette/.test(what) ? "search" : /public|sitemap|feed/.test(what) ? "public" : "library"}`) ?? Number.NaN;
  return [
    {
      ...{ what: `${what}, p95 at ${sizes[1]} articles (${(value / before).toFixed(2)}×)`, value, unit: "ms" },
      ...{ peer: `at ${sizes[0]}`, peerValue: before, target: "≤ 1.5×, or 2 ms more; ≤ 200 ms" },
      met: value <= 200 && (value <= before * 1.5 || value <= before + 2),
    },
    {
      ...{ what: `${what}, p95`, value, unit: "ms", peer: "bare SQL of such rows", peerValue: sql, target: "≤ 2× + 15 ms" },
      met: value <= sql * 2 + 15,
    },
  ];
}

async function measure(actor: Actor): Promise<Map<string, number>> {
  const db = database();
  const [middle] = await db.$queryRaw<{ id: string; createdAt: Date; day: Date }[]>`
    SELECT id, "createdAt", coalesce("publishedAt", "createdAt") AS day FROM articles WHERE "deletedAt" IS NULL
    ORDER BY "createdAt" DESC, id DESC OFFSET (SELECT count(*) / 2 FROM articles) LIMIT 1`;
  if (!middle) throw new Error("There is no article.");
  const outlet = (await db.outlet.findFirst())?.name ?? "";
  const inTopic = await db.article.findMany({ where: { deletedAt: null }, take: 50, orderBy: { id: "asc" }, select: { id: true } });
  const { topic } = granted(await collectArticles(actor, { topic: { name: "A story" }, articleIds: inTopic.map(({ id }) => id) }));
  const library = (asked: Parameters<typeof listArticles>[1]) => () => listArticles(actor, { limit: 30, ...asked });
  const search = (q: string, kind?: "claim" | "article" | "source") => () => searchDesk(actor, { q, kind, limit: 30 });
  const asked: Record<string, () => Promise<unknown>> = {
    "library, first page": library({}),
    "library, a deep page": library({ cursor: toCursor([middle.createdAt.toISOString(), middle.id]) }),
    "library, last changed": library({ sort: "changed" }),
    "library, by its date": library({ sort: "date" }),
    "library, by title": library({ sort: "title" }),
    "library, in review": library({ status: "in-review" }),
    "library, of an outlet": library({ outlet }),
    "library, nobody’s": library({ person: "nobody" }),
    "library, mine (none)": library({ person: "me" }),
    "library, of a verdict": library({ verdict: "misleading" }),
    "library, of a language": library({ language: "en" }),
    "library, of two days": library({ from: middle.day.toISOString().slice(0, 10), until: middle.day.toISOString().slice(0, 10) }),
    "library, what it can be narrowed by": () => readLibraryChoices(actor),
    "search, a name": search("aliyev"),
    "search, half a word": search("mosc"),
    "search, two words": search("aliyev moscow"),
    "search, a common word": search("the"),
    "search, claims": search("embassy", "claim"),
    "palette, as it is typed": () => searchDesk(actor, { q: "ali", limit: 20 }),
    "topic page": library({ topic: topic.id }),
    topics: () => listTopics(actor),
    claims: () => listClaims(actor, { limit: 30 }),
    claimants: () => listClaimants(actor, { limit: 30 }),
    "my work": () => readWork(actor),
    "seen before": () => findSimilarClaims(actor, { text: "The embassy in Moscow said that it had not been told." }),
    "public home": () => listPublications({ page: 1 }),
    "public list, a deep page": () => listPublications({ page: 30 }),
    sitemap: () => sitemap(),
    feed: () => feed(),
    "public search": () => listPublications({ search: "embassy", page: 1 }),
    [`${bare}library`]: () => db.$queryRaw`SELECT * FROM articles ORDER BY "createdAt" DESC, id DESC LIMIT 30`,
    [`${bare}search`]: () => db.$queryRaw`
      SELECT title, text FROM search_entries WHERE kind = 'claim' AND live AND words @@ '''embassy'''::tsquery LIMIT 30`,
    [`${bare}public`]: () => db.$queryRaw`SELECT slug, title, tally FROM publication_search ORDER BY "publishedAt" DESC LIMIT 50`,
  };
  const found = new Map<string, number>();
  for (const [what, ask] of Object.entries(asked)) found.set(what, await p95(ask));
  return found;
}

async function p95(ask: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const began = performance.now();
    const answer = await ask();
    if (round >= warmUp) taken.push(performance.now() - began);
    if (typeof answer === "object" && answer !== null && "ok" in answer) granted(answer as Result<unknown>);
  }
  return percentile(taken, 0.95);
}
