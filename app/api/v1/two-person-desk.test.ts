import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { articleFixture, granted } from "#lib/usecases/testing.ts";
import * as annotation from "./annotations/[id]/route.ts";
import * as signOffs from "./annotations/[id]/signoffs/route.ts";
import * as annotations from "./articles/[id]/annotations/route.ts";
import * as revisions from "./articles/[id]/revisions/route.ts";

testDatabase({ gate: "new" });

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

async function program(actor: Actor) {
  const { token } = granted(await createToken(actor, { name: "a program" }));
  return async (method: string, handler: Handler, id: string, body: object, headers: Record<string, string> = {}) => {
    const request = new Request("http://desk.example/api/v1", {
      ...{ method, headers: { authorization: `Bearer ${token}`, ...headers }, body: JSON.stringify(body) },
    });
    const answer = await handler(request, { params: Promise.resolve({ id }) });
    return { status: answer.status, body: await answer.json() };
  };
}

const judged = {
  verdict: "inaccurate",
  rationale: "The accounts say twelve.",
  evidence: [{ url: "https://city.example/accounts", stance: "contradicts" }],
};
const rulesIn = (refused: { body: { details: { blockers: { rule: string; message: string }[] } } }) => refused.body.details.blockers;

/** A desk of two, of whom each has mended the other's card. */
async function setting() {
  const [ada, grace] = [await actorFixture("editor", "Ada"), await actorFixture("admin", "Grace")];
  await database().user.updateMany({ where: { id: { notIn: [ada.id, grace.id] } }, data: { deactivatedAt: new Date() } });
  const [asAda, asGrace] = [await program(ada), await program(grace)];
  const { article } = await articleFixture(ada);
  const cards: string[] = [];
  for (const [begin, mend, exact] of [
    [asAda, asGrace, "It cost ten million"],
    [asGrace, asAda, "the mayor said"],
  ] as const) {
    const { id } = (await begin("POST", annotations.POST, article.id, { passages: [{ exact }], claim: `${exact}.`, ...judged })).body;
    expect((await mend("PATCH", annotation.PATCH, id, { claim: `${exact}, in all.` }, { "if-match": '"1"' })).status).toBe(200);
    cards.push(id);
  }
  return { asAda, asGrace, article, cards };
}

test("two who each mended the other’s card: neither signs; who takes their own change back can, and the gate opens", async () => {
  const { asAda, asGrace, article, cards } = await setting();
  const [adas = "", graces = ""] = cards;
  for (const ask of [asAda, asGrace]) {
    for (const id of cards) {
      const refused = await ask("POST", signOffs.POST, id, { decision: "approve" });
      expect(refused).toMatchObject({ status: 403, body: { details: { authors: expect.arrayContaining(["Ada", "Grace"]) } } });
      // Whoever began it is its author whatever they take back.
      const began = id === (ask === asAda ? adas : graces);
      expect(refused.body.detail.includes("If you take your own change back, you can")).toBe(!began);
    }
  }
  const held = await asAda("POST", revisions.POST, article.id, {});
  expect(rulesIn(held).map(({ rule }) => rule)).toEqual(["signed-off", "signed-off"]);
  expect(rulesIn(held)[0]?.message).toContain("Everyone here wrote some of it");

  for (const [ask, id, claim] of [
    [asGrace, adas, "It cost ten million."],
    [asAda, graces, "the mayor said."],
  ] as const) {
    expect((await ask("PATCH", annotation.PATCH, id, { claim }, { "if-match": '"2"' })).status).toBe(200);
    expect((await ask("POST", signOffs.POST, id, { decision: "approve" })).status).toBe(201);
  }
  expect((await asAda("POST", revisions.POST, article.id, {})).status).toBe(201);
  const { content } = granted(await readPublication({ slug: article.slug }));
  expect(content.annotations.map(({ reviewers, signedOffBy }) => [reviewers, signedOffBy])).toEqual([
    [["Ada"], ["Grace"]],
    [["Grace"], ["Ada"]],
  ]);
});

test("or their admin overrules the rule, with a reason that is in what is published", async () => {
  const { asAda, asGrace, article } = await setting();
  const overrule = [{ rule: "signed-off", reason: "We are two, and both of us mended both." }];
  expect((await asAda("POST", revisions.POST, article.id, { overrule })).status).toBe(403);
  expect((await asGrace("POST", revisions.POST, article.id, { overrule })).status).toBe(201);
  const { content } = granted(await readPublication({ slug: article.slug }));
  expect(content.overruled).toMatchObject([{ ...overrule[0], by: "Grace" }]);
});
