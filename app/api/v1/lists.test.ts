import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { annotate, articleFixture, granted, passageOf } from "#lib/usecases/testing.ts";
import * as annotationClaim from "./annotations/[id]/claim/route.ts";
import * as annotation from "./annotations/[id]/route.ts";
import * as submissions from "./annotations/[id]/submissions/route.ts";
import * as annotations from "./articles/[id]/annotations/route.ts";
import * as assignees from "./articles/[id]/assignees/route.ts";
import * as review from "./articles/[id]/review/route.ts";
import * as snapshots from "./articles/[id]/snapshots/route.ts";
import * as unsettled from "./articles/[id]/unsettled/route.ts";
import * as articles from "./articles/route.ts";
import * as claim from "./claims/[id]/route.ts";
import * as claims from "./claims/route.ts";
import * as similar from "./claims/similar/route.ts";
import * as gate from "./gate/route.ts";
import * as search from "./search/route.ts";

testDatabase();

type Handler = (request: Request, context: { params: Promise<{ id?: string } | undefined> }) => Promise<Response>;

async function client(actor: Actor) {
  const { token } = granted(await createToken(actor, { name: "a program" }));
  return async (handler: Handler, id: string | undefined, query = "", { method = "GET", headers = {}, body }: RequestInit = {}) => {
    const request = new Request(`http://desk.example/api/v1${query}`, {
      method,
      body,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    const answer = await handler(request, { params: Promise.resolve(id === undefined ? undefined : { id }) });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === "" ? null : JSON.parse(text) };
  };
}

test("articles come in pages, narrowed and sorted as the address says", async () => {
  const ada = await actorFixture("editor");
  const ask = await client(ada);
  const made = [];
  for (let number = 0; number < 5; number += 1) made.push((await articleFixture(ada)).article.id);
  const met: string[] = [];
  let next: string | null = "";
  while (next !== null) {
    const page = await ask(articles.GET, undefined, `?limit=2&sort=title${next && `&cursor=${next}`}`);
    expect(page.status, JSON.stringify(page.body)).toBe(200);
    expect(page.body.articles.length).toBeLessThanOrEqual(2);
    met.push(...page.body.articles.map(({ id }: { id: string }) => id));
    next = page.body.next;
  }
  expect(met.toSorted()).toEqual(made.toSorted());
  const ready = await ask(articles.GET, undefined, "?status=ready");
  expect(ready.body).toEqual({ articles: [], next: null });
  const found = await ask(articles.GET, undefined, "?status=to-check&person=nobody");
  expect(found.body.articles[0]).toMatchObject({ status: "to-check", assignees: [], annotations: { marked: 0 } });
});

test("everything is searched at once, or one kind of it", async () => {
  const ada = await actorFixture("editor");
  const ask = await client(ada);
  const { article, snapshot } = await articleFixture(ada);
  const { id } = await annotate(ada, snapshot, { claim: "The Capybara swam.", claimant: "A capybara" });
  const all = await ask(search.GET, undefined, "?q=capybara");
  expect(all.body.results.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(["claim", "claimant"]);
  const claims = await ask(search.GET, undefined, "?q=CAPY&kind=claim");
  expect(claims.body).toMatchObject({
    results: [{ kind: "claim", id, article: article.slug, annotation: id, title: "The Capybara swam.", excerpt: "A capybara" }],
    next: null,
  });
  expect((await ask(search.GET, undefined, "?q=capybara&kind=beast")).body).toMatchObject({ code: "invalid", field: "kind" });
});

test("annotations come in reading order, page by page", async () => {
  const ada = await actorFixture("editor");
  const ask = await client(ada);
  const { article, snapshot } = await articleFixture(ada);
  const places = ["It cost nothing", "ten million", "It cost ten million", "The bridge", "May"];
  for (const words of places) await annotate(ada, snapshot, { passages: [passageOf(snapshot, words)], claim: words });
  const claims = ({ body }: { body: { annotations: { claim: string }[] } }) => body.annotations.map(({ claim }) => claim);
  const all = await ask(annotations.GET, article.slug);
  expect(claims(all)).toEqual(["The bridge", "May", "It cost ten million", "ten million", "It cost nothing"]);
  expect(all.body.next).toBeNull();
  const first = await ask(annotations.GET, article.id, "?limit=3");
  const rest = await ask(annotations.GET, article.id, `?limit=3&cursor=${first.body.next}`);
  expect([...claims(first), ...claims(rest)]).toEqual(claims(all));
  expect(rest.body.next).toBeNull();
});

test("each list knows limit and cursor; what no address knows is refused, and never left out", async () => {
  const ada = await actorFixture("admin");
  const ask = await client(ada);
  const { article, snapshot } = await articleFixture(ada);
  const { id } = await annotate(ada, snapshot);
  const lists: [Handler, string | undefined][] = [
    [articles.GET, undefined],
    [annotations.GET, article.id],
    [snapshots.GET, article.id],
    [unsettled.GET, article.id],
    [assignees.GET, article.id],
    [search.GET, undefined],
  ];
  for (const [handler, at] of lists) {
    expect((await ask(handler, at, "?limit=500")).body.next).toBeNull();
    for (const [query, field] of [
      ["?limit=0", "limit"],
      ["?limit=501", "limit"],
      ["?limit=ten", "limit"],
      ["?limit=1&limit=2", "limit"],
      ["?cursor=x", "cursor"],
      ["?page=2", "page"],
    ] as const) {
      const refused = await ask(handler, at, query);
      expect([refused.status, refused.body.code, refused.body.field], query).toEqual([422, "invalid", field]);
    }
  }
  for (const [handler, at] of [
    [annotation.GET, id],
    [gate.GET, undefined],
  ] as const) {
    expect((await ask(handler, at, "?verdict=accurate")).body).toMatchObject({ code: "invalid", field: "verdict" });
  }
});

test("If-Match takes several tags, weak ones, and the endings that proxies add", async () => {
  const ada = await actorFixture("editor");
  const ask = await client(ada);
  const { snapshot } = await articleFixture(ada);
  const { id } = await annotate(ada, snapshot);
  const change = (match: string, claim: string) =>
    ask(annotation.PATCH, id, "", { method: "PATCH", headers: { "if-match": match }, body: JSON.stringify({ claim }) });
  let version = 1;
  for (const tags of ['"1"', 'W/"2"', '"3-gzip"', '"4--gzip"', '"5;br"', '"1", "6-zstd"', '"9", W/"7"']) {
    const changed = await change(tags, `Claim ${version}`);
    expect([tags, changed.status]).toEqual([tags, 200]);
    version += 1;
    expect(changed.headers.get("etag")).toBe(`"${version}"`);
  }
  for (const tags of ['"1"', '"1-gzip", "2"', '"8-other"', "8", '"eight"', '"-8"']) {
    expect([tags, (await change(tags, "Never")).status]).toEqual([tags, 412]);
  }
  expect((await change("*", "Never")).status).toBe(428);
  const known = await ask(annotation.GET, id, "", { headers: { "if-none-match": '"7", "8-gzip"' } });
  expect(known.status).toBe(304);
  expect((await ask(submissions.POST, id, "", { method: "POST", headers: { "if-match": '"2", "3"' } })).status).toBe(412);
  expect((await ask(submissions.POST, id, "", { method: "POST", headers: { "if-match": '"3", "8"' } })).status).toBe(201);
});

test("a review says its version, and a change on another one is refused", async () => {
  const ask = await client(await actorFixture("editor"));
  const { article } = await articleFixture(await actorFixture("reviewer"));
  const change = (match: string, summary: string) =>
    ask(review.PATCH, article.id, "", { method: "PATCH", headers: { "if-match": match }, body: JSON.stringify({ summary }) });
  const read = (await ask(review.GET, article.id)).headers.get("etag") ?? "";
  const changed = (await change(read, "It holds.")).headers.get("etag") ?? "";
  expect(changed).not.toBe(read);
  expect((await ask(review.GET, article.id)).headers.get("etag")).toBe(changed);
  expect((await change(read, "It does not.")).status).toBe(412);
});

test("claims are listed, found by a text, joined and parted", async () => {
  const ada = await actorFixture("editor");
  const ask = await client(ada);
  const [one, other] = [
    await annotate(ada, (await articleFixture(ada)).snapshot, { claim: "Ostriches outrun trams.", claimedOn: "2026" }),
    await annotate(ada, (await articleFixture(ada)).snapshot, { claim: "Trams are outrun by ostriches.", verdict: "accurate" }),
  ];
  const body = JSON.stringify({ annotation: one.id });
  const joined = await ask(annotationClaim.PUT, other.id, "", { method: "PUT", body });
  expect(joined).toMatchObject({ status: 200, body: { claim: one.id, moved: [other.id] } });
  const shown = { id: one.id, text: other.claim, verdict: "accurate", state: "draft", appearances: 2, article: { id: other.articleId } };
  expect((await ask(claims.GET, undefined, "?limit=1")).body.claims).toMatchObject([{ appearances: expect.any(Number) }]);
  expect((await ask(claims.GET, undefined)).body.claims).toContainEqual(expect.objectContaining({ ...shown, article: expect.anything() }));
  const opened = await ask(claim.GET, other.id);
  expect(opened.body).toMatchObject({
    ...shown,
    annotations: [{ id: other.id }, { id: one.id, claimedOn: "2026", verdict: "inaccurate" }],
  });
  const found = await ask(similar.GET, undefined, "?text=ostriches outrun trams&limit=1");
  expect(found.body).toMatchObject({ claims: [{ ...shown, score: expect.any(Number) }] });
  expect((await ask(similar.GET, undefined, "?txt=ostriches")).body).toMatchObject({ code: "invalid", field: "txt" });
  expect((await ask(similar.GET, undefined)).body).toMatchObject({ code: "invalid", field: "text" });
  expect((await ask(annotationClaim.PUT, other.id, "", { method: "PUT", body: "{}" })).body).toMatchObject({ code: "invalid" });
  const parted = await ask(annotationClaim.DELETE, other.id, "", { method: "DELETE" });
  expect(parted.body).toEqual({ claim: other.id, moved: [other.id] });
  expect((await ask(annotationClaim.DELETE, other.id, "", { method: "DELETE" })).body).toMatchObject({ code: "invalid" });
});
