import { z } from "zod";
import { byWordIndex, database, type Transaction } from "#lib/db/client.ts";
import { findOpenAmong } from "#lib/db/openings.ts";
import { type Candidate, findCandidates, findClaiming, findStems, keptKinds, showEntries } from "#lib/db/search-entries.ts";
import { listUsers } from "#lib/db/users.ts";
import { type SearchKind, type SearchResult, searchInput } from "#lib/domain/article/search-result.ts";
import { fromCursor, type Next, pageOf } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { allDictionaries } from "#lib/domain/text/dictionaries.ts";
import { excerptOf, hasWords } from "#lib/domain/text/excerpt.ts";
import { queryWords, searchQuery, writtenWords } from "#lib/domain/text/search-words.ts";
import { admit } from "../admit.ts";

/** Of each kind no more than these are ranked: whoever finds as many adds a word. */
const mostOfKind = 300;

/** What is nearer to what people look for. */
const weights: Record<SearchKind, number> = { article: 1, claim: 1, claimant: 1.1, source: 0.7, comment: 0.5, person: 1.1 };

type Ranked = { kind: SearchKind; id: string; entryId: string; score: number };

const place = z.tuple([z.number(), z.string(), z.string()]);
const placeOf = ({ score, kind, entryId }: Ranked): [number, string, string] => [score, kind, entryId];

/** Everything at the desk that has all the words, the best first: articles and their text, claims, claimants, sources, comments, people. */
export async function searchDesk(
  actor: Actor | null,
  input: z.input<typeof searchInput>,
): Promise<Result<{ results: SearchResult[] } & Next>> {
  const admitted = admit(actor, "read the desk", searchInput, input);
  if (!admitted.ok) return admitted;
  const { q, kind, limit, cursor } = admitted.value.input;
  const after = fromCursor<[number, string, string]>(place, cursor);
  if (!after.ok) return after;
  if (queryWords(q).length === 0) return ok({ results: [], next: null });
  const db = database();
  const stems = await findStems(db, writtenWords(q), allDictionaries);
  const kinds = keptKinds.filter((kept) => kind === undefined || kind === kept);
  const found = await byWordIndex((read) => findCandidates(read, searchQuery(q, { stems }) ?? "", kinds, mostOfKind));
  const open = await withoutHidden(db, admitted.value.actor, await withoutSilent(db, found));
  const people = kind === undefined || kind === "person" ? await findPeople(db, q) : [];
  const ranked = [...open.map(toRanked), ...people.map(({ id }) => ({ kind: "person", id, entryId: id, score: weights.person }) as const)];
  const sorted = [...new Map(ranked.sort(worstFirst).map((each) => [`${each.kind} ${each.id}`, each])).values()].sort(bestFirst);
  const [score = 0, lastKind = "", lastId = ""] = after.value ?? [];
  const rest = after.value ? sorted.filter((each) => bestFirst(each, { score, kind: lastKind, entryId: lastId }) > 0) : sorted;
  const page = pageOf(rest.slice(0, limit + 1), limit, placeOf);
  const inTheirForm = [...stems.values()].flat().map((term) => term.slice(term.indexOf(":") + 1));
  return ok({ results: await show(db, page.rows, q, inTheirForm, people), next: page.next });
}

/** A claimant is found as long as they claim anything. */
async function withoutSilent(db: Transaction, found: Candidate[]): Promise<Candidate[]> {
  const claiming = await findClaiming(
    db,
    found.filter(({ kind }) => kind === "claimant").map(({ id }) => id),
  );
  return found.filter(({ kind, id }) => kind !== "claimant" || claiming.has(id));
}

/** What people said of an annotation, and put behind it, is found by whoever may read it; of a review as a whole, by everybody. */
async function withoutHidden(db: Transaction, actor: Actor, found: Candidate[]): Promise<Candidate[]> {
  const closed = ({ kind }: Candidate) => kind === "source" || kind === "comment";
  const asked = found.filter(closed).flatMap(({ annotationId }) => annotationId ?? []);
  const open = asked.length === 0 ? new Set<string>() : await findOpenAmong(db, asked, actor.id);
  return found.filter((each) => !closed(each) || each.annotationId === null || open.has(each.annotationId));
}

function toRanked({ kind, id, sourceId, rank }: Candidate): Ranked {
  return { kind, id: sourceId ?? id, entryId: id, score: Number((rank * weights[kind]).toFixed(6)) };
}

type Place = { score: number; kind: string; entryId: string };

function bestFirst(one: Place, other: Place): number {
  return other.score - one.score || compare(one.kind, other.kind) || compare(one.entryId, other.entryId);
}

const worstFirst = (one: Place, other: Place) => bestFirst(other, one);

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

async function findPeople(db: Transaction, q: string): Promise<{ id: string; name: string }[]> {
  const users = await listUsers(db);
  return users.filter(({ name, deactivatedAt, sample }) => deactivatedAt === null && !sample && hasWords(name, q));
}

async function show(
  db: Transaction,
  rows: Ranked[],
  q: string,
  stems: string[],
  people: { id: string; name: string }[],
): Promise<SearchResult[]> {
  const kept = rows.flatMap(({ kind, entryId }) => (kind === "person" ? [] : [{ kind, id: entryId }]));
  const entries = new Map((await showEntries(db, kept)).map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.flatMap(({ kind, id, entryId, score }): SearchResult[] => {
    const base = { kind, id, score };
    if (kind === "person") {
      const title = excerptOf(names.get(id) ?? "", q);
      return [{ ...base, article: null, annotationId: null, title, excerpt: title }];
    }
    const entry = entries.get(`${kind} ${entryId}`);
    // Gone in the meantime.
    if (!entry) return [];
    const { slug, articleTitle, language, annotationId } = entry;
    const article = slug === null ? null : { slug, title: articleTitle ?? "", language: language ?? "" };
    const title = excerptOf(entry.title, q, { stems, length: 300 });
    return [{ ...base, article, annotationId, title, excerpt: excerptOf(entry.text, q, { stems }) }];
  });
}
