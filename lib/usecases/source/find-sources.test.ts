import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { restoreAnnotation } from "../annotation/restore-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { listAudit } from "../audit/list-audit.ts";
import { annotate, articleFixture, granted } from "../testing.ts";
import { editSource } from "./edit-source.ts";
import { findSources } from "./find-sources.ts";
import { listSources } from "./list-sources.ts";
import { resumeCaptures } from "./resume-captures.ts";

testDatabase();

test("a source is found by its title, its publisher, and any of the addresses its page is reached at; once", async () => {
  const actor = await actorFixture("reviewer");
  const source = { url: "https://www.harbour.example/ledger?id=7", title: "The ledger of the pier", publisher: "Harbour Office" };
  for (const quote of ["one", "two"]) {
    const { snapshot } = await articleFixture(actor);
    await annotate(actor, snapshot, { evidence: [{ stance: "context", quote, source }] });
  }
  const found = async (query: string) => granted(await findSources(actor, { query })).map(({ url }) => url);
  expect(await found("ledger pier")).toEqual([source.url]);
  expect(await found("harbour off")).toEqual([source.url]);
  expect(await found("http://harbour.example/ledger/?id=7&utm_source=mail#page=2")).toEqual([source.url]);
  expect(await found("https://harbour.example/ledger?id=8")).toEqual([]);
  expect(granted(await findSources(actor, { query: "ledger pier" }))[0]).toMatchObject({
    title: source.title,
    publisher: "Harbour Office",
  });
});

test("addresses under which one page is reached are one source; a place in a document stays as it was given", async () => {
  const actor = await actorFixture("reviewer");
  const urls = [
    ...["https://www.near.example/a", "http://near.example/a/?utm_source=mail", "https://near.example/a#:~:text=words"],
    ...["https://near.example/a#page=12", "https://near.example/b"],
    ...["https://m.near.example/a?utm_source=mail", "https://amp.near.example/b", "https://mobile.near.example/a#page=12"],
    ...["https://en.m.wiki.example/Pier", "https://en.wiki.example/Pier?fbclid=1", "https://near.example/c#:~:text=words"],
  ];
  const cited: string[] = [];
  for (const url of urls) {
    const { snapshot } = await articleFixture(actor);
    const annotation = await annotate(actor, snapshot, { evidence: [{ stance: "context", source: { url } }] });
    cited.push(annotation.evidence[0]?.source?.url ?? "");
  }
  const ownAddress = "https://near.example/c";
  expect(cited).toEqual([...[0, 0, 0, 3, 4, 0, 4, 3, 8, 8].map((index) => urls[index]), ownAddress]);
  const found = granted(await findSources(actor, { query: "https://amp.near.example/a#page=12" }));
  expect(
    found.map(({ url }) => url),
    "the place, and the whole",
  ).toEqual([urls[0], urls[3]]);
});

test("what an earlier version cited is found once its address has been named", async () => {
  const actor = await actorFixture("reviewer");
  const cite = async (url: string) => {
    const { snapshot } = await articleFixture(actor);
    return (await annotate(actor, snapshot, { evidence: [{ stance: "context", source: { url } }] })).evidence[0]?.source?.url;
  };
  await cite("https://earlier.example/a?utm_source=mail");
  await database().source.updateMany({ data: { near: null } });
  await resumeCaptures({ starting: true });
  expect(await cite("https://m.earlier.example/a")).toBe("https://earlier.example/a?utm_source=mail");
});

test("what only hidden annotations rest on is not offered", async () => {
  const [actor, editor] = [await actorFixture("reviewer"), await actorFixture("editor")];
  const { article, snapshot } = await articleFixture(actor);
  granted(await askSecondVerdict(editor, { articleId: article.id, asked: true }));
  const source = { url: "https://secret.example/minutes", title: "Minutes in confidence" };
  await annotate(actor, snapshot, { evidence: [{ stance: "context", source }] });
  const judge = await actorFixture("reviewer");
  for (const query of ["Minutes confidence", source.url]) {
    expect(granted(await findSources(actor, { query }))).toHaveLength(1);
    expect(granted(await findSources(judge, { query }))).toEqual([]);
  }
});

test("what only hidden annotations rest on is neither counted nor told of in the audit log, to an admin either", async () => {
  const [author, editor, admin] = [await actorFixture("editor"), await actorFixture("editor"), await actorFixture("admin")];
  const { article, snapshot } = await articleFixture(author);
  granted(await askSecondVerdict(editor, { articleId: article.id, asked: true }));
  const counted = async (actor: typeof admin) => granted(await listSources(actor, {})).counts.all;
  const [before, beforeTheirs] = [await counted(admin), await counted(author)];
  const source = { url: "https://secret.example/accounts", title: "Accounts in confidence" };
  const annotation = await annotate(author, snapshot, { evidence: [{ stance: "context", source }] });
  const id = annotation.evidence[0]?.source?.id ?? "";
  granted(await editSource(author, { id, version: 1, title: "Accounts, in strict confidence" }));
  expect([await counted(admin), await counted(author)]).toEqual([before, beforeTheirs + 1]);
  const told = async () => granted(await listAudit(admin, { kind: "source" })).events.filter(({ subjectId }) => subjectId === id);
  expect(await told()).toEqual([expect.objectContaining({ verb: "updated", data: {} })]);
  expect(JSON.stringify(await told())).not.toContain("confidence");
  const { version } = granted(await readAnnotation(author, { id: annotation.id }));
  granted(await deleteAnnotation(author, { id: annotation.id, version }));
  expect(JSON.stringify(await told()), "while it is taken away").not.toContain("confidence");
  granted(await restoreAnnotation(author, { id: annotation.id }));
  const { snapshot: elsewhere } = await articleFixture(admin);
  await annotate(admin, elsewhere, { evidence: [{ stance: "context", source: { url: source.url } }] });
  expect(await counted(admin), "once it is cited in the open").toBe(before + 1);
  expect(JSON.stringify(await told())).toContain("strict confidence");
});
