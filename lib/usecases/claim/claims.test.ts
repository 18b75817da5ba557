import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { assignArticle } from "../article/assign-article.ts";
import { readRecord } from "../article/read-record.ts";
import { removeArticle } from "../article/remove-article.ts";
import { annotate, articleFixture, expectRefused, granted } from "../testing.ts";
import { findSimilarClaims } from "./find-similar-claims.ts";
import { joinClaims } from "./join-claims.ts";
import { listClaims } from "./list-claims.ts";
import { listPrecedents } from "./list-precedents.ts";
import { lookThroughArticle } from "./look-through-article.ts";
import { openClaim } from "./open-claim.ts";
import { separateClaims } from "./separate-claims.ts";

testDatabase();

/** So many annotations, each in an article of its own, the oldest first. */
async function claimed(actor: Actor, count: number, fields: Parameters<typeof annotate>[2] = {}) {
  const made = [];
  for (let number = 0; number < count; number += 1) {
    const { article, snapshot } = await articleFixture(actor);
    made.push({ article, snapshot, ...(await annotate(actor, snapshot, fields)), articleId: article.id });
  }
  return made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]];
}

const listed = async (actor: Actor, id: string) => granted(await listClaims(actor, { limit: 500 })).claims.find((claim) => claim.id === id);

const claimsOf = async (ids: string[]) =>
  (await database().annotation.findMany({ where: { id: { in: ids } } }))
    .toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    .map(({ claimId }) => claimId);

test("each annotation begins a claim of its own, whoever writes it", async () => {
  const ada = await actorFixture("editor");
  const [one] = await claimed(ada, 1);
  expect(one.claimId).toBe(one.id);
  const {
    id: _,
    claimId: __,
    ...row
  } = await database().annotation.findUniqueOrThrow({ where: { id: one.id }, omit: { authorship: true } });
  // As the version before writes it, which knows of no claims.
  const [{ id } = { id: "" }] = await database().$queryRaw<{ id: string }[]>`
    INSERT INTO annotations (id, "articleId", claim, rationale, "createdById", "updatedById")
    VALUES (gen_random_uuid(), ${row.articleId}::uuid, 'By an earlier version.', '{"type":"doc"}', ${ada.id}::uuid, ${ada.id}::uuid) RETURNING id`;
  expect(await claimsOf([id])).toEqual([id]);
  expect(await database().claim.findUnique({ where: { id } })).not.toBeNull();
});

test("annotations that check the same statement are joined to the older claim, and parted again", async () => {
  const ada = await actorFixture("editor", "Ada");
  const [first, second, third] = await claimed(ada, 3, { claimedOn: "2026-03" });
  const ids = [first.id, second.id, third.id];
  expect(granted(await joinClaims(ada, { annotationId: third.id, otherId: second.id }))).toEqual({ claimId: second.id, moved: [third.id] });
  const all = granted(await joinClaims(ada, { annotationId: first.id, otherId: third.id }));
  expect(all).toEqual({ claimId: first.id, moved: [second.id, third.id] });
  expect(await claimsOf(ids)).toEqual([first.id, first.id, first.id]);
  expect(granted(await joinClaims(ada, { annotationId: third.id, otherId: first.id }))).toEqual({ claimId: first.id, moved: [] });

  const claim = granted(await openClaim(ada, { id: second.id }));
  expect(claim).toMatchObject({ id: first.id, count: 3, newest: { id: third.id, claimedOn: "2026-03", verdict: { slug: "inaccurate" } } });
  expect(claim.appearances.map(({ id }) => id)).toEqual([third.id, second.id, first.id]);
  expect(await listed(ada, first.id)).toMatchObject({ count: 3, newest: { article: { id: third.article.id } } });
  expect([await listed(ada, second.id), await listed(ada, third.id)]).toEqual([undefined, undefined]);

  // As undoing does, wherever the one who asks stands.
  granted(await separateClaims(ada, { annotationId: first.id, going: all.moved }));
  expect(await claimsOf(ids)).toEqual([first.id, second.id, second.id]);
  // The oldest goes: the others keep a claim between them.
  granted(await joinClaims(ada, { annotationId: second.id, otherId: first.id }));
  expect(granted(await separateClaims(ada, { annotationId: first.id }))).toMatchObject({ claimId: first.id });
  expect(await claimsOf(ids)).toEqual([first.id, second.id, second.id]);
  expectRefused(await separateClaims(ada, { annotationId: first.id }), "invalid");

  const { events } = granted(await readRecord(ada, { articleId: third.article.id }));
  expect(events.filter(({ verb }) => ["joined", "separated"].includes(verb)).map(({ verb, actor }) => [verb, actor?.name])).toEqual([
    ["joined", "Ada"],
    ["separated", "Ada"],
    ["joined", "Ada"],
    ["joined", "Ada"],
  ]);
});

test("a claim is told once, by its newest appearance that is still there", async () => {
  const ada = await actorFixture("editor");
  const [first, second, third] = await claimed(ada, 3, { claim: "Three lighthouses were sold to a foreign bank." });
  granted(await joinClaims(ada, { annotationId: second.id, otherId: first.id }));
  granted(await joinClaims(ada, { annotationId: third.id, otherId: first.id }));
  const similar = async () => granted(await findSimilarClaims(ada, { text: first.claim, limit: 1 }));
  expect(await similar()).toMatchObject([{ claimId: first.id, id: third.id, appearances: 3 }]);
  granted(await deleteAnnotation(ada, { id: third.id, version: 1 }));
  expect(await similar()).toMatchObject([{ claimId: first.id, id: second.id, appearances: 2 }]);
  granted(await removeArticle(ada, { id: second.article.id }));
  expect(await similar()).toMatchObject([{ claimId: first.id, id: first.id, appearances: 1 }]);
  expectRefused(await joinClaims(ada, { annotationId: first.id, otherId: third.id }), "not_found");
  granted(await deleteAnnotation(ada, { id: first.id, version: 1 }));
  expectRefused(await openClaim(ada, { id: first.id }), "not_found");
  expect(await listed(ada, first.id)).toBeUndefined();
});

test("claims come in pages, each once", async () => {
  const ada = await actorFixture("editor");
  const ids = (await claimed(ada, 3)).map(({ id }) => id);
  const met: string[] = [];
  let cursor: string | undefined;
  do {
    const { claims, next }: { claims: { id: string }[]; next: string | null } = granted(await listClaims(ada, { limit: 2, cursor }));
    met.push(...claims.map(({ id }) => id));
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  expect(met.slice(0, 3)).toEqual(ids.toReversed());
  expect(new Set(met).size).toBe(met.length);
});

test("a card tells its claim's other appearances apart from claims that are alike", async () => {
  const ada = await actorFixture("editor");
  const [first, second, third] = await claimed(ada, 3, { claim: "The zoo sold three elephants to a circus abroad." });
  granted(await joinClaims(ada, { annotationId: second.id, otherId: first.id }));
  const told = granted(await listPrecedents(ada, { annotationId: second.id, text: second.claim }));
  expect(told.appearances.map(({ id }) => id)).toEqual([first.id]);
  expect(told.precedents.map(({ claimId }) => claimId)).toEqual([third.id]);
  const { article } = await articleFixture(ada, ["The zoo sold three elephants to a circus abroad."]);
  const [passage] = granted(await lookThroughArticle(ada, { articleId: article.id }));
  expect(passage?.precedents.map(({ claimId, appearances }) => [claimId, appearances]).toSorted()).toEqual(
    [
      [first.id, 2],
      [third.id, 1],
    ].toSorted(),
  );
});

test("joining tells nobody a verdict that they may still judge independently", async () => {
  const ada = await actorFixture("editor");
  const author = await actorFixture("reviewer");
  const judge = await actorFixture("reviewer");
  const claim = "The ferry sank on its first night.";
  const [open] = await claimed(judge, 1, { claim });
  const { article, snapshot } = await articleFixture(author);
  granted(await askSecondVerdict(ada, { articleId: article.id, asked: true }));
  const blind = await annotate(author, snapshot, { claim, verdict: "accurate" });
  for (const [annotationId, otherId] of [
    [open.id, blind.id],
    [blind.id, open.id],
  ] as const)
    expectRefused(await joinClaims(judge, { annotationId, otherId }), "forbidden");
  granted(await joinClaims(author, { annotationId: blind.id, otherId: open.id }));
  const opened = granted(await openClaim(judge, { id: blind.id }));
  expect(opened.appearances.map(({ verdict, hidden }) => [verdict, hidden])).toEqual([
    [null, true],
    [null, true],
  ]);
  expect(await listed(judge, open.id)).toMatchObject({ newest: { verdict: null } });
  expect(granted(await listPrecedents(judge, { annotationId: open.id, text: open.claim })).appearances).toMatchObject([{ verdict: null }]);
  expect(granted(await findSimilarClaims(judge, { text: claim, limit: 1 }))).toMatchObject([{ verdict: null, hidden: true }]);
  expect(JSON.stringify([opened, granted(await readRecord(judge, { articleId: article.id }))])).not.toContain('"accurate"');
  expect(granted(await openClaim(author, { id: open.id })).appearances.map(({ verdict }) => verdict?.slug)).toEqual([
    "accurate",
    "inaccurate",
  ]);
});

test("whoever only reads an article joins nothing there", async () => {
  const ada = await actorFixture("editor");
  const [first, second] = await claimed(ada, 2);
  const colleague = await actorFixture("reviewer");
  const reader = await actorFixture("reviewer");
  granted(await assignArticle(ada, { articleId: second.article.id, userIds: [colleague.id] }));
  expectRefused(await joinClaims(reader, { annotationId: second.id, otherId: first.id }), "forbidden");
  granted(await joinClaims(colleague, { annotationId: second.id, otherId: first.id }));
  expectRefused(await separateClaims(reader, { annotationId: second.id }), "forbidden");
});

test("two who join at once leave one claim, whichever way they go", async () => {
  const ada = await actorFixture("editor");
  const [first, second, third] = await claimed(ada, 3);
  const answers = await Promise.all([
    joinClaims(ada, { annotationId: first.id, otherId: second.id }),
    joinClaims(ada, { annotationId: second.id, otherId: third.id }),
    joinClaims(ada, { annotationId: third.id, otherId: first.id }),
  ]);
  for (const [index, answer] of answers.entries()) {
    if (answer.ok) continue;
    expect(answer.error.code).toBe("conflict");
    const [annotationId, otherId] = [
      [first.id, second.id],
      [second.id, third.id],
      [third.id, first.id],
    ][index] as [string, string];
    granted(await joinClaims(ada, { annotationId, otherId }));
  }
  expect(await claimsOf([first.id, second.id, third.id])).toEqual([first.id, first.id, first.id]);
});
