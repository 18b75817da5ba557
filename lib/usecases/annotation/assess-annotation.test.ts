import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { discussionState } from "#lib/domain/claim/discussion.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { assignArticle } from "../article/assign-article.ts";
import { readRecord } from "../article/read-record.ts";
import { restoreBefore } from "../article/restore-before.ts";
import { editGate } from "../desk/edit-gate.ts";
import { changeRole } from "../people/change-role.ts";
import { deactivateUser } from "../people/deactivate-user.ts";
import { openReview } from "../review/open-review.ts";
import { previewRevision } from "../revision/preview-revision.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { addSnapshot } from "../snapshot/add-snapshot.ts";
import { annotate, articleFixture, expectRefused, granted, original, passageOf, refusalOf, source } from "../testing.ts";
import { readWork } from "../work/read-work.ts";
import { assessAnnotation } from "./assess-annotation.ts";
import { createAnnotation } from "./create-annotation.ts";
import { deleteAnnotation } from "./delete-annotation.ts";
import { readAnnotation } from "./read-annotation.ts";
import { settlePassage } from "./settle-passage.ts";
import { settleVerdicts } from "./settle-verdicts.ts";
import { signOffAnnotation } from "./sign-off-annotation.ts";
import { submitAnnotation } from "./submit-annotation.ts";
import { updateAnnotation } from "./update-annotation.ts";

testDatabase({ gate: "new" });

/** Ada has judged it inaccurate; Joon and Mara have not seen it. */
async function setting() {
  const [ada, joon, mara] = [
    await actorFixture("reviewer", "Ada"),
    await actorFixture("editor", "Joon"),
    await actorFixture("editor", "Mara"),
  ];
  const { article, snapshot } = await articleFixture(ada);
  granted(await askSecondVerdict(joon, { articleId: article.id, asked: true }));
  const { id } = await annotate(ada, snapshot);
  return { ada, joon, mara, article, snapshot, id };
}

async function versionFor(person: Actor, id: string) {
  return granted(await readAnnotation(person, { id })).version;
}

async function approve(person: Actor, id: string) {
  return signOffAnnotation(person, { annotationId: id, version: await versionFor(person, id), decision: "approve" });
}

async function publish(person: Actor, articleId: string): Promise<RevisionContent> {
  return JSON.parse(granted(await publishRevision(person, { articleId, acknowledge: "all" })).content);
}

test("the same verdict confirms the first, and makes no author: who gave it may sign it off", async () => {
  const { ada, joon, article, id } = await setting();
  granted(await submitAnnotation(ada, { id, version: 1 }));
  const judged = granted(await assessAnnotation(joon, { annotationId: id, verdict: "inaccurate", rationale: "The accounts say so." }));
  expect(judged).toMatchObject({
    version: 1,
    authors: [{ name: "Ada" }],
    comments: [],
    second: { by: { name: "Joon" }, settlement: null },
  });
  granted(await approve(joon, id));
  const [published] = (await publish(joon, article.id)).annotations;
  expect(published?.secondVerdict).toEqual({
    outcome: "agreed",
    by: "Joon",
    at: expect.any(String),
    first: expect.objectContaining({ slug: "inaccurate" }),
    second: expect.objectContaining({ slug: "inaccurate" }),
  });
  expect(published).toMatchObject({ reviewers: ["Ada"], signedOffBy: ["Joon"] });
});

test("a second judge’s words are published once somebody else has signed off", async () => {
  const { joon, mara, article, id } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "inaccurate", rationale: "The accounts say so." }));
  granted(await approve(joon, id));
  const wordsOf = (content: RevisionContent) => content.annotations[0]?.secondVerdict?.rationale;
  const preview = granted(await previewRevision(joon, { articleId: article.id })).content;
  expect(preview && wordsOf(preview)).toBeUndefined();
  granted(await approve(mara, id));
  expect(wordsOf(await publish(joon, article.id))).toBe("The accounts say so.");
});

test("two that differ open a discussion, are settled with words, and a third person signs", async () => {
  const { ada, joon, mara, article, id } = await setting();
  const differing = granted(
    await assessAnnotation(joon, { annotationId: id, verdict: "misleading", rationale: "The sum leaves out the road." }),
  );
  expect(discussionState(differing.comments)).toBe("open");
  expect(differing.comments[0]).toMatchObject({ by: { name: "Joon" }, text: expect.stringContaining("The sum leaves out the road.") });
  expect(refusalOf(await approve(mara, id)).message).toContain("“Inaccurate” and, independently, “Misleading”");
  expectRefused(await settleVerdicts(mara, { annotationId: id, version: 1, verdict: "misleading", words: "So." }), "forbidden");
  expect(refusalOf(await settleVerdicts(ada, { annotationId: id, version: 1, verdict: "misleading", words: " " })).field).toBe("words");
  const words = "The sum is right for the bridge alone.";
  const settled = granted(await settleVerdicts(ada, { annotationId: id, version: 1, verdict: "misleading", words }));
  expect(settled).toMatchObject({
    version: 2,
    verdict: { slug: "misleading" },
    second: { settlement: { words, dissent: false, by: { name: "Ada" } } },
  });
  expect(settled.authors.map(({ name }) => name)).toEqual(["Ada", "Joon"]);
  expect(discussionState(settled.comments)).toBe("resolved");
  for (const judge of [ada, joon]) expectRefused(await approve(judge, id), "forbidden");
  granted(await approve(mara, id));
  const content = await publish(joon, article.id);
  expect(content.annotations[0]?.secondVerdict).toMatchObject({
    outcome: "settled",
    first: { slug: "inaccurate" },
    second: { slug: "misleading" },
    rationale: "The sum leaves out the road.",
    settlement: { by: "Ada", words, at: expect.any(String) },
  });
  expect(content.gate?.rules.map(({ rule }) => rule)).toContain("second-verdict");
  const { events } = granted(await readRecord(mara, { articleId: article.id }));
  expect(events.filter(({ verb }) => verb === "assessed" || verb === "verdicts-settled")).toMatchObject([
    { actor: { name: "Ada" }, data: { from: ["inaccurate", "misleading"], verdict: "misleading" } },
    { actor: { name: "Joon" }, data: { first: "inaccurate", verdict: "misleading", agreed: false } },
  ]);
});

test("who stays with their own verdict is named to readers as a dissent", async () => {
  const { joon, mara, article, id } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "accurate", rationale: "Ten is close enough." }));
  const words = "Two million is no detail.";
  granted(await settleVerdicts(joon, { annotationId: id, version: 1, verdict: "inaccurate", words, dissent: true }));
  expectRefused(await approve(joon, id), "forbidden");
  granted(await approve(mara, id));
  expect((await publish(mara, article.id)).annotations[0]?.secondVerdict).toMatchObject({
    outcome: "dissent",
    by: "Joon",
    second: { slug: "accurate" },
    rationale: "Ten is close enough.",
  });
});

/** Cy has marked the passage, Ada gave the first verdict and nothing else, Joon another one. */
async function firstOfAnother() {
  const { ada, joon, mara, article, snapshot } = await setting();
  const cy = await actorFixture("reviewer", "Cy");
  const marked = { articleId: article.id, passages: [passageOf(snapshot, "the mayor said")], claim: "He said it." };
  const { id } = granted(await createAnnotation(cy, marked));
  granted(await updateAnnotation(ada, { id, version: 1, verdict: "inaccurate" }));
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "misleading" }));
  const reasons = {
    rationale: proseFromMarkdown("Nobody heard it."),
    evidence: [{ stance: "contradicts" as const, quote: "No.", source }],
  };
  granted(await updateAnnotation(cy, { id, version: 2, ...reasons }));
  return { ada, joon, mara, id, settling: { annotationId: id, words: "It is on no tape.", dissent: true } };
}

test("whoever gave the first verdict of what somebody else marked is an author of what is settled, and no third person", async () => {
  const { ada, joon, mara, id, settling } = await firstOfAnother();
  const settled = granted(await settleVerdicts(joon, { ...settling, version: 3, verdict: "misleading" }));
  expect(settled.authors.map(({ name }) => name)).toEqual(["Ada", "Cy", "Joon"]);
  expectRefused(await approve(ada, id), "forbidden");
  granted(await approve(mara, id));
});

test("they settle it, too, where their verdict stands no more", async () => {
  const { ada, joon, id, settling } = await firstOfAnother();
  const { authors } = granted(await updateAnnotation(joon, { id, version: 3, verdict: "misleading" }));
  expect(authors.map(({ name }) => name)).toEqual(["Cy", "Joon"]);
  expect(granted(await readWork(ada)).differing.lines.map(({ annotationId }) => annotationId)).toEqual([id]);
  granted(await settleVerdicts(ada, { ...settling, version: 4, verdict: "inaccurate" }));
});

test("a dissent is settled away by whoever told it, not by the other side", async () => {
  const { ada, joon, id } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "accurate" }));
  const settling = { annotationId: id, verdict: "inaccurate", words: "Two million is no detail." };
  granted(await settleVerdicts(joon, { ...settling, version: 1, dissent: true }));
  expect(refusalOf(await settleVerdicts(ada, { ...settling, version: 2 })).message).toContain("Joon hasn’t agreed");
  const settled = granted(await settleVerdicts(joon, { ...settling, version: 2 }));
  expect(settled.second?.settlement?.dissent).toBe(false);
});

test("nor is the first judge’s, whoever settled on the other’s verdict with it", async () => {
  const { ada, joon, id } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "accurate" }));
  const settling = { annotationId: id, verdict: "accurate", words: "Ten is close enough." };
  granted(await settleVerdicts(ada, { ...settling, version: 1, dissent: true }));
  expect(refusalOf(await settleVerdicts(joon, { ...settling, version: 2 })).message).toContain("Ada hasn’t agreed");
  granted(await settleVerdicts(joon, { ...settling, version: 2, dissent: true }));
  expect(refusalOf(await settleVerdicts(joon, { ...settling, version: 3 })).message).toContain("Ada hasn’t agreed");
  granted(await settleVerdicts(ada, { ...settling, version: 3 }));
});

test("a third verdict that both have settled on, one after the other, is nobody’s dissent", async () => {
  const { ada, joon, id } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "accurate" }));
  const settling = { annotationId: id, verdict: "misleading", words: "It leaves out the road." };
  granted(await settleVerdicts(ada, { ...settling, version: 1, dissent: true }));
  granted(await settleVerdicts(joon, { ...settling, version: 2 }));
  granted(await settleVerdicts(joon, { ...settling, version: 3, words: "It leaves out the whole road." }));
});

test("the second judge doesn’t settle the first verdict away by changing the card before", async () => {
  const { ada, joon, id } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "misleading" }));
  granted(await updateAnnotation(joon, { id, version: 1, verdict: "misleading" }));
  const settling = { annotationId: id, verdict: "misleading", words: "It leaves out the road." };
  expect(refusalOf(await settleVerdicts(joon, { ...settling, version: 2 })).message).toContain("Ada hasn’t agreed");
  // Changed by herself, it is her word.
  granted(await updateAnnotation(ada, { id, version: 2, verdict: "inaccurate" }));
  granted(await updateAnnotation(ada, { id, version: 3, verdict: "misleading" }));
  granted(await settleVerdicts(joon, { ...settling, version: 4 }));
});

test("the gate holds until both have judged and settled, also where the verdict is changed after that", async () => {
  const { ada, joon, mara, article, id } = await setting();
  const blockers = async (person: Actor) =>
    granted(await previewRevision(person, { articleId: article.id })).blockers.flatMap(({ rule, annotationId }) =>
      annotationId ? [rule] : [],
    );
  expect(await blockers(ada)).toEqual(expect.arrayContaining(["second-verdict", "signed-off"]));
  expect(await blockers(joon)).toEqual(["hidden"]);
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "inaccurate" }));
  expect(await blockers(mara)).toEqual(["signed-off"]);
  granted(await updateAnnotation(ada, { id, version: 1, verdict: "accurate" }));
  expect(await blockers(mara)).toContain("second-verdict");
  const words = "New accounts came out.";
  expect(refusalOf(await settleVerdicts(ada, { annotationId: id, version: 2, verdict: "accurate", words })).field).toBe("dissent");
  granted(await settleVerdicts(joon, { annotationId: id, version: 2, verdict: "accurate", words }));
  granted(await approve(mara, id));
  expect(await blockers(mara)).toEqual(["only-contradicting"]);
});

test("a claim that is reworded after two judged it has to be settled, and readers are told what it read", async () => {
  const { ada, joon, mara, article, id } = await setting();
  const { claim } = granted(await assessAnnotation(joon, { annotationId: id, verdict: "inaccurate" }));
  granted(await updateAnnotation(ada, { id, version: 1, claim: "The very opposite." }));
  expect(refusalOf(await approve(mara, id)).message).toContain("was reworded since two people judged it");
  const words = "It holds for this, too.";
  const settling = { annotationId: id, version: 2, verdict: "inaccurate", words };
  expect(refusalOf(await settleVerdicts(ada, settling)).field).toBe("dissent");
  const dissenting = granted(await settleVerdicts(ada, { ...settling, dissent: true }));
  expect(dissenting.second?.settlement?.dissent).toBe(true);
  granted(await settleVerdicts(joon, { ...settling, version: 3 }));
  granted(await approve(mara, id));
  expect((await publish(mara, article.id)).annotations[0]?.secondVerdict).toMatchObject({ outcome: "settled", claim });
});

test("a dissent is not got rid of by taking the annotation away or leaving it out", async () => {
  const { ada, joon, id } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "accurate" }));
  expect(refusalOf(await deleteAnnotation(ada, { id, version: 1 })).message).toContain("Joon judged this otherwise");
  expectRefused(await updateAnnotation(ada, { id, version: 1, excluded: true }), "forbidden");
  granted(await deleteAnnotation(joon, { id, version: 1 }));
});

test("nor by bringing back that it was left out, nor by dropping its passage once the outlet has changed the words", async () => {
  const { ada, joon, article, id } = await setting();
  granted(await updateAnnotation(ada, { id, version: 1, excluded: true }));
  granted(await updateAnnotation(ada, { id, version: 2, excluded: false }));
  const { events } = granted(await readRecord(ada, { articleId: article.id }));
  const [back] = events;
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "accurate" }));
  expectRefused(await restoreBefore(ada, { event: back?.id ?? "" }), "forbidden");
  expect(granted(await readAnnotation(ada, { id })).excluded).toBe(false);

  granted(await addSnapshot(ada, { articleId: article.id, ...original("Another text.\n\nNothing is said of any sum."), force: true }));
  const { passages, version } = granted(await readAnnotation(ada, { id }));
  const dropping = { annotationId: id, version, passageId: passages[0]?.id ?? "", decision: "drop" } as const;
  expect(refusalOf(await settlePassage(ada, dropping)).message).toContain("Joon judged this otherwise");
  granted(await settlePassage(joon, dropping));
});

test("nobody asks for second verdicts no more while two differ", async () => {
  const { joon, article, id } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "accurate" }));
  const lifted = () => askSecondVerdict(joon, { articleId: article.id, asked: false });
  expectRefused(await lifted(), "conflict");
  granted(await settleVerdicts(joon, { annotationId: id, version: 1, verdict: "inaccurate", words: "She is right." }));
  granted(await lifted());
});

test("nobody judges twice, nor what they wrote, nor where it isn’t asked for", async () => {
  const { ada, joon, mara, id } = await setting();
  expectRefused(await assessAnnotation(ada, { annotationId: id, verdict: "accurate" }), "forbidden");
  expect(refusalOf(await assessAnnotation(joon, { annotationId: id, verdict: "nonsense" })).field).toBe("verdict");
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "inaccurate" }));
  expectRefused(await assessAnnotation(joon, { annotationId: id, verdict: "accurate" }), "conflict");
  expectRefused(await assessAnnotation(mara, { annotationId: id, verdict: "accurate" }), "conflict");
  expectRefused(await settleVerdicts(ada, { annotationId: id, version: 1, verdict: "accurate", words: "So." }), "invalid");
  const other = await articleFixture(ada);
  const plain = await annotate(ada, other.snapshot);
  expectRefused(await assessAnnotation(joon, { annotationId: plain.id, verdict: "accurate" }), "invalid");
});

test("two who judge at the same moment: one is the second, and the other is told so", async () => {
  const { joon, mara, id } = await setting();
  const both = await Promise.all([joon, mara].map((judge) => assessAnnotation(judge, { annotationId: id, verdict: "misleading" })));
  expect(both.map((result) => (result.ok ? "ok" : result.error.code)).sort()).toEqual(["conflict", "ok"]);
});

test("where a judge has left before it was settled, anybody who works there takes their place", async () => {
  const { joon, mara, id } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "misleading" }));
  const words = "The road is no part of it.";
  expectRefused(await settleVerdicts(mara, { annotationId: id, version: 1, verdict: "inaccurate", words }), "forbidden");
  granted(await deactivateUser(await actorFixture("admin"), { id: joon.id }));
  const settled = granted(await settleVerdicts(mara, { annotationId: id, version: 1, verdict: "inaccurate", words }));
  expect(settled.authors.map(({ name }) => name)).toEqual(["Ada", "Joon", "Mara"]);
});

test("whoever is taken off the article, or may work on it no more, is replaced, and what they stand by is still a dissent", async () => {
  const { ada, joon, mara, article, id } = await setting();
  granted(await assessAnnotation(joon, { annotationId: id, verdict: "misleading" }));
  const admin = await actorFixture("admin");
  granted(await assignArticle(admin, { articleId: article.id, userIds: [ada.id, mara.id] }));
  granted(await changeRole(admin, { id: joon.id, role: "reviewer" }));
  const demoted: Actor = { ...joon, role: "reviewer" };
  const settling = { annotationId: id, version: 1, verdict: "inaccurate", words: "The road is no part of it." };
  expect(refusalOf(await settleVerdicts(demoted, settling)).message).toContain("assigned to Ada and Mara");
  for (const person of [ada, mara]) expect(refusalOf(await settleVerdicts(person, settling)).field).toBe("dissent");
  expect(granted(await settleVerdicts(mara, { ...settling, dissent: true })).second?.settlement).toMatchObject({ dissent: true });
});

test("what somebody began without a verdict waits for nobody: who gives the first is an author, and a third person judges", async () => {
  const { ada, joon, mara, article, snapshot } = await setting();
  const { id } = granted(
    await createAnnotation(ada, {
      articleId: article.id,
      passages: [passageOf(snapshot, "the mayor said")],
      claim: "He said it.",
      rationale: proseFromMarkdown("Begun in confidence."),
    }),
  );
  expect(granted(await readAnnotation(joon, { id }))).toMatchObject({ hidden: true, waits: { first: false } });
  granted(await deactivateUser(await actorFixture("admin"), { id: ada.id }));
  const begun = granted(await assessAnnotation(joon, { annotationId: id, verdict: "accurate", rationale: "It is on tape." }));
  expect(begun).toMatchObject({
    verdict: { slug: "accurate" },
    second: null,
    comments: [{ text: "It is on tape.", by: { name: "Joon" } }],
  });
  expect(begun.authors.map(({ name }) => name)).toEqual(["Ada", "Joon"]);
  expect(granted(await readAnnotation(joon, { id })).hidden).toBe(false);
  expect(granted(await readAnnotation(mara, { id }))).toMatchObject({ hidden: true, verdict: null, waits: { first: true } });
  expectRefused(await assessAnnotation(joon, { annotationId: id, verdict: "accurate" }), "forbidden");
  expect(granted(await assessAnnotation(mara, { annotationId: id, verdict: "accurate" })).second).toMatchObject({
    by: { name: "Mara" },
    first: { slug: "accurate" },
  });
});

test("where nobody is left who could judge, its author and the gate are told so, and what helps", async () => {
  const [ada, joon] = [await actorFixture("editor", "Ada"), await actorFixture("editor", "Joon")];
  const { article, snapshot } = await articleFixture(ada);
  await database().user.updateMany({ where: { id: { notIn: [ada.id, joon.id] } }, data: { deactivatedAt: new Date() } });
  granted(await askSecondVerdict(joon, { articleId: article.id, asked: true }));
  const { id } = await annotate(ada, snapshot);
  const judges = async (of: string) => granted(await readAnnotation(ada, { id: of })).waits?.judges;
  expect(await judges(id)).toBe(1);
  const { id: both } = granted(
    await createAnnotation(ada, { articleId: article.id, passages: [passageOf(snapshot, "the mayor said")], claim: "He said it." }),
  );
  granted(await updateAnnotation(joon, { id: both, version: 1, verdict: "accurate" }));
  expect(await judges(both)).toBe(0);
  const opened = granted(await openReview(ada, { articleId: article.id }));
  expect(opened.annotations.find((each) => each.id === both)?.waits).toEqual({ first: true, judges: 0 });
  const { blockers } = granted(await previewRevision(ada, { articleId: article.id }));
  const messageOf = (of: string) => blockers.find(({ rule, annotationId }) => rule === "second-verdict" && annotationId === of)?.message;
  expect(messageOf(both)).toContain("Nobody is left who could");
  expect(messageOf(id)).not.toContain("Nobody is left");
  // Somebody who hasn’t read it comes.
  await actorFixture("editor", "Mara");
  expect(await judges(both)).toBe(1);
});

test("asked for by the desk, it is one of the gate’s rules, and an admin overrules it in public", async () => {
  const admin = await actorFixture("admin", "Noor");
  granted(await editGate(admin, { rules: [{ rule: "second-verdict", on: true }] }));
  const { article, snapshot } = await articleFixture(admin);
  const { id } = await annotate(admin, snapshot);
  const reason = "The vote is tomorrow.";
  const overrule = (["second-verdict", "signed-off"] as const).map((rule) => ({ rule, reason }));
  const refused = refusalOf(await publishRevision(admin, { articleId: article.id, overrule: overrule.slice(1) }));
  expect(refused.details).toMatchObject({ blockers: [{ rule: "second-verdict", annotationId: id }] });
  const content: RevisionContent = JSON.parse(granted(await publishRevision(admin, { articleId: article.id, overrule })).content);
  expect(content.overruled).toMatchObject([{ rule: "second-verdict", reason, by: "Noor" }, { rule: "signed-off" }]);
  granted(await editGate(admin, { rules: [{ rule: "second-verdict", on: false }] }));
});
