import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { proseText } from "#lib/domain/prose/prose.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { readRecord } from "../article/read-record.ts";
import { removeArticle } from "../article/remove-article.ts";
import { annotate, articleFixture, expectRefused, granted, passageOf } from "../testing.ts";
import { departFromVerdict } from "./depart-from-verdict.ts";
import { findSimilarClaims } from "./find-similar-claims.ts";
import { listPrecedents } from "./list-precedents.ts";
import { lookThroughArticle } from "./look-through-article.ts";
import { refreshClaimIndex } from "./refresh-claim-index.ts";
import { takeOverVerdict } from "./take-over-verdict.ts";

testDatabase();

const others = ["Vaccines contain microchips.", "The lake has dried up since 1990.", "Bread costs twice as much as last year."];

async function desk(claim = "The port bridge cost the city ten million euros.") {
  const editor = await actorFixture("editor", "Ada");
  const { article, snapshot } = await articleFixture(editor);
  for (const claim of others) await annotate(editor, snapshot, { claim });
  const earlier = await annotate(editor, snapshot, { claim });
  return { editor, article, snapshot, earlier };
}

test("what says the same is found, as soon as it is written and as it is written last", async () => {
  const { editor, earlier, article } = await desk();
  const like = async (text: string) => granted(await findSimilarClaims(editor, { text })).filter(({ likeness }) => likeness > 0.4);
  for (const round of ["uncounted", "counted"]) {
    const [first] = await like("Ten million euros is what the city's bridges at the port have cost, says the mayor.");
    expect([round, first?.id, first?.verdict?.slug, first?.article.slug]).toEqual([round, earlier.id, "inaccurate", article.slug]);
    await refreshClaimIndex();
  }
  expect(granted(await findSimilarClaims(editor, { text: earlier.claim, limit: 1 }))).toMatchObject([
    { id: earlier.id, score: 1, likeness: 1 },
  ]);
  granted(await updateAnnotation(editor, { id: earlier.id, version: 1, claim: "Əliyev visited Łódź." }));
  expect(await like("The port bridge cost the city ten million euros.")).toEqual([]);
  expect(await like("Aliyev visited Lodz")).toMatchObject([{ id: earlier.id }]);
  granted(await deleteAnnotation(editor, { id: earlier.id, version: 2 }));
  expect(await like("Aliyev visited Lodz")).toEqual([]);
});

test("what is not found is found again after a crash, and not where its article was removed", async () => {
  const { editor, earlier, article } = await desk();
  await database().claimIndex.deleteMany();
  expect(granted(await findSimilarClaims(editor, { text: earlier.claim }))).toEqual([]);
  await refreshClaimIndex();
  await refreshClaimIndex();
  expect(granted(await findSimilarClaims(editor, { text: earlier.claim, limit: 1 }))).toMatchObject([{ id: earlier.id }]);
  granted(await removeArticle(editor, { id: article.id }));
  const left = granted(await findSimilarClaims(editor, { text: earlier.claim, limit: 100 }));
  expect(left.filter((each) => each.article.id === article.id)).toEqual([]);
});

test("an article's passages that were checked before are told, with the verdict of elsewhere", async () => {
  const { editor, earlier } = await desk();
  await refreshClaimIndex();
  const { article } = await articleFixture(editor, [
    "Nothing new was said.",
    "At the port, the city bridge cost ten million euros. It rained.",
  ]);
  const found = granted(await lookThroughArticle(editor, { articleId: article.id }));
  expect(found).toMatchObject([{ exact: "At the port, the city bridge cost ten million euros.", precedents: [{ id: earlier.id }] }]);
});

test("a verdict is taken over as a draft; what is written there stays", async () => {
  const { editor, earlier } = await desk();
  const reviewer = await actorFixture("reviewer");
  const { snapshot, article } = await articleFixture(reviewer);
  const passages = [passageOf(snapshot, "It cost ten million")];
  const bare = { verdict: null, evidence: [], claimant: "", passages };
  const own = await annotate(reviewer, snapshot, { ...bare, rationale: { type: "doc", content: [{ type: "paragraph" }] } });
  const taken = granted(await takeOverVerdict(reviewer, { annotationId: own.id, version: 1, precedentId: earlier.id }));
  expect(taken).toMatchObject({ state: "draft", version: 2, verdict: { slug: "inaccurate" }, claim: own.claim, claimant: "The mayor" });
  // The words are still the editor's: who wrote them there doesn't sign them off here.
  expect(taken.authors.map(({ id }) => id).toSorted()).toEqual([reviewer.id, editor.id].toSorted());
  expectRefused(await signOffAnnotation(editor, { annotationId: own.id, version: 2, decision: "approve" }), "forbidden");
  expect([proseText(taken.rationale), taken.evidence.length]).toEqual([proseText(earlier.rationale), 1]);
  expect(taken.evidence[0]).toMatchObject({ quote: "twelve million", source: earlier.evidence[0]?.source });

  const written = await annotate(reviewer, snapshot, { verdict: "accurate", evidence: [], claimant: "A friend" });
  const kept = granted(await takeOverVerdict(reviewer, { annotationId: written.id, version: 1, precedentId: earlier.id }));
  expect(kept).toMatchObject({ verdict: { slug: "accurate" }, claimant: "A friend", rationale: written.rationale });
  expectRefused(await takeOverVerdict(reviewer, { annotationId: written.id, version: 2, precedentId: earlier.id }), "invalid");
  expectRefused(await takeOverVerdict(reviewer, { annotationId: own.id, version: 1, precedentId: earlier.id }), "conflict");
  expectRefused(await takeOverVerdict(reviewer, { annotationId: own.id, version: 2, precedentId: own.id }), "not_found");
  const { events } = granted(await readRecord(editor, { articleId: article.id }));
  expect(events.find(({ verb }) => verb === "taken-over")?.data).toEqual({ precedentId: earlier.id, verdict: "inaccurate" });
});

test("why a verdict was departed from stays in the record, and beside the claim", async () => {
  const { earlier } = await desk();
  const reviewer = await actorFixture("reviewer", "Bob");
  const { snapshot, article } = await articleFixture(reviewer);
  const own = await annotate(reviewer, snapshot, { claim: earlier.claim, verdict: "accurate" });
  const said = { annotationId: own.id, precedentId: earlier.id, words: "The audit of June says ten." };
  granted(await departFromVerdict(reviewer, said));
  const { deeds, precedents } = granted(await listPrecedents(reviewer, { annotationId: own.id, text: own.claim }));
  expect(deeds).toMatchObject([{ kind: "departed", precedentId: earlier.id, words: said.words, by: { name: "Bob" } }]);
  expect(precedents.map(({ id }) => id)).toContain(earlier.id);
  const { events } = granted(await readRecord(reviewer, { articleId: article.id }));
  expect(events[0]).toMatchObject({ verb: "departed", data: { earlier: "inaccurate", verdict: "accurate", words: said.words } });
  const same = await annotate(reviewer, snapshot, { claim: earlier.claim });
  expectRefused(await departFromVerdict(reviewer, { ...said, annotationId: same.id }), "invalid");
  expectRefused(await departFromVerdict(reviewer, { ...said, words: " " }), "invalid");
});

test("who may still judge independently is told no earlier verdict, by no door", async () => {
  const { editor, earlier } = await desk("The zoo sold three elephants to a circus abroad.");
  const author = await actorFixture("reviewer");
  const { snapshot, article } = await articleFixture(author);
  granted(await askSecondVerdict(editor, { articleId: article.id, asked: true }));
  const own = await annotate(author, snapshot, { claim: earlier.claim });
  const judge = await actorFixture("reviewer");
  for (const text of [own.claim, "three elephants of the zoo were sold to a circus abroad"]) {
    const told = granted(await findSimilarClaims(judge, { text })).filter(({ likeness }) => likeness > 0.6);
    expect(told.map(({ id }) => id).sort()).toEqual([own.id, earlier.id].sort());
    for (const { verdict } of granted(await findSimilarClaims(judge, { text, limit: 1 }))) expect(verdict).toBeNull();
    expect(told.every(({ verdict, hidden }) => verdict === null && hidden)).toBe(true);
  }
  expect(granted(await listPrecedents(judge, { annotationId: own.id, text: own.claim }))).toEqual({
    precedents: [],
    appearances: [],
    deeds: [],
  });
  const { article: next } = await articleFixture(judge, ["The zoo sold three elephants to a circus abroad."]);
  expect(granted(await lookThroughArticle(judge, { articleId: next.id }))).toEqual([]);
  expect(granted(await lookThroughArticle(author, { articleId: next.id }))).toHaveLength(1);
  const theirs = await annotate(judge, (await articleFixture(judge)).snapshot, { claim: earlier.claim, verdict: null, evidence: [] });
  expectRefused(await takeOverVerdict(judge, { annotationId: theirs.id, version: 1, precedentId: own.id }), "forbidden");
  expectRefused(await departFromVerdict(judge, { annotationId: own.id, precedentId: earlier.id, words: "No." }), "forbidden");
  const { precedents } = granted(await listPrecedents(author, { annotationId: own.id, text: own.claim }));
  expect(precedents.find(({ id }) => id === earlier.id)?.verdict?.slug).toBe("inaccurate");
  expect(granted(await listPrecedents(author, { annotationId: randomUUID(), text: own.claim })).precedents).not.toEqual([]);
});
