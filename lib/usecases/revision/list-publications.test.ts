import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { annotate, articleFixture, granted, passageOf } from "../testing.ts";
import { listCorrections } from "./list-corrections.ts";
import { listPublications } from "./list-publications.ts";
import { publishRevision } from "./publish-revision.ts";
import { refreshPublicationList } from "./refresh-publication-list.ts";
import { withdrawReview } from "./withdraw-review.ts";

testDatabase();

async function found(search: string): Promise<string[]> {
  return granted(await listPublications({ search })).publications.map(({ slug }) => slug);
}

async function publishedReview(fields: object = {}) {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor, [`Über die Brücke ${editor.id}.`, "Es kostete zehn Millionen. 市长的桥。"]);
  const annotation = await annotate(editor, snapshot, { passages: [passageOf(snapshot, "zehn Millionen")], ...fields });
  granted(await publishRevision(editor, { articleId: article.id }));
  return { editor, article, annotation };
}

test("a review is found by its claims, its text and its sources, whatever the accents, by the start of the last word", async () => {
  const evidence = [{ stance: "contradicts", quote: "twelve", source: { url: "https://ledger.example/a", title: "Zürich ledger" } }];
  const { article } = await publishedReview({ claim: "Le pont a coûté dix millions.", evidence });
  for (const search of ["COUTE dix", "uber brucke", "zurich led", "ledger.example", "长的", "Millionen pon", "inaccurate"])
    expect(await found(search), search).toContain(article.slug);
  for (const search of ["coutait", "ponton millionen", "长桥", "'", "& | !", "\\':*"])
    expect(await found(search), search).not.toContain(article.slug);
});

test("what was withdrawn is not found, and what was corrected or withdrawn is told with its reason", async () => {
  const { editor, article, annotation } = await publishedReview({ claim: "Quagga" });
  expect(granted(await listCorrections()).total).toBe(0);
  granted(await updateAnnotation(editor, { id: annotation.id, version: annotation.version, verdict: "misleading" }));
  granted(await publishRevision(editor, { articleId: article.id, kind: "correction", note: "We misread it." }));
  expect(granted(await listCorrections())).toMatchObject({
    total: 1,
    corrections: [{ slug: article.slug, number: 2, kind: "correction", note: "We misread it." }],
  });
  const listed = granted(await listPublications({ corrected: true }));
  expect(listed).toMatchObject({ total: 1, corrected: 1, publications: [{ slug: article.slug, note: "We misread it.", corrected: true }] });

  granted(await withdrawReview(editor, { articleId: article.id, reason: "Forged." }));
  expect(await found("quagga")).toEqual([]);
  const withdrawal = { slug: article.slug, title: article.title, number: 2, kind: "withdrawal", note: "Forged." };
  expect(granted(await listCorrections())).toMatchObject({ total: 1, corrections: [withdrawal] });
  granted(await updateAnnotation(editor, { id: annotation.id, version: annotation.version + 1, claim: "Quagga, found again" }));
  granted(await publishRevision(editor, { articleId: article.id, note: "The original was found." }));
  expect(granted(await listCorrections())).toMatchObject({ total: 2, corrections: [withdrawal, { number: 2, kind: "correction" }] });
});

test("what an earlier version published is put on the list at start", async () => {
  const { article } = await publishedReview({ claim: "Okapi" });
  await database().publicationSearch.deleteMany();
  expect(await found("okapi")).toEqual([]);
  await refreshPublicationList();
  await refreshPublicationList();
  expect(await found("okapi")).toEqual([article.slug]);
});
