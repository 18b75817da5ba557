import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { annotate, articleFixture, granted } from "#lib/usecases/testing.ts";
import { bundlePages } from "./bundle-pages.ts";
import { openPages, type Pages } from "./pages.ts";

testDatabase();

let pages: Pages;
let slug = "";

beforeAll(async () => {
  await bundlePages(join(import.meta.dirname, "../.."));
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  await annotate(editor, snapshot, { claim: "The bridge cost ten million." });
  granted(await publishRevision(editor, { articleId: article.id }));
  slug = article.slug;
  pages = openPages();
});
afterAll(() => pages.close());

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

test("a page comes out of the worker whole and compressed, and nothing of its making blocks this thread", async () => {
  const page = await pages.render(`/r/${slug}`);
  expect([page.status, page.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
  expect(text(page.body)).toContain("The bridge cost ten million.");
  expect(gunzipSync(page.packed?.gzip ?? "").equals(page.body)).toBe(true);
});

test("where no route is, or nothing at it, the answer is without a word", async () => {
  for (const address of ["/r/made-up", "/r/made-up/v/1/x/y", "/?outlet=Nowhere", `/r/${slug}?cards=2`, `/r/${slug}?cards=x`]) {
    const { status, body } = await pages.render(address);
    expect([address, status, body.byteLength]).toEqual([address, 404, 0]);
  }
});

test("an export streams out of the worker, compressed for whoever takes that, and not at all to whoever has it", async () => {
  const plain = await pages.stream(`/r/${slug}.csv`, { ifNoneMatch: null, gzip: false });
  const whole = Buffer.concat(await plain.body.toArray());
  expect(whole.toString()).toContain("The bridge cost ten million.");
  const packed = await pages.stream(`/r/${slug}.csv`, { ifNoneMatch: null, gzip: true });
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(Buffer.concat(await packed.body.toArray())).equals(whole)).toBe(true);
  const known = await pages.stream(`/r/${slug}.csv`, { ifNoneMatch: plain.headers.etag ?? "", gzip: false });
  expect([known.status, (await known.body.toArray()).length]).toEqual([304, 0]);
});

test("a reader who goes away in the middle of an export leaves the worker free for the next", async () => {
  for (let reader = 0; reader < 40; reader += 1) {
    const { body } = await pages.stream(`/r/${slug}.json`, { ifNoneMatch: null, gzip: false });
    body.destroy();
  }
  expect((await pages.render("/method")).status).toBe(200);
});

test("after the bundle was made anew the pages come from it", async () => {
  pages.reload();
  expect((await pages.render("/")).status).toBe(200);
});
