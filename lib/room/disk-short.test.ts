import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { closeDatabase } from "#lib/db/client.ts";
import { openDatabase } from "#lib/db/open.ts";
import { actorFixture } from "#lib/db/testing.ts";
import { fill, smallDisk, withoutDisk } from "#lib/db/testing-disk.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { onServer } from "#lib/postgres/scratch.ts";
import { checkHealth } from "#lib/usecases/desk/check-health.ts";
import { readSpace } from "#lib/usecases/desk/read-space.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { revokeToken } from "#lib/usecases/people/revoke-token.ts";
import { annotate, articleFixture, granted } from "#lib/usecases/testing.ts";
import { POST } from "../../app/api/v1/articles/[id]/annotations/route.ts";
import { GET } from "../../app/api/v1/articles/[id]/route.ts";
import { signedIn, startRoom, storedText } from "./testing.ts";
import { Window } from "./testing-window.ts";

const megabyte = 1_000_000;

afterEach(async () => {
  await closeDatabase();
  setEnvironment({ DATABASE_URL: "", ASSAY_DATABASE_FOLDER: "" });
});

async function deskOn(disk: string): Promise<{ admin: Actor; editor: Actor }> {
  const before = env.dataDir;
  setEnvironment({ ASSAY_DATA_DIR: join(disk, "data"), DATABASE_URL: "" });
  const opened = await openDatabase();
  onTestFinished(async () => {
    await opened.close();
    setEnvironment({ ASSAY_DATA_DIR: before });
  });
  return { admin: await actorFixture("admin"), editor: await actorFixture("editor") };
}

test("with less than 500 MB left the desk can be read and not changed, what is typed waits, and all goes on when there is room", async (context) => {
  const disk = await smallDisk(800);
  if (!disk) return context.skip(withoutDisk);
  const { admin, editor } = await deskOn(disk);
  const { article, snapshot } = await articleFixture(editor);
  const { id } = await annotate(editor, snapshot);
  const { token } = granted(await createToken(editor, { name: "a program" }));
  const stolen = granted(await createToken(editor, { name: "stolen" }));
  const call = (method: string, body?: object) =>
    new Request("http://desk.example/api/v1", {
      ...{ method, headers: { authorization: `Bearer ${token}` }, body: body ? JSON.stringify(body) : undefined },
    });
  const at = { params: Promise.resolve({ id: article.id }) };
  const exact = snapshot.text.split(" ").slice(0, 3).join(" ");
  const write = () => POST(call("POST", { passages: [{ exact }], claim: "It opened." }), at);
  const server = await startRoom();
  const window = new Window(server, `rationale:${id}`, (await signedIn(editor.id)).cookie);
  await window.synced();
  expect(granted(await readSpace(editor))).toEqual({ isShort: false, missing: [] });

  const filler = await fill(disk, 400 * megabyte);
  await vi.waitUntil(async () => granted(await readSpace(editor)).isShort);
  const refused = await write();
  expect([refused.status, await refused.json()]).toEqual([
    507,
    expect.objectContaining({ code: "upstream", detail: expect.stringMatching(/disk is nearly full.*What you typed is kept/) }),
  ]);
  expect((await GET(call("GET"), at)).status).toBe(200);
  expect(granted(await readSpace(editor)).missing).toEqual([]);
  expect(granted(await readSpace(admin)).missing).toEqual([{ folder: join(disk, "data"), bytes: expect.any(Number) }]);
  expect(await checkHealth(server.room.figures())).toMatchObject({ status: "failing", disk: "failing", database: "ok" });
  window.write("Typed meanwhile.");
  let isSaved = false;
  const saved = window.saved().then(() => {
    isSaved = true;
  });
  await vi.waitUntil(() => window.heard.includes('{"trouble":true}'));
  expect(isSaved).toBe(false);
  await expect(createToken(editor, { name: "another" })).rejects.toThrow("disk is nearly full");
  expect(await revokeToken(editor, { id: stolen.id }), "who is to be kept out is kept out").toMatchObject({ ok: true });

  await rm(filler);
  await saved;
  expect(await storedText(id)).toBe(window.text);
  expect((await write()).status).toBe(201);
  expect(await checkHealth(server.room.figures())).toMatchObject({ status: "ok", disk: "ok" });
  window.close();
  await server.close();
});

test("a disk that is full at the start is named, and what was saved is there when there is room", async (context) => {
  const disk = await smallDisk(200);
  if (!disk) return context.skip(withoutDisk);
  const dataDir = join(disk, "data");
  const full = await fill(disk);
  await expect(openEmbedded({ dataDir })).rejects.toThrow(/The disk of .* is full.*make room/);
  await rm(full);
  const first = await openEmbedded({ dataDir });
  await onServer(first.ownerUrl, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)");
  await first.release();
  const filler = await fill(disk);
  await expect(openEmbedded({ dataDir })).rejects.toThrow(/The disk of .* is full.*make room/);
  await rm(filler);
  const again = await openEmbedded({ dataDir });
  expect(await onServer(again.ownerUrl, "SELECT id FROM kept")).toEqual([{ id: 1 }]);
  await again.release();
});
