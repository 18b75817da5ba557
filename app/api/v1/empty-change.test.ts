import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openApi } from "#lib/api/openapi.ts";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { addComment } from "#lib/usecases/annotation/add-comment.ts";
import { addContact } from "#lib/usecases/annotation/add-contact.ts";
import { listClaimants } from "#lib/usecases/claimant/list-claimants.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { annotate, articleFixture, granted } from "#lib/usecases/testing.ts";
import { collectArticles } from "#lib/usecases/topic/collect-articles.ts";
import * as annotationDoor from "./annotations/[id]/route.ts";
import * as review from "./articles/[id]/review/route.ts";
import * as article from "./articles/[id]/route.ts";
import * as claimant from "./claimants/[id]/route.ts";
import * as comment from "./comments/[id]/route.ts";
import * as contact from "./contacts/[id]/route.ts";
import * as gate from "./gate/route.ts";
import * as source from "./sources/[id]/route.ts";
import * as topic from "./topics/[id]/route.ts";

testDatabase({ gate: "new" });

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;
type Change = { handler: Handler; id: string; body?: object };

/** Something of each kind that can be changed, and a change of it that says nothing. */
async function world(): Promise<{ token: string; changes: Record<string, Change> }> {
  const admin = await actorFixture("admin", "Grace");
  const { token } = granted(await createToken(admin, { name: "a program" }));
  const made = await articleFixture(admin);
  const annotation = await annotate(admin, made.snapshot, { claimant: `The mayor ${randomUUID()}` });
  const asked = { id: randomUUID(), annotationId: annotation.id, party: "claimant", channel: "phone" } as const;
  const [known] = granted(await addContact(admin, asked)).contacts;
  const [said] = granted(await addComment(admin, { id: randomUUID(), annotationId: annotation.id, text: "Really?" })).comments;
  const articleIds = [made.article.id];
  const collected = granted(await collectArticles(admin, { topic: { name: `Story ${randomUUID()}` }, articleIds }));
  const claimants = granted(await listClaimants(admin, { q: annotation.claimant }));
  return {
    token,
    changes: {
      "/articles/{id}": { handler: article.PATCH, id: made.article.id },
      "/articles/{id}/review": { handler: review.PATCH, id: made.article.id },
      "/annotations/{id}": { handler: annotationDoor.PATCH, id: annotation.id },
      "/comments/{id}": { handler: comment.PATCH, id: said?.id ?? "" },
      "/contacts/{id}": { handler: contact.PATCH, id: known?.id ?? "" },
      "/sources/{id}": { handler: source.PATCH, id: annotation.evidence[0]?.source?.id ?? "" },
      "/claimants/{id}": { handler: claimant.PATCH, id: claimants.claimants[0]?.id ?? "", body: { version: 1 } },
      "/topics/{id}": { handler: topic.PATCH, id: collected.topic.id },
      "/gate": { handler: gate.PATCH, id: "" },
    },
  };
}

async function send({ handler, id, body = {} }: Change, token: string) {
  const version = await database()
    .annotation.findUnique({ where: { id: id || randomUUID() }, select: { version: true } })
    .catch(() => null);
  const headers = { authorization: `Bearer ${token}`, "if-match": `"${version?.version ?? 1}"` };
  const request = new Request("http://desk.example/api/v1", { method: "PATCH", headers, body: JSON.stringify(body) });
  const answer = await handler(request, { params: Promise.resolve({ id }) });
  return { status: answer.status, body: await answer.json() };
}

test("a change that says nothing is refused with what it could say, at every door, and nothing is written down", async () => {
  const { token, changes } = await world();
  const before = await database().auditEvent.count();
  const said = openApi("https://desk.example").paths;
  const described = Object.entries(said).flatMap(([path, operations]) => ("patch" in operations ? [path] : []));
  expect(Object.keys(changes).sort(), "every PATCH that is described is tried").toEqual(described.sort());
  for (const [path, change] of Object.entries(changes)) {
    const { status, body } = await send(change, token);
    expect([path, status === 422 || status === 400, body.code]).toEqual([path, true, "invalid"]);
    expect([path, body.detail]).toEqual([path, expect.stringMatching(/^(Say what is to change: .*\w\.|This is missing\.)$/)]);
  }
  expect(await database().auditEvent.count()).toBe(before);
});

test("so is a change of the gate that names no rule, or a rule without how to set it", async () => {
  const { token, changes } = await world();
  const before = await database().auditEvent.count();
  for (const body of [{ rules: [] }, { rules: [{ rule: "sources" }] }]) {
    const answer = await send({ handler: gate.PATCH, id: "", ...changes["/gate"], body }, token);
    expect([answer.status, answer.body.code]).toEqual([422, "invalid"]);
  }
  expect(await database().auditEvent.count()).toBe(before);
});

test("what names the fields of a change says that there is at least one", () => {
  for (const [path, operations] of Object.entries(openApi("https://desk.example").paths)) {
    if (!("patch" in operations)) continue;
    const { schema } = operations.patch.requestBody.content["application/json"];
    expect([path, schema.minProperties ?? schema.required?.length ?? 0]).toEqual([path, expect.toSatisfy((least: number) => least > 0)]);
  }
});
