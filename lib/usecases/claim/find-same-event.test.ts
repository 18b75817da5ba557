import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { removeArticle } from "../article/remove-article.ts";
import { annotate, articleFixture, expectRefused, granted, loadText } from "../testing.ts";
import { findSameEvent } from "./find-same-event.ts";

testDatabase();

test("what other articles say of a passage's event is found, dated, with what differs, and cited as it is", async () => {
  const editor = await actorFixture("editor");
  const here = await loadText(editor, "The ferry Marigold sank off Port Ärden in 2021. Two people died.");
  const there = await loadText(editor, "Bread is dear.\n\nWhen the Marigold sank, three people died in Port Arden, on 3 May 2022.", {
    ...{ title: "The wreck", outlet: "City News", publishedAt: "2025-03-04" },
  });
  await loadText(editor, "A new bridge opened. It cost ten million.");
  const exact = "The ferry Marigold sank off Port Ärden in 2021.";
  const asked = { articleId: here.article.id, snapshotId: here.snapshot.id, passages: [{ start: 0, end: exact.length }], claim: "" };
  const found = granted(await findSameEvent(editor, asked));
  expect(found).toHaveLength(1);
  const [first] = found;
  expect(first?.passage).toMatchObject({ articleId: there.article.id, articleTitle: there.article.title, outlet: "City News" });
  const words = "When the Marigold sank, three people died in Port Arden, on 3 May 2022.";
  expect(first?.passage.exact).toBe(words);
  expect(first?.differs.map(({ start, end }) => words.slice(start, end))).toEqual(expect.arrayContaining(["3", "2022"]));
  expect(first?.publishedAt).toBe("2025-03-04");
  const annotation = await annotate(editor, here.snapshot, {
    passages: [{ start: 0, end: exact.length, exact }],
    evidence: [{ stance: "contradicts", passage: first?.passage }],
  });
  expect(annotation.evidence[0]?.passage).toEqual(first?.passage);

  granted(await removeArticle(editor, { id: there.article.id }));
  expect(granted(await findSameEvent(editor, asked))).toEqual([]);
});

test("a text that isn't there, and places beyond its end, are no errors of the server", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor, ["The ferry Marigold sank."]);
  const passages = [{ start: 900, end: 950 }];
  expect(granted(await findSameEvent(editor, { articleId: article.id, snapshotId: snapshot.id, passages, claim: "' | \\ :*" }))).toEqual(
    [],
  );
  const refused = await findSameEvent(editor, { articleId: article.id, snapshotId: crypto.randomUUID(), passages, claim: "" });
  expectRefused(refused, "not_found");
});
