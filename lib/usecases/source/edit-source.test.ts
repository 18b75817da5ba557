import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { countSources } from "#lib/domain/claim/independence.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { readPublication } from "../revision/read-publication.ts";
import { annotate, articleFixture, granted, refusalOf } from "../testing.ts";
import { editSource } from "./edit-source.ts";
import { readSource } from "./read-source.ts";

testDatabase();

let runs = 0;
async function withThreeSources(actor: Actor, { judgedTwice = false } = {}) {
  runs += 1;
  const { snapshot, article } = await articleFixture(actor);
  if (judgedTwice) granted(await askSecondVerdict(await actorFixture("editor"), { articleId: article.id, asked: true }));
  const urls = [`https://harbour${runs}.example/a`, `https://news.harbour${runs}.example/b`, `https://pier${runs}.example/c`];
  const annotation = await annotate(actor, snapshot, {
    evidence: urls.map((url) => ({ stance: "contradicts" as const, source: { url } })),
  });
  const ids = annotation.evidence.map(({ source }) => source?.id ?? "");
  const count = async () => countSources(granted(await readAnnotation(actor, { id: annotation.id })).evidence);
  return { snapshot, article, annotation, ids, count, site: `pier${runs}.example` };
}

test("sources are counted by site, and by owner where the desk names one; what was published keeps its words", async () => {
  const actor = await actorFixture("editor");
  const { article, ids, count, site } = await withThreeSources(actor);
  expect(await count()).toEqual({ sources: 3, independent: 2 });
  granted(await publishRevision(actor, { articleId: article.id, acknowledge: "all" }));

  const [harbour = "", , pier = ""] = ids;
  granted(await editSource(actor, { id: pier, version: 1, kind: "statement", interest: "the port", siteOwner: "Northgate Media" }));
  expect(granted(await readSource(actor, { id: pier })).own).toEqual({ owner: "", site, siteOwner: "Northgate Media" });
  const first = granted(await readSource(actor, { id: harbour }));
  granted(await editSource(actor, { id: harbour, version: first.version, siteOwner: "northgate media" }));
  expect(await count(), "of one owner").toEqual({ sources: 3, independent: 1 });
  granted(await editSource(actor, { id: harbour, version: first.version + 1, owner: "An agency" }));
  expect(await count(), "but this document is an agency’s").toEqual({ sources: 3, independent: 2 });

  const published = granted(await readPublication({ slug: article.slug })).content.annotations[0];
  expect(published?.independent).toBe(2);
  expect(published?.evidence.map(({ source }) => source?.owner)).toEqual([undefined, undefined, undefined]);
  granted(await publishRevision(actor, { articleId: article.id, kind: "update", note: "Owners", acknowledge: "all" }));
  const now = granted(await readPublication({ slug: article.slug })).content.annotations[0];
  expect(now?.evidence[2]?.source).toMatchObject({ kind: "statement", interest: "the port", owner: "Northgate Media" });
});

test("a site’s owner is taken back with nothing; a change on an older version is refused, and what isn’t one is said of its field", async () => {
  const actor = await actorFixture("reviewer");
  const { ids, count } = await withThreeSources(actor);
  const [, , pier = ""] = ids;
  granted(await editSource(actor, { id: pier, version: 1, siteOwner: "Somebody", title: "A title", publishedAt: "2024-05" }));
  expect(refusalOf(await editSource(actor, { id: pier, version: 1, title: "Another" })).code).toBe("conflict");
  granted(await editSource(actor, { id: pier, version: 2, siteOwner: "", publishedAt: null }));
  const { source, own } = granted(await readSource(actor, { id: pier }));
  expect(source).toMatchObject({ title: "A title", publishedAt: null, owner: "" });
  expect(own.siteOwner).toBe("");
  expect(await count()).toEqual({ sources: 3, independent: 2 });
  const refused = refusalOf(await editSource(actor, { id: pier, version: 3, language: "in English" }));
  expect(refused).toMatchObject({ code: "invalid", field: "language" });
});

test("a source that only hidden annotations rest on can’t be changed by whoever is to judge them", async () => {
  const [actor, second] = [await actorFixture("reviewer"), await actorFixture("reviewer")];
  const { ids } = await withThreeSources(actor, { judgedTwice: true });
  const refused = await editSource(second, { id: ids[0] ?? "", version: 1, title: "Guessed" });
  expect(refusalOf(refused).code).toBe("not_found");
});
