import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor, Role } from "#lib/domain/people/permissions.ts";
import { proseText } from "#lib/domain/prose/prose.ts";
import { assessAnnotation } from "#lib/usecases/annotation/assess-annotation.ts";
import { createAnnotation } from "#lib/usecases/annotation/create-annotation.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";
import { askSecondVerdict } from "#lib/usecases/article/ask-second-verdict.ts";
import { annotate, articleFixture, granted, passageOf } from "#lib/usecases/testing.ts";
import { type RoomServer, signedIn, startRoom, storedText } from "./testing.ts";
import { until, Window } from "./testing-window.ts";

testDatabase();

let node: RoomServer;
let editor: Actor;
beforeAll(async () => {
  node = await startRoom();
  editor = await actorFixture("editor", "Edda");
});
afterAll(() => node.close());

function open(name: string, cookie: string): Window {
  const window = new Window(node, name, cookie);
  onTestFinished(() => window.close());
  return window;
}

async function someone(role: Role, name: string) {
  const actor = await actorFixture(role, name);
  return { actor, ...(await signedIn(actor.id)) };
}

test("the rationale of an annotation that is judged independently is open to its author alone, until somebody has judged it", async () => {
  const [ada, grace] = [await someone("reviewer", "Ada"), await someone("admin", "Grace")];
  const { article, snapshot } = await articleFixture(ada.actor);
  granted(await askSecondVerdict(editor, { articleId: article.id, asked: true }));
  const { id } = await annotate(ada.actor, snapshot);
  const name = `rationale:${id}`;
  const [writer, out] = [open(name, ada.cookie), open(name, grace.cookie)];
  await writer.synced();
  writer.write("In confidence.");
  await writer.saved();
  await until(() => out.refused !== null);
  expect(out.refused).toBe("forbidden");
  expect(out.text).toBe("");
  // What is typed this moment makes it no less hidden.
  expect(proseText(granted(await readAnnotation(grace.actor, { id })).rationale)).toBe("");

  granted(await assessAnnotation(grace.actor, { annotationId: id, verdict: "inaccurate" }));
  const now = open(name, grace.cookie);
  await now.synced();
  expect(now.text).toContain("In confidence.");
  await until(async () => (await storedText(id)).includes("In confidence."));
});

test("asking for second verdicts sends those out who sit in the rationale of an annotation that says nothing yet", async () => {
  const [ada, ben] = [await someone("reviewer", "Ada"), await someone("reviewer", "Ben")];
  const { article, snapshot } = await articleFixture(ada.actor);
  const { id } = granted(await createAnnotation(ada.actor, { articleId: article.id, passages: [passageOf(snapshot, "the mayor said")] }));
  const name = `rationale:${id}`;
  const [writer, reader] = [open(name, ada.cookie), open(name, ben.cookie)];
  await Promise.all([writer.synced(), reader.synced()]);
  granted(await askSecondVerdict(editor, { articleId: article.id, asked: true }));
  await until(() => reader.refused === "forbidden");
  writer.write("In confidence.");
  await writer.saved();
  expect(reader.text).toBe("");
  expect(writer.closed).toEqual([]);
});
