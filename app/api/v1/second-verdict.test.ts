import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { articleFixture, granted } from "#lib/usecases/testing.ts";
import * as assessments from "./annotations/[id]/assessments/route.ts";
import * as settlement from "./annotations/[id]/assessments/settlement/route.ts";
import * as comments from "./annotations/[id]/comments/route.ts";
import * as contacts from "./annotations/[id]/contacts/route.ts";
import * as annotation from "./annotations/[id]/route.ts";
import * as signOffs from "./annotations/[id]/signoffs/route.ts";
import * as annotations from "./articles/[id]/annotations/route.ts";
import * as record from "./articles/[id]/record/route.ts";
import * as review from "./articles/[id]/review/route.ts";
import * as revisions from "./articles/[id]/revisions/route.ts";
import * as secondVerdict from "./articles/[id]/second-verdict/route.ts";
import * as unsettled from "./articles/[id]/unsettled/route.ts";

testDatabase({ gate: "new" });

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

async function program(actor: Actor) {
  const { token } = granted(await createToken(actor, { name: "a program" }));
  return async (handler: Handler, id: string, body?: unknown, headers: Record<string, string> = {}) => {
    const request = new Request("http://desk.example/api/v1", {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await handler(request, { params: Promise.resolve({ id }) });
    const text = await answer.text();
    return { status: answer.status, text, body: text === "" ? null : JSON.parse(text) };
  };
}

const first = {
  passages: [{ exact: "It cost ten million" }],
  claim: "The bridge cost ten million.",
  verdict: "inaccurate",
  rationale: "Written in confidence.",
  evidence: [{ url: "https://confidence.example/", stance: "contradicts", quote: "twelve" }],
};

test("two programs’ people judge blind, differ and settle; a third signs; the gate holds, then opens", async () => {
  const [ada, joon, grace] = [
    await actorFixture("editor", "Ada"),
    await actorFixture("reviewer", "Joon"),
    await actorFixture("admin", "Grace"),
  ];
  const [asAda, asJoon, asGrace] = [await program(ada), await program(joon), await program(grace)];
  const { article } = await articleFixture(ada);
  expect((await asJoon(secondVerdict.PUT, article.id, { asked: true })).status).toBe(403);
  expect((await asAda(secondVerdict.PUT, article.id, { asked: true })).body).toMatchObject({ article: true, desk: false, needed: 3 });
  const { id } = (await asAda(annotations.POST, article.id, first)).body;

  for (const ask of [asJoon, asGrace]) {
    for (const door of [annotations.GET, record.GET, review.GET, unsettled.GET]) {
      const { status, text } = await ask(door, article.id);
      expect(status).toBe(200);
      for (const secret of ["confidence", "inaccurate"]) expect(text).not.toContain(secret);
    }
    expect((await ask(annotation.GET, id)).body).toMatchObject({
      hidden: true,
      verdict: null,
      rationale: "",
      evidence: [],
      claim: first.claim,
    });
    expect((await ask(contacts.GET, id)).body).toEqual({ contacts: [], next: null });
    expect((await ask(comments.POST, id, { text: "What is it?" })).status).toBe(403);
    expect((await ask(annotation.PATCH, id, { claim: "Mine." }, { "if-match": '"1"' })).status).toBe(403);
  }
  expect((await asAda(assessments.POST, id, { verdict: "inaccurate" })).status).toBe(403);
  expect((await asAda(revisions.POST, article.id, {})).body.details.blockers.map(({ rule }: { rule: string }) => rule)).toContain(
    "second-verdict",
  );

  const judged = await asJoon(assessments.POST, id, { verdict: "misleading", rationale: "The road was left out." });
  expect(judged.status).toBe(201);
  expect(judged.body).toMatchObject({
    hidden: false,
    verdict: "inaccurate",
    secondVerdict: { state: "differing", verdict: "misleading", by: "Joon" },
  });
  // What was read before it was judged is not what is read now, though nothing of it has changed.
  expect((await asGrace(annotation.GET, id, undefined, { "if-none-match": '"1"' })).text).toContain("confidence");
  expect((await asGrace(signOffs.POST, id, { decision: "approve" })).status).toBe(422);
  expect((await asGrace(settlement.PUT, id, { verdict: "misleading", words: "So." })).status).toBe(403);
  const settling = { verdict: "misleading", words: "The road belongs to it." };
  expect((await asJoon(settlement.PUT, id, settling)).status, "Ada stands by hers").toBe(422);
  const settled = await asAda(settlement.PUT, id, settling);
  expect(settled.body).toMatchObject({
    verdict: "misleading",
    secondVerdict: { state: "settled", settlement: { by: "Ada", dissent: false } },
  });
  expect((await asJoon(signOffs.POST, id, { decision: "approve" })).status).toBe(403);
  expect((await asGrace(signOffs.POST, id, { decision: "approve" })).status).toBe(201);
  expect((await asAda(revisions.POST, article.id, {})).status).toBe(201);
});
