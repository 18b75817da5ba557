import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { type Actor, roles } from "#lib/domain/people/permissions.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { addSnapshot } from "#lib/usecases/snapshot/add-snapshot.ts";
import { annotate, articleFixture, granted, original, passageOf } from "#lib/usecases/testing.ts";
import { POST } from "./annotations/[id]/settlements/route.ts";
import { GET } from "./articles/[id]/unsettled/route.ts";

testDatabase();

const bridge = "The mayor promised in January 🌉 that the new bridge would be free for everyone who lives on the island.";
const council = "Last week the council voted eleven to four against any further delay of the works.";
const harbour = "Fishermen on the northern shore have asked for years why their harbour was never dredged.";

async function changedAndLost() {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor, [`Report 🗞️ ${editor.id}.`, bridge, council, harbour]);
  const changed = await annotate(editor, snapshot, { passages: [passageOf(snapshot, "voted eleven to four against")] });
  const lost = await annotate(editor, snapshot, { passages: [passageOf(snapshot, bridge)] });
  const newer = [`Report 🗞️ ${editor.id}.`, council.replace("eleven to four", "ten to five"), harbour].join("\n\n");
  granted(await addSnapshot(editor, { articleId: article.id, ...original(newer) }));
  return { editor, article, changed, lost };
}

async function headersOf(actor: Actor | null): Promise<Record<string, string>> {
  if (actor === null) return {};
  const { token } = granted(await createToken(actor, { name: "a program" }));
  return { authorization: `Bearer ${token}` };
}

const at = (id: string) => ({ params: Promise.resolve({ id }) });

async function unsettled(actor: Actor | null, articleId: string): Promise<{ status: number; body: { passages: Waiting[] } }> {
  const answer = await GET(new Request("http://desk.example/api/v1", { headers: await headersOf(actor) }), at(articleId));
  return { status: answer.status, body: await answer.json() };
}

type Waiting = {
  annotationId: string;
  version: number;
  passageId: string;
  anchoring: string;
  old: { exact: string };
  now: { start: number; end: number; exact: string } | null;
};

async function settle(actor: Actor | null, annotationId: string, body: object, tag?: string) {
  const headers = { ...(await headersOf(actor)), ...(tag === undefined ? {} : { "if-match": tag }) };
  const answer = await POST(
    new Request("http://desk.example/api/v1", { method: "POST", headers, body: JSON.stringify(body) }),
    at(annotationId),
  );
  const text = await answer.text();
  return { status: answer.status, etag: answer.headers.get("etag"), body: text === "" ? null : JSON.parse(text) };
}

async function waitingFor({ editor, article }: Awaited<ReturnType<typeof changedAndLost>>, annotationId: string): Promise<Waiting> {
  const { body } = await unsettled(editor, article.id);
  const found = body.passages.find((each) => each.annotationId === annotationId);
  if (!found) throw new Error("This annotation waits for nobody.");
  return found;
}

test("what waits is listed with its old and new words, in code points of the new text", async () => {
  const world = await changedAndLost();
  const { status, body } = await unsettled(world.editor, world.article.slug);
  expect(status).toBe(200);
  expect(body.passages).toHaveLength(2);
  const changed = await waitingFor(world, world.changed.id);
  expect(changed).toMatchObject({ anchoring: "changed", old: { exact: "voted eleven to four against" } });
  expect(changed.now).toMatchObject({ exact: "voted ten to five against" });
  const text = `Report 🗞️ ${world.editor.id}.\n${council.replace("eleven to four", "ten to five")}\n${harbour}`;
  expect([...text].slice(changed.now?.start, changed.now?.end).join("")).toBe("voted ten to five against");
  expect(await waitingFor(world, world.lost.id)).toMatchObject({ anchoring: "lost", old: { exact: bridge }, now: null });
});

test("confirming, adjusting by a quote, attaching again by a position and dropping", async () => {
  const world = await changedAndLost();
  const changed = await waitingFor(world, world.changed.id);
  const confirmed = await settle(
    world.editor,
    world.changed.id,
    { passageId: changed.passageId, decision: "confirm" },
    `"${changed.version}"`,
  );
  expect(confirmed).toMatchObject({
    status: 201,
    etag: `"${changed.version + 1}"`,
    body: { passages: [{ exact: "voted ten to five against", anchoring: "exact" }], state: "draft" },
  });

  const other = await changedAndLost();
  const again = await waitingFor(other, other.changed.id);
  const passage = { exact: "ten to five" };
  const adjusted = await settle(
    other.editor,
    other.changed.id,
    { passageId: again.passageId, decision: "adjust", passage },
    `"${again.version}"`,
  );
  expect(adjusted).toMatchObject({ status: 201, body: { passages: [{ exact: "ten to five", anchoring: "exact" }] } });

  const lost = await waitingFor(other, other.lost.id);
  const text = [...`Report 🗞️ ${other.editor.id}.\n${council.replace("eleven to four", "ten to five")}\n${harbour}`];
  const start = text.length - [...harbour].length;
  const attached = await settle(
    other.editor,
    other.lost.id,
    { passageId: lost.passageId, decision: "adjust", passage: { start, end: text.length, exact: harbour } },
    `"${lost.version}"`,
  );
  expect(attached).toMatchObject({ status: 201, body: { passages: [{ exact: harbour, start }] } });
  expect((await unsettled(other.editor, other.article.id)).body.passages).toEqual([]);

  const gone = await waitingFor(world, world.lost.id);
  const dropped = await settle(world.editor, world.lost.id, { passageId: gone.passageId, decision: "drop" }, `"${gone.version}"`);
  expect(dropped).toMatchObject({ status: 204, body: null });
  expect(await readAnnotation(world.editor, { id: world.lost.id })).toMatchObject({ error: { code: "not_found" } });
});

test("what can't be settled so is refused by the name of the field, and nothing changes", async () => {
  const world = await changedAndLost();
  const changed = await waitingFor(world, world.changed.id);
  const lost = await waitingFor(world, world.lost.id);
  const tag = `"${changed.version}"`;
  const { passageId } = changed;
  const refusals: [object, string | undefined, number, string | undefined][] = [
    [{ passageId, decision: "confirm" }, undefined, 428, undefined],
    [{ passageId, decision: "confirm" }, '"1"', 412, undefined],
    [{ passageId, decision: "confirm" }, "nonsense", 412, undefined],
    [{ passageId, decision: "bless" }, tag, 422, "decision"],
    [{ passageId, decision: "reattach" }, tag, 422, "decision"],
    [{ passageId: { not: "" }, decision: "confirm" }, tag, 422, "passageId"],
    [{ passageId, decision: "adjust" }, tag, 422, "passage"],
    [{ passageId, decision: "adjust", passage: { exact: "nowhere in the text" } }, tag, 422, "passage"],
    [{ passageId, decision: "adjust", passage: { start: 0, end: 1_000_000 } }, tag, 422, "passage"],
    [{ passageId: lost.passageId, decision: "confirm" }, tag, 404, "passageId"],
  ];
  for (const [body, given, status, field] of refusals) {
    const answer = await settle(world.editor, world.changed.id, body, given);
    expect({ status: answer.status, field: answer.body.field }, JSON.stringify(body)).toEqual({ status, field });
    expect(JSON.stringify(answer.body)).not.toContain("@example.org");
  }
  const confirmedLost = await settle(world.editor, world.lost.id, { passageId: lost.passageId, decision: "confirm" }, `"${lost.version}"`);
  expect(confirmedLost).toMatchObject({ status: 422, body: { field: "decision" } });
  const repeated = await settle(world.editor, world.changed.id, { passageId, decision: "adjust", passage: { exact: "the" } }, tag);
  expect(repeated.body.details.candidates.length).toBeGreaterThan(1);
  expect((await unsettled(world.editor, world.article.id)).body.passages).toHaveLength(2);
});

test.each([...roles, null])("%s: a colleague of any role lists and settles, a visitor learns nothing", async (role) => {
  const world = await changedAndLost();
  const actor = role === null ? null : await actorFixture(role);
  expect((await unsettled(actor, world.article.id)).status).toBe(role === null ? 401 : 200);
  const changed = await waitingFor(world, world.changed.id);
  const lost = await waitingFor(world, world.lost.id);
  const tag = `"${changed.version}"`;
  const confirm = { passageId: changed.passageId, decision: "confirm" };
  expect((await settle(actor, world.changed.id, confirm, tag)).status).toBe(role === null ? 401 : 201);
  const drop = { passageId: lost.passageId, decision: "drop" };
  expect((await settle(actor, world.lost.id, drop, `"${lost.version}"`)).status).toBe(role === null ? 401 : 204);
  const left = role === null ? 2 : 0;
  expect((await unsettled(world.editor, world.article.id)).body.passages).toHaveLength(left);
});

test("another desk's ids and words that are none are not found", async () => {
  const { editor } = await changedAndLost();
  for (const id of ["00000000-0000-7000-8000-000000000000", "nothing", "'--"]) {
    expect((await unsettled(editor, id)).status).toBe(404);
    expect((await settle(editor, id, { passageId: "00000000-0000-7000-8000-000000000000", decision: "drop" }, '"1"')).status).toBe(404);
  }
});
