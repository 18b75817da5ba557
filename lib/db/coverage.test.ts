import { expect, test } from "vitest";
import { coverageOf } from "#lib/domain/claim/coverage.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { signOffAnnotation } from "#lib/usecases/annotation/sign-off-annotation.ts";
import { submitAnnotation } from "#lib/usecases/annotation/submit-annotation.ts";
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
  const counted = async () => (await countCoverage(database(), [article.id])).get(article.id);
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
