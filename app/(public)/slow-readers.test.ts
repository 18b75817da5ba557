import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { exportFormats } from "#lib/domain/export/formats.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { createDoor } from "#lib/public/door.ts";
import { pagesHere } from "#lib/public/testing-pages.ts";
import { updateReview } from "#lib/usecases/review/update-review.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { annotate, articleFixture, granted } from "#lib/usecases/testing.ts";
import { askRoute } from "./testing.ts";

testDatabase();

/** Longer than what the machine's sockets take in advance, so that a reader who stops really holds an answer up. */
const rationale = proseFromMarkdown(
  Array.from({ length: 120 }, (_, line) => `Volume ${line} says so. ${"And so it says. ".repeat(25)}`).join("\n\n"),
);
const many = 90;

let editor: Actor;
let slug = "";
let articleId = "";
let port = 0;
const answers = new Map<string, ServerResponse>();
let heard: (slug: string) => void = () => undefined;
let close: () => Promise<void> = async () => undefined;

/** The door on a real port, before the real routes. */
beforeAll(async () => {
  const door = createDoor({
    pages: pagesHere(askRoute),
    onPublication: async (tell) => {
      heard = tell;
      return { close: async () => undefined };
    },
  });
  const server = createServer((incoming, response) => {
    answers.set(incoming.url ?? "", response);
    door.handle(incoming, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
  close = async () => {
    await door.close();
    server.closeAllConnections();
    server.close();
  };

  editor = await actorFixture("editor", "Mara Reyes");
  const { article, snapshot } = await articleFixture(editor);
  ({ slug, id: articleId } = article);
  for (let made = 0; made < many; made += 1) await annotate(editor, snapshot, { claim: `Claim ${made}`, rationale });
  granted(await publishRevision(editor, { articleId }));
}, 120_000);
afterAll(() => close());

type Reading = { status: number; headers: IncomingMessage["headers"]; rest(): Promise<Buffer> };

/** Reads the first bytes and then stops, until `rest` is called. */
function beginReading(path: string, headers: Record<string, string> = {}): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
      response.pause();
      const rest = async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        return Buffer.concat(chunks);
      };
      resolve({ status: response.statusCode ?? 0, headers: response.headers, rest });
    });
    outgoing.on("error", reject).end();
  });
}

const read = async (path: string) => (await beginReading(path)).rest();

test("whoever reads slowly while a new revision is published gets one revision whole, of the page and of every format", async () => {
  const formats = Object.keys(exportFormats);
  const paths = [`/r/${slug}`, `/r/${slug}/v/1/json`, ...formats.map((format) => `/r/${slug}.${format}`)];
  const before = new Map<string, Buffer>();
  for (const path of paths) before.set(path, await read(path));

  const readings = new Map<string, Reading>();
  for (const path of paths) readings.set(path, await beginReading(path));
  granted(await updateReview(editor, { articleId, version: 1, summary: proseFromMarkdown("Everything is other than we thought.") }));
  granted(await publishRevision(editor, { articleId, kind: "correction", note: "We misread all of it." }));
  heard(slug);
  // Nobody was let go early: these answers are still on their way.
  const held = paths.filter((path) => answers.get(path)?.writableFinished === false);
  expect(held).toEqual(paths);

  for (const [path, reading] of readings) {
    expect(reading.status, path).toBe(200);
    expect((await reading.rest()).equals(before.get(path) ?? Buffer.alloc(0)), path).toBe(true);
  }
  for (const path of paths) {
    const now = await read(path);
    expect(now.equals(before.get(path) ?? Buffer.alloc(0)), path).toBe(path.includes("/v/1/"));
  }
}, 180_000);

test("who has an export already is told so, until there is another revision", async () => {
  const { article, snapshot } = await articleFixture(editor);
  await annotate(editor, snapshot);
  granted(await publishRevision(editor, { articleId: article.id }));
  granted(await updateReview(editor, { articleId: article.id, version: 1, summary: proseFromMarkdown("In short.") }));
  granted(await publishRevision(editor, { articleId: article.id, kind: "update", note: "Once more." }));
  for (const format of Object.keys(exportFormats)) {
    const path = `/r/${article.slug}.${format}`;
    const first = await beginReading(path);
    await first.rest();
    const etag = `${first.headers.etag}`;
    const again = await beginReading(path, { "if-none-match": `"other", ${etag}` });
    expect([again.status, (await again.rest()).length, again.headers.etag], path).toEqual([304, 0, etag]);
    const other = await beginReading(`/r/${article.slug}/v/1/${format}`, { "if-none-match": etag });
    expect([other.status, (await other.rest()).length > 0], path).toEqual([200, true]);
    const part = await beginReading(path, { range: "bytes=0-9" });
    expect([part.status, part.headers["accept-ranges"], (await part.rest()).length], path).toEqual([206, "bytes", 10]);
  }
  // A long one is written as it is read: no part of it can be asked for, and none is promised.
  const long = await beginReading(`/r/${slug}.csv`, { range: "bytes=0-9" });
  expect([long.status, long.headers["accept-ranges"], (await long.rest()).length > 1_000_000]).toEqual([200, undefined, true]);
}, 180_000);
