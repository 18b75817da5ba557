import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { blockTexts, withoutBlocks } from "#lib/domain/article/cleaning.ts";
import type { ImportDraft } from "#lib/domain/article/import-draft.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { readArticle } from "../article/read-article.ts";
import { createImportDraft } from "./create-import-draft.ts";
import { createImportDraftFromAddress } from "./create-import-draft-from-address.ts";
import { discardImportDraft } from "./discard-import-draft.ts";
import { listImportDrafts } from "./list-import-drafts.ts";
import { readImportDraft } from "./read-import-draft.ts";
import { saveImportDraft } from "./save-import-draft.ts";
import { updateImportDraft } from "./update-import-draft.ts";

testDatabase();

const body =
  "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry running until the spring.";

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const refusalOf = (result: Result<unknown>) => (result.ok ? null : result.error);

let counter = 0;

function someText(): string {
  counter += 1;
  return `Ferry stays ${counter}\nLive\n${body} Edition ${counter}.\n${body}`;
}

async function draftFixture(actor: Actor, text = someText()): Promise<ImportDraft> {
  const original = Buffer.from(text).toString("base64");
  return accepted(await createImportDraft(actor, { original, originalType: "text/plain", originalName: "ferry.txt" }));
}

test("a pasted text becomes a draft that can be left, listed and opened again, by its owner only", async () => {
  const actor = await actorFixture("reviewer");
  const draft = await draftFixture(actor);
  expect(blockTexts(draft.document)[0]).toBe("Live");
  expect(draft).toMatchObject({ originalName: "ferry.txt", articleId: null, chrome: [{ text: "Live" }] });
  expect(accepted(await listImportDrafts(actor))).toMatchObject([{ id: draft.id, title: draft.details.title }]);
  expect(accepted(await readImportDraft(actor, { id: draft.id }))).toEqual(draft);

  const other = await actorFixture("admin");
  expect(accepted(await listImportDrafts(other))).toEqual([]);
  expect(refusalOf(await readImportDraft(other, { id: draft.id }))?.code).toBe("not_found");
  expect(refusalOf(await discardImportDraft(other, { id: draft.id }))?.code).toBe("not_found");
  expect(refusalOf(await updateImportDraft(other, { id: draft.id, updatedAt: draft.updatedAt, details: draft.details }))?.code).toBe(
    "not_found",
  );
  expect(refusalOf(await readImportDraft(actor, { id: "nonsense" }))?.code).toBe("not_found");
});

test("half-typed details are kept; a change on an old state is a conflict", async () => {
  const actor = await actorFixture("reviewer");
  const draft = await draftFixture(actor);
  const details = { ...draft.details, title: "", sourceUrl: "https://" };
  const { updatedAt } = accepted(await updateImportDraft(actor, { id: draft.id, updatedAt: draft.updatedAt, details }));
  expect(accepted(await readImportDraft(actor, { id: draft.id }))).toMatchObject({ details, updatedAt });
  expect(refusalOf(await updateImportDraft(actor, { id: draft.id, updatedAt: draft.updatedAt, details }))?.code).toBe("conflict");
});

test("saving makes the article; the draft is gone from the list", async () => {
  const actor = await actorFixture("reviewer");
  const draft = await draftFixture(actor);
  const document = withoutBlocks(draft.document, new Set([0]));
  const { article } = accepted(
    await saveImportDraft(actor, {
      id: draft.id,
      updatedAt: draft.updatedAt,
      document,
      details: { ...draft.details, title: "Ferry stays on", outlet: "The Lowland Courier" },
    }),
  );
  expect(article).toMatchObject({ title: "Ferry stays on", outlet: "The Lowland Courier", author: null });
  const { snapshot } = accepted(await readArticle(actor, { id: article.slug }));
  expect(snapshot.text).not.toContain("Live");
  expect(accepted(await listImportDrafts(actor))).toEqual([]);
  expect(refusalOf(await discardImportDraft(actor, { id: draft.id }))?.code).toBe("not_found");
});

test("what is refused at saving is kept as it was sent, and names the word or the field", async () => {
  const actor = await actorFixture("reviewer");
  const draft = await draftFixture(actor);
  const added = {
    ...draft.document,
    content: [{ type: "paragraph", content: [{ type: "text", text: "Invented" }] }, ...(draft.document.content ?? [])],
  };
  const refused = refusalOf(
    await saveImportDraft(actor, { id: draft.id, updatedAt: draft.updatedAt, document: added, details: draft.details }),
  );
  expect(refused?.message).toContain("“Invented”");
  const kept = accepted(await readImportDraft(actor, { id: draft.id }));
  expect(kept.document).toEqual(added);
  expect(refused).toMatchObject({ kept: { updatedAt: kept.updatedAt }, details: { word: "Invented" } });

  const untitled = { ...kept.details, title: " " };
  const next = refusalOf(
    await saveImportDraft(actor, { id: draft.id, updatedAt: kept.updatedAt, document: draft.document, details: untitled }),
  );
  expect(next?.field).toBe("title");
});

test("a text that is loaded already leads to the article", async () => {
  const actor = await actorFixture("reviewer");
  const text = `Twice\n${body}\n${body} Twice.`;
  const first = await draftFixture(actor, text);
  const { article } = accepted(await saveImportDraft(actor, { ...first, document: first.document, details: first.details }));
  const second = await draftFixture(actor, text);
  const refused = refusalOf(await saveImportDraft(actor, { ...second, document: second.document, details: second.details }));
  expect(refused).toMatchObject({ code: "conflict", details: { article: { slug: article.slug } } });
});

test("what can't be an article is refused before anything is kept", async () => {
  const actor = await actorFixture("reviewer");
  const create = async (original: string) => refusalOf(await createImportDraft(actor, { original, originalType: "text/plain" }));
  expect((await create(""))?.message).toMatch(/no text/);
  expect((await create("%%%"))?.code).toBe("invalid");
  expect((await create(Buffer.from("x".repeat(2_000_001)).toString("base64")))?.message).toMatch(/2 MB/);
  expect(refusalOf(await createImportDraft(null, { original: "YQ==", originalType: "text/plain" }))?.code).toBe("unauthenticated");
  expect(accepted(await listImportDrafts(actor))).toEqual([]);
});

test("a page fetched by its address becomes a draft of its article; private addresses are not met", async () => {
  const page = `<title>Ferry stays</title><nav><a href="/">Home</a></nav><article><h1>Ferry stays</h1>${`<p>${body}</p>`.repeat(8)}</article>`;
  const server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(page));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/ferry`;

  const actor = await actorFixture("reviewer");
  const draft = accepted(await createImportDraftFromAddress(actor, { url }, { alsoAllow: ["127.0.0.1"] }));
  expect(draft).toMatchObject({ originalType: "text/html", details: { title: "Ferry stays", sourceUrl: url } });
  expect(blockTexts(draft.document)).toEqual(Array(8).fill(body));
  expect(draft.originalText).toContain("Home");
  const { article } = accepted(
    await saveImportDraft(actor, { id: draft.id, updatedAt: draft.updatedAt, document: draft.document, details: draft.details }),
  );
  expect(article.sourceUrl).toBe(url);

  const again = refusalOf(await createImportDraftFromAddress(actor, { url: `${url}#end` }));
  expect(again, "known before it is fetched").toMatchObject({ code: "conflict", details: { article: { slug: article.slug } } });
  expect(refusalOf(await createImportDraftFromAddress(actor, { url: `${url}/other` }))).toMatchObject({ code: "invalid", field: "url" });
  expect(refusalOf(await createImportDraftFromAddress(actor, { url: "javascript:alert(1)" }))).toMatchObject({
    code: "invalid",
    field: "url",
  });
});

test("a discarded draft is gone", async () => {
  const actor = await actorFixture("reviewer");
  const draft = await draftFixture(actor);
  expect(accepted(await discardImportDraft(actor, { id: draft.id }))).toBeNull();
  expect(refusalOf(await readImportDraft(actor, { id: draft.id }))?.code).toBe("not_found");
});
