import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { findGate } from "#lib/db/gate.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { assessAnnotation } from "../annotation/assess-annotation.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { readArticle } from "../article/read-article.ts";
import { readRecord } from "../article/read-record.ts";
import { editGate } from "../desk/edit-gate.ts";
import { readGate } from "../desk/read-gate.ts";
import { signOffReview } from "../review/sign-off-review.ts";
import { updateReview } from "../review/update-review.ts";
import { annotate, articleFixture, expectRefused, granted, refusalOf } from "../testing.ts";
import { previewRevision } from "./preview-revision.ts";
import { publishRevision } from "./publish-revision.ts";
import { readPublication } from "./read-publication.ts";

testDatabase({ gate: "new" });

async function setting() {
  const [editor, second, admin] = [
    await actorFixture("editor", "Ada"),
    await actorFixture("reviewer", "Joon"),
    await actorFixture("admin", "Grace"),
  ];
  const { article, snapshot } = await articleFixture(editor);
  return { editor, second, admin, article, articleId: article.id, snapshot };
}

const rules = (result: Parameters<typeof refusalOf>[0]) => {
  const details = refusalOf(result).details as { blockers: { rule: string }[] };
  return details.blockers.map(({ rule }) => rule);
};

async function approve(person: Actor, id: string): Promise<void> {
  const { version } = granted(await readAnnotation(person, { id }));
  granted(await signOffAnnotation(person, { annotationId: id, version, decision: "approve" }));
}

test("a new desk publishes no empty review, nobody’s own draft and no unsigned verdict on the whole", async () => {
  const { editor, second, article, articleId, snapshot } = await setting();
  expect(rules(await publishRevision(editor, { articleId }))).toEqual(["not-empty"]);
  const { id } = await annotate(editor, snapshot);
  const { version } = granted(await updateReview(editor, { articleId, version: 1, overallVerdict: "misleading" }));
  expect(rules(await publishRevision(editor, { articleId }))).toEqual(["signed-off", "whole-signed"]);
  expectRefused(await signOffReview(editor, { articleId, version, decision: "approve" }), "forbidden");
  await approve(second, id);
  granted(await signOffReview(second, { articleId, version, decision: "approve" }));
  granted(await publishRevision(editor, { articleId }));
  const { content } = granted(await readPublication({ slug: article.slug }));
  expect(content).toMatchObject({
    whole: { authors: ["Ada"], signedOffBy: ["Joon"] },
    annotations: [{ reviewers: ["Ada"], signedOffBy: ["Joon"] }],
    gate: { enforced: true, rules: [{ rule: "not-empty", on: true, looser: false }, { rule: "signed-off" }, { rule: "whole-signed" }] },
  });
  expect(content).not.toHaveProperty("overruled");
});

test("editing after sign-off closes the gate again, whoever edits", async () => {
  const { editor, second, articleId, snapshot } = await setting();
  const { id } = await annotate(editor, snapshot);
  await approve(second, id);
  granted(await updateAnnotation(second, { id, version: 1, rationale: proseFromMarkdown("Twelve, and a half.") }));
  expect(rules(await publishRevision(editor, { articleId }))).toEqual(["signed-off"]);
  await approve(editor, id);
  granted(await publishRevision(editor, { articleId }));
});

test("an admin overrules a rule with a reason, which is in the revision and the record; nobody else does, and not what always holds", async () => {
  const { editor, admin, article, articleId, snapshot } = await setting();
  const { id } = await annotate(editor, snapshot);
  const overrule = [{ rule: "signed-off" as const, reason: "The colleague who signs is on a plane." }];
  expectRefused(await publishRevision(editor, { articleId, overrule }), "forbidden");
  expectRefused(await publishRevision(admin, { articleId, overrule: [{ rule: "signed-off", reason: " " }] }), "invalid");
  expectRefused(await publishRevision(admin, { articleId, overrule: [{ rule: "no-verdict" as never, reason: "In a hurry." }] }), "invalid");
  const late: Actor = { ...admin, session: { id: admin.session?.id ?? "", passwordGivenAt: null } };
  expectRefused(await publishRevision(late, { articleId, overrule }), "password_required");
  // A rule that stands in nobody's way isn't overruled.
  granted(await publishRevision(admin, { articleId, overrule: [...overrule, { rule: "summary", reason: "None needed." }] }));
  const { content } = granted(await readPublication({ slug: article.slug }));
  expect(content.overruled).toEqual([{ ...overrule[0], by: "Grace" }]);
  const { events } = granted(await readRecord(editor, { articleId }));
  expect(events[0]).toMatchObject({ verb: "published", actor: { name: "Grace" }, data: { overruled: [{ rule: "signed-off" }] } });

  granted(await updateAnnotation(editor, { id, version: 1, rationale: emptyProse }));
  expect(rules(await publishRevision(admin, { articleId, overrule }))).toEqual(["no-rationale"]);
});

test("a gate that is changed between preview and publishing is a conflict", async () => {
  const { editor, second, admin, articleId, snapshot } = await setting();
  await approve(second, (await annotate(editor, snapshot)).id);
  const { previewSha256 } = granted(await previewRevision(editor, { articleId }));
  granted(await editGate(admin, { rules: [{ rule: "summary", on: true }] }));
  expectRefused(await publishRevision(editor, { articleId, previewSha256 }), "conflict");
  expect(rules(await publishRevision(editor, { articleId }))).toEqual(["summary"]);
  granted(await editGate(admin, { rules: [{ rule: "summary", on: false }] }));
  granted(await publishRevision(editor, { articleId, previewSha256 }));
});

test("a correction needs its reason, and doubts have to be acknowledged, each by itself", async () => {
  const { editor, second, admin, articleId, snapshot } = await setting();
  const { id } = await annotate(editor, snapshot, { verdict: "accurate" });
  await approve(second, id);
  expect(rules(await publishRevision(editor, { articleId }))).toEqual(["only-contradicting"]);
  expect(rules(await publishRevision(editor, { articleId, acknowledge: [{ rule: "only-supporting", annotationId: id }] }))).toEqual([
    "only-contradicting",
  ]);
  const acknowledge = [{ rule: "only-contradicting", annotationId: id }];
  granted(await publishRevision(editor, { articleId, acknowledge }));
  expect(rules(await publishRevision(editor, { articleId, kind: "correction", acknowledge }))).toEqual(["correction-reason"]);
  const overrule = [{ rule: "signed-off" as const, reason: "Whatever." }];
  expect(rules(await publishRevision(admin, { articleId, kind: "correction", note: " ", acknowledge, overrule }))).toEqual([
    "correction-reason",
  ]);
});

test("a looser setting is in what is published: authors may sign, but for the last; or nobody has to", async () => {
  const { editor, second, admin, article, articleId, snapshot } = await setting();
  const { id } = await annotate(editor, snapshot);
  granted(await updateAnnotation(second, { id, version: 1, claim: "Reworded" }));
  expectRefused(await signOffAnnotation(editor, { annotationId: id, version: 2, decision: "approve" }), "forbidden");
  granted(await editGate(admin, { rules: [{ rule: "signed-off", by: "not-the-last" }] }));
  expectRefused(await signOffAnnotation(second, { annotationId: id, version: 2, decision: "approve" }), "forbidden");
  const signed = granted(await signOffAnnotation(editor, { annotationId: id, version: 2, decision: "approve" }));
  expect(signed.signOffs).toMatchObject([{ standing: "author" }]);
  granted(await publishRevision(editor, { articleId }));
  const first = granted(await readPublication({ slug: article.slug }));
  expect(first.content.gate?.rules).toContainEqual({ rule: "signed-off", on: true, by: "not-the-last", looser: true });

  // What an author signed doesn't count once the rule is back.
  granted(await editGate(admin, { rules: [{ rule: "signed-off", by: "not-an-author" }] }));
  expect(rules(await publishRevision(editor, { articleId }))).toEqual(["signed-off"]);

  granted(await editGate(admin, { rules: [{ rule: "signed-off", on: false }] }));
  granted(await updateAnnotation(editor, { id, version: 2, claim: "Reworded again" }));
  granted(await publishRevision(editor, { articleId }));
  const later = granted(await readPublication({ slug: article.slug }));
  expect(later.content.gate?.rules).toContainEqual({ rule: "signed-off", on: false, by: "not-an-author", looser: true });
  granted(await editGate(admin, { rules: [{ rule: "signed-off", on: true }] }));
});

test("a desk older than its gate is warned until an admin has turned it on; its sign-offs hold until the words change", async () => {
  const { editor, admin, article, articleId, snapshot } = await setting();
  const { id } = await annotate(editor, snapshot);
  await database().gate.update({ where: { id: 1 }, data: { enforced: false } });
  const { blockers, warnings } = granted(await previewRevision(editor, { articleId }));
  expect([blockers, warnings.map(({ rule }) => rule)]).toEqual([[], ["signed-off"]]);
  expect(granted(await publishRevision(editor, { articleId })).warnings).toEqual(warnings);
  expect(granted(await readPublication({ slug: article.slug })).content.gate).toMatchObject({ enforced: false });
  // As it was possible before: an author's own.
  const { id: userId } = editor;
  await database().signOff.create({ data: { annotationId: id, annotationVersion: 1, userId, decision: "approve", standing: "earlier" } });
  granted(await editGate(admin, { rules: [] }));
  expect(await findGate(database())).toMatchObject({ enforced: true });
  expect(granted(await previewRevision(editor, { articleId })).blockers).toEqual([]);
  granted(await updateAnnotation(editor, { id, version: 1, claim: "Other words" }));
  expect(granted(await previewRevision(editor, { articleId })).blockers.map(({ rule }) => rule)).toEqual(["signed-off"]);
});

test("what an editor asks of one article holds there, also at a desk whose gate isn’t turned on yet", async () => {
  const { editor, admin, articleId, snapshot } = await setting();
  await database().gate.update({ where: { id: 1 }, data: { enforced: false } });
  granted(await askSecondVerdict(editor, { articleId, asked: true }));
  const { id } = await annotate(editor, snapshot);
  const { blockers, warnings } = granted(await previewRevision(editor, { articleId }));
  expect([blockers, warnings].map((found) => found.map(({ rule }) => rule))).toEqual([["second-verdict"], ["signed-off"]]);
  expect(refusalOf(await publishRevision(editor, { articleId })).message).toContain("waits for the verdict of a second person");
  granted(await assessAnnotation(await actorFixture("reviewer"), { annotationId: id, verdict: "inaccurate" }));
  granted(await publishRevision(editor, { articleId }));
  granted(await editGate(admin, { rules: [] }));
});

test("the gate is everybody’s to read and an admin’s to set, with the password, and in the audit log", async () => {
  const { editor, admin, article } = await setting();
  expectRefused(await editGate(editor, { rules: [] }), "forbidden");
  const late: Actor = { ...admin, session: { id: admin.session?.id ?? "", passwordGivenAt: null } };
  expectRefused(await editGate(late, { rules: [] }), "password_required");
  expectRefused(await editGate(admin, { rules: [{ rule: "not-empty", number: 2 }] }), "invalid");
  const set = granted(await editGate(admin, { rules: [{ rule: "sources", on: true, number: 3 }] }));
  expect(set.rules).toContainEqual({ rule: "sources", on: true, number: 3 });
  expect(granted(await readGate(editor)).rules).toEqual(set.rules);
  expect(await database().auditEvent.findFirst({ where: { subject: "gate" }, orderBy: { id: "desc" } })).toMatchObject({
    actorId: admin.id,
    data: { after: { enforced: true } },
  });
  granted(await editGate(admin, { rules: [{ rule: "sources", on: false }] }));
  granted(await readArticle(editor, { id: article.id }));
});
