import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { annotate, granted, loadText } from "../testing.ts";
import { removeArticle } from "./remove-article.ts";
import { searchPassages } from "./search-passages.ts";

testDatabase();

test("a sentence found in another article can be put forward as evidence as it is", async () => {
  const editor = await actorFixture("editor");
  const here = await loadText(editor, "The harbour opened.\n\nThe harbour cost ten.");
  const there = await loadText(editor, "A visit. The HARBOUR of 100% Şuşa cost twelve, he said. Rain fell.\n\nNothing else.", {
    outlet: "City News",
  });
  const found = granted(await searchPassages(editor, { query: "harbour cost", exceptArticleId: here.article.id }));
  expect(found).toHaveLength(1);
  const [passage] = found;
  expect(passage).toMatchObject({
    articleId: there.article.id,
    articleSlug: there.article.slug,
    articleTitle: there.article.title,
    outlet: "City News",
    exact: "The HARBOUR of 100% Şuşa cost twelve, he said.",
  });
  const annotation = await annotate(editor, here.snapshot, {
    passages: [{ start: 0, end: 3, exact: "The" }],
    evidence: [{ stance: "contradicts", passage }],
  });
  expect(annotation.evidence[0]?.passage).toEqual(passage);

  expect(granted(await searchPassages(editor, { query: "şuşa" }))).toHaveLength(1);
  for (const query of ["", "%", "_", "harbour \\ rainbow", "').*"]) expect(granted(await searchPassages(editor, { query }))).toEqual([]);
  granted(await removeArticle(editor, { id: there.article.id }));
  expect(granted(await searchPassages(editor, { query: "harbour", exceptArticleId: here.article.id }))).toEqual([]);
});
