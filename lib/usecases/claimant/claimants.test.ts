import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { restoreAnnotation } from "../annotation/restore-annotation.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { readPublication } from "../revision/read-publication.ts";
import { searchDesk } from "../search/search-desk.ts";
import { annotate, articleFixture, expectRefused, granted } from "../testing.ts";
import { addClaimantName } from "./add-claimant-name.ts";
import { editClaimant } from "./edit-claimant.ts";
import { listClaimants } from "./list-claimants.ts";
import { mergeClaimants } from "./merge-claimants.ts";
import { partClaimants } from "./part-claimants.ts";
import { readClaimant } from "./read-claimant.ts";

testDatabase();

async function claim(actor: Actor, claimant: string, more: Parameters<typeof annotate>[2] = {}) {
  const { article, snapshot } = await articleFixture(actor);
  return { article, annotation: await annotate(actor, snapshot, { claimant, ...more }) };
}

async function named(actor: Actor, q: string) {
  const [claimant, ...others] = granted(await listClaimants(actor, { q })).claimants;
  if (!claimant || others.length > 0) throw new Error(`${others.length + 1} claimants are called like “${q}”.`);
  return claimant;
}

test("who is named is a claimant, the same in every spelling, for as long as they claim anything", async () => {
  const ada = await actorFixture("editor");
  await claim(ada, "Vəli Əliyev");
  const { annotation } = await claim(ada, "Veli ELİYEV");
  await claim(ada, "Ministry of Ferries");
  await claim(ada, "City News");
  const veli = await named(ada, "vəli aliy");
  expect(veli).toMatchObject({ kind: "person", name: "Vəli Əliyev", claims: 2 });
  expect([(await named(ada, "ministry of fer")).kind, (await named(ada, "city news")).kind]).toEqual(["organisation", "organisation"]);
  const { claims, count } = granted(await readClaimant(ada, { id: veli.id }));
  expect([claims.length, count]).toEqual([2, 2]);
  granted(await deleteAnnotation(ada, { id: annotation.id, version: 1 }));
  expect((await named(ada, "vəli aliy")).claims).toBe(1);
  const { results } = granted(await searchDesk(ada, { q: "Veli Aliyev", kind: "claimant" }));
  expect(results.map(({ id }) => id)).toEqual([veli.id]);
});

test("merged by hand, under one name with the others as further ones; taken out again", async () => {
  const ada = await actorFixture("editor");
  for (const name of ["Joan Hart", "J. Hart", "Mayor Hartley"]) await claim(ada, name);
  const [joan, j, mayor] = [await named(ada, "joan hart"), await named(ada, "j. hart"), await named(ada, "hartley")];
  granted(await mergeClaimants(ada, { id: j.id, otherId: mayor.id }));
  const merged = granted(await mergeClaimants(ada, { id: joan.id, otherId: j.id }));
  expect(merged.claimant.names.map(({ name }) => name).sort()).toEqual(["J. Hart", "Joan Hart", "Mayor Hartley"]);
  expect(await named(ada, "hartley")).toMatchObject({ id: joan.id, name: "Joan Hart", claims: 3 });
  expect(granted(await readClaimant(ada, { id: mayor.id })).claimant.id).toBe(joan.id);
  expectRefused(await mergeClaimants(ada, { id: joan.id, otherId: mayor.id }), "invalid");
  expectRefused(await mergeClaimants(ada, { id: mayor.id, otherId: joan.id }), "not_found");

  granted(await partClaimants(ada, { id: joan.id, otherId: j.id, moved: merged.moved }));
  expect(await named(ada, "hartley")).toMatchObject({ id: j.id, claims: 2 });
  granted(await partClaimants(ada, { id: j.id, otherId: mayor.id }));
  expect(await named(ada, "hartley")).toMatchObject({ id: mayor.id, name: "Mayor Hartley", claims: 1 });
  expectRefused(await partClaimants(ada, { id: j.id, otherId: mayor.id }), "invalid");
});

test("a further name is given before anybody uses it, found by it, and taken out again", async () => {
  const ada = await actorFixture("editor");
  await claim(ada, "Wilhelmina Ferrier");
  await claim(ada, "Mina Ferrier-Okoro");
  const ferrier = await named(ada, "wilhelmina ferrier");
  const added = granted(await addClaimantName(ada, { id: ferrier.id, name: " Billie Ferrier " }));
  expect(added.claimant.names.map(({ name }) => name)).toEqual(["Billie Ferrier", "Wilhelmina Ferrier"]);
  expect((await named(ada, "billie")).id).toBe(ferrier.id);
  expect(granted(await searchDesk(ada, { q: "billie", kind: "claimant" })).results).toHaveLength(1);
  await claim(ada, "billie FERRIER");
  expect(await named(ada, "billie")).toMatchObject({ id: ferrier.id, claims: 2 });

  for (const name of ["Bíllie Ferrier", "wilhelmina ferrier", "  ", "…", "Mina Ferrier-Okoro"]) {
    expectRefused(await addClaimantName(ada, { id: ferrier.id, name }), "invalid");
  }
  expectRefused(await addClaimantName(ada, { id: crypto.randomUUID(), name: "Anybody" }), "not_found");

  const unused = granted(await addClaimantName(ada, { id: ferrier.id, name: "Mayor of Nowhere" }));
  const parted = granted(await partClaimants(ada, { id: ferrier.id, otherId: unused.moved[0] ?? "", moved: unused.moved }));
  expect(parted.names).toHaveLength(2);
  expect(granted(await listClaimants(ada, { q: "nowhere" })).claimants).toEqual([]);
  expect(granted(await searchDesk(ada, { q: "nowhere", kind: "claimant" })).results).toEqual([]);
  expect(granted(await addClaimantName(ada, { id: ferrier.id, name: "Mayor of Nowhere" })).moved).toEqual(unused.moved);
});

test("what they are is published with what they claim, from the next revision on", async () => {
  const ada = await actorFixture("editor");
  const { article } = await claim(ada, "The Harbour Friends");
  const publish = async (more: object = {}) => {
    granted(await publishRevision(ada, { articleId: article.id, ...more }));
    const [annotation] = granted(await readPublication({ slug: article.slug })).content.annotations;
    return { kind: annotation?.claimantKind, link: annotation?.claimantLink };
  };
  expect(await publish()).toEqual({ kind: undefined, link: undefined });
  const friends = await named(ada, "harbour friends");
  const change = { id: friends.id, version: friends.version, kind: "organisation", link: "https://friends.example/" } as const;
  expect(granted(await editClaimant(ada, change))).toMatchObject({ kind: "organisation", version: 2 });
  expectRefused(await editClaimant(ada, change), "conflict");
  expectRefused(await editClaimant(ada, { ...change, version: 2, link: "javascript:alert(1)" }), "invalid");
  expect(await publish({ kind: "clarification", note: "They are a club." })).toEqual({
    kind: "organisation",
    link: "https://friends.example/",
  });
});

test("whose name is given to another while their claim is taken away: what was signed off waits for somebody else", async () => {
  const [ada, joon, mara] = [
    await actorFixture("editor", "Ada"),
    await actorFixture("editor", "Joon"),
    await actorFixture("editor", "Mara"),
  ];
  const { annotation } = await claim(ada, "Tobias Quill");
  await claim(ada, "Quillfeather Trust");
  granted(await signOffAnnotation(joon, { annotationId: annotation.id, version: 1, decision: "approve" }));
  const trust = await named(ada, "quillfeather");
  granted(await editClaimant(mara, { id: trust.id, version: trust.version, link: "https://trust.example/" }));
  granted(await deleteAnnotation(ada, { id: annotation.id, version: 1 }));
  granted(await addClaimantName(mara, { id: trust.id, name: "Tobias Quill" }));
  const back = granted(await restoreAnnotation(ada, { id: annotation.id }));
  expect(back.state).not.toBe("signed-off");
  expectRefused(await signOffAnnotation(mara, { annotationId: back.id, version: back.version, decision: "approve" }), "forbidden");

  // The same where they are told otherwise meanwhile.
  granted(await signOffAnnotation(joon, { annotationId: back.id, version: back.version, decision: "approve" }));
  granted(await deleteAnnotation(ada, { id: back.id, version: back.version }));
  const { version } = await named(ada, "quillfeather");
  granted(await editClaimant(mara, { id: trust.id, version, link: "https://else.example/" }));
  expect(granted(await restoreAnnotation(ada, { id: back.id })).state).not.toBe("signed-off");
});

test("what somebody claims tells nobody a verdict that they may still judge independently", async () => {
  const ada = await actorFixture("editor");
  await claim(ada, "Nobody Inparticular");
  const { article, snapshot } = await articleFixture(ada);
  granted(await askSecondVerdict(ada, { articleId: article.id, asked: true }));
  const hidden = await annotate(ada, snapshot, { claimant: "Nobody Inparticular" });
  const { id } = await named(ada, "inparticular");
  const told = granted(await readClaimant(await actorFixture("reviewer"), { id })).claims;
  expect(told.find(({ newest }) => newest.id === hidden.id)?.newest).toMatchObject({ verdict: null, hidden: true });
  expect(granted(await readClaimant(ada, { id })).claims.map(({ newest }) => newest.verdict?.slug)).toEqual(["inaccurate", "inaccurate"]);
});
