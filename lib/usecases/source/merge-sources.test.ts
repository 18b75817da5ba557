import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { countSources } from "#lib/domain/claim/independence.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { readPublication } from "../revision/read-publication.ts";
import { searchDesk } from "../search/search-desk.ts";
import { annotate, expectRefused, granted, loadText } from "../testing.ts";
import { captureSource } from "./capture-source.ts";
import { editSource } from "./edit-source.ts";
import { findSources } from "./find-sources.ts";
import { listSources } from "./list-sources.ts";
import { mergeSources } from "./merge-sources.ts";
import { partSources } from "./part-sources.ts";
import { readSource } from "./read-source.ts";
import { testingPage, testingWeb } from "./testing-web.ts";

testDatabase();
const web = testingWeb();

type Link = { url: string; title?: string; publisher?: string };

async function citing(actor: Actor, ...sources: Link[]) {
  const { article, snapshot } = await loadText(actor);
  const evidence = sources.map((source) => ({ stance: "supports" as const, quote: "It cost twelve million", source }));
  const annotation = await annotate(actor, snapshot, { evidence });
  const ids = annotation.evidence.map(({ source }) => source?.id ?? "");
  const now = async () => granted(await readAnnotation(actor, { id: annotation.id }));
  return { article, annotation, ids, now };
}

const listed = async (actor: Actor, query: string) => granted(await listSources(actor, { query })).sources;

test("two addresses of one document are one source: with one page, one count, and the details of the one; each citation keeps its address", async () => {
  const actor = await actorFixture("editor");
  const report = { url: "https://port.example/report", title: "The report", publisher: "Port Office" };
  const mirror = { url: "https://mirror.example/report.pdf", title: "report_final(2)" };
  const { article, annotation, ids, now } = await citing(actor, report, mirror);
  const [id = "", otherId = ""] = ids;
  granted(await publishRevision(actor, { articleId: article.id, acknowledge: "all" }));
  expect(countSources((await now()).evidence)).toEqual({ sources: 2, independent: 2 });

  expect(granted(await mergeSources(actor, { id, otherId }))).toEqual({ moved: [otherId] });
  const { evidence } = await now();
  expect(evidence.map(({ source }) => [source?.id, source?.url, source?.title])).toEqual([
    [id, report.url, "The report"],
    [id, mirror.url, "The report"],
  ]);
  expect(countSources(evidence)).toEqual({ sources: 1, independent: 1 });
  const read = granted(await readSource(actor, { id: otherId }));
  expect(read.source).toMatchObject({ id, url: report.url });
  expect(read.further).toMatchObject([{ id: otherId, url: mirror.url }]);
  expect(read.citations).toHaveLength(2);
  expect(await listed(actor, "mirror.example")).toMatchObject([{ id, url: report.url, cites: 1 }]);
  expect(granted(await findSources(actor, { query: mirror.url }))).toMatchObject([{ id }]);
  expect(granted(await findSources(actor, { query: "The report" })).map((source) => source.id)).toEqual([id]);

  granted(await editSource(actor, { id: otherId, version: 1, title: "The port’s report" }));
  const kept = [report, mirror].map(({ url }) => ({ stance: "supports" as const, source: { url, publisher: "The Port" } }));
  granted(await updateAnnotation(actor, { id: annotation.id, version: annotation.version, evidence: kept }));
  expect((await now()).evidence.map(({ source }) => [source?.title, source?.publisher])).toEqual([
    ["The port’s report", "The Port"],
    ["The port’s report", "The Port"],
  ]);

  const published = granted(await readPublication({ slug: article.slug })).content.annotations[0];
  expect(published?.evidence.map(({ title }) => title)).toEqual(["The report", "report_final(2)"]);

  granted(await partSources(actor, { id, otherId }));
  expect((await now()).evidence.map(({ source }) => [source?.id, source?.title])).toEqual([
    [id, "The port’s report"],
    [otherId, "report_final(2)"],
  ]);
  expect((await listed(actor, "mirror.example")).map((source) => source.id)).toEqual([otherId]);
});

test("the search finds it once, by any of its addresses’ words", async () => {
  const actor = await actorFixture("editor");
  const { ids, annotation } = await citing(
    actor,
    { url: "https://dredger.example/a", title: "Dredging ledger" },
    { url: "https://silt.example/b" },
  );
  const [id = "", otherId = ""] = ids;
  granted(await mergeSources(actor, { id, otherId }));
  granted(await updateAnnotation(actor, { id: annotation.id, version: annotation.version, claim: "It was dredged." }));
  for (const q of ["dredging ledger", "silt.example"]) {
    const { results } = granted(await searchDesk(actor, { q, kind: "source" }));
    expect(results.map((result) => result.id)).toEqual([id]);
  }
});

test("what was merged before comes along, and an undo brings all back to where it was", async () => {
  const actor = await actorFixture("reviewer");
  const { ids } = await citing(actor, ...["a", "b", "c"].map((path) => ({ url: `https://chain.example/${path}` })));
  const [a = "", b = "", c = ""] = ids;
  granted(await mergeSources(actor, { id: b, otherId: c }));
  const { moved } = granted(await mergeSources(actor, { id: a, otherId: b }));
  expect(moved.toSorted()).toEqual([b, c].toSorted());
  expect(granted(await readSource(actor, { id: a })).further.map(({ id }) => id)).toEqual([b, c]);
  expectRefused(await mergeSources(actor, { id: a, otherId: c }), "invalid");
  expectRefused(await mergeSources(actor, { id: c, otherId: a }), "invalid");
  expectRefused(await mergeSources(actor, { id: a, otherId: a }), "invalid");
  expectRefused(await partSources(actor, { id: b, otherId: c }), "invalid");
  granted(await partSources(actor, { id: a, otherId: b, moved }));
  expect(granted(await readSource(actor, { id: a })).further).toEqual([]);
  expect(granted(await readSource(actor, { id: b })).further.map(({ id }) => id)).toEqual([c]);
});

test("each address is read on its own, and what it says of itself fills the blanks of the document", async () => {
  const actor = await actorFixture("reviewer");
  web.pages.set("/first", { status: 404, body: "no" });
  web.pages.set("/second", { body: testingPage("The tender", ["It cost twelve million, not ten."]) });
  const { ids, now } = await citing(actor, { url: web.at("/first") }, { url: web.at("/second") });
  const [id = "", otherId = ""] = ids;
  granted(await mergeSources(actor, { id, otherId }));
  for (const sourceId of ids) granted(await captureSource({ sourceId }, web.options));
  const [first, second] = (await now()).evidence;
  expect(first).toMatchObject({ source: { title: "The tender" }, capture: { state: "gone" } });
  expect(second).toMatchObject({ source: { id }, capture: { state: "kept", quote: "found" } });
  const { copies, further } = granted(await readSource(actor, { id }));
  expect(copies).toMatchObject([{ url: web.at("/second"), kept: true }]);
  expect(further).toMatchObject([{ id: otherId, state: "kept" }]);
  expect(granted(await listSources(actor, { show: "trouble" })).sources.map((source) => source.id)).toContain(id);
});

test("an address that only hidden annotations cite can be merged by nobody who is to judge them, and is hidden with them", async () => {
  const [actor, editor] = [await actorFixture("reviewer"), await actorFixture("editor")];
  const open = await citing(actor, { url: "https://open.example/minutes" });
  const secret = await citing(actor, { url: "https://shut.example/minutes" });
  granted(await askSecondVerdict(editor, { articleId: secret.article.id, asked: true }));
  const judge = await actorFixture("reviewer");
  const [id = "", otherId = ""] = [...open.ids, ...secret.ids];
  expectRefused(await mergeSources(judge, { id, otherId }), "not_found");
  granted(await mergeSources(actor, { id, otherId }));
  expect(granted(await readSource(actor, { id })).further).toHaveLength(1);
  expect(granted(await readSource(judge, { id }))).toMatchObject({ further: [], citations: [{ annotationId: open.annotation.id }] });
});
