import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { env } from "#lib/env.ts";
import { editDesk } from "#lib/usecases/desk/edit-desk.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { annotate, articleFixture, expectRefused, granted, passageOf, refusalOf } from "#lib/usecases/testing.ts";
import { askRoute } from "./testing.ts";

testDatabase();
afterEach(() => vi.restoreAllMocks());

function moveTo(address: string) {
  vi.spyOn(env, "url", "get").mockReturnValue(address);
}

async function feeds() {
  const atom = parseAtomFeed(await (await askRoute("/feed.atom")).text());
  const json = parseJsonFeed(await (await askRoute("/feed.json")).text());
  const entries = atom.entries?.map(({ id, links }) => [id, links?.[0]?.href]) ?? [];
  expect((json.items ?? []).map(({ id, url }) => [id, url])).toEqual(entries);
  return { id: atom.id, ids: entries.map(([id]) => id), links: entries.map(([, link]) => link) };
}

test("what a feed has named keeps its name when the desk moves; what is new is named after where the desk is", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  moveTo("http://old.example:8080");
  expect(await feeds()).toEqual({ id: "http://old.example:8080/", ids: [], links: [] });
  await annotate(editor, snapshot);
  granted(await publishRevision(editor, { articleId: article.id }));
  const before = await feeds();
  expect(before).toMatchObject({ id: "http://old.example:8080/", ids: [`http://old.example:8080/r/${article.slug}`] });

  moveTo("https://new.example");
  expect(await feeds()).toEqual({ ...before, links: [`https://new.example/r/${article.slug}`] });

  await annotate(editor, snapshot, { passages: [passageOf(snapshot, "It cost nothing")] });
  granted(await publishRevision(editor, { articleId: article.id, kind: "correction", note: "One more." }));
  const other = await articleFixture(editor);
  await annotate(editor, other.snapshot);
  granted(await publishRevision(editor, { articleId: other.article.id }));
  const after = await feeds();
  expect(after.id).toBe(before.id);
  expect(after.ids.toSorted()).toEqual([
    before.ids[0],
    ...[`https://new.example/r/${article.slug}/v/2`, `https://new.example/r/${other.article.slug}`].toSorted(),
  ]);
  expect(after.links.every((link) => link?.startsWith("https://new.example/"))).toBe(true);
});

test("a check keeps the date on which its review was first published", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  const { id } = await annotate(editor, snapshot);
  const first = granted(await publishRevision(editor, { articleId: article.id }));
  await annotate(editor, snapshot, { passages: [passageOf(snapshot, "It cost nothing")] });
  const second = granted(await publishRevision(editor, { articleId: article.id, kind: "update" }));
  const dates = z.object({ datePublished: z.string(), dateModified: z.string() });
  const exported = z.array(dates).parse(await (await askRoute(`/r/${article.slug}.claimreview`)).json());
  const page = await (await askRoute(`/c/${id}`)).text();
  const embedded = dates.parse(JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? ""));
  const expected = { datePublished: first.publishedAt, dateModified: second.publishedAt };
  expect([...exported, embedded].map((each) => dates.parse(each))).toEqual([expected, expected, expected]);
});

test("other sites that link to a former address get the preview of the page as it is now, once the desk lists it", async () => {
  const [admin, editor] = [await actorFixture("admin"), await actorFixture("editor")];
  const { article, snapshot } = await articleFixture(editor);
  const { id } = await annotate(editor, snapshot);
  granted(await publishRevision(editor, { articleId: article.id }));
  moveTo("https://new.example");
  const asked = (url: string) => askRoute(`/oembed?url=${encodeURIComponent(url)}`);
  const old = `https://old.example:8443/r/${article.slug}`;
  expect((await asked(old)).status).toBe(404);
  granted(await editDesk(admin, { name: "The desk", formerAddresses: ["https://old.example:8443/", "http://OLDER.example/desk"] }));
  for (const url of [old, `http://older.example/r/${article.slug}/v/1`, `https://older.example/c/${id}`, `http://new.example/c/${id}`]) {
    const answer = await asked(url);
    expect([url, answer.status]).toEqual([url, 200]);
    expect(await answer.text()).toContain("https://new.example/");
  }
  for (const url of [`https://old.example/r/${article.slug}`, `https://old.example:8443/desk/articles/${article.slug}`])
    expect((await asked(url)).status).toBe(404);
});

test("only admins list former addresses, and only web addresses; they are kept as origins, each once", async () => {
  const admin = await actorFixture("admin");
  expectRefused(await editDesk(await actorFixture("editor"), { name: "The desk", formerAddresses: [] }), "forbidden");
  for (const faulty of ["old.example", "javascript:alert(1)", "ftp://old.example"]) {
    const refusal = refusalOf(await editDesk(admin, { name: "The desk", formerAddresses: ["https://fine.example", faulty] }));
    expect(refusal).toMatchObject({ code: "invalid", field: "formerAddresses" });
    expect(refusal.message).toContain(faulty);
  }
  const saved = granted(await editDesk(admin, { name: "The desk", formerAddresses: ["https://Old.example/a", "https://old.example/b"] }));
  expect(saved.formerAddresses).toEqual(["https://old.example"]);
});
