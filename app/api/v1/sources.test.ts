import { makeWorkerUtils } from "graphile-worker";
import { afterEach, beforeAll, expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { updateArticleDetails } from "#lib/usecases/article/update-article-details.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { annotate, articleFixture, granted } from "#lib/usecases/testing.ts";
import * as archiveRequests from "./sources/[id]/archive-requests/route.ts";
import * as captures from "./sources/[id]/captures/route.ts";
import * as copies from "./sources/[id]/copies/route.ts";
import * as merges from "./sources/[id]/merges/route.ts";
import * as source from "./sources/[id]/route.ts";
import * as sources from "./sources/route.ts";

testDatabase();
beforeAll(async () => {
  const utils = await makeWorkerUtils({ connectionString: env.databaseUrl ?? "" });
  await utils.migrate();
  await utils.release();
});
afterEach(() => setEnvironment({ ASSAY_ARCHIVE_URL: "" }));

const tokenOf = async (actor: Actor) => granted(await createToken(actor, { name: "a program" })).token;

function asked(token: string, path: string, more: { method?: string; body?: unknown; match?: string } = {}): Request {
  const headers = { authorization: `Bearer ${token}`, ...(more.match && { "if-match": more.match }) };
  return new Request(`http://desk.example/api/v1/${path}`, {
    method: more.method ?? "GET",
    headers,
    body: more.body ? JSON.stringify(more.body) : null,
  });
}

test("sources are listed by page, read whole, and put right with the version that was read", async () => {
  const actor = await actorFixture("reviewer");
  const token = await tokenOf(actor);
  const ids: string[] = [];
  for (const path of ["a", "b", "c"]) {
    const { snapshot } = await articleFixture(actor);
    const annotation = await annotate(actor, snapshot, {
      evidence: [{ stance: "context", source: { url: `https://listed.example/${path}` } }],
    });
    ids.push(annotation.evidence[0]?.source?.id ?? "");
  }
  const page = async (query: string) =>
    (await sources.GET(asked(token, `sources?${query}`), { params: Promise.resolve(undefined) })).json();
  const first = await page("q=listed&limit=2");
  expect(first).toMatchObject({ sources: [{ id: ids[2], state: "waiting", cites: 1 }, { id: ids[1] }], next: expect.any(String) });
  expect(await page(`q=listed&limit=2&cursor=${first.next}`)).toMatchObject({ sources: [{ id: ids[0] }], next: null });
  expect(await page("kind=law")).toMatchObject({ code: "invalid", field: "kind" });

  const [id = ""] = ids;
  const context = { params: Promise.resolve({ id }) };
  const read = await source.GET(asked(token, `sources/${id}`), context);
  expect(read.headers.get("etag")).toBe('"1"');
  expect(await read.json()).toMatchObject({ id, site: "listed.example", siteOwner: "", citations: [{ stance: "context" }], captures: [] });
  const change = { kind: "law", siteOwner: "The state", title: "The act" };
  const patch = (match?: string) =>
    source.PATCH(asked(token, `sources/${id}`, { method: "PATCH", body: change, ...(match && { match }) }), context);
  expect((await patch()).status).toBe(428);
  const patched = await patch('"1"');
  expect(patched.headers.get("etag")).toBe('"2"');
  expect(await patched.json()).toMatchObject(change);
  expect((await patch('"1"')).status).toBe(412);

  const [, , other = ""] = ids;
  const merge = (method: string, path: string, body?: unknown) => asked(token, `sources/${id}/merges${path}`, { method, body });
  expect((await merges.POST(merge("POST", "", { source: other, more: 1 }), context)).status).toBe(400);
  const merged = await merges.POST(merge("POST", "", { source: other }), context);
  expect([merged.status, await merged.json()]).toMatchObject([201, { id, moved: [other], further: [{ id: other }], title: "The act" }]);
  expect(await (await source.GET(asked(token, `sources/${other}`), { params: Promise.resolve({ id: other }) })).json()).toMatchObject({
    id,
  });
  const parted = await merges.DELETE(merge("DELETE", `?source=${other}`), context);
  expect(await parted.json()).toMatchObject({ id, further: [] });
  expect((await merges.DELETE(merge("DELETE", `?source=${other}`), context)).status).toBe(422);
  expect((await source.GET(asked(token, "sources/nothing"), { params: Promise.resolve({ id: "nothing" }) })).status).toBe(422);
});

test("a copy is put in by hand as a file, and which one counts is said", async () => {
  const actor = await actorFixture("reviewer", "Ada");
  const token = await tokenOf(actor);
  const { snapshot } = await articleFixture(actor);
  const { evidence } = await annotate(actor, snapshot, {
    evidence: [{ stance: "context", quote: "It cost twelve", source: { url: "https://paid.example/" } }],
  });
  const id = evidence[0]?.source?.id ?? "";
  const context = { params: Promise.resolve({ id }) };
  const put = (body: BodyInit) =>
    copies.POST(
      new Request(`http://desk.example/api/v1/sources/${id}/copies`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body,
      }),
      context,
    );
  const form = (name: string, bytes: string) => {
    const sent = new FormData();
    sent.set("file", new File([bytes], name));
    return sent;
  };
  const made = await put(form("../../seen.txt", "It cost twelve million."));
  const body = await made.json();
  expect([made.status, body]).toMatchObject([
    201,
    { state: "kept", citations: [{ found: "found" }], captures: [{ putInBy: "Ada", fileName: "seen.txt", status: 0, counts: true }] },
  ]);
  expect((await put("text")).status).toBe(400);
  const more = form("seen.txt", "It cost thirteen million.");
  more.set("title", "The accounts");
  const attach = { method: "POST", headers: { authorization: `Bearer ${token}` }, body: more };
  const attached = await sources.POST(new Request("http://desk.example/api/v1/sources", attach), { params: Promise.resolve({ id: "" }) });
  for (const answer of [await put(more), attached])
    expect([answer.status, await answer.json()], "a field that nothing knows").toMatchObject([
      400,
      { detail: expect.stringContaining("title") },
    ]);
  const refused = await put(form("seen.zip", "PK\u0003\u0004 and no more"));
  expect([refused.status, await refused.json()]).toMatchObject([422, { code: "invalid", field: "file" }]);
  const choose = (copy: unknown) => copies.PUT(asked(token, `sources/${id}/copies`, { method: "PUT", body: { copy } }), context);
  expect(await (await choose(null)).json()).toMatchObject({ state: null, captures: [{ counts: false }] });
  expect(await (await choose(body.captures[0].id)).json()).toMatchObject({ state: "kept", captures: [{ counts: true }] });
  expect((await choose("none")).status).toBe(400);
});

test("a source is read again, and an outside archive asked to keep it; each refusal says why", async () => {
  const actor = await actorFixture("reviewer");
  const token = await tokenOf(actor);
  const { snapshot, article } = await articleFixture(actor);
  const { evidence } = await annotate(actor, snapshot, {
    evidence: [{ stance: "context", source: { url: "https://archived.example/" } }],
  });
  const id = evidence[0]?.source?.id ?? "";
  const context = { params: Promise.resolve({ id }) };
  const post = async (route: typeof captures, name: string, of = token) => {
    const answer = await route.POST(asked(of, `sources/${id}/${name}`, { method: "POST" }), context);
    return [answer.status, await answer.json()];
  };
  expect(await post(captures, "captures")).toMatchObject([201, { id, state: "waiting", archiving: null }]);
  expect(await post(archiveRequests, "archive-requests"), "none is set up").toMatchObject([
    422,
    { code: "invalid", detail: expect.stringContaining("ASSAY_ARCHIVE_URL") },
  ]);
  setEnvironment({ ASSAY_ARCHIVE_URL: "https://archive.example/save/{url}" });
  expect(await post(archiveRequests, "archive-requests")).toMatchObject([201, { id, archiving: { state: "waiting", reason: "" } }]);
  const reader = granted(await createToken(actor, { name: "reads", scopes: ["read"] })).token;
  for (const route of [captures, archiveRequests])
    expect(await post(route, "captures", reader)).toMatchObject([403, { code: "forbidden" }]);

  const details = { title: article.title, fetchNothing: true };
  granted(await updateArticleDetails(actor, { id: article.id, version: 1, details }));
  for (const route of [captures, archiveRequests])
    expect(await post(route, "captures")).toMatchObject([422, { detail: expect.stringContaining("fetch nothing") }]);
  const nowhere = { params: Promise.resolve({ id: crypto.randomUUID() }) };
  for (const route of [captures, archiveRequests])
    expect((await route.POST(asked(token, "sources/x/captures", { method: "POST" }), nowhere)).status).toBe(404);
});
