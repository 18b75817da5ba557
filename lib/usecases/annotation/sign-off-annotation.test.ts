import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { proseToMarkdown } from "#lib/domain/prose/markdown-writing.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { openProseState, replaceProse } from "#lib/domain/prose/prose-document.ts";
import { appendProse } from "../room/append-prose.ts";
import { openProse } from "../room/open-prose.ts";
import { storeProse } from "../steps/store-prose.ts";
import { annotate, articleFixture, expectRefused, granted, passageOf, refusalOf, source } from "../testing.ts";
import { readAnnotation } from "./read-annotation.ts";
import { signOffAnnotation } from "./sign-off-annotation.ts";
import { submitAnnotation } from "./submit-annotation.ts";
import { updateAnnotation } from "./update-annotation.ts";

testDatabase();

async function setting() {
  const [author, second, third] = [
    await actorFixture("reviewer", "Ada"),
    await actorFixture("reviewer", "Joon"),
    await actorFixture("reviewer", "Mara"),
  ];
  const { snapshot } = await articleFixture(author);
  const { id } = await annotate(author, snapshot);
  return { author, second, third, snapshot, id };
}

type Change = Omit<Parameters<typeof updateAnnotation>[1], "id" | "version">;

async function change(person: Actor, id: string, fields: Change) {
  const { version } = granted(await readAnnotation(person, { id }));
  return granted(await updateAnnotation(person, { id, version, ...fields }));
}

async function approve(person: Actor, id: string) {
  const { version } = granted(await readAnnotation(person, { id }));
  return signOffAnnotation(person, { annotationId: id, version, decision: "approve" });
}

const names = (authors: { name: string; signed: boolean }[]) => authors.filter(({ signed }) => !signed).map(({ name }) => name);

test("a second person approves what the first submitted", async () => {
  const { author, second, id } = await setting();
  expect(granted(await submitAnnotation(author, { id, version: 1 })).state).toBe("submitted");
  const signed = granted(await signOffAnnotation(second, { annotationId: id, version: 1, decision: "approve", note: "Well sourced." }));
  expect(signed).toMatchObject({ state: "signed-off", version: 1, updatedBy: { name: "Ada" }, authors: [{ name: "Ada", signed: true }] });
  expect(signed.signOffs).toMatchObject([{ decision: "approve", note: "Well sourced.", version: 1, by: { name: "Joon" } }]);
});

test("an author doesn’t sign their own work because a colleague changed a letter of it", async () => {
  const { author, second, third, id } = await setting();
  expectRefused(await approve(author, id), "forbidden");
  expect(names((await change(second, id, { claim: "The bridge cost ten millions." })).authors)).toEqual(["Ada", "Joon"]);
  for (const person of [author, second]) expectRefused(await approve(person, id), "forbidden");
  // Whoever began it is its author whatever they take back: they aren't told that it helps.
  expect(refusalOf(await approve(second, id)).message).toContain("take your own change back");
  expect(refusalOf(await approve(author, id)).message).not.toContain("take your own change back");
  expect(granted(await approve(third, id)).state).toBe("signed-off");
});

test("of several who write in turns, the last to write is the last to have changed it", async () => {
  const { author, second, id } = await setting();
  const { documentId, updates } = granted(await openProse(author, { kind: "rationale", subjectId: id }));
  const document = openProseState(updates);
  for (const [person, text] of [
    [author, "The accounts say so."],
    [second, "The accounts of May say so."],
    [author, "The accounts of May say so, twice."],
  ] as const) {
    const update = replaceProse(document, proseFromMarkdown(text));
    if (update) await appendProse([{ documentId, update, authorId: person.id, at: new Date() }], "node");
  }
  await storeProse(documentId);
  const { rationale, updatedBy } = granted(await readAnnotation(second, { id }));
  expect([proseToMarkdown(rationale).trim(), updatedBy.name]).toEqual(["The accounts of May say so, twice.", "Ada"]);
});

test.each<[field: string, Change]>([
  ["claim", { claim: "Another claim" }],
  ["claimant", { claimant: "The deputy mayor" }],
  ["verdict", { verdict: "misleading" }],
  ["rationale", { rationale: proseFromMarkdown("The accounts say *thirteen*.") }],
  ["evidence", { evidence: [] }],
])("whoever changes the %s is an author, until they take it back", async (_, fields) => {
  const { second, id, snapshot } = await setting();
  const before = granted(await readAnnotation(second, { id }));
  expect(names((await change(second, id, fields)).authors)).toEqual(["Ada", "Joon"]);
  const back: Change = {
    claim: before.claim,
    claimant: before.claimant,
    verdict: "inaccurate",
    rationale: before.rationale,
    evidence: [{ stance: "contradicts", quote: "twelve million", source }],
  };
  expect(names((await change(second, id, back)).authors)).toEqual(["Ada"]);
  const passages = [passageOf(snapshot, "opened in May")];
  expect(names((await change(second, id, { passages })).authors)).toEqual(["Ada", "Joon"]);
  expect(names((await change(second, id, { passages: before.passages })).authors)).toEqual(["Ada"]);
  granted(await signOffAnnotation(second, { annotationId: id, version: before.version + 4, decision: "approve" }));
});

test("once approved, only those who changed something since are its authors", async () => {
  const { author, second, third, id } = await setting();
  granted(await approve(second, id));
  expect(await change(second, id, { claim: "Reworded" })).toMatchObject({
    state: "submitted",
    authors: [
      { name: "Ada", signed: true },
      { name: "Joon", signed: false },
    ],
  });
  expectRefused(await approve(second, id), "forbidden");
  expect(granted(await approve(author, id)).authors.map(({ name, signed }) => [name, signed])).toEqual([
    ["Ada", true],
    ["Joon", true],
  ]);
  expect(names((await change(third, id, { verdict: "misleading" })).authors)).toEqual(["Mara"]);
});

test("what was approved and is returned after all is signed by none of those who wrote it", async () => {
  const { author, second, third, id } = await setting();
  granted(await approve(second, id));
  granted(await signOffAnnotation(second, { annotationId: id, version: 1, decision: "return", note: "I was too quick." }));
  expectRefused(await approve(author, id), "forbidden");
  expect(granted(await approve(third, id)).state).toBe("signed-off");
});

test("approving needs what publishing needs of it, returning a note", async () => {
  const { author, second, snapshot } = await setting();
  const { id } = await annotate(author, snapshot, { verdict: null, rationale: emptyProse });
  for (const asked of [await approve(second, id), await submitAnnotation(author, { id, version: 1 })]) {
    expect(refusalOf(asked)).toMatchObject({
      code: "invalid",
      message: expect.stringContaining("no verdict"),
      details: { blockers: [{ rule: "no-verdict" }, { rule: "no-rationale" }] },
    });
  }
  const returned = await signOffAnnotation(second, { annotationId: id, version: 1, decision: "return", note: " " });
  expect(refusalOf(returned)).toMatchObject({ code: "invalid", field: "note" });
});

test("a sign-off without a submission counts as one, and a later change reopens it", async () => {
  const { author, second, id } = await setting();
  expect(granted(await approve(second, id)).state).toBe("signed-off");
  expect((await change(author, id, { verdict: "misleading" })).state).toBe("submitted");
  expectRefused(await signOffAnnotation(second, { annotationId: id, version: 1, decision: "approve" }), "conflict");
});

test("a returned annotation says so until it is changed, and can be submitted again", async () => {
  const { author, second, id } = await setting();
  granted(await submitAnnotation(author, { id, version: 1 }));
  const returned = await signOffAnnotation(second, { annotationId: id, version: 1, decision: "return", note: "Which accounts?" });
  expect(granted(returned).state).toBe("returned");
  expect((await change(author, id, { claim: "Better" })).state).toBe("draft");
  expect(granted(await submitAnnotation(author, { id, version: 2 })).state).toBe("submitted");
});

test("what was there before authors were kept track of: its authors stay until somebody else has approved it", async () => {
  const { author, second, third, id } = await setting();
  await change(second, id, { claim: "Reworded" });
  await database().annotation.update({ where: { id }, data: { authorship: null as never } });
  expect(names((await change(second, id, { claim: "The bridge cost ten million." })).authors)).toEqual(["Ada", "Joon"]);
  expect(granted(await approve(third, id)).authors.every(({ signed }) => signed)).toBe(true);
  expect(names((await change(author, id, { claim: "Again" })).authors)).toEqual(["Ada"]);
});

test("an author doesn’t add their own sign-off to a colleague’s, which readers would be told as one", async () => {
  const { author, second, third, id } = await setting();
  granted(await approve(second, id));
  expect(refusalOf(await approve(author, id))).toMatchObject({
    code: "forbidden",
    message: expect.stringContaining("signed it off already"),
  });
  expect(granted(await approve(third, id)).signOffs.map(({ by }) => by.name)).toEqual(["Joon", "Mara"]);
  // Once somebody else has changed it, their change is for the first author to sign.
  await change(second, id, { claim: "The bridge cost ten millions." });
  expect(granted(await approve(author, id)).state).toBe("signed-off");
});
