import { expect, test } from "vitest";
import { coverageOf } from "#lib/domain/claim/coverage.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { assessAnnotation } from "#lib/usecases/annotation/assess-annotation.ts";
import { listAnnotationPage } from "#lib/usecases/annotation/list-annotations.ts";
import { signOffAnnotation } from "#lib/usecases/annotation/sign-off-annotation.ts";
import { submitAnnotation } from "#lib/usecases/annotation/submit-annotation.ts";
import { askSecondVerdict } from "#lib/usecases/article/ask-second-verdict.ts";
import { addSnapshot } from "#lib/usecases/snapshot/add-snapshot.ts";
import { annotate, articleFixture, granted, original, passageOf } from "#lib/usecases/testing.ts";
import { listAnnotations } from "./annotations.ts";
import { database } from "./client.ts";
import { countCoverage } from "./coverage.ts";
import { actorFixture, testDatabase } from "./testing.ts";

testDatabase();

test("the library counts what has come how far as everything else does", async () => {
  const [ada, ben] = [await actorFixture("reviewer"), await actorFixture("editor")];
  const { article, snapshot } = await articleFixture(ada);
  const signed = await annotate(ada, snapshot);
  granted(await signOffAnnotation(ben, { annotationId: signed.id, version: 1, decision: "approve" }));
  const submitted = await annotate(ada, snapshot, { passages: [passageOf(snapshot, "It cost nothing")] });
  granted(await submitAnnotation(ada, { id: submitted.id, version: 1 }));
  const returned = await annotate(ada, snapshot);
  granted(await signOffAnnotation(ben, { annotationId: returned.id, version: 1, decision: "return", note: "Why?" }));
  await annotate(ada, snapshot, { verdict: "opinion", evidence: [] });
  await annotate(ada, snapshot, { evidence: [] });
  await annotate(ada, snapshot, { rationale: proseFromMarkdown("") });
  await annotate(ada, snapshot, { verdict: null, excluded: true });
  const counted = async () => (await countCoverage(database(), [article.id], ben.id)).get(article.id);
  expect(await counted()).toEqual({ marked: 7, reasoned: 4, submitted: 2, signedOff: 1 });
  expect(await counted()).toEqual(coverageOf(await listAnnotations(database(), article.id)));
  granted(
    await addSnapshot(ada, {
      articleId: article.id,
      ...original(snapshot.text.replaceAll("\n", "\n\n").replace("ten million", "nine million")),
    }),
  );
  expect(await counted(), "what is suspended has no reason").toEqual(coverageOf(await listAnnotations(database(), article.id)));
  expect((await counted())?.signedOff).toBe(0);
});

test("whoever is still to judge an annotation independently is told no more of it than that it is marked, as in the room", async () => {
  const [ada, ben, cleo] = [await actorFixture("reviewer"), await actorFixture("editor"), await actorFixture("reviewer")];
  const { article, snapshot } = await articleFixture(ada);
  const counted = async (reader: Actor) => (await countCoverage(database(), [article.id], reader.id)).get(article.id);
  const everything = { marked: 1, reasoned: 1, submitted: 1, signedOff: 0 };
  granted(await askSecondVerdict(ben, { articleId: article.id, asked: true }));
  const { id } = await annotate(ada, snapshot);
  granted(await submitAnnotation(ada, { id, version: 1 }));
  for (const reader of [ben, cleo, ben]) {
    expect(await counted(reader)).toEqual({ marked: 1, reasoned: 0, submitted: 0, signedOff: 0 });
    expect(await counted(reader)).toEqual(coverageOf(granted(await listAnnotationPage(reader, { articleId: article.id })).annotations));
    expect(await counted(ada)).toEqual(everything);
  }
  granted(await assessAnnotation(ben, { annotationId: id, verdict: "inaccurate" }));
  for (const reader of [ada, ben, cleo]) expect(await counted(reader)).toEqual(everything);
});
