import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { testDatabase } from "#lib/db/testing.ts";
import { listPublications } from "#lib/usecases/revision/list-publications.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { loadSample } from "./index.ts";
import { sampleReview } from "./library.ts";

testDatabase({ gate: "new" });

test("the sample library loads through the use cases and is published, labelled as a sample", async () => {
  await loadSample();
  const published = await listPublications({});
  if (!published.ok) throw new Error(published.error.message);
  expect(published.value.publications).toHaveLength(1);
  const [summary] = published.value.publications;
  const publication = await readPublication({ slug: summary?.slug });
  if (!publication.ok) throw new Error(publication.error.message);
  const { content } = publication.value;
  expect(content.sample).toBe(true);
  expect(content.annotations).toHaveLength(sampleReview.annotations.length);
  expect(new Set(content.annotations.map(({ verdict }) => verdict.slug)).size).toBe(8);
  for (const { passages } of content.annotations) {
    for (const { start, end, exact } of passages) expect(content.article.text.slice(start, end)).toBe(exact);
  }
  expect(content.whole).toMatchObject({ authors: ["Mara Reyes"], signedOffBy: ["Ada Lind"] });
  expect(content.annotations.every(({ signedOffBy }) => signedOffBy.includes("Mara Reyes"))).toBe(true);
});

test("loading again adds nothing, so that a start killed half-way can be followed by another", async () => {
  await loadSample();
  const published = await listPublications({});
  expect(published.ok && published.value.publications).toHaveLength(1);
  expect(await database().article.count()).toBe(5);
  expect(await database().user.count()).toBe(3);
  expect(await database().annotation.count()).toBe(sampleReview.annotations.length);
});
