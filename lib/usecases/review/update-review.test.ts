import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { wholeState } from "#lib/domain/claim/workflow.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { articleFixture, granted, refusalOf } from "../testing.ts";
import { signOffReview } from "./sign-off-review.ts";
import { updateReview } from "./update-review.ts";

testDatabase();

test("a change that repeats what is said of the whole changes nothing: it stays signed off", async () => {
  const [author, signer] = [await actorFixture("editor"), await actorFixture("editor")];
  const { article } = await articleFixture(author);
  const said = { summary: proseFromMarkdown("All in all *right*."), overallVerdict: "accurate" };
  const before = granted(await updateReview(author, { articleId: article.id, version: 1, ...said }));
  granted(await signOffReview(signer, { articleId: article.id, version: before.version, decision: "approve" }));
  // Nor does its author add their own word to that.
  const again = await signOffReview(author, { articleId: article.id, version: before.version, decision: "approve" });
  expect(refusalOf(again).message).toContain("signed it off already");
  const written = await database().auditEvent.count();
  const of = { articleId: article.id, version: before.version };
  for (const same of [said, { summary: said.summary }, { overallVerdict: said.overallVerdict }]) {
    const answer = granted(await updateReview(author, { ...of, ...same }));
    expect([answer.version, wholeState(answer)]).toEqual([before.version, "signed-off"]);
  }
  expect(await database().auditEvent.count()).toBe(written);
  expect(granted(await updateReview(author, { ...of, overallVerdict: null }))).toMatchObject({ version: before.version + 1 });
});
