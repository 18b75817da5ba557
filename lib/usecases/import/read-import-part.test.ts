import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { loadArticle } from "../article/load-article.ts";
import { loadFromRequest } from "../article/load-from-request.ts";
import { granted, refusalOf } from "../testing.ts";
import { createImportDraft } from "./create-import-draft.ts";
import { readImportPart } from "./read-import-part.ts";
import { saveImportDraft } from "./save-import-draft.ts";

testDatabase();

let edition = 0;
function page(): { html: string; sentences: string[] } {
  edition += 1;
  const sentences = [
    `The council of the harbour town met on Monday evening for the ${edition}th time and voted to keep the ferry running.`,
    "Its crews had asked for more, said the mayor, and would have got it had the winter been milder than anybody remembers.",
    "Nobody spoke against it, though two members of the council left the room before the vote and did not come back.",
  ];
  const menu = "<nav><ul><li><a href=/a>Harbour</a></li><li><a href=/b>Weather</a></li></ul></nav>";
  const article = `<article><h1>Ferry stays ${edition}</h1>${sentences.map((text) => `<p>${text}</p>`).join("")}</article>`;
  return { html: `<html><head><title>Ferry stays ${edition}</title></head><body>${menu}${article}</body></html>`, sentences };
}

test("a pasted page is whole at first; its article alone can be had, and saved; so can the whole again", async () => {
  const actor = await actorFixture("reviewer");
  const { html, sentences } = page();
  const original = Buffer.from(html).toString("base64");
  const draft = granted(await createImportDraft(actor, { original, originalType: "text/html" }));
  const whole = canonicalText(draft.document);
  expect(whole).toContain("Weather");

  const article = granted(await readImportPart(actor, { id: draft.id, part: "article" }));
  expect(canonicalText(article.document).split("\n")).toEqual(sentences);
  expect(article.warnings.map(({ code }) => code)).toContain("words-kept");
  expect(canonicalText(granted(await readImportPart(actor, { id: draft.id, part: "page" })).document)).toBe(whole);

  const { id, updatedAt, details } = draft;
  granted(await saveImportDraft(actor, { id, updatedAt, document: article.document, details }));
});

test("nobody reads a draft of somebody else's", async () => {
  const original = Buffer.from(page().html).toString("base64");
  const draft = granted(await createImportDraft(await actorFixture("reviewer"), { original, originalType: "text/html" }));
  const asked = await readImportPart(await actorFixture("reviewer"), { id: draft.id, part: "article" });
  expect(refusalOf(asked).code).toBe("not_found");
});

test("programs and the command line take the article alone where they ask for it, with a note of how much it is", async () => {
  const actor = await actorFixture("reviewer");
  const sent = page();
  const { snapshot } = granted(await loadFromRequest(actor, { html: sent.html, extract: true }));
  expect(snapshot.text).toContain(sent.sentences.join("\n"));
  expect(snapshot.text).not.toContain("Weather");
  expect(snapshot.warnings.map(({ code }) => code)).toContain("words-kept");

  const file = page();
  const original = Buffer.from(file.html).toString("base64");
  const loaded = granted(await loadArticle(actor, { original, originalType: "text/html", originalName: "ferry.html", extract: true }));
  expect(loaded.snapshot.text).not.toContain("Weather");
});
